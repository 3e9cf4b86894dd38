package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

// find marks what the search field asks for in the article.
func (m *Model) find() {
	query := m.fields[searching].Value()
	m.hits = query
	m.reader.SetMarks(m.env.Search.Hits(m.reader.Article(), query))
	m.reader.NextMark(true)
}

// filterBy filters the list by a query.
func (m *Model) filterBy(query string) tea.Cmd {
	m.fields[filtering].SetValue(query)
	return m.refilter()
}

// filteredMsg is the answer to a filter request.
type filteredMsg struct {
	request int
	items   []int
	err     error
	more    <-chan struct{} // closed when the same request may find more
}

// refilter asks for the articles that match the filter, off the event loop, so
// that typing never waits; the request's number tells answers that have been
// overtaken.
func (m *Model) refilter() tea.Cmd {
	m.requests++
	query := m.expanded(m.filter())
	if strings.TrimSpace(query) == "" {
		m.showAll()
		return nil
	}
	request, snap, search, ctx := m.requests, m.snap, m.env.Search, m.ctx
	typing := m.fields[filtering].Editing()
	return func() tea.Msg {
		more := search.More()
		items, err := search.Filter(ctx, snap, query, typing)
		if err == nil && len(items) == 0 && !typing { // a reader who stops within a word keeps what was seen
			items, err = search.Filter(ctx, snap, query, true)
		}
		return filteredMsg{request, items, err, more}
	}
}

// expanded is a filter with a saved query in the place of its @name.
func (m *Model) expanded(filter string) string {
	if name, ok := strings.CutPrefix(strings.TrimSpace(filter), "@"); ok {
		return m.env.Shelf.Query(name)
	}
	return filter
}

// filtered takes an answer; a stale one dies here. While the collection is
// still being indexed the request is made again as the index grows.
func (m *Model) filtered(msg filteredMsg) tea.Cmd {
	if msg.request != m.requests {
		return nil
	}
	if msg.err != nil {
		m.message, m.fault = m.env.Lang.Fault(msg.err), true
		return nil
	}
	m.list.SetItems(msg.items)
	if msg.more == nil {
		return nil
	}
	done := m.ctx.Done()
	return func() tea.Msg {
		select {
		case <-msg.more:
			return grownMsg{msg.request}
		case <-done:
			return nil
		}
	}
}

// grownMsg says that a request may find more by now.
type grownMsg struct{ request int }

func (m *Model) grown(msg grownMsg) tea.Cmd {
	if msg.request != m.requests {
		return nil
	}
	return m.refilter()
}

func (m *Model) showAll() {
	all := make([]int, 0, m.snap.Len())
	for i := range m.snap.Len() {
		all = append(all, i)
	}
	m.list.SetItems(all)
}

// quit ends the session.
func (m *Model) quit() tea.Cmd {
	m.keepPosition()
	return tea.Quit
}

// switchLanguage changes the interface between Arabic and English.
func (m *Model) switchLanguage() {
	m.env.Lang = m.env.Lang.Other()
	m.brush.RTL = m.env.Lang.RTL
	m.reader.SetMore(m.moreNotice())
	m.panel.Relabel(m.reader.Article(), m.reader.Findings(), m.env.Lang)
}
