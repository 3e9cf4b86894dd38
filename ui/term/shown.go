package term

import (
	"unicode/utf8"

	"github.com/charmbracelet/colorprofile"

	"qari/ui/grid"
)

// shown is what a terminal shows now: its cells in the terminal's own order,
// before the terminal reorders them. The next frame sends only the difference.
type shown struct {
	w, h  int
	cells []cell // row by row
	lost  bool   // the contents are unknown

	margins bool // the terminal can scroll between left and right margins

	pen    pen
	x, y   int  // the cursor; x is w after the last column, -1 if unknown
	cursor bool // the cursor is visible
}

func newShown(colors colorprofile.Profile) *shown {
	s := &shown{}
	s.setColors(colors)
	return s
}

// setColors sets the terminal's colours. The next update sends everything.
func (s *shown) setColors(colors colorprofile.Profile) {
	s.pen.colors = colors
	s.forget()
}

// forget makes the next update send everything.
func (s *shown) forget() {
	s.lost = true
	s.pen.reset()
}

// update returns the bytes that change the screen to next, with the size of g.
// It keeps next and returns the cells before. The bytes are valid until the
// next update; they are empty if nothing changes.
func (s *shown) update(next []cell, g *grid.Grid) (sent []byte, before []cell) {
	s.pen.out, s.pen.ink, s.x, s.y = s.pen.out[:0], 0, -1, -1
	if s.lost || s.w != g.W || s.h != g.H {
		s.erase(g.W, g.H)
	} else {
		s.scroll(next, g)
	}
	for y := range s.h {
		s.row(y, s.cells[y*s.w:(y+1)*s.w], next[y*s.w:(y+1)*s.w])
	}
	s.pen.take(0)
	before, s.cells = s.cells, next
	s.placeCursor(g)
	return s.pen.out, before
}

func (s *shown) erase(w, h int) {
	s.w, s.h, s.lost, s.cursor = w, h, false, false
	s.cells = fill(s.cells[:0], w*h)
	s.pen.out = append(s.pen.out, hideCursor+"\x1b[m\x1b[2J"...)
}

const (
	hideCursor = "\x1b[?25l"
	showCursor = "\x1b[?25h"
	eraseLine  = "\x1b[K" // from the cursor to the end of the line (EL)
)

// placeCursor puts the cursor where the grid has it. The cursor is hidden while
// other cells are written, so that it does not jump.
func (s *shown) placeCursor(g *grid.Grid) {
	show := g.ShowCursor && g.CursorX < s.w && g.CursorY < s.h
	if s.cursor && (len(s.pen.out) > 0 || !show) {
		s.pen.out = append([]byte(hideCursor), s.pen.out...)
		s.cursor = false
	}
	if show {
		s.moveTo(g.CursorX, g.CursorY)
		if !s.cursor {
			s.pen.out = append(s.pen.out, showCursor...)
			s.cursor = true
		}
	}
}

// row sends the difference in one row.
func (s *shown) row(y int, old, next []cell) {
	end := len(next) // the end of the cells that are not blank
	for end > 0 && next[end-1] == blankCell {
		end--
	}
	for x := 0; x < len(next); {
		switch {
		case next[x] == old[x]:
			x++
		case x >= end && len(next)-x > len(eraseLine):
			s.moveTo(x, y)
			s.pen.take(0)
			s.pen.out = append(s.pen.out, eraseLine...)
			return
		default:
			x = s.run(x, y, old, next, end)
		}
	}
}

// run sends cells from column x up to the first cell that is equal, and returns
// its column. It also sends a few equal cells if that costs no more than moving
// over them.
func (s *shown) run(x, y int, old, next []cell, end int) int {
	for x < len(next) {
		n := 0
		if next[x] == old[x] {
			if n = s.bridge(x, old, next); n == 0 {
				return x
			}
		} else if x >= end && len(next)-x > len(eraseLine) {
			return x
		}
		if n := blanks(next[x:]); n >= worthErasing {
			s.moveTo(x, y)
			s.pen.take(0)
			s.pen.out = appendCSI(s.pen.out, 'X', n) // ECH
			x += n
			continue
		}
		for range max(n, 1) {
			if next[x] != 0 {
				s.moveTo(x, y)
				s.put(next[x])
			}
			x++
		}
	}
	return x
}

// worthErasing is the minimum number of blanks to erase with ECH. ECH takes 5
// bytes and does not move the cursor; the move takes 5 more.
const worthErasing = 10

// blanks counts the blank cells at the start.
func blanks(cells []cell) (n int) {
	for n < len(cells) && cells[n] == blankCell {
		n++
	}
	return n
}

// bridge returns how many equal cells from x on to send instead of moving over
// them. They must have the current ink and take fewer bytes than a move.
func (s *shown) bridge(x int, old, next []cell) int {
	cost := len("\x1b[1C")
	for i := x; i < len(next); i++ {
		c := next[i]
		if c != old[i] {
			return i - x
		}
		cost -= utf8.RuneLen(c.char())
		plain := c != 0 && c>>tailShift == 0 && c.marks() == 0
		if cost < 0 || !plain || c.ink() != s.pen.ink {
			return 0
		}
	}
	return 0
}

// put sends one cell at the cursor.
func (s *shown) put(c cell) {
	s.pen.put(c)
	if s.x++; c&wideBit != 0 {
		s.x = -1 // terminals disagree about which characters are wide
	}
}

// moveTo moves the cursor in the fewest bytes.
func (s *shown) moveTo(x, y int) {
	out := s.pen.out
	switch known := s.x >= 0 && s.x < s.w; {
	case known && s.y == y && s.x == x:
		return
	case known && s.y == y && s.x < x:
		out = appendForward(out, x-s.x)
	case s.y >= 0 && s.y+1 == y && x < 10: // from column 10 on CUP is shorter
		out = appendForward(append(out, "\r\n"...), x)
	default:
		out = appendPosition(out, x, y)
	}
	s.pen.out, s.x, s.y = out, x, y
}
