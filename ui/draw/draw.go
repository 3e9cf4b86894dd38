// Package draw puts laid-out text on the grid. Only this package turns a line
// of layout cells into cells of the screen.
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

// Ellipsis replaces text that does not fit.
const Ellipsis = '…'

// StyleAt returns the style of the cluster at a byte offset of the paragraph.
type StyleAt func(offset int) grid.Style

// Plain returns one style for all clusters.
func Plain(s grid.Style) StyleAt { return func(int) grid.Style { return s } }

// Line draws a laid-out line of paragraph p at column x, row y. It cuts off
// what is outside clip.
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

// Align is the place of a text that is shorter than its box.
type Align uint8

// The alignments. Natural follows the text's own direction.
const (
	Natural Align = iota
	Start         // the start side of the brush's direction
	End
)

// Brush draws single texts. It reuses its memory and belongs to one reader; it
// is not safe for concurrent use.
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

// In sets the base direction of the texts that are drawn next. The function that
// it returns ends this. Otherwise each text has the direction of its first letter.
func (p *Brush) In(base layout.Direction) (restore func()) {
	before := p.base
	p.base = base
	return func() { p.base = before }
}

// Own returns the base direction of a text outside an article: the direction of
// most of its words, or the interface's if it has no words.
func (p *Brush) Own(text string) layout.Direction {
	if d := model.DirectionOf(text); d != model.Undirected {
		return Base(d)
	}
	return p.Interface()
}

// Text draws one line of text in the first row of r. A long text is cut at a
// grapheme cluster, with an ellipsis. It returns the columns used.
func (p *Brush) Text(g *grid.Grid, r grid.Rect, text string, s grid.Style, align Align) int {
	if r.Empty() {
		return 0
	}
	p.fit(text, r.W)
	p.align(r.W, align)
	Line(g, r, r.X, r.Y, &p.p, &p.line, Plain(s))
	return p.line.Width
}

// align moves the line, which stands where its own direction puts it, to its
// place in a row of this width.
func (p *Brush) align(width int, align Align) {
	switch {
	case align == Natural:
	case (align == Start) == p.RTL:
		p.line.Left = width - p.line.Width
	default:
		p.line.Left = 0
	}
}

// Measure returns the columns that text takes on one line of this width.
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

// Rows returns how many rows text takes in lines of width columns. It stops at
// limit.
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

// Wrapped draws text in lines of r's width and returns the rows used. It leaves
// out what does not fit.
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

// Box draws text in lines of r's width, with an ellipsis if it does not fit,
// and returns the rows used.
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

// rest draws the rest of a text in one row, in the direction of the whole text.
func (p *Brush) rest(g *grid.Grid, row grid.Rect, text string, s grid.Style, align Align) {
	base := layout.LTR
	if p.p.RTL() {
		base = layout.RTL
	}
	defer p.In(base)()
	p.Text(g, row, text, s, align)
}

// fit lays text out on one line of at most width columns. A long text is cut at
// a cell in logical order, with an ellipsis.
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

// prefix returns the start of text whose clusters take more than width columns,
// or all of text. The rest cannot show, even if lam and alef join.
func prefix(text string, width int) string {
	used := 0
	for clusters := graphemes.FromString(text); clusters.Next(); {
		if used += runewidth.StringWidth(clusters.Value()); used > width {
			return text[:clusters.End()]
		}
	}
	return text
}
