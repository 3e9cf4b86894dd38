package term

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"qari/ui/grid"
)

// worthScrolling is the minimum number of changed rows that scrolling must
// replace. Sending fewer rows again costs about the same.
const worthScrolling = 3

// scroll moves rows with the terminal's scrolling instead of sending them
// again. It looks for moved rows in each pane. If the terminal has no left and
// right margins, it scrolls whole rows, but only if that saves more than the
// other panes then cost.
func (s *shown) scroll(next []cell, g *grid.Grid) {
	changed := 0
	for y := range s.h {
		if !slices.Equal(s.cells[y*s.w:(y+1)*s.w], next[y*s.w:(y+1)*s.w]) {
			changed++
		}
	}
	if changed < worthScrolling {
		return
	}
	for _, pane := range g.Panes {
		pane = pane.Intersect(g.Bounds())
		top, bottom, shift := moved(s.hashes(s.cells, pane), s.hashes(next, pane))
		if shift == 0 || pane.W < 2 { // left and right margins need at least two columns (DECSLRM)
			continue
		}
		area := grid.Rect{X: pane.X, Y: pane.Y + top, W: pane.W, H: bottom - top}
		if !s.margins {
			area.X, area.W = 0, s.w
		}
		if s.saves(next, area, shift) {
			s.scrollArea(area, shift)
		}
	}
}

// saves reports whether scrolling an area reduces the cells to send. Blanks do
// not count: they cost little.
func (s *shown) saves(next []cell, area grid.Rect, shift int) bool {
	before, after := 0, scrollCost
	for i := range area.H {
		at := (area.Y+i)*s.w + area.X
		for x := range area.W {
			want, had := next[at+x], blankCell
			if from := i + shift; 0 <= from && from < area.H {
				had = s.cells[at+x+shift*s.w]
			}
			if want != s.cells[at+x] && want != blankCell {
				before++
			}
			if want != had && want != blankCell {
				after++
			}
		}
	}
	return after < before
}

// scrollCost is the cost of one scroll in cells. Margins, region and cursor
// movement take about 40 bytes; a letter takes about 2.
const scrollCost = 20

// scrollArea scrolls an area up by shift rows, or down if shift is negative.
func (s *shown) scrollArea(area grid.Rect, shift int) {
	full := area.W == s.w
	if !full {
		s.pen.out = append(s.pen.out, ansi.SetModeLeftRightMargin...)
		s.pen.out = appendCSI(s.pen.out, 's', area.X+1, area.X+area.W) // DECSLRM
	}
	s.pen.out = appendCSI(s.pen.out, 'r', area.Y+1, area.Y+area.H) // DECSTBM
	if shift > 0 {
		s.pen.out = appendPosition(s.pen.out, area.X, area.Y+area.H-1)
		s.pen.out = append(s.pen.out, strings.Repeat("\x1bD", shift)...) // IND
	} else {
		s.pen.out = appendPosition(s.pen.out, area.X, area.Y)
		s.pen.out = append(s.pen.out, strings.Repeat("\x1bM", -shift)...) // RI
	}
	s.pen.out = appendCSI(s.pen.out, 'r')
	if !full {
		s.pen.out = append(s.pen.out, ansi.ResetModeLeftRightMargin...)
	}
	s.x, s.y = -1, -1
	s.shift(area, shift)
}

// shift moves the known cells of an area as the terminal moved its own.
func (s *shown) shift(area grid.Rect, by int) {
	part := func(y int) []cell { return s.cells[y*s.w+area.X : y*s.w+area.X+area.W] }
	for i := range area.H {
		y, from := area.Y+i, area.Y+i+by
		if by < 0 {
			y, from = area.Y+area.H-1-i, area.Y+area.H-1-i+by
		}
		if from >= area.Y && from < area.Y+area.H {
			copy(part(y), part(from))
			continue
		}
		for x := range part(y) {
			part(y)[x] = blankCell
		}
	}
}

// hashes returns one FNV-1a hash per row of an area.
func (s *shown) hashes(cells []cell, area grid.Rect) []uint64 {
	sums := make([]uint64, area.H)
	for i := range sums {
		sum := uint64(14695981039346656037) // FNV-1a, by cells
		for _, c := range cells[(area.Y+i)*s.w+area.X:][:area.W] {
			sum = (sum ^ uint64(c)) * 1099511628211
		}
		sums[i] = sum
	}
	return sums
}

// moved finds the rows [top, bottom) to scroll up by shift, or down if shift is
// negative. shift is 0 if scrolling does not pay. It counts the rows that
// change and that the scroll puts in place.
func moved(old, next []uint64) (top, bottom, shift int) {
	best := worthScrolling - 1
	for d := 1 - len(next); d < len(next); d++ {
		gain, first, last := 0, 0, 0
		for y := max(0, -d); y < min(len(next), len(next)-d); y++ {
			if next[y] == old[y+d] && next[y] != old[y] {
				if gain++; gain == 1 {
					first = y
				}
				last = y
			}
		}
		if gain > best {
			best = gain
			top, bottom, shift = min(first, first+d), max(last, last+d)+1, d
		}
	}
	return top, bottom, shift
}
