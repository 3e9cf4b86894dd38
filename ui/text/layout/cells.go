package layout

import (
	"slices"
	"unicode/utf8"

	"qari/ui/text/bidi"
	"qari/ui/text/shape"
	"qari/ui/text/ucd"
)

// builder makes the cells of a line in logical order.
type builder struct {
	p          *Paragraph
	cells      []Cell
	width      int // total columns of the cells
	levels     []bidi.Level
	base       bidi.Level
	mixed      bool // a cell is not at the base level
	anyComplex bool // a cluster needs all rules of UAX#29
	open       bool // an extender now belongs to the last cluster
	owner      int  // the last cluster's cell, -1 for none

	// The last character that is not transparent, for joining.
	joiner ucd.Joining
	level  bidi.Level
	cell   int // its cell, -1 for none on this line
}

// build makes the cells of the characters from..end. If a line breaks inside a
// word, the letters at the break keep their joined forms.
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
	b.applyForm()
	if digits := b.p.opt.Digits; digits != AsWritten {
		for i := range b.cells {
			b.cells[i].Rune = digits.of(b.cells[i].Rune)
		}
	}
}

// addPlain adds a character with its own cell, or the alef of a ligature.
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
	if r == ' ' {
		a = hanging | white
	}
	if w.Has(ucd.Mirrored) && level.RTL() {
		r = ucd.Mirror(r)
	}
	b.applyForm()
	n := len(b.cells)
	b.mixed = b.mixed || level != b.base
	b.open, b.owner = true, n
	b.joiner, b.level, b.cell = j, level, n
	b.width++
	b.cells = b.cells[:n+1] // build has reserved the space
	c := &b.cells[n]        // set each field: to copy a whole Cell takes twice the time
	c.Rune, c.Start, c.End = r, uint32(i), uint32(i+size)
	c.Width, c.Level, c.ZWNJ, c.attr = 1, uint8(level), false, a
}

// addRun is a fast addPlain for the common characters from byte i on: plain,
// right-to-left at the level of the last one, not mirrored, without a ligature.
// It returns the place of the first other character.
func (b *builder) addRun(i, char, end int, before ucd.Word) (int, int) {
	n := len(b.cells)
	if n == 0 || b.cell != n-1 || !b.level.RTL() || b.cells[n-1].attr&ligature != 0 {
		return i, char
	}
	text, levels, level := b.p.text, b.levels, b.level
	cells := b.cells[:cap(b.cells)]
	lastRune, lastAttr := cells[n-1].Rune, cells[n-1].attr // stored when the next letter is known
	for i < end && levels[char] == level {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			if r < 0xC2 || r >= 0xE0 || i+1 >= len(text) || text[i+1]&0xC0 != 0x80 {
				break
			}
			r, size = r&0x1F<<6|rune(text[i+1]&0x3F), 2
		}
		w := ucd.Of(r)
		if w&(ucd.Plain|ucd.Mirrored) != ucd.Plain || ucd.LamAlef(before, w) {
			break
		}
		joint := attr(ucd.Joint(before.Joining(), w.Joining()))
		lastAttr |= joint * joinedLeft
		cells[n-1].Rune, cells[n-1].attr = shape.Rune(lastRune, shape.Form(lastAttr&joined)), lastAttr
		before, lastRune, lastAttr = w, r, joint*joinedRight
		if r == ' ' {
			lastAttr = hanging | white
		}
		c := &cells[n]
		c.Start, c.End, c.Width, c.Level, c.ZWNJ = uint32(i), uint32(i+size), 1, uint8(level), false
		i, char, n = i+size, char+1, n+1
	}
	cells[n-1].Rune, cells[n-1].attr = lastRune, lastAttr
	b.width += n - len(b.cells)
	b.cells, b.joiner, b.cell, b.owner = cells[:n], before.Joining(), n-1, n-1
	return i, char
}

// extend adds an extender to the last cluster.
func (b *builder) extend(end int, r rune, w ucd.Word) {
	if j := w.Joining(); j != ucd.Transparent {
		b.join(j, b.level)
		b.applyForm()
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

// addCluster adds a character that is not plain.
func (b *builder) addCluster(i int, c cluster, w ucd.Word, level bidi.Level) {
	b.open, b.owner = c.open, -1
	a := attr(0)
	if j := w.Joining(); j != ucd.Transparent || c.width > 0 || level != b.level {
		b.applyForm()
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
	b.anyComplex = b.anyComplex || w.Cluster() == ucd.Complex
	b.mixed = b.mixed || level != b.base
	b.width += c.width
	b.cells = append(b.cells, Cell{Rune: c.shown, Start: uint32(i), End: uint32(c.end),
		Width: uint8(c.width), Level: uint8(level), attr: a})
}
