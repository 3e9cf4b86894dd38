package term

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"qari/ui/grid"
	"qari/ui/internal/ptytest"
)

// painting is a picture that is painted beforehand.
type painting struct {
	*grid.Grid
	profile Profile
}

func (p painting) Paint(g *grid.Grid) {
	copy(g.Cells, p.Cells)
	g.Panes, g.CursorX, g.CursorY, g.ShowCursor = p.Panes, p.CursorX, p.CursorY, p.ShowCursor
}

func (p painting) Profile(int) (Profile, bool) { return p.profile, false }

// viewer is a screen and the terminal it is on.
type viewer struct {
	*Screen
	profile  Profile
	terminal *ptytest.Screen
	sent     int // bytes of the last frame
}

func newViewer(w, h int, margins bool) *viewer {
	v := &viewer{
		Screen:   NewScreen(NewOutput(nil), colorprofile.TrueColor, new(Canvases)),
		terminal: ptytest.NewScreen(w, h, ptytest.XTerm, nil),
	}
	v.shown.margins = margins
	return v
}

// show has a picture drawn and tells in what the terminal's differs; "" for nothing.
func (v *viewer) show(g *grid.Grid) string {
	cols, rows := v.terminal.Size()
	if cols != g.W || rows != g.H {
		v.terminal.Resize(g.W, g.H)
	}
	v.Resize(g.W, g.H)
	frame := v.frame(painting{g, v.profile}, 1)
	v.sent = len(frame)
	v.terminal.Write(frame)
	for y := range g.H {
		for x, c := range v.terminal.Cells(y) {
			want := ptytest.Cell{}
			if w := g.Row(y)[x]; w.Width > 0 {
				want.Text = string(w.Rune) + w.Marks
			}
			style := g.Row(y)[x].Style
			if g.Row(y)[x].Width == 0 {
				style = g.Row(y)[x-1].Style
			}
			if want.Text == " " && !v.profile.StyleRuns {
				style, c.Style = blankStyle(style), blankStyle(c.Style)
			}
			want.Style = style
			if c != want {
				return fmt.Sprintf("column %d of row %d is %+v, want %+v, after %q", x, y, c, want, frame)
			}
		}
	}
	x, y := v.terminal.Cursor()
	if shown := v.terminal.Mode(ptytest.CursorVisible); shown != g.ShowCursor {
		return fmt.Sprintf("cursor shown: %v, want %v", shown, g.ShowCursor)
	} else if shown && (x != g.CursorX || y != g.CursorY) {
		return fmt.Sprintf("cursor at %d, %d, want %d, %d", x, y, g.CursorX, g.CursorY)
	}
	return ""
}

// blankStyle is the part of a style that an empty cell shows.
func blankStyle(s grid.Style) grid.Style {
	if s.Attr&(grid.Underline|grid.Reverse) == 0 {
		return grid.Style{BG: s.BG}
	}
	return s
}

// letters are what cells hold: one and two columns wide, with marks and without.
var letters = []grid.Cell{
	{Rune: 'a', Width: 1}, {Rune: ' ', Width: 1}, {Rune: ' ', Width: 1}, {Rune: 'ﻡ', Width: 1}, {Rune: 'ﺭ', Width: 1},
	{Rune: 'ﻥ', Marks: "\u064e\u0651", Width: 1}, {Rune: '│', Width: 1}, {Rune: '한', Width: 2}, {Rune: '7', Width: 1},
}

var styles = []grid.Style{
	{}, {}, {Attr: grid.Bold}, {FG: grid.RGB(9, 9, 9)}, {BG: grid.RGB(200, 9, 9)},
	{FG: grid.RGB(1, 2, 3), Attr: grid.Reverse}, {Attr: grid.Underline}, {Attr: grid.Bold | grid.Faint},
}

// change changes a picture in one of the ways in which programs do; next
// gives numbers below n.
func change(g *grid.Grid, next func(n int) int) {
	pane := g.Panes[next(len(g.Panes))]
	switch next(4) {
	case 0: // a pane scrolls
		by := next(2*pane.H+1) - pane.H
		old := *g
		old.Cells = append([]grid.Cell(nil), g.Cells...)
		for y := range pane.H {
			for x := pane.X; x < pane.X+pane.W; x++ {
				c := grid.Blank(grid.Style{})
				if from := y + by; 0 <= from && from < pane.H {
					c = old.Row(pane.Y + from)[x]
				}
				if c.Width > 0 && x+int(c.Width) <= pane.X+pane.W {
					g.Set(x, pane.Y+y, c)
				}
			}
		}
	case 1: // a part of it is blank, in some style
		r := grid.Rect{X: pane.X + next(pane.W), Y: pane.Y + next(pane.H), W: next(pane.W) + 1, H: next(3) + 1}
		g.Fill(r.Intersect(pane), styles[next(len(styles))])
	case 2: // some text
		y, style := pane.Y+next(pane.H), styles[next(len(styles))]
		for x, n := pane.X+next(pane.W), next(pane.W); n > 0 && x < pane.X+pane.W; n-- {
			c := letters[next(len(letters))]
			c.Style = style
			if x+int(c.Width) > pane.X+pane.W {
				break
			}
			g.Set(x, y, c)
			x += int(c.Width)
		}
	case 3: // the cursor
		g.ShowCursor, g.CursorX, g.CursorY = next(2) == 0, next(g.W), next(g.H)
	}
}

func panes(w, h int) *grid.Grid {
	g := grid.New(w, h)
	g.Panes = append(g.Panes, grid.Rect{W: w / 3, H: h}, grid.Rect{X: w / 3, W: w - w/3, H: h})
	return g
}

// After every change the terminal shows the picture, whatever changed.
func TestTerminalShowsThePicture(t *testing.T) {
	for _, profile := range []Profile{{}, {StyleRuns: true}} {
		random := rand.New(rand.NewPCG(7, 7))
		for i := range 120 {
			g := panes(6+random.IntN(60), 2+random.IntN(20))
			v := newViewer(g.W, g.H, i%2 == 0)
			v.profile = profile
			for range 60 {
				for range 1 + random.IntN(4) {
					change(g, random.IntN)
				}
				if wrong := v.show(g); wrong != "" {
					t.Fatal(wrong)
				}
			}
		}
	}
}

func FuzzTerminalShowsThePicture(f *testing.F) {
	f.Add([]byte("some text and some more, then a scroll"), true)
	f.Add([]byte{2, 0, 0, 3, 9, 3, 7, 7, 7, 7, 7, 0, 0, 30, 3, 0, 5, 2}, false)
	f.Fuzz(func(t *testing.T, choices []byte, margins bool) {
		g := panes(20, 8)
		v := newViewer(g.W, g.H, margins)
		for len(choices) > 0 {
			change(g, func(n int) int {
				if len(choices) == 0 {
					return 0
				}
				choice := int(choices[0]) % n
				choices = choices[1:]
				return choice
			})
			if wrong := v.show(g); wrong != "" {
				t.Fatal(wrong)
			}
		}
	})
}

// fillPane fills a pane with lines, the first of which has this number.
func fillPane(g *grid.Grid, pane grid.Rect, first int) {
	for y := range pane.H {
		random := rand.New(rand.NewPCG(uint64(first+y), 1))
		for x := range pane.W {
			g.Set(pane.X+x, pane.Y+y, grid.Cell{Rune: 'ﺍ' + rune(random.IntN(60)), Width: 1})
		}
	}
}

// What is sent is what changed.
func TestFramesAreSmall(t *testing.T) {
	g := grid.New(120, 40)
	g.Panes = []grid.Rect{{W: 30, H: 40}, {X: 30, W: 90, H: 40}}
	fillPane(g, g.Panes[0], 1000)
	fillPane(g, g.Panes[1], 0)
	tests := []struct {
		name    string
		margins bool
		change  func()
		most    int // bytes
	}{
		{"nothing", false, func() {}, 0},
		{"one letter", false, func() { g.Set(60, 20, grid.Cell{Rune: 'x', Width: 1}) }, 12},
		{"a row that ends", false, func() { g.Fill(grid.Rect{X: 40, Y: 7, W: 80, H: 1}, grid.Style{}) }, 16},
		{"a gap", false, func() { g.Fill(grid.Rect{X: 40, Y: 8, W: 70, H: 1}, grid.Style{}) }, 16},
		{"a few rows", false, func() { fillPane(g, g.Panes[1], 0) }, 3*90*3 + 50},
		{"a pane scrolls between margins", true, func() { fillPane(g, g.Panes[1], 1) }, 90*3 + 60},
		{"and back by three", true, func() { fillPane(g, g.Panes[1], -2) }, 3*90*3 + 80},
		{"without margins the other pane is sent", false, func() { fillPane(g, g.Panes[1], -1) }, 40*30*3 + 90*3 + 700},
		{"all scrolls", false, func() { fillPane(g, g.Panes[0], 1001); fillPane(g, g.Panes[1], 0) }, 120*3 + 60},
	}
	v := newViewer(120, 40, false)
	if wrong := v.show(g); wrong != "" {
		t.Fatal(wrong)
	}
	for _, test := range tests {
		v.shown.margins = test.margins
		test.change()
		if wrong := v.show(g); wrong != "" {
			t.Fatalf("%s: %s", test.name, wrong)
		}
		if v.sent > test.most {
			t.Errorf("%s: %d bytes, want %d at most", test.name, v.sent, test.most)
		}
	}
}

func TestColorsOfTheTerminal(t *testing.T) {
	red := grid.Style{FG: grid.RGB(0xd0, 0x40, 0x40), BG: grid.RGB(255, 255, 255), Attr: grid.Bold}
	tests := []struct {
		colors colorprofile.Profile
		want   string
	}{
		{colorprofile.TrueColor, "\x1b[1;38;2;208;64;64;48;2;255;255;255m"},
		{colorprofile.ANSI256, "\x1b[1;38;5;167;48;5;231m"},
		{colorprofile.ANSI, "\x1b[1;91;107m"},
		{colorprofile.ASCII, "\x1b[1m"},
		{colorprofile.NoTTY, ""},
	}
	for _, test := range tests {
		if got := string(appendChange(nil, ink{}, newInk(red, test.colors))); got != test.want {
			t.Errorf("%v: %q, want %q", test.colors, got, test.want)
		}
	}
}

// From any look to any other: the terminal is in the second, by as few
// parameters as that takes.
func TestPenChanges(t *testing.T) {
	tests := []struct {
		from, to ink
		want     string
	}{
		{ink{}, ink{}, ""},
		{ink{fg: "31"}, ink{}, "\x1b[m"},
		{ink{fg: "31"}, ink{fg: "32"}, "\x1b[32m"},
		{ink{fg: "31", bg: "41"}, ink{bg: "41"}, "\x1b[39m"},
		{ink{attr: grid.Bold}, ink{attr: grid.Bold | grid.Underline}, "\x1b[4m"},
		{ink{attr: grid.Bold, fg: "31"}, ink{attr: grid.Faint, fg: "31"}, "\x1b[0;2;31m"},
	}
	for _, test := range tests {
		if got := string(appendChange(nil, test.from, test.to)); got != test.want {
			t.Errorf("%+v to %+v: %q, want %q", test.from, test.to, got, test.want)
		}
	}
}

// What others write makes the next frame a whole one, and a frame that was
// made before is not sent.
func TestForeignOutput(t *testing.T) {
	var sent strings.Builder
	out := NewOutput(&sent)
	s := NewScreen(out, colorprofile.TrueColor, new(Canvases))
	s.Init(context.Background())
	s.Resize(10, 2)
	picture := painting{Grid: grid.New(10, 2)}
	picture.Set(0, 0, grid.Cell{Rune: 'x', Width: 1})
	if s.Draw(picture) != nil {
		t.Error("drawn before the screen is shown")
	}
	out.Write([]byte(ansi.SetModeAltScreenSaveCursor))
	s.Update(s.wait())
	late := s.Redraw(picture)
	out.Write([]byte("something"))
	before := sent.Len()
	s.Update(late())
	if sent.Len() != before {
		t.Errorf("sent a frame for a screen that was lost: %q", sent.String()[before:])
	}
	s.Update(s.wait())
	drain(s, s.Redraw(picture), picture)
	if got := sent.String()[before:]; !strings.Contains(got, "\x1b[2J") || !strings.Contains(got, "x") {
		t.Errorf("not drawn anew: %q", got)
	}
	before = sent.Len()
	out.send("\x1b[c")
	if drain(s, s.Draw(picture), picture); sent.String()[before:] != "\x1b[c" {
		t.Errorf("drawn anew for a query: %q", sent.String()[before:])
	}
}

// drain runs what is to be done until nothing is.
func drain(s *Screen, cmd tea.Cmd, p Picture) {
	for cmd != nil {
		s.Update(cmd())
		cmd = s.Redraw(p)
	}
}

// A terminal that does not read makes only so many sequences wait for it.
func TestFewSequencesWait(t *testing.T) {
	s := NewScreen(NewOutput(new(strings.Builder)), colorprofile.TrueColor, new(Canvases))
	var waiting []tea.Cmd
	for range 3 * maxSending {
		if _, cmd := s.Update(Send("\x1b]52;;YQ==\a")()); cmd != nil {
			waiting = append(waiting, cmd)
		}
	}
	if len(waiting) != maxSending {
		t.Errorf("%d wait, want %d", len(waiting), maxSending)
	}
	for _, cmd := range waiting {
		s.Update(cmd())
	}
	if _, cmd := s.Update(Send("\x1b[c")()); cmd == nil {
		t.Error("nothing is sent any more")
	}
}
