package term_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"qari/ui/grid"
	"qari/ui/term"
	"qari/ui/term/internal/sim"
)

// pairs are the profiles with the terminals they are for.
var pairs = []struct {
	profile  string
	terminal string
	show     sim.Terminal
}{
	{"xterm", "plain", sim.Plain},
	{"vte", "plain", sim.Plain},
	{"mlterm", "plain", sim.Plain},
	{"override", "plain", sim.Plain},
	{"override", "VTE", sim.VTE},
	{"konsole", "Konsole", sim.Konsole},
	{"inverse", "Konsole", sim.Konsole},
	{"inverse", "VTE", sim.VTE},
	{"inverse", "mlterm", sim.Mlterm},
	{"kitty", "kitty", sim.Kitty},
	{"kitty-fallback-font", "kitty with a fallback font", sim.KittyFallback},
}

// picture is a grid, painted beforehand, for one profile.
type picture struct {
	*grid.Grid
	profile term.Profile
}

func (p picture) Paint(g *grid.Grid) {
	copy(g.Cells, p.Cells)
	g.Panes = append(g.Panes, p.Panes...)
}

func (p picture) Profile(int) (term.Profile, bool) { return p.profile, false }

// frame is what a screen sends for a grid as its first picture.
func frame(g *grid.Grid, p term.Profile) []byte {
	var sent bytes.Buffer
	out := term.NewOutput(&sent)
	out.Write([]byte(ansi.SetModeAltScreenSaveCursor))
	s := term.NewScreen(out, colorprofile.TrueColor, new(term.Canvases))
	s.Resize(g.W, g.H)
	if send := s.Draw(picture{g, p}); send != nil {
		send()
	}
	return sent.Bytes()
}

// oneRow is a grid of a row.
func oneRow(row []grid.Cell, panes ...grid.Rect) *grid.Grid {
	return &grid.Grid{W: len(row), H: 1, Cells: row, Panes: panes}
}

// ways are the two ways to a terminal, for a single row.
var ways = []struct {
	name string
	send func(row []grid.Cell, p term.Profile) []byte
}{
	{"screen", func(row []grid.Cell, p term.Profile) []byte { return frame(oneRow(row), p) }},
	{"printer", func(row []grid.Cell, p term.Profile) []byte {
		return term.NewPrinter(p, colorprofile.TrueColor).Row(row)
	}},
}

// held is the row that a terminal holds when it was sent some bytes.
func held(sent []byte, width int) sim.Row { return sim.Read(sent, width, 1, ansi.GraphemeWidth)[0] }

// A terminal that counts format characters gets none. What it is sent then
// holds a blank of class L here and there, which looks like a blank; only a
// European number that hangs on the right of a word cannot be shown.
func TestWithoutFormatCharacters(t *testing.T) {
	tests := []string{
		"ﻡﺎﻋ ﻲﻓ", "ﺎﺼﺨﺷ 12 ﻥﺇ", "ﻼﻴﺘﻗ 12", "(ﺖﺒﺴﻟﺍ) ﻡﻮﻳ", "ﻲﺑﺮﻋ BBC ﺓﺎﻨﻗ", "«ﺔﻳﺎﻬﻨﻟﺍ» :2020 ﻡﺎﻋ",
		"ﻡﺎﻋ ٣٤", "٣٤ ﻡﺎﻋ", "٥,٢٥ ﻡﺎﻋ %3.5 ﻲﻓ", "%3.5 ﻲﻓ", "News ﻡﺎﻋ 12 (5)", "19-ﺪﻴﻓﻮﻛ", ".2020–2019 ﻦﻴﺑ",
		"ﻡﺎﻋ │ 12 │ ﻡﺎﻋ 5", "!2020 ﻡﺎﻋ", "1,234,567 ﺩﺪﻌﻟﺍﻭ",
	}
	p, _ := term.ByName("tmux-mlterm")
	for _, test := range tests {
		row := cells(test, grid.Style{})
		for _, way := range ways {
			line := way.send(row, p)
			got := sim.Mlterm(held(line, len(row)))
			for i := range got {
				if got[i].Rune == '\u2800' {
					got[i].Rune = ' '
				}
			}
			if !slices.Equal(got, row) {
				t.Errorf("%s: want %s\ngot  %s\nsent %q", way.name, plain(row), plain(got), line)
			}
			if bytes.ContainsFunc(line, func(r rune) bool { return unicode.Is(unicode.Cf, r) }) {
				t.Errorf("%s: format characters in %q", way.name, line)
			}
		}
	}
}

// check draws a grid on a screen of each kind and compares what the terminal
// makes of it.
func check(t *testing.T, g *grid.Grid) {
	t.Helper()
	for _, x := range pairs {
		p, _ := term.ByName(x.profile)
		sent := frame(g, p)
		for y, row := range sim.Read(sent, g.W, g.H, ansi.GraphemeWidth) {
			if got, want := seen(x.show(row)), wanted(g.Row(y), p); !slices.Equal(got, want) {
				t.Fatalf("%s in %s, row %d, panes %v:\nwant %s\ngot  %s\nsent %q", x.profile, x.terminal, y, g.Panes,
					plain(want), plain(got), sent)
			}
		}
	}
}

// wanted is what is to be seen of a row: without what the profile leaves out.
func wanted(row []grid.Cell, p term.Profile) []grid.Cell {
	want := slices.Clone(row)
	for i := range want {
		want[i].ZWNJ = false
		if p.Emitter == term.Words {
			want[i].Marks = ""
		}
	}
	return seen(want)
}

// seen is a row with only that of the styles of its blanks that can be seen.
func seen(row []grid.Cell) []grid.Cell {
	for i := range row {
		if s := row[i].Style; row[i].Rune == ' ' && s.Attr&(grid.Underline|grid.Reverse) == 0 {
			row[i].Style = grid.Style{BG: s.BG}
		}
	}
	return row
}

func plain(row []grid.Cell) string {
	var b strings.Builder
	for _, c := range row {
		fmt.Fprintf(&b, "%q[%d %x]", string(c.Rune)+c.Marks, c.Width, c.Style)
	}
	return b.String()
}

// cells are the cells of a row in a style; a character and what combines with
// it are one.
func cells(text string, s grid.Style) []grid.Cell {
	var row []grid.Cell
	for _, r := range text {
		switch {
		case r >= 0x64b && r <= 0x652:
			row[len(row)-1].Marks += string(r)
		case r >= 0x4e00 && r <= 0x9fff:
			row = append(row, grid.Cell{Rune: r, Width: 2, Style: s}, grid.Cell{Style: s})
		default:
			row = append(row, grid.Cell{Rune: r, Width: 1, Style: s})
		}
	}
	return row
}

// words are what random rows are made of, in visual order. None begins at its
// right end with a left-to-right letter and holds a right-to-left one.
var words = []string{
	"ﺔﻴﺑﺮﻋ", "ﻥﻵﺍ", "ﻡﺎﻋ", "שלום", "BBC", "News", "12", "2020", "3.5%", "٣٤", "٥,٢٥", "۱۲",
	"(ﺖﺒﺴﻟﺍ)", "«ﺔﻳﺎﻬﻨﻟﺍ»", "،ﻢﻌﻧ", ":ﻝﺎﻗ", "؟اذام", "؟", "19-ﺪﻴﻓﻮﻛ", "BBCﻲﺑﺮﻋ", "ﻲﻨﻤﻳ/ﻲﺑﺮﻋ",
	"-", "–", "[1]", "漢字", "│", "─", "...", "ﻢِﻠْﻋ", "€5", "+3", "a(b)c", "\"", "…", "ﻡ2020",
}

func randomRow(r *rand.Rand) ([]grid.Cell, []grid.Rect) {
	var row []grid.Cell
	for range r.IntN(14) {
		s := grid.Style{}
		if r.IntN(2) == 0 {
			s = grid.Style{FG: grid.RGB(uint8(r.IntN(3)), 0, 9), Attr: grid.Attr(r.IntN(32))}
		}
		if r.IntN(8) == 0 {
			s.BG = grid.RGB(1, uint8(r.IntN(2)), 0)
		}
		word := cells(words[r.IntN(len(words))], s)
		if r.IntN(4) == 0 { // a search hit within the word
			word[r.IntN(len(word))].Style.Attr ^= grid.Reverse
		}
		row = append(row, halves(word)...)
		row = append(row, cells([]string{" ", "  ", " │ ", "│"}[r.IntN(4)], s)...)
	}
	return row, randomPanes(r, row)
}

// halves gives both columns of wide characters one style.
func halves(row []grid.Cell) []grid.Cell {
	for i := range row {
		if row[i].Width == 0 {
			row[i].Style = row[i-1].Style
		}
	}
	return row
}

// randomPanes cuts a row at some of its blanks.
func randomPanes(r *rand.Rand, row []grid.Cell) []grid.Rect {
	var panes []grid.Rect
	from := 0
	for i := range row {
		if (row[i].Rune == ' ' || row[i].Rune == '│') && r.IntN(3) == 0 {
			if from < i && r.IntN(4) > 0 {
				panes = append(panes, grid.Rect{X: from, W: i - from, H: 1})
			}
			from = i + r.IntN(2)
		}
	}
	return panes
}

// What a terminal makes of what is sent to it is the row that was wanted, in
// its styles and with its borders.
func TestRandomRowsLookAsWanted(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 2_000 {
		row, panes := randomRow(r)
		check(t, oneRow(row, panes...))
	}
}

// The same of lines that are printed, one after the other by one printer.
func TestPrintedRowsLookAsWanted(t *testing.T) {
	for _, x := range pairs {
		r := rand.New(rand.NewPCG(3, 4))
		p, _ := term.ByName(x.profile)
		printer := term.NewPrinter(p, colorprofile.TrueColor)
		for range 2_000 {
			row, _ := randomRow(r)
			if len(row) == 0 {
				continue
			}
			line := printer.Row(row)
			if got, want := seen(x.show(held(line, len(row)))), wanted(row, p); !slices.Equal(got, want) {
				t.Fatalf("%s in %s:\nwant %s\ngot  %s\nsent %q", x.profile, x.terminal, plain(want), plain(got), line)
			}
		}
	}
}

// The test itself can tell: each wrong emission spoils a row.
func TestWrongEmissionsLookWrong(t *testing.T) {
	row := cells("│ ﺔﻳﺎﻬﻨﻟﺍ ﻲﻓ (12) │ News ﻡﺎﻋ │", grid.Style{})
	for _, x := range []struct {
		profile string
		show    sim.Terminal
	}{
		{"visual", sim.VTE}, {"visual", sim.Konsole}, {"visual", sim.Mlterm}, {"visual", sim.Kitty},
		{"override", sim.Kitty}, {"inverse", sim.Plain}, {"inverse", sim.Kitty}, {"words", sim.Plain}, {"words", sim.VTE},
	} {
		p, _ := term.ByName(x.profile)
		for _, way := range ways {
			if got := x.show(held(way.send(row, p), len(row))); slices.Equal(got, row) {
				t.Errorf("%s looks right, sent by a %s", x.profile, way.name)
			}
		}
	}
}

// A word that begins with Latin letters and goes on with Arabic ones cannot
// be shown by kitty. It is parted by a blank where there is one to spare.
func TestWordsOfBothScripts(t *testing.T) {
	tests := []struct{ row, want string }{
		{"  ﺎﻨﻫ ﻲﺑﺮﻋBBC", " ﺎﻨﻫ ﻲﺑﺮﻋ BBC"},
		{"ﺎﻨﻫ ﻲﺑﺮﻋBBC  ", "ﺎﻨﻫ ﻲﺑﺮﻋ BBC "},
		{"ﺎﻨﻫ ﻲﺑﺮﻋ/a ﻡﺎﻋ", "ﺎﻨﻫ /aﻲﺑﺮﻋ ﻡﺎﻋ"}, // none to spare: they change places
		{" ﻲﺑﺮﻋa ﻲﺑﺮﻋb ", "ﻲﺑﺮﻋ a ﻲﺑﺮﻋ b"},
		{"BBCﻲﺑﺮﻋ", "BBCﻲﺑﺮﻋ"},
		{"؟BBC ﻡﺎﻋ", "؟BBC ﻡﺎﻋ"},
		{"19-ﺪﻴﻓﻮﻛ", "19-ﺪﻴﻓﻮﻛ"},
	}
	kitty, _ := term.ByName("kitty")
	for _, test := range tests {
		row := cells(test.row, grid.Style{})
		for _, way := range ways {
			if way.name == "printer" && strings.HasSuffix(test.row, " ") {
				continue // it does not print the blanks at the end, so that none is to spare
			}
			got := sim.Kitty(held(way.send(row, kitty), len(row)))
			if want := cells(test.want, grid.Style{}); !slices.Equal(got, want) {
				t.Errorf("%s: %q looks like\n%s, want\n%s", way.name, test.row, plain(got), plain(want))
			}
		}
		if !slices.Equal(row, cells(test.row, grid.Style{})) {
			t.Errorf("%q was changed", test.row)
		}
	}
}
