package ptytest

import (
	"bytes"

	"github.com/charmbracelet/x/ansi"

	"qari/ui/grid"
)

// control executes a C0 control character.
func (s *Screen) control(b byte) {
	switch b {
	case '\b':
		s.moveTo(s.x-1, s.y)
	case '\t':
		s.moveTo((s.x/8+1)*8, s.y)
	case '\n', '\v', '\f':
		s.lineFeed()
	case '\r':
		s.moveTo(0, s.y)
	}
}

// escape carries out ESC with a final byte.
func (s *Screen) escape(cmd ansi.Cmd) {
	switch cmd.Final() {
	case '7':
		s.saved = [2]int{s.x, s.y}
	case '8':
		s.moveTo(s.saved[0], s.saved[1])
	case 'D':
		s.lineFeed()
	case 'E':
		s.x = 0
		s.lineFeed()
	case 'M':
		if s.y == s.top && s.left <= s.x && s.x < s.right {
			s.scroll(s.top, s.bottom, -1)
		} else if s.y != s.top {
			s.moveTo(s.x, s.y-1)
		}
	}
}

// osc executes the operating system commands that tests need.
func (s *Screen) osc(cmd int, data []byte) {
	if _, text, ok := bytes.Cut(data, []byte(";")); ok && (cmd == 0 || cmd == 2) {
		s.title = string(text)
	}
}

// csi answers a query or executes a control sequence. Of the sequences with a
// private marker or an intermediate byte it knows only modes.
func (s *Screen) csi(cmd ansi.Cmd, params ansi.Params) {
	final := cmd.Final()
	if answer := s.terminal.answer(s, cmd, params); answer != "" {
		s.reply(answer)
		return
	}
	plain := cmd.Prefix() == 0 && cmd.Intermediate() == 0
	switch {
	case final == 'h' || final == 'l':
		s.setModes(params, cmd.Prefix() == '?', final == 'h')
	case plain && !s.edit(final, params):
		s.move(final, params)
	}
}

// move executes the sequences that move the cursor or set modes of writing.
func (s *Screen) move(final byte, params ansi.Params) {
	n := arg(params, 0, 1)
	switch final {
	case 'A':
		s.moveTo(s.x, s.y-n)
	case 'B', 'e':
		s.moveTo(s.x, s.y+n)
	case 'C', 'a':
		s.moveTo(s.x+n, s.y)
	case 'D':
		s.moveTo(s.x-n, s.y)
	case 'E':
		s.moveTo(0, s.y+n)
	case 'F':
		s.moveTo(0, s.y-n)
	case 'G', '`':
		s.moveTo(n-1, s.y)
	case 'H', 'f':
		s.moveTo(arg(params, 1, 1)-1, n-1)
	case 'I':
		s.moveTo((s.x/8+n)*8, s.y)
	case 'Z':
		s.moveTo(((s.x+7)/8-n)*8, s.y)
	case 'd':
		s.moveTo(s.x, n-1)
	case 'm':
		s.graphics(params)
	case 'r':
		s.region(n-1, arg(params, 1, s.rows))
	case 's':
		if s.modes[Margins] {
			s.margins(n-1, arg(params, 1, s.cols))
			return
		}
		s.saved = [2]int{s.x, s.y}
	case 'u':
		s.moveTo(s.saved[0], s.saved[1])
	}
}

// edit executes the sequences that change cells; false for any other.
func (s *Screen) edit(final byte, params ansi.Params) bool {
	n := arg(params, 0, 1)
	row := s.Cells(s.y)
	switch final {
	case 'J':
		s.eraseScreen(arg(params, 0, 0))
	case 'K':
		from, to := extent(arg(params, 0, 0), s.x, s.cols)
		s.erase(s.y, from, to)
	case 'X':
		s.erase(s.y, s.x, s.x+n)
	case 'P':
		n = min(n, s.cols-s.x)
		copy(row[s.x:], row[s.x+n:])
		s.erase(s.y, s.cols-n, s.cols)
	case '@':
		n = min(n, s.cols-s.x)
		copy(row[s.x+n:], row[s.x:])
		s.erase(s.y, s.x, s.x+n)
	case 'L', 'M':
		if final == 'L' {
			n = -n
		}
		if s.top <= s.y && s.y < s.bottom {
			s.scroll(s.y, s.bottom, n)
		}
	case 'S':
		s.scroll(s.top, s.bottom, n)
	case 'T':
		s.scroll(s.top, s.bottom, -n)
	case 'b':
		for range min(n, s.cols*s.rows) {
			s.print(s.last)
		}
	default:
		return false
	}
	return true
}

// extent returns what ED and EL erase of n places at position at. part 0 means
// from it, 1 up to and with it, anything else all.
func extent(part, at, n int) (from, to int) {
	switch part {
	case 0:
		return at, n
	case 1:
		return 0, at + 1
	}
	return 0, n
}

func (s *Screen) eraseScreen(part int) {
	from, to := extent(part, s.y, s.rows)
	if part <= 1 {
		start, end := extent(part, s.x, s.cols)
		s.erase(s.y, start, end)
	}
	for y := from; y < to; y++ {
		if part > 1 || y != s.y {
			s.erase(y, 0, s.cols)
		}
	}
}

func (s *Screen) region(top, bottom int) {
	if top < 0 || bottom > s.rows || bottom-top < 2 {
		top, bottom = 0, s.rows
	}
	s.top, s.bottom = top, bottom
	s.moveTo(0, 0)
}

func (s *Screen) margins(left, right int) {
	if left < 0 || right > s.cols || right-left < 2 {
		left, right = 0, s.cols
	}
	s.left, s.right = left, right
	s.moveTo(0, 0)
}

func (s *Screen) setModes(params ansi.Params, private, on bool) {
	params.ForEach(0, func(_, n int, _ bool) {
		s.modes[Mode{n, private}] = on
		if (Mode{n, private}) == Margins && !on {
			s.left, s.right = 0, s.cols
		}
		if private && (n == 1049 || n == 1047 || n == 47) {
			s.switchScreen(on, n == 1049)
		}
	})
}

// switchScreen shows the alternate screen or the main one. DECSET 1049 also
// saves the cursor and clears the alternate screen.
func (s *Screen) switchScreen(alt, cursor bool) {
	if cursor && alt {
		s.saved = [2]int{s.x, s.y}
	}
	s.cells = s.main
	if alt {
		s.cells = s.alt
		for y := range s.rows {
			s.erase(y, 0, s.cols)
		}
	}
	if cursor && !alt {
		s.moveTo(s.saved[0], s.saved[1])
	}
	s.touched++
}

// attributes are the parameters of SGR that set an attribute (ECMA-48 8.3.117).
var attributes = map[int]grid.Attr{1: grid.Bold, 2: grid.Faint, 3: grid.Italic, 4: grid.Underline, 21: grid.Underline, 7: grid.Reverse}

// graphics executes SGR. It ignores attributes that [grid.Style] does not have,
// such as blinking.
func (s *Screen) graphics(params ansi.Params) {
	style := &s.pen.Style
	if len(params) == 0 {
		*style = grid.Style{}
	}
	for i := 0; i < len(params); i++ {
		switch n := arg(params, i, 0); {
		case n == 0:
			*style = grid.Style{}
		case n == 22:
			style.Attr &^= grid.Bold | grid.Faint
		case n < 22:
			style.Attr |= attributes[n]
		case n < 30:
			style.Attr &^= attributes[n-20]
		case n == 38, n == 48, n == 58:
			c, used := extendedColor(params, i)
			s.setColor(n, c)
			i += used
		case n == 39, n == 49:
			s.setColor(n, 0)
		case n < 50:
			s.setColor(n, grid.ColorOf(ansi.BasicColor(n%10)))
		case 90 <= n && n < 108:
			s.setColor(n-60, grid.ColorOf(ansi.BasicColor(n%10+8)))
		}
	}
}

// setColor sets the colour for an SGR parameter 30–49. It ignores the colour of
// underlines (58).
func (s *Screen) setColor(param int, c grid.Color) {
	switch param / 10 {
	case 3:
		s.pen.Style.FG = c
	case 4:
		s.pen.Style.BG = c
	}
}

// extendedColor returns the colour after parameter 38, 48 or 58 at i, from the
// palette of 256 or as RGB, and the number of parameters used.
func extendedColor(params ansi.Params, i int) (c grid.Color, used int) {
	part := func(k int) uint8 { return uint8(arg(params, i+k, 0)) }
	switch part(1) {
	case 5:
		return grid.ColorOf(ansi.IndexedColor(part(2))), 2
	case 2:
		return grid.RGB(part(2), part(3), part(4)), 4
	}
	return 0, 0
}

// arg returns parameter i, or def if it is missing. As in terminals, zero
// counts as missing if def is one.
func arg(params ansi.Params, i, def int) int {
	n, _, _ := params.Param(i, def)
	if n == 0 && def == 1 {
		return 1
	}
	return n
}
