package index

import (
	"cmp"
	"context"
	"runtime"
	"slices"
	"sync"

	"qari/model"
	"qari/model/fold"
	"qari/model/query"
)

// Search returns the IDs of the articles that a query matches, in no order.
func (m *Memory) Search(ctx context.Context, q *query.Query, state State) ([]string, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	s := search{Memory: m, ctx: ctx, state: state}
	found := s.all()
	if q.Expr != nil {
		found = s.eval(q.Expr, found)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return m.ids(found), nil
}

func (m *Memory) ids(found set) []string {
	ids := make([]string, 0, found.len())
	for n := range found.members() {
		ids = append(ids, m.documents[n].Article.ID)
	}
	return ids
}

// search is one evaluation of a query. When its context ends it returns early
// with whatever it has.
type search struct {
	*Memory
	ctx   context.Context
	state State
}

// all is the set of the documents there are.
func (s search) all() set {
	all := newSet(len(s.documents))
	for _, n := range s.numbers {
		all.add(n)
	}
	return all
}

// eval returns which of the documents within a set match. It may change
// within.
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
		found := newSet(len(s.documents))
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

// cost says which parts to evaluate last: those that look at every document
// that is left.
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

// needsText tells whether the words alone do not prove that a term is met.
func needsText(t query.Term) bool { return len(t.Words) > 1 || t.Mode == query.Literal }

func (s search) term(t query.Term, within set) set {
	vocabulary := s.vocabularies[t.Field]
	for i, w := range t.Words {
		if s.ctx.Err() != nil {
			return within
		}
		found := newSet(len(s.documents))
		vocabulary.find(w, t.Prefix && i == len(t.Words)-1, found)
		within.and(found)
	}
	if needsText(t) {
		s.verify(t, within)
	}
	return within
}

// verify leaves in a set the documents whose text meets a term. The documents
// are shared out in words of the set, so that no two goroutines write one.
func (s search) verify(t query.Term, found set) {
	meets := s.verifier(t)
	var workers sync.WaitGroup
	share := max(1, (len(found)+4*runtime.GOMAXPROCS(0)-1)/(4*runtime.GOMAXPROCS(0)))
	for from := 0; from < len(found); from += share {
		part := found[from:min(from+share, len(found))]
		workers.Go(func() {
			for n := range slices.Clone(part).members() {
				if s.ctx.Err() != nil {
					return
				}
				if !meets(s.documents[uint32(from*64)+n]) {
					part.remove(n)
				}
			}
		})
	}
	workers.Wait()
}

// verifier chooses the quickest test of a document.
func (s search) verifier(t query.Term) func(Document) bool {
	if t.Field == query.Anywhere && t.Mode != query.Literal {
		return func(d Document) bool {
			return t.InFolded(fold.String(d.Article.Text)) || t.In(d.Article.Title)
		}
	}
	q := &query.Query{Expr: t}
	return func(d Document) bool { return q.Match(query.NewDocument(d.Article, d.Findings, query.State{})) }
}

func (s search) dates(d query.Dates, within set) set {
	found := newSet(len(s.documents))
	if d.Field == query.Date {
		for _, day := range s.days {
			if day.Overlaps(d.Interval) {
				found.add(day.document)
			}
		}
		within.and(found)
		return within
	}
	for n := range within.members() {
		if f := s.documents[n].Findings; f != nil {
			if i, ok := query.Value(f.Published.Value); ok && i.Overlaps(d.Interval) {
				found.add(n)
			}
		}
	}
	return found
}

func (s search) is(is query.Is, within set) set {
	found := newSet(len(s.documents))
	for n := range within.members() {
		var state query.State
		if s.state != nil {
			state = s.state(s.documents[n].Article.ID)
		}
		if is.Of(state) {
			found.add(n)
		}
	}
	return found
}

// Named returns the IDs of the articles that mention an entity.
func (m *Memory) Named(ctx context.Context, label model.Label, key string) ([]string, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	m.mu.RLock()
	defer m.mu.RUnlock()
	name := m.names[nameKey{label, key}]
	if name == nil {
		return nil, nil
	}
	found := newSet(len(m.documents))
	name.addTo(found)
	return m.ids(found), nil
}

// Names returns the names of a class that match a few words.
func (m *Memory) Names(ctx context.Context, label model.Label, words string, limit int) ([]Name, error) {
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
