package term

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/colorprofile"

	"qari/ui/grid"
)

// cell is what a terminal holds in one column. It is packed, so that a screen
// is small and two cells compare fast:
//
//	bits  0–20  the character; 0 in the second column of a wide one
//	     21–34  its marks, as a number of [codebook.marks]
//	     35–46  its ink, as a number of [codebook.inks]
//	     47–49  the format characters after it
//	        50  ZERO WIDTH NON-JOINER after it
//	        51  it is wide
type cell uint64

const (
	marksShift = 21
	inkShift   = 35
	tailShift  = 47
	zwnjBit    = 1 << 50
	wideBit    = 1 << 51
	maxMarks   = 1 << (inkShift - marksShift)
	maxInks    = 1 << (tailShift - inkShift)

	blankCell cell = ' '
)

func (c cell) char() rune { return rune(c & (1<<marksShift - 1)) }
func (c cell) marks() int { return int(c >> marksShift & (maxMarks - 1)) }
func (c cell) ink() int   { return int(c >> inkShift & (maxInks - 1)) }
func (c cell) tail() tail { return tail(c >> tailShift & 7) }

// codebook gives numbers to inks and marks, because they do not fit into a
// cell.
type codebook struct {
	colors  colorprofile.Profile // the colours that inks are reduced to
	inks    []ink                // inks[0] is the terminal's default
	numbers map[grid.Style]int   // style → number of its ink
	marks   []string             // marks[0] is ""
	indices map[string]int       // marks → their number
}

// reset drops every number. Cells that were packed before are then invalid.
func (b *codebook) reset() {
	b.inks, b.numbers = []ink{{}}, map[grid.Style]int{{}: 0}
	b.marks, b.indices = []string{""}, map[string]int{"": 0}
}

// crowded reports whether half of the numbers are in use. The caller then
// resets, so that the next screen does not run out of numbers.
func (b *codebook) crowded() bool { return len(b.inks) > maxInks/2 || len(b.marks) > maxMarks/2 }

// pack appends the cells of one row in the order of e.glyphs. It appends
// exactly len(row) cells.
func (b *codebook) pack(cells []cell, e *encoder, row []grid.Cell, p *Profile) []cell {
	from := len(cells)
	var style grid.Style
	number := 0
	for _, g := range e.glyphs {
		c := &row[g.col]
		r, marks := e.cluster(g, c)
		next := cell(r) | cell(g.tail)<<tailShift
		if c.ZWNJ && p.KeepZWNJ {
			next |= zwnjBit
		}
		if marks != "" {
			next |= cell(b.marksNumber(marks)) << marksShift
		}
		s := row[g.style].Style
		if next == blankCell && !p.StyleRuns {
			s = blankStyle(s)
		}
		if s != style {
			style, number = s, b.inkNumber(s)
		}
		look := cell(number) << inkShift
		switch {
		case c.Width < 2:
			cells = append(cells, next|look)
		case r == utf8.RuneError: // U+FFFD is one column wide, its cell is two
			cells = append(cells, next|look, blankCell|look)
		default:
			cells = append(cells, next|look|wideBit, 0)
		}
	}
	return fill(cells, from+len(row))
}

// fill cuts cells to n, or adds blanks up to it.
func fill(cells []cell, n int) []cell {
	for len(cells) < n {
		cells = append(cells, blankCell)
	}
	return cells[:n]
}

// blankStyle returns the part of a style that an empty cell shows.
func blankStyle(s grid.Style) grid.Style {
	if s.Attr&(grid.Underline|grid.Reverse) == 0 {
		return grid.Style{BG: s.BG}
	}
	return s
}

// inkNumber returns the number of a style's ink. Styles that look the same on
// this terminal share a number. When no number is left, it returns 0, the
// default ink.
func (b *codebook) inkNumber(s grid.Style) int {
	if n, ok := b.numbers[s]; ok {
		return n
	}
	k := newInk(s, b.colors)
	n := slices.Index(b.inks, k)
	if n < 0 {
		if n = len(b.inks); n >= maxInks {
			return 0
		}
		b.inks = append(b.inks, k)
	}
	b.numbers[s] = n
	return n
}

// marksNumber returns the number of a sequence of marks. When no number is
// left, it returns 0 and the marks are lost. Only a hostile article has so many
// sequences on one screen.
func (b *codebook) marksNumber(marks string) int {
	if n, ok := b.indices[marks]; ok {
		return n
	}
	n := len(b.marks)
	if n >= maxMarks {
		return 0
	}
	marks = strings.Clone(marks) // a substring would keep the whole article in memory
	b.marks = append(b.marks, marks)
	b.indices[marks] = n
	return n
}
