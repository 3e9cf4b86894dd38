package term

import (
	"slices"

	"qari/ui/grid"
	"qari/ui/text/bidi"
	"qari/ui/text/ucd"
)

// blankL looks like a blank and is of class L: BRAILLE PATTERN BLANK.
const blankL = '\u2800'

// unmarked finds the order that the bidirectional algorithm turns into that of
// the part, without any format character. A European number at the right of a
// right-to-left letter can only stand there behind a character of class L, so
// a blank between the two becomes one. Where there is no blank the row cannot
// be had, and the number changes sides.
func (e *encoder) unmarked(row []grid.Cell, s part, p Profile) {
	from := len(e.glyphs)
	e.keep(row, s)
	glyphs := e.glyphs[from:]
	guardNumbers(glyphs)
	levels := e.solver.solve(glyphs)
	if !p.BracketsMirrored {
		return
	}
	for i := range glyphs {
		if levels[i].RTL() {
			glyphs[i].r = ucd.Mirror(glyphs[i].r)
		}
	}
}

// guardNumbers puts the blank of class L before each European number that the
// algorithm would otherwise draw to the left of the letters at its left.
func guardNumbers(glyphs []glyph) {
	blank, after := -1, false // the first blank since a letter of class R, AL or a digit AN
	for i := range glyphs {
		switch class := ucd.Of(glyphs[i].r).Class(); {
		case class == ucd.R || class == ucd.AL || class == ucd.AN:
			blank, after = -1, true
		case class == ucd.L:
			after = false
		case class == ucd.WS && after && blank < 0:
			blank = i
		case class == ucd.EN && after && blank >= 0 && !rtlFollows(glyphs[i:]):
			glyphs[blank].r = blankL
			after = false
		}
	}
}

// rtlFollows tells whether the next strong character or Arabic number is of
// class R, AL or AN: then the number between is moved with both.
func rtlFollows(glyphs []glyph) bool {
	for _, g := range glyphs {
		switch ucd.Of(g.r).Class() {
		case ucd.R, ucd.AL, ucd.AN:
			return true
		case ucd.L:
			return false
		}
	}
	return false
}

// solver looks for the logical order of a visual one.
type solver struct {
	paragraph bidi.Paragraph
	classes   []ucd.Class
	levels    []bidi.Level
	visual    []glyph
	order     []int // the visual order, as positions in the logical one
}

// solve brings glyphs from visual into logical order and returns the levels
// they will have. The algorithm is all but its own inverse: what it makes of
// the visual order is logical, but for numbers and what goes with them, which
// the next rounds put right. Three rounds are enough for every row that can be
// had at all; one that cannot would go on changing.
func (v *solver) solve(glyphs []glyph) []bidi.Level {
	v.visual = append(v.visual[:0], glyphs...)
	v.resolve(glyphs)
	for i, o := range v.order {
		glyphs[i] = v.visual[o]
	}
	for range 3 {
		v.resolve(glyphs)
		same := true
		for i, o := range v.order {
			same = same && glyphs[o].col == v.visual[i].col
		}
		if same {
			break
		}
		for i, o := range v.order {
			glyphs[o] = v.visual[i]
		}
	}
	return v.levels
}

// resolve finds the levels of glyphs in logical order, and the visual order.
func (v *solver) resolve(glyphs []glyph) {
	v.classes = v.classes[:0]
	for _, g := range glyphs {
		v.classes = append(v.classes, ucd.Of(g.r).Class())
	}
	v.paragraph.SetClasses(v.classes, bidi.LTR)
	v.levels = v.paragraph.LineLevels(0, len(glyphs), v.levels[:0])
	v.order = v.order[:0]
	for i := range glyphs {
		v.order = append(v.order, i)
	}
	bidi.Reorder(v.levels, func(from, to int) { slices.Reverse(v.order[from:to]) })
}
