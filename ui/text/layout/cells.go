package layout

import (
	"slices"
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
	p.reorder(dst.Cells, b.mixed)
	if !last && p.opt.Justify != Ragged && p.opt.Width > 0 {
		p.justify(dst)
	}
	if p.RTL() && p.opt.Width > 0 {
		dst.Left = max(0, p.opt.Width-dst.Width)
	}
}

// trim drops the spaces at which the line was broken, and those at the end of
// the paragraph that are beyond the measure, and gives white space at its end
// the paragraph's level (UAX#9 L1).
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

// reorder finishes cells and brings them from logical to visual order
// (UAX#9 L2). Where they are not mixed all are at the paragraph's level.
func (p *Paragraph) reorder(cells []Cell, mixed bool) {
	if !mixed && p.RTL() {
		for i, j := 0, len(cells)-1; i <= j; i, j = i+1, j-1 {
			p.finish(&cells[i])
			if i < j {
				p.finish(&cells[j])
			}
			cells[i], cells[j] = cells[j], cells[i]
		}
		return
	}
	p.order = p.order[:0]
	for i := range cells {
		p.finish(&cells[i])
		p.order = append(p.order, bidi.Level(cells[i].Level))
	}
	bidi.Reorder(p.order, func(from, to int) { slices.Reverse(cells[from:to]) })
}

// builder makes the cells of a line in logical order.
type builder struct {
	p      *Paragraph
	cells  []Cell
	width  int // columns of the cells
	levels []bidi.Level
	base   bidi.Level
	mixed  bool // some cell is not at the base level
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
	b.cells = slices.Grow(b.cells, end-from.at)
	b.cell, b.owner = -1, -1
	b.joinBefore(from)
	i, char := from.at, from.char
	for i < end {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = decode(text, i)
		}
		w, level := ucd.Of(r), b.levels[char]
		switch {
		case w.Has(ucd.Plain):
			b.addPlain(i, size, r, w, level)
			i, char = b.addRun(i+size, char+1, end, w)
			continue
		case b.open && w.Cluster() == ucd.Extender:
			b.extend(i+size, r, w)
		default:
			c := b.p.cluster(i, r, size, w)
			b.addCluster(i, c, w, level)
			size, char = c.end-i, char+c.chars-1
		}
		i, char = i+size, char+1
	}
	b.joinAfter(mark{i, char})
}

// addPlain adds a character that is a cell of its own, or the alef of a ligature.
func (b *builder) addPlain(i, size int, r rune, w ucd.Word, level bidi.Level) {
	j, a := w.Joining(), attr(0)
	switch {
	case level != b.level:
	case !level.RTL():
		a = b.joinLeftward(j)
	case b.joiner.JoinsLeft() && j.JoinsRight():
		if b.ligate(i+size, r) {
			return
		}
		a = joinedRight
		if b.cell >= 0 {
			b.cells[b.cell].attr |= joinedLeft
		}
	}
	if w.Class() == ucd.WS {
		a |= white
		if w.Break() == ucd.BreakSP {
			a |= hanging
		}
	}
	if w.Has(ucd.Mirrored) && level.RTL() {
		r = ucd.Mirror(r)
	}
	n := len(b.cells)
	b.mixed = b.mixed || level != b.base
	b.open, b.owner = true, n
	b.joiner, b.level, b.cell = j, level, n
	b.width++
	b.cells = b.cells[:n+1] // build has made room
	c := &b.cells[n]        // field by field: a Cell made elsewhere and copied takes twice the time
	c.Rune, c.Start, c.End = r, uint32(i), uint32(i+size)
	c.Width, c.Level, c.ZWNJ, c.attr = 1, uint8(level), false, a
}

// addRun adds the characters from byte i on that are like most: plain, of the
// same right-to-left level as the one just added, not mirrored and without a
// ligature. It is addPlain for them, and returns where the first other is.
func (b *builder) addRun(i, char, end int, before ucd.Word) (int, int) {
	n := len(b.cells)
	if n == 0 || b.cell != n-1 || !b.level.RTL() || b.cells[n-1].attr&ligature != 0 {
		return i, char
	}
	text, levels, level := b.p.text, b.levels, b.level
	cells := b.cells[:cap(b.cells)]
	for i < end && levels[char] == level {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			if r < 0xC2 || r >= 0xE0 || i+1 >= len(text) || text[i+1]&0xC0 != 0x80 {
				break
			}
			r, size = r&0x1F<<6|rune(text[i+1]&0x3F), 2
		}
		w := ucd.Of(r)
		if w&(ucd.Plain|ucd.Mirrored) != ucd.Plain {
			break
		}
		if ucd.LamAlef(before, w) || w.Class() == ucd.WS && r != ' ' {
			break
		}
		joint := ucd.Joint(before.Joining(), w.Joining())
		a := attr(joint) * joinedRight
		if r == ' ' {
			a = hanging | white
		}
		cells[n-1].attr |= attr(joint) * joinedLeft
		before = w
		c := &cells[n]
		c.Rune, c.Start, c.End = r, uint32(i), uint32(i+size)
		c.Width, c.Level, c.ZWNJ, c.attr = 1, uint8(level), false, a
		i, char, n = i+size, char+1, n+1
	}
	b.width += n - len(b.cells)
	b.cells, b.joiner, b.cell, b.owner = cells[:n], before.Joining(), n-1, n-1
	return i, char
}

// ligate makes a lam in the last cell the ligature with the alef that follows
// its marks, among which no hamza may be: it would come to be the alef's.
func (b *builder) ligate(end int, alef rune) bool {
	if b.cell < 0 || b.cell != b.owner || b.cells[b.cell].Rune != shape.Lam || b.cells[b.cell].attr&hamza != 0 || b.joiner != ucd.DualJoining || !isAlef(alef) {
		return false
	}
	c := &b.cells[b.cell]
	c.Rune, c.End = alef, uint32(end)
	c.attr |= ligature
	b.joiner = ucd.RightJoining
	return true
}

// join joins a character to the one before it, if they do, and returns the
// side on which it is joined. Joining stays within a level run (UAX#9 3.5).
func (b *builder) join(j ucd.Joining, level bidi.Level) attr {
	switch {
	case b.level != level:
		return 0
	case !level.RTL():
		return b.joinLeftward(j)
	case !shape.Joins(b.joiner, j):
		return 0
	}
	if b.cell >= 0 {
		b.cells[b.cell].attr |= joinedLeft
	}
	return joinedRight
}

// joinLeftward is join in a left-to-right run, where the character before
// stands at the left.
func (b *builder) joinLeftward(j ucd.Joining) attr {
	if !shape.Joins(j, b.joiner) {
		return 0
	}
	if b.cell >= 0 {
		b.cells[b.cell].attr |= joinedRight
	}
	return joinedLeft
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
	if shape.IsHamza(r) {
		c.attr |= hamza
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
	if w.Has(ucd.Mirrored) && level.RTL() {
		c.shown = ucd.Mirror(c.shown)
	}
	b.owner = len(b.cells)
	b.mixed = b.mixed || level != b.base
	b.width += c.width
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

// finish gives a letter its form and a digit its shape.
func (p *Paragraph) finish(c *Cell) {
	if c.attr&ligature != 0 {
		c.Rune, _ = shape.LamAlef(c.Rune, shape.Form(c.attr&joined))
	} else {
		c.Rune = shape.Rune(c.Rune, shape.Form(c.attr&joined))
	}
	if p.opt.Digits != AsWritten {
		c.Rune = p.opt.Digits.of(c.Rune)
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
