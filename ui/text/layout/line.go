package layout

import (
	"slices"
	"unicode/utf8"

	"qari/ui/text/bidi"
	"qari/ui/text/ucd"
)

// Line lays out line i and reuses the cells of dst. A line that does not exist
// is empty, at the end of the text.
func (p *Paragraph) Line(i int, dst *Line) {
	dst.Cells, dst.Width, dst.Left = dst.Cells[:0], 0, 0
	dst.Start, dst.End = len(p.text), len(p.text)
	if !p.Has(i) || len(p.lines) == 0 {
		return
	}
	last := !p.Has(i + 1)
	dst.Start = p.lines[i].at
	if !last {
		dst.End = p.lines[i+1].at
	}
	b := builder{p: p, cells: dst.Cells, levels: p.bidi.Levels(), base: p.bidi.Base()}
	b.build(p.lines[i], dst.End)
	dst.Cells, dst.Width = b.cells, b.width
	p.trim(dst, last)
	p.reorder(dst, b.mixed)
	if b.anyComplex {
		p.separate(dst.Cells)
	}
	if !last && p.opt.Justify != Ragged && p.opt.Width > 0 {
		p.justify(dst)
	}
	if p.RTL() && p.opt.Width > 0 {
		dst.Left = max(0, p.opt.Width-dst.Width)
	}
}

// trim drops the spaces at the break, and at the paragraph's end the spaces
// beyond the measure. It gives other trailing white space the paragraph's level
// (UAX#9 L1).
func (p *Paragraph) trim(l *Line, last bool) {
	measure := p.measure()
	for n := len(l.Cells); n > 0 && l.Cells[n-1].attr&hanging != 0 && (!last || l.Width > measure); n-- {
		l.Width--
		l.Cells = l.Cells[:n-1]
	}
	for i := len(l.Cells) - 1; i >= 0 && l.Cells[i].attr&white != 0; i-- {
		l.Cells[i].Level = uint8(p.bidi.Base())
	}
}

// reorder puts cells from logical into visual order (UAX#9 L2). If mixed is
// false, all cells have the paragraph's level.
func (p *Paragraph) reorder(l *Line, mixed bool) {
	cells := l.Cells
	if !mixed {
		if p.RTL() {
			slices.Reverse(cells)
		}
		return
	}
	l.levels = l.levels[:0]
	for i := range cells {
		l.levels = append(l.levels, bidi.Level(cells[i].Level))
	}
	bidi.Reorder(l.levels, func(from, to int) { slices.Reverse(cells[from:to]) })
}

// separate replaces cells that would form one cluster with the cell at their
// right, such as two halves of a flag. Reordering or a hidden character can
// bring them together. A terminal would draw both in one place.
func (p *Paragraph) separate(cells []Cell) {
	for i := range len(cells) - 1 {
		c := &cells[i]
		if ucd.Of(c.Rune).Cluster() != ucd.Complex {
			continue
		}
		s := string(c.Rune) + p.Marks(*c)
		if len(firstCluster(s+string(cells[i+1].Rune))) <= len(s) {
			continue
		}
		c.Rune, c.attr = utf8.RuneError, c.attr&^marked
		if c.Width == 2 {
			c.Rune = '〓'
		}
	}
}
