// Package gridtest writes down a grid, for tests.
package gridtest

import (
	"strings"

	"qari/ui/grid"
)

// Text returns row y in visual order.
func Text(g *grid.Grid, y int) string {
	var b strings.Builder
	for _, c := range g.Row(y) {
		if c.Width > 0 {
			b.WriteRune(c.Rune)
		}
	}
	return b.String()
}

// Rows returns all rows without the blanks at their ends.
func Rows(g *grid.Grid) []string {
	rows := make([]string, g.H)
	for y := range rows {
		rows[y] = strings.TrimRight(Text(g, y), " ")
	}
	return rows
}

// Looks returns a letter for the style of each column of row y: a point for the
// default style, a question mark for one without a name.
func Looks(g *grid.Grid, y int, names map[grid.Style]rune) string {
	var b strings.Builder
	for _, c := range g.Row(y) {
		name, known := names[c.Style]
		switch {
		case known:
			b.WriteRune(name)
		case c.Style == grid.Style{}:
			b.WriteRune('.')
		default:
			b.WriteRune('?')
		}
	}
	return b.String()
}
