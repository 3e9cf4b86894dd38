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

// finder is what the reader looks for: articles, by a filter of the list, and
// places in the open article, by a search or by an entry of the findings.
type finder struct {
	search   Search
	shelf    Shelf
	requests *requests
	list     *list.Pane    // shows the articles found
	text     *reading.Pane // shows the places found

	filter string // the query that the list is filtered by; "" lists all
	typing bool   // it is being typed: its last word may be incomplete

	marked  *findings.ID // the entry that the marks are of; nil where they are of none
	from    int          // where the reader was when the search began
	entered bool         // the search was typed to its end, and was to find something
}

// Answers to requests.
type (
	filteredMsg struct {
		items []int           // numbers in the snapshot that the request was made for
		more  <-chan struct{} // closed when the same request may find more
	}
	grownMsg struct{}     // a filter may find more by now
	hitsMsg  []model.Span // what a search finds
	namedMsg string       // the query for a name
)

// answer takes up what a request has come to.
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

// look shows what a text finds that is typed, or was typed, for a purpose.
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

// refilter lists the articles that match the filter, as soon as they are known.
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
		if err == nil && len(ids) == 0 && !typing { // a reader who stops within a word keeps what was seen
			ids, err = search.Filter(ctx, query, true)
		}
		return filteredMsg{numbers(snap, ids), more}, err
	})
}

// expanded is the filter with a saved query in the place of its @name.
func (f *finder) expanded() string {
	if name, ok := strings.CutPrefix(strings.TrimSpace(f.filter), "@"); ok {
		return f.shelf.Query(name)
	}
	return f.filter
}

// renewed lists the same articles of the snapshot that comes after old, and
// asks for those that match the filter now.
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

// numbers are the numbers of articles in a snapshot, in order.
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

// filtered lists what a filter has found. While the collection is still being
// indexed the filter is asked again as the index grows.
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

// searchFor marks what a query finds in the open article, as soon as it is
// known. Until then the marks stay as they are.
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

// hits marks what the search has found and goes to the next of it, unless the
// reader has moved on in the meantime.
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

// errNotFound says that a search has found nothing.
var errNotFound = errors.New("nothing found")

// enter ends the typing of a search. One that is still going on says later
// that it has found nothing, see [finder.hits].
func (f *finder) enter(query string) error {
	f.entered = query != ""
	if n, _ := f.text.Marks(); f.entered && n == 0 && !f.searching() {
		return errNotFound
	}
	return nil
}

// searching tells whether what a search finds is not known yet.
func (f *finder) searching() bool { return f.requests.pending(hitsRequest) }

// mark marks an entry's mentions and goes to the first. It does nothing where
// they are marked already.
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

// unmark takes the marks away, and what they were of.
func (f *finder) unmark() {
	f.requests.cancel(hitsRequest)
	f.marked = nil
	f.text.SetMarks(nil)
}

// named asks for the query for a name.
func (f *finder) named(label model.Label, key, name string) tea.Cmd {
	search := f.search
	return f.requests.begin(namedRequest, func(ctx context.Context) (tea.Msg, error) {
		query, err := search.Named(ctx, label, key, name)
		return namedMsg(query), err
	})
}
