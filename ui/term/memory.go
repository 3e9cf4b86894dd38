package term

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/colorprofile"

	"qari/ui/grid"
)

// cell is what a terminal holds in one column, packed so that a screen of them
// is small and compares fast:
//
//	bits  0–20  the character; 0 in the second column of a wide one
//	     21–34  its marks, as a number of [memory.marks]
//	     35–46  its look, as a number of [memory.inks]
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

	blankCell cell = ' '
)

func (c cell) char() rune { return rune(c & (1<<marksShift - 1)) }
func (c cell) marks() int { return int(c >> marksShift & (maxMarks - 1)) }
func (c cell) ink() int   { return int(c >> inkShift & (maxInks - 1)) }
func (c cell) tail() tail { return tail(c >> tailShift & 7) }

// memory is what a terminal shows, as far as it was told: cells in the order
// in which the terminal holds them, before it moves any. From it follows what
// to send for the next screen, which is only what differs.
type memory struct {
	w, h  int
	cells []cell // row by row
	lost  bool   // nothing is known

	inks   []ink // the first is the terminal's default look
	looks  map[grid.Style]int
	marks  []string // the first is none
	points map[string]int
	colors colorprofile.Profile

	margins bool // the terminal scrolls between left and right margins, too
	exact   bool // blanks are sent in their own ink: the terminal orders by styles

	out  []byte
	pen  int  // the ink in use
	x, y int  // the cursor; x is w where the last column was written, -1 where nobody knows
	seen bool // it is shown
}

func newMemory(colors colorprofile.Profile) *memory {
	m := &memory{colors: colors}
	m.forget()
	return m
}

// forget makes the next update a whole one.
func (m *memory) forget() {
	m.lost = true
	m.inks, m.looks = []ink{{}}, map[grid.Style]int{{}: 0}
	m.marks, m.points = []string{""}, map[string]int{"": 0}
}

// pack appends one row of w cells as the encoder arranged it.
func (m *memory) pack(cells []cell, e *Encoder, row []grid.Cell, p *Profile) []cell {
	from := len(cells)
	m.exact = p.StyleRuns
	var style grid.Style
	number := 0
	for _, g := range e.glyphs {
		c := &row[g.col]
		r, marks := e.cluster(g, c)
		next := cell(r) | cell(g.tail)<<tailShift
		if c.ZWNJ && p.KeepZWNJ {
			next |= zwnjBit
		}
		if marks != "" {
			next |= cell(m.mark(marks)) << marksShift
		}
		s := row[g.style].Style
		if next == blankCell && !m.exact {
			s = blankStyle(s)
		}
		if s != style {
			style, number = s, m.look(s)
		}
		look := cell(number) << inkShift
		switch {
		case c.Width < 2:
			cells = append(cells, next|look)
		case r == utf8.RuneError:
			cells = append(cells, next|look, blankCell|look)
		default:
			cells = append(cells, next|look|wideBit, 0)
		}
	}
	return fill(cells, from+len(row))
}

// fill makes cells n long.
func fill(cells []cell, n int) []cell {
	for len(cells) < n {
		cells = append(cells, blankCell)
	}
	return cells[:n]
}

// blankStyle is what shows of a style in an empty cell.
func blankStyle(s grid.Style) grid.Style {
	if s.Attr&(grid.Underline|grid.Reverse) == 0 {
		return grid.Style{BG: s.BG}
	}
	return s
}

// look is the number of a style's ink. Two styles that the terminal cannot
// tell apart have the same.
func (m *memory) look(s grid.Style) int {
	if n, ok := m.looks[s]; ok {
		return n
	}
	k := newInk(s, m.colors)
	n := slices.Index(m.inks, k)
	if n < 0 {
		if n = len(m.inks); n >= maxInks {
			return 0
		}
		m.inks = append(m.inks, k)
	}
	m.looks[s] = n
	return n
}

// mark is the number of a sequence of marks; no screen has room for more
// different ones than there are numbers, but for what a hostile article makes.
func (m *memory) mark(marks string) int {
	if n, ok := m.points[marks]; ok {
		return n
	}
	n := len(m.marks)
	if n >= maxMarks {
		return 0
	}
	marks = strings.Clone(marks) // not the whole article
	m.marks = append(m.marks, marks)
	m.points[marks] = n
	return n
}

// crowded tells whether so many looks and marks have been met that it is time
// to begin anew.
func (m *memory) crowded() bool { return len(m.inks) > maxInks/2 || len(m.marks) > maxMarks/2 }

// update takes the terminal from what it shows to next, a screen of w × h
// cells, and keeps next in place of what was known, which it returns. The
// bytes, none where nothing changes, are valid until the next update.
func (m *memory) update(next []cell, g *grid.Grid) (sent []byte, before []cell) {
	m.out, m.pen, m.x, m.y = m.out[:0], 0, -1, -1
	if m.lost || m.w != g.W || m.h != g.H {
		m.erase(g.W, g.H)
	} else {
		m.scroll(next, g)
	}
	for y := range m.h {
		m.row(y, m.cells[y*m.w:(y+1)*m.w], next[y*m.w:(y+1)*m.w])
	}
	m.ink(0)
	before, m.cells = m.cells, next
	m.cursor(g)
	return m.out, before
}

// erase begins with a blank screen.
func (m *memory) erase(w, h int) {
	m.w, m.h, m.lost, m.seen = w, h, false, false
	m.cells = fill(m.cells[:0], w*h)
	m.out = append(m.out, "\x1b[?25l\x1b[m\x1b[2J"...)
}

// cursor puts the cursor where the screen has it. Where it was seen it is
// hidden while it flies about.
func (m *memory) cursor(g *grid.Grid) {
	show := g.ShowCursor && g.CursorX < m.w && g.CursorY < m.h
	if m.seen && (len(m.out) > 0 || !show) {
		m.out = append([]byte("\x1b[?25l"), m.out...)
		m.seen = false
	}
	if show {
		m.moveTo(g.CursorX, g.CursorY)
		if !m.seen {
			m.out = append(m.out, "\x1b[?25h"...)
			m.seen = true
		}
	}
}

// row sends what differs in one row.
func (m *memory) row(y int, old, next []cell) {
	end := len(next) // of what is not blank
	for end > 0 && next[end-1] == blankCell {
		end--
	}
	for x := 0; x < len(next); {
		switch {
		case next[x] == old[x]:
			x++
		case x >= end && len(next)-x > len("\x1b[K"):
			m.moveTo(x, y)
			m.ink(0)
			m.out = append(m.out, "\x1b[K"...)
			return
		default:
			x = m.run(x, y, old, next, end)
		}
	}
}

// run sends cells from column x on for as long as they differ, and such as do
// not where to send them costs no more than to pass over them.
func (m *memory) run(x, y int, old, next []cell, end int) int {
	for x < len(next) {
		n := 0
		if next[x] == old[x] {
			if n = m.bridge(x, old, next); n == 0 {
				return x
			}
		} else if x >= end && len(next)-x > len("\x1b[K") {
			return x
		}
		if blanks := m.blanks(next[x:]); blanks >= worthErasing {
			m.moveTo(x, y)
			m.ink(0)
			m.out = appendCSI(m.out, 'X', blanks) // ECH
			x += blanks
			continue
		}
		for range max(n, 1) {
			if next[x] != 0 {
				m.moveTo(x, y)
				m.put(next[x])
			}
			x++
		}
	}
	return x
}

// worthErasing is the number of blanks from which it takes fewer bytes to erase
// them, which leaves the cursor before them, than to send them.
const worthErasing = 10

// blanks is the number of blank cells at the start.
func (m *memory) blanks(cells []cell) (n int) {
	for n < len(cells) && n < worthErasing && cells[n] == blankCell {
		n++
	}
	for n >= worthErasing && n < len(cells) && cells[n] == blankCell {
		n++
	}
	return n
}

// bridge is the number of cells from x on that do not differ but are sent with
// those around them: so few bytes, in the same ink, are less than a movement.
func (m *memory) bridge(x int, old, next []cell) int {
	cost := len("\x1b[1C")
	for i := x; i < len(next); i++ {
		c := next[i]
		if c != old[i] {
			return i - x
		}
		cost -= utf8.RuneLen(c.char())
		if cost < 0 || c>>tailShift != 0 || c.marks() != 0 || c == 0 || c.ink() != m.pen {
			return 0
		}
	}
	return 0
}

// put sends one cell, the cursor being there.
func (m *memory) put(c cell) {
	if !m.suits(c) {
		m.ink(c.ink())
	}
	m.out = utf8.AppendRune(m.out, c.char())
	m.out = append(m.out, m.marks[c.marks()]...)
	if c&zwnjBit != 0 {
		m.out = append(m.out, "\u200c"...)
	}
	m.out = appendTail(m.out, c.tail())
	if m.x++; c&wideBit != 0 {
		m.x = -1 // terminals and tables differ about what is wide
	}
}

// suits tells whether a blank shows in the pen as it does in its own ink.
func (m *memory) suits(c cell) bool {
	pen := m.inks[m.pen]
	return !m.exact && c.char() == ' ' && c>>tailShift == 0 && pen.attr&(grid.Underline|grid.Reverse) == 0 &&
		m.inks[c.ink()] == ink{bg: pen.bg}
}

// ink takes up a pen.
func (m *memory) ink(n int) {
	m.out = appendChange(m.out, m.inks[m.pen], m.inks[n])
	m.pen = n
}

// moveTo moves the cursor in the fewest bytes.
func (m *memory) moveTo(x, y int) {
	switch known := m.x >= 0 && m.x < m.w; {
	case known && m.y == y && m.x == x:
		return
	case known && m.y == y && m.x < x:
		m.out = appendForward(m.out, x-m.x)
	case m.y >= 0 && m.y+1 == y && x < 10:
		m.out = appendForward(append(m.out, "\r\n"...), x)
	default:
		m.out = appendPosition(m.out, x, y)
	}
	m.x, m.y = x, y
}

// appendForward appends CUF, n columns to the right.
func appendForward(out []byte, n int) []byte {
	switch n {
	case 0:
		return out
	case 1:
		return appendCSI(out, 'C')
	}
	return appendCSI(out, 'C', n)
}

// appendPosition appends CUP for a column and row counted from 0.
func appendPosition(out []byte, x, y int) []byte {
	if x == 0 {
		return appendCSI(out, 'H', y+1)
	}
	return appendCSI(out, 'H', y+1, x+1)
}

// appendCSI appends a control sequence with its parameters.
func appendCSI(out []byte, final byte, params ...int) []byte {
	out = append(out, "\x1b["...)
	for i, n := range params {
		if i > 0 {
			out = append(out, ';')
		}
		out = strconv.AppendInt(out, int64(n), 10)
	}
	return append(out, final)
}
