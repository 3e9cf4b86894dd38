package ui

import (
	"context"
	"errors"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"qari/model"
	"qari/ui/findings"
	"qari/ui/list"
	"qari/ui/reading"
)

// finder does the searching: for articles with a filter of the list, and for
// places in the open article with a search or an entry of the findings.
type finder struct {
	search   Search
	shelf    Shelf
	requests *requests
	list     *list.Pane    // shows the matching articles
	text     *reading.Pane // shows the matching places

	filter string // the query that filters the list; "" lists all
	typing bool   // the reader is typing it: its last word may be incomplete

	marked  *findings.ID // the entry whose mentions are marked; nil for none
	from    int          // the reader's position when the search began
	entered bool         // the reader ended the search with Enter
}

// Answers to requests.
type (
	filteredMsg struct {
		items []int           // numbers in the snapshot of the request
		more  <-chan struct{} // closed when the request may find more
	}
	grownMsg struct{}     // the index has grown: filter again
	hitsMsg  []model.Span // the matches of a search
	namedMsg string       // the query for a name
)

// answer applies the answer to a request.
func (f *finder) answer(snap Snapshot, answer answerMsg) (tea.Cmd, error) {
	msg, err := f.requests.take(answer)
	if err != nil {
		return nil, err
	}
	switch msg := msg.(type) {
	case filteredMsg:
		return f.filtered(msg), nil
	case grownMsg:
		return f.refilter(snap), nil
	case hitsMsg:
		return nil, f.hits(msg)
	case namedMsg:
		return f.filterBy(snap, string(msg), false), nil
	}
	return nil, nil
}

// look shows the matches of a text field's contents, while the reader types or
// afterwards.
func (f *finder) look(snap Snapshot, p purpose, text string, typing bool) tea.Cmd {
	switch p {
	case filtering:
		return f.filterBy(snap, text, typing)
	case searching:
		return f.searchFor(text)
	}
	return nil
}

// filterBy lists the articles of a snapshot that match a query.
func (f *finder) filterBy(snap Snapshot, query string, typing bool) tea.Cmd {
	f.filter, f.typing = query, typing
	return f.refilter(snap)
}

// refilter requests the articles that match the filter.
func (f *finder) refilter(snap Snapshot) tea.Cmd {
	query := f.expanded()
	if strings.TrimSpace(query) == "" {
		f.requests.cancel(filterRequest)
		f.list.SetItems(all(snap.Len()))
		return nil
	}
	search, typing := f.search, f.typing
	return f.requests.begin(filterRequest, func(ctx context.Context) (tea.Msg, error) {
		more := search.More()
		ids, err := search.Filter(ctx, query, typing)
		if err == nil && len(ids) == 0 && !typing { // after Enter within a word, keep the list of its prefix
			ids, err = search.Filter(ctx, query, true)
		}
		return filteredMsg{numbers(snap, ids), more}, err
	})
}

// expanded returns the filter with a saved query instead of its @name.
func (f *finder) expanded() string {
	if name, ok := strings.CutPrefix(strings.TrimSpace(f.filter), "@"); ok {
		return f.shelf.Query(name)
	}
	return f.filter
}

// renewed shows the same articles in the next snapshot, and filters again.
func (f *finder) renewed(old, snap Snapshot) tea.Cmd {
	if f.filter != "" {
		f.list.Renumber(func(i int) (int, bool) { return snap.Find(old.ID(i)) })
	}
	return f.refilter(snap)
}

func all(n int) []int {
	items := make([]int, n)
	for i := range items {
		items[i] = i
	}
	return items
}

// numbers returns the numbers of articles in a snapshot, in order.
func numbers(snap Snapshot, ids []string) []int {
	items := make([]int, 0, len(ids))
	for _, id := range ids {
		if i, ok := snap.Find(id); ok {
			items = append(items, i)
		}
	}
	slices.Sort(items)
	return items
}

// filtered lists the result of a filter. While the index grows, it waits to
// filter again.
func (f *finder) filtered(msg filteredMsg) tea.Cmd {
	f.list.SetItems(msg.items)
	if msg.more == nil {
		return nil
	}
	return f.requests.more(filterRequest, func(ctx context.Context) (tea.Msg, error) {
		select {
		case <-msg.more:
		case <-ctx.Done():
		}
		return grownMsg{}, nil
	})
}

// searchFor requests the matches of a query in the open article. The marks stay
// until the answer comes.
func (f *finder) searchFor(query string) tea.Cmd {
	a := f.text.Article()
	if query == "" || a == nil {
		f.unmark()
		return nil
	}
	f.marked, f.entered, f.from = nil, false, f.text.Position()
	search := f.search
	return f.requests.begin(hitsRequest, func(ctx context.Context) (tea.Msg, error) {
		spans, err := search.Hits(ctx, a, query)
		return hitsMsg(spans), err
	})
}

// hits marks the matches. It goes to the next match unless the reader has moved
// since the search began.
func (f *finder) hits(spans []model.Span) error {
	f.text.SetMarks(spans)
	if f.text.Position() == f.from {
		f.text.NextMark(true)
	}
	if f.entered && len(spans) == 0 {
		return errNotFound
	}
	return nil
}

var errNotFound = errors.New("nothing found")

// enter ends the typing of a search. If the answer is not there yet,
// [finder.hits] reports later that nothing matches.
func (f *finder) enter(query string) error {
	f.entered = query != ""
	if n, _ := f.text.Marks(); f.entered && n == 0 && !f.searching() {
		return errNotFound
	}
	return nil
}

// searching reports whether the answer to a search is still to come.
func (f *finder) searching() bool { return f.requests.pending(hitsRequest) }

// mark marks an entry's mentions and goes to the first. It does nothing if they
// are already marked.
func (f *finder) mark(e *findings.Entry) (already bool) {
	id := e.ID()
	if f.marked != nil && *f.marked == id {
		return true
	}
	f.unmark()
	f.marked = &id
	f.text.SetMarks(e.Spans)
	return false
}

// unmark removes the marks.
func (f *finder) unmark() {
	f.requests.cancel(hitsRequest)
	f.marked = nil
	f.text.SetMarks(nil)
}

// named requests the query for a name.
func (f *finder) named(label model.Label, key, name string) tea.Cmd {
	search := f.search
	return f.requests.begin(namedRequest, func(ctx context.Context) (tea.Msg, error) {
		query, err := search.Named(ctx, label, key, name)
		return namedMsg(query), err
	})
}
