package index

import (
	"cmp"
	"context"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"qari/model"
	"qari/model/query"
)

// Search returns the IDs of the articles that match a query, in no order. state
// returns what the reader has done with an article; if it is nil, nothing was
// done.
func (m *Index) Search(ctx context.Context, q *query.Query, state State) ([]string, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	s := search{Index: m, ctx: ctx, state: state}
	found := s.all()
	if q.Expr != nil {
		found = s.eval(q.Expr, found)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return m.ids(found), nil
}

func (m *Index) ids(found set) []string {
	ids := make([]string, 0, found.len())
	for n := range found.members() {
		ids = append(ids, m.entries[n].Article.ID)
	}
	return ids
}

// search is the evaluation of one query. When its context ends it returns
// early, with an incomplete result.
type search struct {
	*Index
	ctx   context.Context
	state State
}

// all returns the set of all documents.
func (s search) all() set {
	all := newSet(len(s.entries))
	for _, n := range s.numbers {
		all.add(n)
	}
	return all
}

// eval returns the documents of within that match. It may change within.
func (s search) eval(x query.Expr, within set) set {
	switch x := x.(type) {
	case query.And:
		parts := slices.SortedStableFunc(slices.Values(x), func(a, b query.Expr) int {
			return cmp.Compare(cost(a), cost(b))
		})
		for _, part := range parts {
			within = s.eval(part, within)
		}
		return within
	case query.Or:
		found := newSet(len(s.entries))
		for _, part := range x {
			found.or(s.eval(part, slices.Clone(within)))
		}
		return found
	case query.Not:
		within.andNot(s.eval(x.X, slices.Clone(within)))
		return within
	case query.Term:
		return s.term(x, within)
	case query.Dates:
		return s.dates(x, within)
	case query.Is:
		return s.is(x, within)
	}
	return nil
}

// cost gives the order in which the parts of an And are evaluated. Parts that
// look at each remaining document come last.
func cost(x query.Expr) int {
	switch x := x.(type) {
	case query.And:
		return maxCost(x)
	case query.Or:
		return maxCost(x)
	case query.Not:
		return cost(x.X)
	case query.Term:
		if needsText(x) {
			return 2
		}
	case query.Is:
		return 1
	}
	return 0
}

func maxCost(parts []query.Expr) int {
	most := 0
	for _, part := range parts {
		most = max(most, cost(part))
	}
	return most
}

// needsText tells whether only the text can prove that the term matches.
func needsText(t query.Term) bool { return t.Mode == query.Literal }

func (s search) term(t query.Term, within set) set {
	v := s.vocabularies[t.Field]
	words := make([]set, len(t.Words))
	for i, w := range t.Words {
		words[i] = v.match(w, t.Prefix && i == len(t.Words)-1)
		found := newSet(len(s.entries))
		v.documents(words[i], found)
		within.and(found)
	}
	if len(words) > 1 {
		s.keep(within, func(e *entry) bool { return follow(e.sequences[t.Field], words) })
	}
	if needsText(t) {
		s.keep(within, func(e *entry) bool { return meets(t, e.Document) })
	}
	return within
}

// meets searches the document itself for a term.
func meets(t query.Term, doc Document) bool {
	if t.Field == query.Anywhere {
		return t.In(doc.Article.Text) || t.In(doc.Article.Title)
	}
	q := &query.Query{Expr: t}
	return q.Match(query.NewDocument(doc.Article, doc.Findings, query.State{}))
}

// keep removes the documents from a set that do not pass a test. All processors
// share the work. Each gets whole machine words of the set, so that no two
// write the same one.
func (s search) keep(found set, test func(*entry) bool) {
	const share = 4 // machine words: 256 documents
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), 1+len(found)/share) {
		workers.Go(func() {
			for {
				from := share * int(next.Add(1)-1)
				if from >= len(found) || s.ctx.Err() != nil {
					return
				}
				part := found[from:min(from+share, len(found))]
				for n := range slices.Clone(part).members() {
					if !test(&s.entries[from*64+int(n)]) {
						part.remove(n)
					}
				}
			}
		})
	}
	workers.Wait()
}

func (s search) dates(d query.Dates, within set) set {
	found := newSet(len(s.entries))
	for n := range within.members() {
		e := &s.entries[n]
		if d.Field == query.Date {
			if slices.ContainsFunc(e.days, d.Answer) {
				found.add(n)
			}
		} else if e.Findings != nil && d.Answer(e.Findings.Published.At.Extent()) {
			found.add(n)
		}
	}
	return found
}

func (s search) is(is query.Is, within set) set {
	found := newSet(len(s.entries))
	for n := range within.members() {
		var state query.State
		if s.state != nil {
			state = s.state(s.entries[n].Article.ID)
		}
		if is.Of(state) {
			found.add(n)
		}
	}
	return found
}

// Named returns the IDs of the articles that mention the entity with a label
// and key, in no order.
func (m *Index) Named(ctx context.Context, label model.Label, key string) ([]string, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	m.mu.RLock()
	defer m.mu.RUnlock()
	name := m.names[nameKey{label, key}]
	if name == nil {
		return nil, nil
	}
	found := newSet(len(m.entries))
	name.addTo(found)
	return m.ids(found), nil
}

// Names returns at most limit names of a class, those of most articles first.
// words must be in the name; the last word may be incomplete. Without words
// every name matches.
func (m *Index) Names(ctx context.Context, label model.Label, words string, limit int) ([]Name, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	term, _ := query.Pattern(words, true).Expr.(query.Term)
	m.mu.RLock()
	defer m.mu.RUnlock()
	var all []Name
	for key, n := range m.names {
		if key.label == label && (term.Words == nil || term.In(n.text)) {
			all = append(all, Name{key.label, key.key, n.text, n.len()})
		}
	}
	slices.SortFunc(all, func(a, b Name) int {
		return cmp.Or(cmp.Compare(b.Articles, a.Articles), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Key, b.Key))
	})
	return all[:min(limit, len(all))], nil
}
