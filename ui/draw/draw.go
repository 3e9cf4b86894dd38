// Package draw puts laid-out text onto the grid. It is the one place where a
// line of layout cells becomes cells of the screen.
package draw

import (
	"cmp"
	"slices"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"github.com/mattn/go-runewidth"

	"qari/model"
	"qari/ui/grid"
	"qari/ui/text/layout"
)

// Ellipsis stands for what does not fit.
const Ellipsis = '…'

// StyleAt is the style of the cluster that starts at a byte of the paragraph.
type StyleAt func(offset int) grid.Style

// Plain is one style for all.
func Plain(s grid.Style) StyleAt { return func(int) grid.Style { return s } }

// Line paints a laid-out line of paragraph p at column x, row y, cutting off
// what lies outside clip.
func Line(g *grid.Grid, clip grid.Rect, x, y int, p *layout.Paragraph, l *layout.Line, style StyleAt) {
	if y < clip.Y || y >= clip.Y+clip.H {
		return
	}
	x += l.Left
	for i := range l.Cells {
		c := &l.Cells[i]
		if x >= clip.X && x+int(c.Width) <= clip.X+clip.W {
			cell := grid.Cell{Rune: c.Rune, Width: c.Width, ZWNJ: c.ZWNJ, Style: style(int(c.Start))}
			if c.Marked() {
				cell.Marks = p.Marks(*c)
			}
			g.Set(x, y, cell)
		}
		x += int(c.Width)
	}
}

// Align is where a text shorter than its box stands.
type Align uint8

// The alignments. Natural is by the text's own direction.
const (
	Natural Align = iota
	Start         // of the brush's direction
	End
)

// Brush paints single texts. It holds memory for reuse and belongs to one
// reader; it is not for concurrent use.
type Brush struct {
	Digits layout.Digits
	RTL    bool // the direction of the interface: its start is at the right

	base layout.Direction // see In
	p    layout.Paragraph
	line layout.Line
}

// Base is the base direction of text in layout; undirected text takes it from
// its first letter.
func Base(d model.Direction) layout.Direction {
	switch d {
	case model.LeftToRight:
		return layout.LTR
	case model.RightToLeft:
		return layout.RTL
	}
	return layout.Auto
}

// Interface is the base direction of what the interface itself says.
func (p *Brush) Interface() layout.Direction {
	if p.RTL {
		return layout.RTL
	}
	return layout.LTR
}

// In makes base the base direction of the texts that are painted until the
// function that it returns is called. Without it each takes it from its first
// letter.
func (p *Brush) In(base layout.Direction) (restore func()) {
	before := p.base
	p.base = base
	return func() { p.base = before }
}

// Own is the base direction of a text that is no part of an article: that of
// most of its words, and the interface's where it has none.
func (p *Brush) Own(text string) layout.Direction {
	if d := model.DirectionOf(text); d != model.Undirected {
		return Base(d)
	}
	return p.Interface()
}

// Text paints one line of text into the first row of r, cut at a grapheme
// cluster with an ellipsis where it is too long. It returns the columns used.
func (p *Brush) Text(g *grid.Grid, r grid.Rect, text string, s grid.Style, align Align) int {
	if r.Empty() {
		return 0
	}
	p.fit(text, r.W)
	p.align(r.W, align)
	Line(g, r, r.X, r.Y, &p.p, &p.line, Plain(s))
	return p.line.Width
}

// align puts the line that was laid out where it shall stand in a row of the
// given width; it stands where its own direction puts it.
func (p *Brush) align(width int, align Align) {
	switch {
	case align == Natural:
	case (align == Start) == p.RTL:
		p.line.Left = width - p.line.Width
	default:
		p.line.Left = 0
	}
}

// Measure lays text out on one line and returns the columns that it takes.
func (p *Brush) Measure(text string, width int) int {
	p.p.Set(text, p.options(0))
	p.p.Line(0, &p.line)
	p.line.Left = 0
	if p.p.RTL() {
		p.line.Left = max(0, width-p.line.Width)
	}
	return p.line.Width
}

// options lay a text out in lines of a width; 0 never wraps.
func (p *Brush) options(width int) layout.Options {
	return layout.Options{Width: width, Base: p.base, Digits: p.Digits, StripMarks: true, Isolate: true}
}

// Rows is how many rows text takes where it is broken into lines of width
// columns; at most limit, beyond which no line is broken.
func (p *Brush) Rows(text string, width, limit int) int {
	p.breakLines(text, width)
	n := 0
	for n < limit && p.p.Has(n) {
		n++
	}
	return n
}

func (p *Brush) breakLines(text string, width int) {
	p.p.Set(text, p.options(width))
}

// Wrapped paints text broken into lines into r and returns the rows used.
// What does not fit is left out.
func (p *Brush) Wrapped(g *grid.Grid, r grid.Rect, text string, s grid.Style) int {
	if r.Empty() {
		return 0
	}
	rows := p.Rows(text, r.W, r.H)
	for i := range rows {
		p.p.Line(i, &p.line)
		Line(g, r, r.X, r.Y+i, &p.p, &p.line, Plain(s))
	}
	return rows
}

// Box paints text broken into lines into r, with an ellipsis where it does
// not fit, and returns the rows used.
func (p *Brush) Box(g *grid.Grid, r grid.Rect, text string, s grid.Style, align Align) int {
	if r.Empty() {
		return 0
	}
	p.breakLines(text, r.W)
	for row := range r.H {
		if !p.p.Has(row) {
			return row
		}
		p.p.Line(row, &p.line)
		if row == r.H-1 && p.p.Has(r.H) {
			p.rest(g, grid.Rect{X: r.X, Y: r.Y + row, W: r.W, H: 1}, text[p.line.Start:], s, align)
			break
		}
		p.align(r.W, align)
		Line(g, r, r.X, r.Y+row, &p.p, &p.line, Plain(s))
	}
	return r.H
}

// rest paints what is left of a text in one row, in the direction of the whole.
func (p *Brush) rest(g *grid.Grid, row grid.Rect, text string, s grid.Style, align Align) {
	base := layout.LTR
	if p.p.RTL() {
		base = layout.RTL
	}
	defer p.In(base)()
	p.Text(g, row, text, s, align)
}

// fit lays text out on one line of at most width columns, cut at a cell, in
// logical order, with an ellipsis where it is too long.
func (p *Brush) fit(text string, width int) {
	if p.Measure(prefix(text, 2*width), width) <= width {
		return
	}
	cells := slices.SortedFunc(slices.Values(p.line.Cells), func(a, b layout.Cell) int { return cmp.Compare(a.Start, b.Start) })
	used, cut := 0, 0
	for _, c := range cells {
		if used += int(c.Width); used > width-1 {
			break
		}
		cut = int(c.End)
	}
	p.Measure(text[:cut]+string(Ellipsis), width)
}

// prefix is so much of text that its clusters take more than width columns,
// or all of it: what lies beyond cannot show, however lam and alef join.
func prefix(text string, width int) string {
	used := 0
	for clusters := graphemes.FromString(text); clusters.Next(); {
		if used += runewidth.StringWidth(clusters.Value()); used > width {
			return text[:clusters.End()]
		}
	}
	return text
}
