package term

import (
	"slices"

	"qari/ui/grid"
	"qari/ui/text/ucd"
)

// words reverses each word that HarfBuzz shapes as right-to-left, because the
// terminal reverses it again. It mirrors brackets and drops marks, which would
// take columns. The terminal reverses characters but not colours, so each
// column keeps its style.
func (e *encoder) words(row []grid.Cell, s part, p Profile) {
	for i := s.from; i < s.to; {
		end := wordEnd(row, i, s.to, p)
		word := part{i, end}
		if end > i && hasLeftward(row[i:end]) {
			from := len(e.glyphs)
			e.reverse(row, word)
			e.inPlace(e.glyphs[from:], row, i, p)
		} else {
			e.keep(row, word)
		}
		if end == i {
			end++
			e.keep(row, part{i, end})
		}
		i = end
	}
}

// inPlace gives reversed glyphs, starting at column, the styles of their
// columns. It mirrors brackets if the terminal mirrors them again.
func (e *encoder) inPlace(glyphs []glyph, row []grid.Cell, column int, p Profile) {
	for i := range glyphs {
		g := &glyphs[i]
		g.style, g.bare = int32(column), true
		column += int(row[g.col].Width)
		if p.BracketsMirrored && ucd.Of(g.r).Has(ucd.Mirrored) {
			g.r = ucd.Mirror(g.r)
		}
	}
}

// wordEnd returns the column after the word at column i, or i if there is no
// word. A word ends at a blank, at a character from another font, and at what
// the terminal draws without a font: box drawing, block elements, Braille.
func wordEnd(row []grid.Cell, i, limit int, p Profile) int {
	for i < limit && !endsWord(row[i].Rune) && (!p.OwnFont || scriptOf(row[i].Rune) == leftward) {
		i++
	}
	return i
}

func endsWord(r rune) bool {
	return r == ' ' || isBox(r) || r >= 0x2800 && r <= 0x28ff
}

func hasLeftward(cells []grid.Cell) bool {
	for i := range cells {
		if r := cells[i].Rune; r >= firstRTL && scriptOf(r) == leftward {
			return true
		}
	}
	return false
}

// apart returns the row with impossible words cut in two. Such a word begins,
// at its right end, with a left-to-right letter («BBCعربي»). HarfBuzz decides
// by the first letter sent, so it would not reverse the word. A blank between
// the two parts solves this, if a spare blank beside the word makes room.
// Otherwise the two parts change places: out of order but legible. The row
// itself is not changed.
func (e *encoder) apart(row []grid.Cell, p Profile) []grid.Cell {
	copied := false
	for _, s := range e.parts {
		for i := s.from; i < s.to; {
			end := wordEnd(row, i, s.to, p)
			if cut, needed := cutOf(row, i, end); needed {
				if !copied {
					e.scratch = append(e.scratch[:0], row...)
					row, copied = e.scratch, true
				}
				makeRoom(row, s, i, cut, end)
				end = wordEnd(row, end, s.to, p)
			}
			i = end + 1
		}
	}
	return row
}

// cutOf returns where to cut the word [from, to): after its last leftward
// character, if a rightward letter follows.
func cutOf(row []grid.Cell, from, to int) (cut int, needed bool) {
	foreign := false
	for i := to - 1; i >= from; i-- {
		switch scriptOf(row[i].Rune) {
		case rightward:
			foreign = row[i].Width > 0 || foreign
		case leftward:
			return i + 1, foreign
		}
	}
	return from, false
}

// makeRoom puts a blank before the column cut of the word [from, to) of a part.
func makeRoom(row []grid.Cell, s part, from, cut, to int) {
	if i := spareBefore(row, s, from); i >= 0 {
		blank := grid.Blank(row[cut-1].Style)
		copy(row[i:], row[i+1:cut])
		row[cut-1] = blank
		return
	}
	if i := spareAfter(row, s, to); i >= 0 {
		blank := grid.Blank(row[cut].Style)
		copy(row[cut+1:i+1], row[cut:i])
		row[cut] = blank
		return
	}
	slices.Reverse(row[from:cut])
	slices.Reverse(row[cut:to])
	slices.Reverse(row[from:to])
}

// spareBefore returns the column of the nearest spare blank left of a column,
// or -1. A blank is spare if its left neighbour is a blank or the edge.
func spareBefore(row []grid.Cell, s part, column int) int {
	for i := column - 1; i >= s.from; i-- {
		if row[i].Rune == ' ' && (i == s.from || row[i-1].Rune == ' ') {
			return i
		}
	}
	return -1
}

// spareAfter is [spareBefore] to the right.
func spareAfter(row []grid.Cell, s part, column int) int {
	for i := column; i < s.to; i++ {
		if row[i].Rune == ' ' && (i == s.to-1 || row[i+1].Rune == ' ') {
			return i
		}
	}
	return -1
}
