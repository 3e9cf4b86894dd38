package term

import (
	"unicode/utf8"

	"github.com/charmbracelet/colorprofile"

	"qari/ui/grid"
)

// shown is what a terminal shows, as far as it was told: cells in the order
// in which the terminal holds them, before it moves any. From it follows what
// to send for the next screen, which is only what differs.
type shown struct {
	w, h  int
	cells []cell // row by row
	lost  bool   // nothing is known

	margins bool // the terminal scrolls between left and right margins, too

	pen    pen
	x, y   int  // the cursor; x is w where the last column was written, -1 where nobody knows
	cursor bool // the cursor is visible
}

func newShown(colors colorprofile.Profile) *shown {
	s := &shown{}
	s.setColors(colors)
	return s
}

// setColors says how many colours the terminal has. All is sent anew.
func (s *shown) setColors(colors colorprofile.Profile) {
	s.pen.colors = colors
	s.forget()
}

// forget makes the next update a whole one.
func (s *shown) forget() {
	s.lost = true
	s.pen.reset()
}

// update takes the terminal from what it shows to next, a screen of w × h
// cells, and keeps next in place of what was known, which it returns. The
// bytes, none where nothing changes, are valid until the next update.
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

// erase begins with a blank screen.
func (s *shown) erase(w, h int) {
	s.w, s.h, s.lost, s.cursor = w, h, false, false
	s.cells = fill(s.cells[:0], w*h)
	s.pen.out = append(s.pen.out, hideCursor+"\x1b[m\x1b[2J"...)
}

const (
	hideCursor = "\x1b[?25l"
	showCursor = "\x1b[?25h"
	eraseLine  = "\x1b[K" // from the cursor on
)

// placeCursor puts the cursor where the screen has it. While other cells are
// written it is hidden, so that it is not seen to jump about.
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

// row sends what differs in one row.
func (s *shown) row(y int, old, next []cell) {
	end := len(next) // of what is not blank
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

// run sends the cells from column x on until one does not differ, and returns
// its column. Where it costs no more to send a few equal cells than to move
// over them, they are sent, too.
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

// worthErasing is the number of blanks from which it takes fewer bytes to erase
// them than to send them: ECH takes five, and leaves the cursor before them, so
// that it must be moved by as many again.
const worthErasing = 10

// blanks is the number of blank cells at the start.
func blanks(cells []cell) (n int) {
	for n < len(cells) && cells[n] == blankCell {
		n++
	}
	return n
}

// bridge is the number of equal cells from x on that are sent with those around
// them: in the ink in use, and in fewer bytes than a movement takes.
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

// put sends one cell, the cursor being there.
func (s *shown) put(c cell) {
	s.pen.put(c)
	if s.x++; c&wideBit != 0 {
		s.x = -1 // terminals and tables differ about what is wide
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
	case s.y >= 0 && s.y+1 == y && x < 10: // CUP takes more where it has two digits
		out = appendForward(append(out, "\r\n"...), x)
	default:
		out = appendPosition(out, x, y)
	}
	s.pen.out, s.x, s.y = out, x, y
}
