package grid

import (
	"image/color"
	"slices"
	"strings"
	"testing"
)

func TestColors(t *testing.T) {
	tests := []struct {
		color      Color
		r, g, b    uint8
		theDefault bool
	}{
		{Color(0), 0, 0, 0, true},
		{RGB(0, 0, 0), 0, 0, 0, false}, // black is not the default
		{RGB(1, 2, 3), 1, 2, 3, false},
		{RGB(255, 254, 253), 255, 254, 253, false},
		{ColorOf(nil), 0, 0, 0, true},
		{ColorOf(color.Black), 0, 0, 0, false},
		{ColorOf(color.RGBA{R: 200, G: 100, B: 50, A: 255}), 200, 100, 50, false},
		{ColorOf(color.Gray16{Y: 0x12ff}), 0x12, 0x12, 0x12, false},
	}
	for _, test := range tests {
		if r, g, b := test.color.Components(); r != test.r || g != test.g || b != test.b {
			t.Errorf("%x is %d, %d, %d; want %d, %d, %d", test.color, r, g, b, test.r, test.g, test.b)
		}
		if test.color.IsDefault() != test.theDefault {
			t.Errorf("%x is the default: %v", test.color, test.color.IsDefault())
		}
	}
	seen := map[Color]bool{RGB(1, 0, 0): true, RGB(0, 1, 0): true, RGB(0, 0, 1): true, RGB(0, 0, 0): true, 0: true}
	if len(seen) != 5 {
		t.Error("different colours are equal")
	}
}

// A style over another: what it leaves open shows the other, attributes add up.
func TestStyleOver(t *testing.T) {
	red, blue := RGB(255, 0, 0), RGB(0, 0, 255)
	tests := []struct{ over, base, want Style }{
		{Style{}, Style{}, Style{}},
		{Style{FG: red}, Style{}, Style{FG: red}},
		{Style{}, Style{FG: red, BG: blue, Attr: Bold}, Style{FG: red, BG: blue, Attr: Bold}},
		{Style{FG: blue}, Style{FG: red, BG: red}, Style{FG: blue, BG: red}},
		{Style{BG: blue}, Style{FG: red, BG: red}, Style{FG: red, BG: blue}},
		{Style{Attr: Bold}, Style{Attr: Reverse}, Style{Attr: Bold | Reverse}},
		{Style{Attr: Bold}, Style{Attr: Bold}, Style{Attr: Bold}},
	}
	for _, test := range tests {
		if got := test.over.Over(test.base); got != test.want {
			t.Errorf("%+v over %+v is %+v, want %+v", test.over, test.base, got, test.want)
		}
	}
	all := []Attr{Bold, Faint, Italic, Underline, Reverse}
	for i, a := range all {
		if a != 1<<i {
			t.Errorf("attribute %d is %b", i, a)
		}
	}
}

func TestRect(t *testing.T) {
	tests := []struct {
		a, b  Rect
		empty bool // a is
		want  Rect // what they share
	}{
		{Rect{0, 0, 4, 3}, Rect{1, 1, 2, 1}, false, Rect{1, 1, 2, 1}},
		{Rect{0, 0, 4, 3}, Rect{2, 2, 9, 9}, false, Rect{2, 2, 2, 1}},
		{Rect{2, 2, 9, 9}, Rect{0, 0, 4, 3}, false, Rect{2, 2, 2, 1}},
		{Rect{-2, -3, 4, 5}, Rect{0, 0, 9, 9}, false, Rect{0, 0, 2, 2}},
		{Rect{0, 0, 2, 2}, Rect{2, 0, 2, 2}, false, Rect{2, 0, 0, 2}}, // side by side
		{Rect{0, 0, 2, 2}, Rect{0, 5, 2, 2}, false, Rect{0, 5, 2, 0}}, // one under the other
		{Rect{0, 0, 0, 2}, Rect{0, 0, 2, 2}, true, Rect{0, 0, 0, 2}},
		{Rect{0, 0, 2, 0}, Rect{0, 0, 2, 2}, true, Rect{0, 0, 2, 0}},
		{Rect{0, 0, -1, 2}, Rect{0, 0, 2, 2}, true, Rect{0, 0, 0, 2}},
		{Rect{0, 0, 1, 1}, Rect{0, 0, 1, 1}, false, Rect{0, 0, 1, 1}},
	}
	for _, test := range tests {
		if got := test.a.Intersect(test.b); got != test.want {
			t.Errorf("%v and %v share %v, want %v", test.a, test.b, got, test.want)
		}
		if test.a.Empty() != test.empty {
			t.Errorf("%v is empty: %v", test.a, test.a.Empty())
		}
	}
}

// letter is a cell, two columns wide for one of CJK.
func letter(r rune) Cell {
	if r >= 0x4e00 {
		return Cell{Rune: r, Width: 2, Style: Style{Attr: Bold}}
	}
	return Cell{Rune: r, Width: 1, Style: Style{Attr: Italic}}
}

// drawn is a grid as text: a dot for a blank, a tilde for the second half of a
// wide character.
func drawn(g *Grid) string {
	var b strings.Builder
	for y := range g.H {
		for _, c := range g.Row(y) {
			switch {
			case c.Width == 0:
				b.WriteByte('~')
			case c.Rune == ' ':
				b.WriteByte('.')
			default:
				b.WriteRune(c.Rune)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

type placed struct {
	x, y int
	r    rune
}

func TestSet(t *testing.T) {
	tests := []struct {
		name  string
		cells []placed
		want  string
	}{
		{"nothing", nil, "....\n....\n"},
		{"corners", []placed{{0, 0, 'a'}, {3, 0, 'b'}, {0, 1, 'c'}, {3, 1, 'd'}}, "a..b\nc..d\n"},
		{"outside", []placed{{-1, 0, 'a'}, {4, 0, 'a'}, {0, -1, 'a'}, {0, 2, 'a'}}, "....\n....\n"},
		{"wide", []placed{{0, 0, '字'}, {2, 1, '字'}}, "字~..\n..字~\n"},
		{"wide with no room", []placed{{3, 0, '字'}}, "....\n....\n"},
		{"first half overwritten", []placed{{1, 0, '字'}, {1, 0, 'a'}}, ".a..\n....\n"},
		{"second half overwritten", []placed{{1, 0, '字'}, {2, 0, 'a'}}, "..a.\n....\n"},
		{"wide over the second half of one", []placed{{0, 0, '字'}, {1, 0, '漢'}}, ".漢~.\n....\n"},
		{"wide over the first half of one", []placed{{1, 0, '字'}, {0, 0, '漢'}}, "漢~..\n....\n"},
		{"wide between two", []placed{{0, 0, '字'}, {2, 0, '字'}, {1, 0, '漢'}}, ".漢~.\n....\n"},
		{"wide at the end overwritten", []placed{{2, 0, '字'}, {3, 0, 'a'}}, "...a\n....\n"},
	}
	for _, test := range tests {
		g := New(4, 2)
		for _, c := range test.cells {
			g.Set(c.x, c.y, letter(c.r))
		}
		if got := drawn(g); got != test.want {
			t.Errorf("%s:\n%swant\n%s", test.name, got, test.want)
		}
	}
}

// Styles: the second half of a wide character has that of the first, and the
// half that stays behind, now a blank, keeps its own.
func TestSetKeepsStyles(t *testing.T) {
	bold, italic := Style{Attr: Bold}, Style{Attr: Italic}
	g := New(4, 1)
	g.Set(0, 0, letter('字'))
	if want := []Cell{letter('字'), {Style: bold}, Blank(Style{}), Blank(Style{})}; !slices.Equal(g.Row(0), want) {
		t.Errorf("%+v, want %+v", g.Row(0), want)
	}
	g.Set(1, 0, letter('a'))
	if want := []Cell{Blank(bold), letter('a'), Blank(Style{}), Blank(Style{})}; !slices.Equal(g.Row(0), want) {
		t.Errorf("%+v, want %+v", g.Row(0), want)
	}
	g.Set(2, 0, letter('字'))
	g.Set(2, 0, letter('a'))
	if want := []Cell{Blank(bold), letter('a'), letter('a'), Blank(bold)}; !slices.Equal(g.Row(0), want) {
		t.Errorf("%+v, want %+v", g.Row(0), want)
	}
	if letter('a').Style != italic {
		t.Error("the letter itself has changed")
	}
}

// Rows may be painted directly, and then hold half characters at their edges.
func TestSetOverHalves(t *testing.T) {
	g := New(3, 1)
	g.Row(0)[2] = letter('字')
	g.Row(0)[0] = Cell{}
	g.Set(2, 0, letter('a'))
	g.Set(0, 0, letter('b'))
	g.Set(3, 0, Cell{})
	if got := drawn(g); got != "b.a\n" {
		t.Errorf("%q", got)
	}
}

func TestFill(t *testing.T) {
	bold := Style{Attr: Bold}
	tests := []struct {
		name string
		r    Rect
		want string // x where the style is
	}{
		{"inside", Rect{1, 1, 2, 1}, "....\n.xx.\n....\n"},
		{"all", Rect{0, 0, 4, 3}, "xxxx\nxxxx\nxxxx\n"},
		{"over the edges", Rect{-1, -1, 3, 3}, "xx..\nxx..\n....\n"},
		{"beyond the end", Rect{3, 2, 9, 9}, "....\n....\n...x\n"},
		{"outside", Rect{5, 0, 2, 2}, "....\n....\n....\n"},
		{"none", Rect{1, 1, 0, 1}, "....\n....\n....\n"},
	}
	styled := func(g *Grid) string {
		var b strings.Builder
		for y := range g.H {
			for _, c := range g.Row(y) {
				b.WriteByte(map[bool]byte{true: 'x', false: '.'}[c.Style == bold])
			}
			b.WriteByte('\n')
		}
		return b.String()
	}
	for _, test := range tests {
		g := New(4, 3)
		g.Fill(test.r, bold)
		if got := styled(g); got != test.want {
			t.Errorf("%s, filled:\n%swant\n%s", test.name, got, test.want)
		}
		g = New(4, 3)
		g.Restyle(test.r, func(s Style) Style { return bold.Over(s) })
		if got := styled(g); got != test.want {
			t.Errorf("%s, restyled:\n%swant\n%s", test.name, got, test.want)
		}
	}
	g := New(4, 1)
	g.Set(0, 0, letter('字'))
	g.Set(3, 0, letter('a'))
	g.Fill(Rect{1, 0, 2, 1}, Style{})
	if got := drawn(g); got != "...a\n" {
		t.Errorf("half a character is filled: %q", got)
	}
	g.Restyle(g.Bounds(), func(Style) Style { return bold })
	if got := drawn(g); got != "...a\n" || g.Row(0)[3].Style != bold {
		t.Errorf("restyled: %q, %+v", got, g.Row(0)[3])
	}
}

// Reset leaves nothing of what was there, in any size.
func TestReset(t *testing.T) {
	g := New(3, 2)
	for _, size := range [][2]int{{3, 2}, {2, 2}, {5, 4}, {1, 1}, {0, 3}, {4, 0}, {-1, 2}, {2, -1}, {5, 4}} {
		for y := range g.H {
			for x := range g.W {
				g.Set(x, y, letter('a'))
			}
		}
		g.Panes = append(g.Panes, Rect{0, 0, 1, 1})
		g.ShowCursor = true
		g.Reset(size[0], size[1])
		w, h := max(0, size[0]), max(0, size[1])
		if g.W != w || g.H != h || len(g.Cells) != w*h || g.Bounds() != (Rect{0, 0, w, h}) {
			t.Fatalf("%v: %d × %d with %d cells", size, g.W, g.H, len(g.Cells))
		}
		for i, c := range g.Cells {
			if c != Blank(Style{}) {
				t.Fatalf("%v: cell %d is %+v", size, i, c)
			}
		}
		if len(g.Panes) != 0 || g.ShowCursor {
			t.Errorf("%v: panes %v, cursor %v", size, g.Panes, g.ShowCursor)
		}
	}
	cells := &g.Cells[0]
	if g.Reset(2, 2); &g.Cells[0] != cells {
		t.Error("memory was not used again")
	}
}
