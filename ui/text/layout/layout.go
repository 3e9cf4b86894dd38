// Package layout turns a paragraph of text into lines of terminal cells in
// visual order: levels by UAX#9, lines broken by UAX#14 between the grapheme
// clusters of UAX#29, Arabic letters joined, each cell with the bytes it came
// from.
//
// Levels are resolved when a paragraph is set; lines are found as they are
// asked for and not before, so that the first lines of a paragraph of any
// length cost only themselves. Nothing else is kept of a line: laying out one
// again gives the same cells.
package layout

import (
	"slices"

	"qari/ui/text/bidi"
)

// Column is a cell of a line; 0 is the left edge of the measure.
type Column int

// Range is columns From..To, To not included.
type Range struct{ From, To Column }

// Direction is the base direction of a paragraph.
type Direction uint8

// Auto takes it from the first strong character (UAX#9 P2, P3), left to right
// where there is none; AutoRTL is right to left where there is none (HL1).
const (
	Auto Direction = iota
	LTR
	RTL
	AutoRTL
)

// Justify says what is done with the columns a line leaves over. The last line
// of a paragraph is always ragged.
type Justify uint8

// Ragged leaves them at the end of the line, Spaces widens the spaces, Kashida
// draws out the joins of Arabic letters, and spaces where no join may be.
const (
	Ragged Justify = iota
	Spaces
	Kashida
)

// Digits is the shape in which decimal digits are shown. Their order is that
// of the digits in the text.
type Digits uint8

// The shapes of digits: 0123 or ٠١٢٣.
const (
	AsWritten Digits = iota
	Western
	ArabicIndic
)

// Options say how a paragraph is laid out.
type Options struct {
	Width      int // columns of the measure; none wraps if <= 0
	Base       Direction
	Justify    Justify
	StripMarks bool // harakat are not shown
	Digits     Digits
	Isolate    bool // URLs, e-mail addresses and telephone numbers are ordered and broken as one piece (UAX#9 HL3)
}

// Cell is one cluster on the screen.
type Cell struct {
	Rune       rune   // shaped, mirrored
	Start, End uint32 // its bytes in the paragraph; Start == End for an inserted kashida or space
	Width      uint8  // columns, 1 or 2
	Level      uint8  // UAX#9 embedding level
	ZWNJ       bool   // a ZERO WIDTH NON-JOINER stands after the letter
	attr       attr
}

// attr is what layout itself notes about a cell.
type attr uint8

const (
	joinedRight attr = 1 << iota // shape.Final
	joinedLeft                   // shape.Initial
	marked                       // marks are shown with it
	hanging                      // a space, not shown at the end of a broken line
	white                        // Bidi_Class WS
	ligature                     // lam-alef
	composed                     // with the hamza or madda after it
	hamza                        // a madda or hamza is among the marks
	joined      = joinedRight | joinedLeft
)

// Marked tells whether marks belong to the cell; Paragraph.Marks gives them.
func (c Cell) Marked() bool { return c.attr&marked != 0 }

// Line is a line of cells.
type Line struct {
	Cells      []Cell // visual order, left to right
	Start, End int    // bytes of the paragraph, with the spaces it was broken at
	Width      int    // columns of the cells
	Left       int    // blank columns to their left

	levels []bidi.Level // scratch of reorder
}

// Paragraph is a text and where its lines begin. It may be set again, which
// saves its memory, but not used by two goroutines at once until it is
// finished, see [Paragraph.Finish]. The zero value is an empty paragraph.
type Paragraph struct {
	text  string
	opt   Options
	bidi  bidi.Paragraph
	lines []mark // where the lines found so far begin; at least one once set
	fill  filler
}

// mark is a position in the text.
type mark struct {
	at   int // byte
	char int // characters before it
}

// Set makes text the paragraph. Newlines and tabs in it count as spaces, other
// control characters and invalid bytes are shown as U+FFFD.
func (p *Paragraph) Set(text string, opt Options) {
	p.text, p.opt = text, opt
	p.bidi.Read(text)
	p.fill.addresses.find(text, &p.bidi, opt.Isolate)
	p.bidi.Resolve(bidi.Direction(opt.Base), p.fill.addresses.isolates)
	p.lines = append(p.lines[:0], mark{})
	p.fill.reset(text)
}

// Finish finds all lines and lets go of the memory that only finding them
// takes. Until the paragraph is set again it then never changes, and any number
// of goroutines may read it at once, each into a [Line] of its own.
func (p *Paragraph) Finish() {
	p.Lines()
	p.lines = slices.Clip(slices.Clone(p.lines))
	p.fill.addresses = addresses{}
	p.bidi.Compact()
}

// RTL tells whether the base direction is right to left.
func (p *Paragraph) RTL() bool { return p.bidi.Base().RTL() }

// Lines is the number of lines, at least 1. It breaks the whole paragraph;
// Has does for most needs.
func (p *Paragraph) Lines() int {
	for p.nextLine() {
	}
	return max(1, len(p.lines))
}

// Has tells whether there is a line i, and breaks no farther than it.
func (p *Paragraph) Has(i int) bool {
	for len(p.lines) <= i && p.nextLine() {
	}
	return i == 0 || i > 0 && i < len(p.lines)
}

// LineOf is the line that holds a byte of the text, the last one for an offset
// at or beyond its end.
func (p *Paragraph) LineOf(offset int) int {
	for p.lastLine().at <= offset && p.nextLine() {
	}
	lo, hi := 0, len(p.lines)
	for hi-lo > 1 {
		if mid := int(uint(lo+hi) >> 1); p.lines[mid].at <= offset {
			lo = mid
		} else {
			hi = mid
		}
	}
	return lo
}

func (p *Paragraph) lastLine() mark {
	if len(p.lines) == 0 {
		return mark{}
	}
	return p.lines[len(p.lines)-1]
}
