package term

import (
	"slices"

	"qari/ui/grid"
	"qari/ui/text/bidi"
	"qari/ui/text/ucd"
)

// blankL looks like a blank and is of class L: BRAILLE PATTERN BLANK.
const blankL = '\u2800'

// unmarked finds, without format characters, an order that the bidirectional
// algorithm turns into the wanted one. A European number to the right of a
// right-to-left letter needs a character of class L before it (UAX#9, W7). So a
// blank between the two becomes blankL. Without a blank the row is impossible,
// and the number changes sides.
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

// guardNumbers puts blankL before each European number that the algorithm would
// move to the left of the letters before it.
func guardNumbers(glyphs []glyph) {
	blank, after := -1, false // the first blank after a letter of class R or AL, or a digit of class AN
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

// rtlFollows reports whether the next strong character or Arabic number has
// class R, AL or AN. Then the number moves with both.
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

// solver looks for a logical order that gives a visual order.
type solver struct {
	paragraph bidi.Paragraph
	classes   []ucd.Class
	levels    []bidi.Level
	visual    []glyph
	order     []int // the visual order, as indices into the logical one
}

// solve changes glyphs from visual to logical order and returns their levels.
// The bidirectional algorithm is almost its own inverse: only numbers and their
// neighbours come out wrong. Each further round corrects them. Three rounds are
// enough for every possible row; an impossible row would change for ever.
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

// resolve computes the levels of glyphs in logical order, and their visual
// order.
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
