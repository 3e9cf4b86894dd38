package sim

import (
	"fmt"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"qari/ui/grid"
)

// Row is a row as a terminal receives it, before it moves any cell. A wide
// character is one element.
type Row []sent

// sent is one cell as received.
type sent struct {
	grid.Cell
	runes []rune // the character, its marks, and the format characters after it
}

// wire is a terminal that stores what it receives and draws nothing.
type wire struct {
	w, h, x, y int
	wrap       bool   // the last column is written: the next character wraps
	cells      []sent // row by row; a cell of width 0 belongs to the cell before it
	pen        uv.Style
}

// Read simulates a terminal of w × h cells that receives bytes. It knows the
// sequences that package term uses, ignores modes and panics at any other.
// measure is how it counts columns: by clusters or by code points.
func Read(bytes []byte, w, h int, measure ansi.Method) []Row {
	t := wire{w: w, h: h, cells: make([]sent, w*h)}
	t.erase(0, w*h)
	parser := ansi.NewParser()
	var state byte
	for len(bytes) > 0 {
		seq, width, n, next := measure.DecodeSequence(bytes, state, parser)
		switch {
		case width > 0:
			t.print([]rune(string(seq)), width)
		case seq[0] == ansi.ESC:
			t.escape(seq, ansi.Cmd(parser.Command()), parser.Params())
		case seq[0] == '\r':
			t.moveTo(0, t.y)
		case seq[0] == '\n':
			t.moveTo(t.x, t.y+1)
		case seq[0] < ' ':
			panic(fmt.Sprintf("control character %q", seq))
		default:
			t.attach([]rune(string(seq)))
		}
		bytes, state = bytes[n:], next
	}
	return t.rows()
}

// rows returns the rows without the second columns of wide characters.
func (t *wire) rows() []Row {
	rows := make([]Row, t.h)
	for i, c := range t.cells {
		if c.Width > 0 {
			rows[i/t.w] = append(rows[i/t.w], c)
		}
	}
	return rows
}

// print puts a character with its marks at the cursor.
func (t *wire) print(runes []rune, width int) {
	if t.wrap || t.x+width > t.w {
		t.moveTo(0, t.y+1)
	}
	if t.x+width > t.w {
		return // a wide one on a screen of one column
	}
	at := t.y*t.w + t.x
	t.part(at)
	t.part(at + width - 1)
	style := styleOf(t.pen)
	t.cells[at] = sent{
		Cell:  grid.Cell{Rune: runes[0], Marks: marksOf(runes[1:]), Width: uint8(width), Style: style},
		runes: runes,
	}
	for i := 1; i < width; i++ {
		t.cells[at+i] = sent{Cell: grid.Cell{Style: style}}
	}
	t.x += width
	if t.x == t.w {
		t.x, t.wrap = t.w-1, true
	}
}

// part blanks the wide character that a cell belongs to.
func (t *wire) part(at int) {
	for at > 0 && t.cells[at].Width == 0 {
		at--
	}
	if n := int(t.cells[at].Width); n > 1 {
		t.erase(at, at+n)
	}
}

// attach adds zero-width characters to the cell before the cursor, or drops
// them if there is none.
func (t *wire) attach(runes []rune) {
	x := t.x - 1
	if t.wrap {
		x = t.x
	}
	for ; x >= 0; x-- {
		if c := &t.cells[t.y*t.w+x]; c.Width > 0 {
			c.runes = append(c.runes, runes...)
			c.Marks = marksOf(c.runes[1:])
			return
		}
	}
}

// erase blanks the cells [from, to) in the pen's background.
func (t *wire) erase(from, to int) {
	for i := from; i < to; i++ {
		t.cells[i] = sent{Cell: grid.Blank(grid.Style{BG: grid.ColorOf(t.pen.Bg)}), runes: []rune{' '}}
	}
}

func (t *wire) moveTo(x, y int) {
	t.x, t.y, t.wrap = min(max(x, 0), t.w-1), min(max(y, 0), t.h-1), false
}

// escape carries out a control sequence.
func (t *wire) escape(seq []byte, cmd ansi.Cmd, params ansi.Params) {
	if len(seq) < 3 || seq[1] != '[' {
		panic(fmt.Sprintf("sequence %q", seq))
	}
	arg := func(i, missing int) int {
		n, _, _ := params.Param(i, missing)
		return n
	}
	at := t.y*t.w + t.x
	switch final := cmd.Final(); {
	case cmd.Prefix() == '?' && (final == 'h' || final == 'l'):
	case cmd.Prefix() != 0:
		panic(fmt.Sprintf("sequence %q", seq))
	case final == 'm':
		uv.ReadStyle(params, &t.pen)
	case final == 'H':
		t.moveTo(arg(1, 1)-1, arg(0, 1)-1)
	case final == 'C':
		t.moveTo(t.x+arg(0, 1), t.y)
	case final == 'K' && arg(0, 0) == 0:
		t.erase(at, (t.y+1)*t.w)
	case final == 'X':
		t.erase(at, at+min(arg(0, 1), t.w-t.x))
	case final == 'J' && arg(0, 0) == 2:
		t.erase(0, t.w*t.h)
	default:
		panic(fmt.Sprintf("sequence %q", seq))
	}
}
