package layout

import (
	"unicode/utf8"

	"qari/ui/text/bidi"
	"qari/ui/text/shape"
	"qari/ui/text/ucd"
)

// Line lays out line i, reusing the cells of dst. A line that does not exist
// is empty and at the end of the text.
func (p *Paragraph) Line(i int, dst *Line) {
	dst.Cells, dst.Width, dst.Left = dst.Cells[:0], 0, 0
	dst.Start, dst.End = len(p.text), len(p.text)
	if !p.Has(i) {
		return
	}
	last := !p.Has(i + 1)
	from := mark{}
	if len(p.lines) > 0 {
		from = p.lines[i]
	}
	dst.Start = from.at
	if !last {
		dst.End = p.lines[i+1].at
	}
	b := builder{p: p, cells: dst.Cells, levels: p.bidi.Levels()}
	b.build(from, dst.End)
	dst.Cells = b.cells
	p.trim(dst, last)
	if !last && p.opt.Justify != Ragged && p.opt.Width > 0 {
		bidi.Reorder(dst.Cells, cellLevel)
		p.justify(dst)
	} else {
		bidi.Reorder(dst.Cells, cellLevel)
	}
	if p.RTL() && p.opt.Width > 0 {
		dst.Left = max(0, p.opt.Width-dst.Width)
	}
}

func cellLevel(c *Cell) bidi.Level { return bidi.Level(c.Level) }

// trim drops the spaces at which the line was broken, and those at the end of
// the paragraph that are beyond the measure, gives white space at its end the
// paragraph's level (UAX#9 L1) and counts the columns.
func (p *Paragraph) trim(l *Line, last bool) {
	for i := range l.Cells {
		l.Width += int(l.Cells[i].Width)
	}
	measure := p.measure()
	for n := len(l.Cells); n > 0 && l.Cells[n-1].attr&hanging != 0 && (!last || l.Width > measure); n-- {
		l.Width--
		l.Cells = l.Cells[:n-1]
	}
	for i := len(l.Cells) - 1; i >= 0 && l.Cells[i].attr&white != 0; i-- {
		l.Cells[i].Level = uint8(p.bidi.Base())
	}
}

// builder makes the cells of a line in logical order.
type builder struct {
	p      *Paragraph
	cells  []Cell
	levels []bidi.Level
	open   bool // extenders belong to the last cluster
	owner  int  // its cell, -1 where it has none

	// The last character that is not transparent, for joining.
	joiner ucd.Joining
	level  bidi.Level
	cell   int // its cell, -1 where it has none on this line
}

// build makes the cells of the characters from..end. Letters join across the
// ends of a line that breaks a word.
func (b *builder) build(from mark, end int) {
	text := b.p.text
	b.cell, b.owner = -1, -1
	b.joinBefore(from)
	i, char := from.at, from.char
	for i < end {
		r, size := decode(text, i)
		w := ucd.Of(r)
		if b.open && w.Cluster() == ucd.Extender {
			b.extend(i+size, r, w)
			i, char = i+size, char+1
			continue
		}
		level := b.levels[char]
		if !w.Has(ucd.Plain) {
			c := b.p.cluster(i, r, size, w)
			b.addCluster(i, c, w, level)
			i, char = c.end, char+c.chars
			continue
		}
		b.addPlain(i, size, r, w, level)
		i, char = i+size, char+1
	}
	b.joinAfter(mark{i, char})
	b.finish()
}

// addPlain adds a character that is a cell of its own, or the alef of a ligature.
func (b *builder) addPlain(i, size int, r rune, w ucd.Word, level bidi.Level) {
	b.open = true
	a := attr(0)
	if j := w.Joining(); j != ucd.NonJoining || b.joiner != ucd.NonJoining {
		if b.ligate(i+size, r, level) {
			return
		}
		a = b.join(j, level)
		b.joiner, b.level, b.cell = j, level, len(b.cells)
	}
	switch w.Break() {
	case ucd.BreakSP:
		a |= hanging | white
	case ucd.BreakBA:
		if w.Class() == ucd.WS {
			a |= white
		}
	}
	if level.RTL() && w.Has(ucd.Mirrored) {
		r = ucd.Mirror(r)
	}
	b.owner = len(b.cells)
	b.cells = append(b.cells, Cell{Rune: r, Start: uint32(i), End: uint32(i + size), Width: 1, Level: uint8(level), attr: a})
}

// ligate makes a lam in the last cell the ligature with the alef that follows.
func (b *builder) ligate(end int, alef rune, level bidi.Level) bool {
	if b.cell != len(b.cells)-1 || b.cell < 0 || b.level != level || !level.RTL() {
		return false
	}
	c := &b.cells[b.cell]
	if c.Rune != shape.Lam || c.attr&ligature != 0 || b.joiner != ucd.DualJoining {
		return false
	}
	if _, ok := shape.LamAlef(alef, 0); !ok {
		return false
	}
	c.Rune, c.End = alef, uint32(end)
	c.attr |= ligature
	b.joiner = ucd.RightJoining
	return true
}

// join joins a character to the one before it, if they do, and returns the
// side on which it is joined. Joining stays within a level run (UAX#9 3.5), and
// in a left-to-right run the character before stands at the left.
func (b *builder) join(j ucd.Joining, level bidi.Level) attr {
	if b.level != level {
		return 0
	}
	mine, other := joinedRight, joinedLeft
	if level.RTL() {
		if !shape.Joins(b.joiner, j) {
			return 0
		}
	} else {
		if !shape.Joins(j, b.joiner) {
			return 0
		}
		mine, other = joinedLeft, joinedRight
	}
	if b.cell >= 0 {
		b.cells[b.cell].attr |= other
	}
	return mine
}

// extend adds an extender to the last cluster.
func (b *builder) extend(end int, r rune, w ucd.Word) {
	if j := w.Joining(); j != ucd.Transparent {
		b.join(j, b.level)
		b.joiner, b.cell = j, -1
	}
	if b.owner < 0 {
		return
	}
	c := &b.cells[b.owner]
	bare := c.attr&(marked|composed) == 0
	c.End = uint32(end)
	if whole, ok := shape.Compose(c.Rune, r); ok && bare {
		c.Rune = whole
		c.attr |= composed
		return
	}
	if r == zwnj {
		c.ZWNJ = true
	}
	if b.p.shows(r, w) {
		c.attr |= marked
	}
}

// addCluster adds what is no plain character.
func (b *builder) addCluster(i int, c cluster, w ucd.Word, level bidi.Level) {
	b.open, b.owner = c.open, -1
	a := attr(0)
	if j := w.Joining(); j != ucd.Transparent || c.width > 0 || level != b.level {
		b.joiner, b.level, b.cell = ucd.NonJoining, level, -1
	}
	if c.width == 0 {
		return
	}
	switch {
	case w.Has(ucd.Newline):
		a = hanging | white
	case w.Class() == ucd.WS:
		a = white
	case c.marks:
		a = marked
	}
	b.owner = len(b.cells)
	b.cells = append(b.cells, Cell{Rune: c.shown, Start: uint32(i), End: uint32(c.end),
		Width: uint8(c.width), Level: uint8(level), attr: a})
}

// joinBefore finds the character before the line that its first letter may
// join, joinAfter the one after it that its last letter may.
func (b *builder) joinBefore(from mark) {
	for i, char := from.at, from.char; i > 0; {
		r, size := utf8.DecodeLastRuneInString(b.p.text[:i])
		i, char = i-size, char-1
		if j := ucd.Of(r).Joining(); j != ucd.Transparent {
			b.joiner, b.level = j, b.levels[char]
			return
		}
	}
}

func (b *builder) joinAfter(to mark) {
	if b.joiner == ucd.NonJoining {
		return
	}
	for i, char := to.at, to.char; i < len(b.p.text); char++ {
		r, size := decode(b.p.text, i)
		if j := ucd.Of(r).Joining(); j != ucd.Transparent {
			b.join(j, b.levels[char])
			return
		}
		i += size
	}
}

// finish gives letters their forms and digits their shapes.
func (b *builder) finish() {
	digits := b.p.opt.Digits
	for i := range b.cells {
		c := &b.cells[i]
		switch {
		case c.attr&ligature != 0:
			c.Rune, _ = shape.LamAlef(c.Rune, shape.Form(c.attr&joined))
		case c.Rune >= 0x621:
			c.Rune = shape.Rune(c.Rune, shape.Form(c.attr&joined))
		}
		if digits != AsWritten {
			c.Rune = digits.of(c.Rune)
		}
	}
}

// of is a digit in the wanted shape; any other character is itself.
func (d Digits) of(r rune) rune {
	zero := rune('0')
	if d == ArabicIndic {
		zero = '٠'
	}
	switch {
	case r >= '0' && r <= '9':
		return zero + r - '0'
	case r >= '٠' && r <= '٩':
		return zero + r - '٠'
	case r >= '۰' && r <= '۹':
		return zero + r - '۰'
	}
	return r
}
