package layout

import (
	"unicode/utf8"

	"qari/ui/text/bidi"
	"qari/ui/text/shape"
	"qari/ui/text/ucd"
)

// ligate turns a lam in the last cell into the ligature with the alef after it.
// It fails if the lam has a hamza mark: the mark would move to the alef.
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

// join joins a character to the one before it if possible. It returns the side
// on which the character is joined. Joining stays within a level run (UAX#9
// 3.5).
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

// joinBefore finds the character before the line, because the line's first
// letter may join to it. joinAfter finds the one after the line.
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

// applyForm gives the last letter its form. It is called when both joined sides
// are known.
func (b *builder) applyForm() {
	if b.cell < 0 {
		return
	}
	c := &b.cells[b.cell]
	if c.attr&ligature != 0 {
		c.Rune, _ = shape.LamAlef(c.Rune, shape.Form(c.attr&joined))
	} else {
		c.Rune = shape.Rune(c.Rune, shape.Form(c.attr&joined))
	}
}
