package ui

import (
	tea "charm.land/bubbletea/v2"

	"qari/ui/field"
)

// editing is the field that keys go to, or nil.
func (m *Model) editing() *field.Field {
	switch {
	case m.filter.Editing():
		return m.filter
	case m.search.Editing():
		return m.search
	}
	return nil
}

// openField starts a search of the article from the reading pane, and a
// filter of the list from the other two.
func (m *Model) openField() {
	if m.focus == readerPane && m.reader.Article() != nil {
		m.search.SetValue("")
		m.search.Open()
		return
	}
	m.filter.Open()
}

// fieldKey edits a field. The arrows still move the list that is being
// filtered.
func (m *Model) fieldKey(f *field.Field, k tea.KeyPressMsg) tea.Cmd {
	switch k.Keystroke() {
	case "enter":
		return m.submit(f)
	case "esc":
		return m.abandon(f)
	case "up", "down", "pgup", "pgdown":
		if f == m.filter {
			return m.listAct(m.action(k))
		}
		return nil
	case "ctrl+c":
		return m.quit()
	}
	return m.typed(k)
}

// typed gives a key or a paste to the field that is being edited, and shows
// at once what the text in it finds.
func (m *Model) typed(msg tea.Msg) tea.Cmd {
	f := m.editing()
	if f == nil || !f.Update(msg) {
		return nil
	}
	if f == m.filter {
		return m.refilter()
	}
	m.find()
	return nil
}

// submit ends editing and keeps what was found.
func (m *Model) submit(f *field.Field) tea.Cmd {
	f.Close()
	if f == m.search {
		if n, _ := m.reader.Marks(); n == 0 && f.Value() != "" {
			m.message = m.env.Lang.NotFound
		}
		return nil
	}
	m.openSelected()
	return m.refilter()
}

// abandon ends editing and takes it back.
func (m *Model) abandon(f *field.Field) tea.Cmd {
	f.Close()
	f.SetValue("")
	if f == m.search {
		m.reader.SetMarks(nil)
		m.hits = ""
		return nil
	}
	return m.refilter()
}

// find marks what the search field asks for in the article.
func (m *Model) find() {
	query := m.search.Value()
	m.hits = query
	m.reader.SetMarks(m.env.Search.Hits(m.reader.Article(), query))
	m.reader.NextMark(true)
}

// filterBy filters the list by a query.
func (m *Model) filterBy(query string) tea.Cmd {
	m.filter.SetValue(query)
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
	query := m.filter.Value()
	if query == "" {
		m.showAll()
		return nil
	}
	request, snap, typing, search, ctx := m.requests, m.snap, m.filter.Editing(), m.env.Search, m.ctx
	return func() tea.Msg {
		more := search.More()
		items, err := search.Filter(ctx, snap, query, typing)
		return filteredMsg{request, items, err, more}
	}
}

// filtered takes an answer; a stale one dies here. While the collection is
// still being indexed the request is made again as the index grows.
func (m *Model) filtered(msg filteredMsg) tea.Cmd {
	if msg.request != m.requests {
		return nil
	}
	if msg.err != nil {
		m.message, m.fault = msg.err.Error(), true
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
	m.painter.RTL = m.env.Lang.RTL
	m.reader.SetMore(m.moreNotice())
	m.panel.Relabel(m.reader.Article(), m.reader.Findings(), m.env.Lang)
}
