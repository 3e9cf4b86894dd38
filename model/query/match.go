package query

import (
	"cmp"
	"slices"
	"strings"

	"qari/model"
	"qari/model/calendar"
	"qari/model/word"
)

// Target is an article as a query sees it. Positions are byte offsets into
// Text.
type Target interface {
	Text() string
	Folded() word.Folded // Text folded by word.Search
	Title() string
	Source() string
	Entities() []model.Entity
	Dates() []Dated
	Published() calendar.Extent
	State() State
}

// Dated is a date that a text mentions.
type Dated struct {
	Span   model.Span
	Extent calendar.Extent
}

// Match tells whether the query matches the article.
func (q *Query) Match(t Target) bool {
	return q.Expr == nil || (&matcher{target: t}).match(q.Expr)
}

// Spans returns the places in the text where the query matches, in order and
// without overlaps. Negated parts have no span, and neither have hits in the
// title, the source or the publication date. It returns nil if the query does
// not match.
func (q *Query) Spans(t Target) []model.Span {
	if q.Expr == nil || !q.Match(t) {
		return nil
	}
	m := matcher{target: t, collect: true}
	m.match(q.Expr)
	return merge(m.spans)
}

// matcher evaluates a query on one article. To collect spans it evaluates all
// parts; otherwise it stops as soon as the answer is certain.
type matcher struct {
	target  Target
	collect bool
	spans   []model.Span
}

func (m *matcher) match(x Expr) bool {
	switch x := x.(type) {
	case And:
		for _, part := range x {
			if !m.match(part) {
				return false
			}
		}
		return true
	case Or:
		found := false
		for _, part := range x {
			if m.match(part) {
				if found = true; !m.collect {
					break
				}
			}
		}
		return found
	case Not:
		return !(&matcher{target: m.target}).match(x.X)
	case Is:
		return x.Of(m.target.State())
	case Dates:
		return m.dates(x)
	case Term:
		return m.term(x)
	}
	return false
}

func (m *matcher) dates(d Dates) bool {
	if d.Field == Published {
		return d.Answer(m.target.Published())
	}
	found := false
	for _, x := range m.target.Dates() {
		if d.Answer(x.Extent) {
			m.spans = append(m.spans, x.Span)
			found = true
		}
	}
	return found
}

func (m *matcher) term(t Term) bool {
	if label, ok := t.Field.Label(); ok {
		return m.entities(t, label)
	}
	switch t.Field {
	case Title:
		return t.In(m.target.Title())
	case Source:
		return t.In(m.target.Source())
	}
	before := len(m.spans)
	t.find(m.target.Text(), m.target.Folded(), func(s model.Span) bool {
		m.spans = append(m.spans, s)
		return m.collect
	})
	return len(m.spans) > before || t.In(m.target.Title())
}

func (m *matcher) entities(t Term, label model.Label) bool {
	found := false
	for _, e := range m.target.Entities() {
		if e.Label == label && t.names(m.target.Text(), e) {
			m.spans = append(m.spans, e.Mentions...)
			found = true
		}
	}
	return found
}

// names tells whether the entity's name, or a form of it in the text, contains
// the words of the term.
func (t Term) names(text string, e model.Entity) bool {
	return t.In(e.Name) || slices.ContainsFunc(e.Mentions, func(s model.Span) bool {
		return t.In(s.Of(text))
	})
}

// In tells whether a text that is not folded contains the words of the term.
func (t Term) In(s string) bool {
	if t.plainly(s) {
		return true
	}
	for line := range strings.Lines(s) { // a term never crosses the end of a line
		if t.inLine(line) {
			return true
		}
	}
	return false
}

func (t Term) inLine(line string) bool {
	if !t.InFolded(word.Fold(line)) {
		return false
	}
	found := t.Mode != Literal
	if !found {
		t.find(line, word.NewFolded(line, word.Search), func(model.Span) bool {
			found = true
			return false
		})
	}
	return found
}

// merge sorts spans and joins overlapping ones.
func merge(spans []model.Span) []model.Span {
	slices.SortFunc(spans, func(a, b model.Span) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	merged := spans[:0]
	for _, s := range spans {
		if n := len(merged); n > 0 && s.Start < merged[n-1].End {
			merged[n-1].End = max(merged[n-1].End, s.End)
		} else {
			merged = append(merged, s)
		}
	}
	return merged
}
