package reading

import (
	"sort"

	"qari/model"
	"qari/ui/draw"
	"qari/ui/grid"
	"qari/ui/theme"
)

// Resize sets the size of the pane in cells and keeps the place in the text.
// Before the first call the pane shows nothing and does not move.
func (r *Pane) Resize(width, height int) {
	r.width, r.height = max(1, width), max(1, height)
	r.refresh()
}

// refresh builds the frame again if the pane has changed.
func (r *Pane) refresh() {
	if r.width > 0 {
		r.build(r.keyFor(r.width, r.height))
	}
}

// Paint draws the visible rows.
func (r *Pane) Paint(g *grid.Grid, box grid.Rect, th *theme.Theme) {
	f := &r.frame
	if box.Empty() || f.items.len() == 0 {
		return
	}
	at := r.top()
	for y := box.Y; y < box.Y+box.H; y++ {
		r.paintRow(g, box, y, at, th)
		next, moved := f.step(at, 1)
		if moved == 0 {
			return
		}
		at = next
	}
}

// Print calls row for every row of the article, as the pane would show them
// with this measure in cells; 0 never wraps. A row is valid until the next
// call.
func (r *Pane) Print(measure int, th *theme.Theme, row func([]grid.Cell)) {
	key := r.keyFor(max(0, measure), 1)
	key.print = true
	r.build(key)
	f := &r.frame
	g := grid.New(0, 0)
	for i := range f.items.len() {
		p := f.paragraph(i)
		for n := 0; p.Has(n); n++ {
			p.Line(n, &f.line)
			g.Reset(max(measure, f.line.Left+f.line.Width), 1)
			draw.Line(g, g.Bounds(), 0, 0, p, &f.line, r.styles(i, th))
			row(g.Row(0))
		}
		if f.items.at(i).gap {
			row(nil)
		}
	}
}

func (r *Pane) paintRow(g *grid.Grid, box grid.Rect, y int, at row, th *theme.Theme) {
	f := &r.frame
	p := f.paragraph(at.item)
	if !p.Has(at.n) {
		return // a blank row after an item
	}
	p.Line(at.n, &f.line)
	_, left := f.measure()
	draw.Line(g, box, box.X+left, y, p, &f.line, r.styles(at.item, th))
}

// styles returns the style at each byte of item i: the block's own, then a
// mention's colour, then a mark. Styles apply to shaped cells, so no colour
// ever breaks a join.
func (r *Pane) styles(i int, th *theme.Theme) draw.StyleAt {
	it := r.frame.items.at(i)
	if it.aside >= 0 {
		return draw.Plain(th.Dim)
	}
	base := blockStyle(it.kind, th)
	start := r.article.Blocks[it.order.block()].Span.Start
	line := model.Span{Start: start + r.frame.line.Start, End: start + r.frame.line.End}
	colour := overlapping(r.frame.colour, line, func(c coloured) model.Span { return c.span })
	marks := overlapping(r.marks, line, func(s model.Span) model.Span { return s })
	if len(colour) == 0 && len(marks) == 0 {
		return draw.Plain(base)
	}
	return func(offset int) grid.Style {
		offset += start
		s := base
		for k := range colour {
			if colour[k].span.Contains(offset) {
				s = mentionStyle(colour[k].what, th).Over(s)
				break
			}
		}
		for k := range marks {
			if marks[k].Contains(offset) {
				return r.markStyle(marks[k], th)
			}
		}
		return s
	}
}

// overlapping returns the spans that overlap line. spans is sorted by start,
// with few overlaps.
func overlapping[T any](spans []T, line model.Span, of func(T) model.Span) []T {
	from := sort.Search(len(spans), func(i int) bool { return of(spans[i]).End > line.Start })
	to := from
	for to < len(spans) && of(spans[to]).Start < line.End {
		to++
	}
	return spans[from:to]
}

func (r *Pane) markStyle(m model.Span, th *theme.Theme) grid.Style {
	if r.current >= 0 && r.marks[r.current] == m {
		return th.CurrentHit
	}
	return th.Hit
}

func mentionStyle(k mentionKind, th *theme.Theme) grid.Style {
	switch k {
	case person:
		return th.Person
	case placeName:
		return th.Place
	case organisation:
		return th.Organisation
	}
	return th.Date
}

func blockStyle(k model.Kind, th *theme.Theme) grid.Style {
	switch k {
	case model.Title:
		return th.Title
	case model.Heading, model.Summary:
		return th.Heading
	case model.Quote:
		return th.Quote
	case model.Section, model.Dateline, model.Byline, model.Caption, model.Source:
		return th.Caption
	}
	return th.Text
}
