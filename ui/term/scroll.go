package term

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"qari/ui/grid"
)

// worthScrolling is how many changed rows must be shown by scrolling, at least:
// with fewer, to send them again costs about as much as the scrolling.
const worthScrolling = 3

// scroll moves rows that stand on the next screen above or below where they
// were, instead of sending them again. What moved is looked for in each pane.
// Where the terminal has no margins to scroll a pane between, whole rows are
// scrolled if what then has to be sent of the other panes is less than what
// is saved.
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
		if shift == 0 || pane.W < 2 { // margins have a column between them
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

// saves tells whether fewer cells differ from the next screen's once an area
// is scrolled. What is blank costs little either way.
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

// scrollCost is what scrolling costs, in cells: margins, region, movement and
// both reset take about forty bytes, and a letter about two.
const scrollCost = 20

// scrollArea scrolls an area up by shift rows, or down where it is negative.
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

// shift does to the known cells of an area what scrolling did to the
// terminal's.
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

// hashes are numbers that are equal where rows of an area are.
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

// moved finds the rows [top, bottom) that are best scrolled up by shift, or
// down where it is negative; shift is 0 where none are. Of the rows that find
// their place by it those count that differ from what is there now.
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
