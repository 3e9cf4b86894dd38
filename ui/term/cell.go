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

	inkBits cell = (maxInks - 1) << inkShift

	blankCell cell = ' '
)

func (c cell) char() rune { return rune(c & (1<<marksShift - 1)) }
func (c cell) marks() int { return int(c >> marksShift & (maxMarks - 1)) }
func (c cell) ink() int   { return int(c >> inkShift & (maxInks - 1)) }
func (c cell) tail() tail { return tail(c >> tailShift & 7) }

// codebook gives numbers to inks and marks, because they do not fit into a
// cell.
type codebook struct {
	colors  colorprofile.Profile // what the inks are reduced to
	inks    []ink                // the first is the terminal's default
	blanks  []int                // for each ink, the number of the one that its blanks have
	numbers map[grid.Style]int   // of the inks of styles
	latest  styleNumber          // looked up last, which saves the next from the map
	marks   []string             // the first is none
	indices map[string]int       // of marks
}

// styleNumber is a style and the number of its ink.
type styleNumber struct {
	style  grid.Style
	number int
}

// reset forgets every number. Cells that were packed before mean nothing then.
func (b *codebook) reset() {
	b.inks, b.blanks = []ink{{}}, []int{0}
	b.numbers, b.latest = map[grid.Style]int{}, styleNumber{}
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
	for i := range e.glyphs {
		g := &e.glyphs[i]
		c := &row[g.col]
		r, marks := e.cluster(g, c)
		next := cell(r) | cell(g.tail)<<tailShift
		if c.ZWNJ && p.KeepZWNJ {
			next |= zwnjBit
		}
		if marks != "" {
			next |= cell(b.marksNumber(marks)) << marksShift
		}
		if s := &row[g.style].Style; *s != style {
			style, number = *s, b.inkNumber(*s)
		}
		look := cell(number) << inkShift
		if next == blankCell && !p.StyleRuns {
			look = cell(b.blanks[number]) << inkShift
		}
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

// inkNumber is the number of a style's ink. Two styles that the terminal cannot
// tell apart have the same; one that finds no number left has the default ink.
func (b *codebook) inkNumber(s grid.Style) int {
	switch s {
	case grid.Style{}:
		return 0
	case b.latest.style: // text is mostly in two styles by turns, the default and another
		return b.latest.number
	}
	n, ok := b.numbers[s]
	if !ok {
		n = b.number(newInk(s, b.colors))
		b.numbers[s] = n
	}
	b.latest = styleNumber{s, n}
	return n
}

// number is the number of an ink, 0 where there is none left.
func (b *codebook) number(k ink) int {
	if n := slices.Index(b.inks, k); n >= 0 {
		return n
	}
	blank := len(b.inks) // its own
	if shown := k.blank(); shown != k {
		blank = b.number(shown)
	}
	n := len(b.inks)
	if n >= maxInks {
		return 0
	}
	b.inks, b.blanks = append(b.inks, k), append(b.blanks, blank)
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
