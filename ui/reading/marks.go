package reading

import (
	"sort"

	"qari/model"
)

// SetMarks marks spans of the article, sorted and not overlapping. No mark is
// current then. Nil removes all marks.
func (r *Pane) SetMarks(spans []model.Span) { r.marks, r.current = spans, -1 }

// Marks returns the number of marks, and the number of the current mark from 1,
// or 0 for none.
func (r *Pane) Marks() (n, current int) { return len(r.marks), r.current + 1 }

// NextMark goes to the next or previous mark, seen from the visible part. It
// reports whether it wrapped around the article's end.
func (r *Pane) NextMark(forward bool) (wrapped bool) {
	n := len(r.marks)
	if n == 0 {
		return false
	}
	next := r.nearestMark(forward)
	if next < 0 || next >= n {
		wrapped = true
		next = (next + n) % n
	}
	r.current = next
	r.Show(r.marks[next].Start)
	return wrapped
}

// nearestMark returns the index of the mark to go to, which may be -1 or n.
func (r *Pane) nearestMark(forward bool) int {
	visible := r.Visible()
	if r.current >= 0 && r.marks[r.current].Overlaps(visible) {
		if forward {
			return r.current + 1
		}
		return r.current - 1
	}
	first := sort.Search(len(r.marks), func(i int) bool { return r.marks[i].Start >= visible.Start })
	if forward {
		return first
	}
	return first - 1
}

// FirstMark goes to the first mark of the article.
func (r *Pane) FirstMark() {
	if len(r.marks) > 0 {
		r.current = 0
		r.Show(r.marks[0].Start)
	}
}

// toMention goes to the next name or date after the last one visited, or after
// the top of the pane.
func (r *Pane) toMention(forward bool) {
	visible, at := r.Visible(), -1
	if r.current >= 0 && r.marks[r.current].Overlaps(visible) {
		at = r.marks[r.current].Start
	} else if forward {
		at = visible.Start - 1
	} else {
		at = visible.End
	}
	spans := r.frame.colour
	i := sort.Search(len(spans), func(i int) bool { return spans[i].span.Start > at })
	if !forward {
		i = sort.Search(len(spans), func(i int) bool { return spans[i].span.Start >= at }) - 1
	}
	if i < 0 || i >= len(spans) {
		return
	}
	r.marks, r.current = []model.Span{spans[i].span}, 0
	r.Show(spans[i].span.Start)
}

// colours returns all mentions of the article in text order.
func colours(f *model.Findings) []coloured {
	if f == nil {
		return nil
	}
	n := len(f.Dates)
	for _, e := range f.Entities {
		n += len(e.Mentions)
	}
	all := make([]coloured, 0, n) // exact capacity: each reader has their own
	kinds := [...]mentionKind{model.PER: person, model.LOC: placeName, model.ORG: organisation}
	for _, e := range f.Entities {
		for _, m := range e.Mentions {
			all = append(all, coloured{m, kinds[e.Label]})
		}
	}
	for _, d := range f.Dates {
		all = append(all, coloured{d.Span, date})
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].span.Start < all[j].span.Start })
	return all
}
