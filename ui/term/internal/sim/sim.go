// Package sim simulates what terminals do to a row before they draw it. Tests
// check sequences with it instead of a real terminal. Each terminal is a pure
// function from the row as sent to the row as seen. The behaviour was measured
// in the real terminals.
package sim

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	uv "github.com/charmbracelet/ultraviolet"

	"qari/ui/grid"
	"qari/ui/text/bidi"
	"qari/ui/text/ucd"
)

// Terminal returns what a terminal shows for a row.
type Terminal func(Row) []grid.Cell

// marksOf returns the characters that are drawn on a letter.
func marksOf(runes []rune) string {
	var b strings.Builder
	for _, r := range runes {
		if unicode.In(r, unicode.M) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func styleOf(s uv.Style) grid.Style {
	style := grid.Style{FG: grid.ColorOf(s.Fg), BG: grid.ColorOf(s.Bg)}
	for _, a := range []struct {
		has  bool
		attr grid.Attr
	}{
		{s.Attrs&uv.AttrBold != 0, grid.Bold}, {s.Attrs&uv.AttrFaint != 0, grid.Faint},
		{s.Attrs&uv.AttrItalic != 0, grid.Italic}, {s.Attrs&uv.AttrReverse != 0, grid.Reverse},
		{s.Underline != uv.UnderlineNone, grid.Underline},
	} {
		if a.has {
			style.Attr |= a.attr
		}
	}
	return style
}

// seen converts the row to cells of a grid.
func seen(row Row) []grid.Cell {
	var cells []grid.Cell
	for _, c := range row {
		cells = append(cells, c.Cell)
		if c.Width == 2 {
			cells = append(cells, grid.Cell{Style: c.Style})
		}
	}
	return cells
}

// Plain never moves cells: xterm, alacritty, and a terminal after its switch.
func Plain(row Row) []grid.Cell { return seen(row) }

// VTE runs UAX#9 on the row with a left-to-right base and mirrors brackets.
func VTE(row Row) []grid.Cell {
	row = slices.Clone(row)
	reorder(row, ucdClass, ucd.Mirror)
	return seen(row)
}

// Konsole runs UAX#9 with box drawing, block elements and geometric shapes as
// class L, and never mirrors.
func Konsole(row Row) []grid.Cell {
	row = slices.Clone(row)
	reorder(row, func(r rune) ucd.Class {
		if r >= 0x2500 && r <= 0x25ff {
			return ucd.L
		}
		return ucdClass(r)
	}, func(r rune) rune { return r })
	return seen(row)
}

// Mlterm runs UAX#9 on each run between box drawing and block elements.
func Mlterm(row Row) []grid.Cell {
	row = slices.Clone(row)
	for i := 0; i < len(row); {
		end := i
		for end < len(row) && !(row[end].Rune >= 0x2500 && row[end].Rune <= 0x259f) {
			end++
		}
		reorder(row[i:end], ucdClass, ucd.Mirror)
		i = end + 1
	}
	return seen(row)
}

func ucdClass(r rune) ucd.Class { return ucd.Of(r).Class() }

// character is a code point of a row with its embedding level.
type character struct {
	cell  int
	base  bool // the first of its cell
	level bidi.Level
}

// reorder puts a row into visual order (UAX#9, L2) and mirrors characters at
// odd levels (L4). Each cell keeps its marks.
func reorder(row Row, class func(rune) ucd.Class, mirror func(rune) rune) {
	var text []character
	var classes []ucd.Class
	for i, c := range row {
		for j, r := range c.runes {
			text = append(text, character{cell: i, base: j == 0})
			classes = append(classes, class(r))
		}
	}
	var p bidi.Paragraph
	p.SetClasses(classes, bidi.LTR)
	levels := p.LineLevels(0, len(classes), nil)
	for i := range text {
		text[i].level = levels[i]
	}
	bidi.Reorder(levels, func(from, to int) { slices.Reverse(text[from:to]) })
	ordered := make(Row, 0, len(row))
	for _, c := range text {
		if !c.base {
			continue
		}
		cell := row[c.cell]
		if c.level.RTL() {
			cell.Rune = mirror(cell.Rune)
		}
		ordered = append(ordered, cell)
	}
	copy(row, ordered)
}

// Kitty shapes the row word by word with HarfBuzz. A word whose first letter
// with a script is right-to-left is reversed, with its brackets mirrored.
// Colours do not move. Words end at characters that are not drawn from the
// font.
func Kitty(row Row) []grid.Cell {
	return kitty(row, fromFont)
}

// KittyFallback is kitty when only right-to-left letters come from a fallback
// font.
func KittyFallback(row Row) []grid.Cell {
	return kitty(row, func(r rune) bool { return rightToLeft(Row{{runes: []rune{r}}}) })
}

func kitty(row Row, inWord func(rune) bool) []grid.Cell {
	row = slices.Clone(row)
	for i := 0; i < len(row); {
		end := i
		for end < len(row) && inWord(row[end].Rune) {
			end++
		}
		if rightToLeft(row[i:end]) {
			turn(row[i:end])
		}
		i = max(end, i+1)
	}
	return seen(row)
}

func fromFont(r rune) bool {
	return r != ' ' && (r < 0x2500 || r > 0x259f) && (r < 0x2800 || r > 0x28ff)
}

// rightToLeft is hb_buffer_guess_segment_properties.
func rightToLeft(word Row) bool {
	for _, c := range word {
		for _, r := range c.runes {
			if !utf8.ValidRune(r) || unicode.In(r, unicode.Common, unicode.Inherited) {
				continue
			}
			return unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana,
				unicode.Nko, unicode.Samaritan, unicode.Mandaic, unicode.Adlam)
		}
	}
	return false
}

// turn reverses a word's characters; each column keeps its style.
func turn(word Row) {
	turned := make(Row, len(word))
	var styles []grid.Style
	for i, c := range word {
		turned[len(word)-1-i] = c
		for range c.Width {
			styles = append(styles, c.Style)
		}
	}
	column := 0
	for i, c := range turned {
		c.Rune, c.Style = ucd.Mirror(c.Rune), styles[column]
		if slices.ContainsFunc(c.runes, func(r rune) bool { return unicode.Is(unicode.Cf, r) }) {
			c.Rune = utf8.RuneError // its glyph takes a column, and letters overlap
		}
		column += int(c.Width)
		word[i] = c
	}
}
