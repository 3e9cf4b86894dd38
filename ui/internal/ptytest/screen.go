package ptytest

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/mattn/go-runewidth"

	"qari/ui/grid"
)

// Cell is one column of a row of a [Screen].
type Cell struct {
	Text  string // the character and its marks; "" is the second column of a wide one
	Style grid.Style
}

var blank = Cell{Text: " "}

// Screen is what a terminal that never reorders text shows. It knows the part
// of ECMA-48 and of xterm's additions that full-screen programs use. It is not
// safe for concurrent use; a [Session] guards its own.
type Screen struct {
	cols, rows int
	parser     *ansi.Parser
	terminal   Terminal     // what it answers to queries
	reply      func(string) // gets the answers

	main, alt   []Cell // cols*rows cells each; alt is the alternate screen
	cells       []Cell // the visible one of the two
	x, y        int
	wrap        bool // the last column is written: the next character wraps
	top, bottom int  // scrolling region, rows [top, bottom)
	left, right int  // columns [left, right): all of them, unless in left and right margin mode
	saved       [2]int
	pen         Cell // a blank in the style of the last SGR
	last        rune

	modes   map[Mode]bool
	touched uint64 // counts changes of cells
	title   string
}

// Mode is a number that SM, RM, DECSET and DECRST switch.
type Mode struct {
	Number  int
	Private bool // CSI ? N h instead of CSI N h
}

// Modes for tests.
var (
	AltScreen      = Mode{1049, true}
	CursorVisible  = Mode{25, true}
	AutoWrap       = Mode{7, true}
	BracketedPaste = Mode{2004, true}
	Synchronized   = Mode{2026, true}
	Margins        = Mode{69, true} // DECLRMM: CSI s sets left and right margins
	Bidirectional  = Mode{8, false} // BDSM: set is implicit, the terminal's default
)

// NewScreen returns a blank screen of cols × rows cells, at least one each.
// Answers to queries go to reply, which may be nil.
func NewScreen(cols, rows int, t Terminal, reply func(string)) *Screen {
	if reply == nil {
		reply = func(string) {}
	}
	s := &Screen{
		modes: freshModes(),
		pen:   blank, terminal: t, reply: reply,
	}
	s.parser = ansi.NewParser()
	s.parser.SetHandler(ansi.Handler{
		Print: s.print, Execute: s.control, HandleCsi: s.csi,
		HandleEsc: s.escape, HandleOsc: s.osc,
	})
	s.Resize(cols, rows)
	return s
}

// Write feeds output to the screen. It never fails.
func (s *Screen) Write(p []byte) (int, error) {
	for _, b := range p {
		s.parser.Advance(b)
	}
	return len(p), nil
}

// Size returns the number of columns and rows.
func (s *Screen) Size() (cols, rows int) { return s.cols, s.rows }

// Resize changes the size. The top left part stays.
func (s *Screen) Resize(cols, rows int) {
	cols, rows = max(cols, 1), max(rows, 1)
	shown := len(s.alt) > 0 && len(s.cells) > 0 && &s.cells[0] == &s.alt[0]
	s.main = resized(s.main, s.cols, s.rows, cols, rows)
	s.alt = resized(s.alt, s.cols, s.rows, cols, rows)
	s.cols, s.rows, s.top, s.bottom, s.left, s.right = cols, rows, 0, rows, 0, cols
	s.cells = s.main
	if shown {
		s.cells = s.alt
	}
	s.moveTo(s.x, s.y)
	s.touched++
}

func resized(old []Cell, cols, rows, newCols, newRows int) []Cell {
	cells := make([]Cell, newCols*newRows)
	for i := range cells {
		cells[i] = blank
	}
	for y := range min(rows, newRows) {
		copy(cells[y*newCols:(y+1)*newCols], old[y*cols:(y+1)*cols])
	}
	return cells
}

// Row returns the text of row y, columns left to right, without trailing
// blanks; "" outside the screen.
func (s *Screen) Row(y int) string {
	var b strings.Builder
	for _, c := range s.Cells(y) {
		b.WriteString(c.Text)
	}
	return strings.TrimRight(b.String(), " ")
}

// Cells returns row y, column by column; nil outside the screen.
func (s *Screen) Cells(y int) []Cell {
	if y < 0 || y >= s.rows {
		return nil
	}
	return s.cells[y*s.cols : (y+1)*s.cols]
}

// Text returns all rows, one a line.
func (s *Screen) Text() string {
	rows := make([]string, s.rows)
	for y := range rows {
		rows[y] = s.Row(y)
	}
	return strings.Join(rows, "\n")
}

// Cursor returns the cursor's column and row.
func (s *Screen) Cursor() (x, y int) { return s.x, s.y }

// Mode reports whether a mode is set.
func (s *Screen) Mode(m Mode) bool { return s.modes[m] }

// Changed lists the modes that differ from those of a fresh terminal: what an
// ended program left behind.
func (s *Screen) Changed() []Mode {
	fresh := freshModes()
	var left []Mode
	for m, on := range s.modes {
		if on != fresh[m] {
			left = append(left, m)
		}
	}
	return left
}

func freshModes() map[Mode]bool {
	return map[Mode]bool{CursorVisible: true, AutoWrap: true, Bidirectional: true}
}

// Title returns the last window title.
func (s *Screen) Title() string { return s.title }

// print puts a character at the cursor. A zero-width character joins the one
// before it, as in terminals; without one it is lost.
func (s *Screen) print(r rune) {
	width := runewidth.RuneWidth(r)
	if width == 0 {
		s.attach(r)
		return
	}
	if s.wrap || s.x+width > s.cols {
		s.x = 0
		s.lineFeed()
	}
	s.wrap = false
	c := s.pen
	c.Text = string(r)
	s.set(s.x, c)
	if width == 2 && s.x+1 < s.cols {
		c.Text = ""
		s.set(s.x+1, c)
	}
	s.last = r
	s.x += width
	if s.x >= s.cols {
		s.x, s.wrap = s.cols-1, true
	}
}

func (s *Screen) attach(r rune) {
	x := s.x - 1
	if s.wrap {
		x = s.x
	}
	for ; x >= 0; x-- {
		if c := &s.Cells(s.y)[x]; c.Text != "" {
			c.Text += string(r)
			s.touched++
			return
		}
	}
}

// set writes a cell of the cursor's row. If it overwrites one half of a wide
// character, the other half becomes blank.
func (s *Screen) set(x int, c Cell) {
	row := s.Cells(s.y)
	if row[x].Text == "" && c.Text != "" && x > 0 {
		row[x-1].Text = " "
	}
	if row[x].Text != "" && x+1 < s.cols && row[x+1].Text == "" {
		row[x+1].Text = " "
	}
	row[x] = c
	s.touched++
}

func (s *Screen) moveTo(x, y int) {
	s.x, s.y, s.wrap = min(max(x, 0), s.cols-1), min(max(y, 0), s.rows-1), false
}

// erase makes columns [from, to) of row y blank in the current background.
func (s *Screen) erase(y, from, to int) {
	row := s.Cells(y)
	for x := max(from, 0); x < min(to, len(row)); x++ {
		row[x] = s.pen
	}
	s.touched++
}

// scroll moves the rows [top, bottom) up by n, or down if n is negative,
// between the left and the right margin.
func (s *Screen) scroll(top, bottom, n int) {
	part := func(y int) []Cell { return s.Cells(y)[s.left:s.right] }
	for i := range bottom - top {
		y := top + i
		if n < 0 {
			y = bottom - 1 - i
		}
		if from := y + n; top <= from && from < bottom {
			copy(part(y), part(from))
		} else {
			s.erase(y, s.left, s.right)
		}
	}
	s.touched++
}

func (s *Screen) lineFeed() {
	s.wrap = false
	switch {
	case s.y == s.bottom-1:
		if s.left <= s.x && s.x < s.right {
			s.scroll(s.top, s.bottom, 1)
		}
	case s.y < s.rows-1:
		s.y++
	}
}
