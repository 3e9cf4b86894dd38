package term_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"

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
		line := term.EmitRow(row, nil, p)
		got := sim.Mlterm(line, len(row))
		for i := range got {
			if got[i].Rune == '\u2800' {
				got[i].Rune = ' '
			}
		}
		if !slices.Equal(got, row) {
			t.Errorf("want %s\ngot  %s\nsent %q", plain(row), plain(got), line)
		}
		if strings.ContainsFunc(line, func(r rune) bool { return unicode.Is(unicode.Cf, r) }) {
			t.Errorf("format characters in %q", line)
		}
	}
}

// check emits a row and compares what the terminal makes of it.
func check(t *testing.T, row []grid.Cell, panes []grid.Rect) {
	t.Helper()
	for _, x := range pairs {
		p, _ := term.ByName(x.profile)
		want := wanted(row, p)
		line := term.EmitRow(row, panes, p)
		if got := x.show(line, len(row)); !slices.Equal(got, want) {
			t.Fatalf("%s in %s, panes %v:\nwant %s\ngot  %s\nsent %q", x.profile, x.terminal, panes,
				plain(want), plain(got), line)
		}
	}
}

// wanted is the row with what the profile leaves out left out.
func wanted(row []grid.Cell, p term.Profile) []grid.Cell {
	want := slices.Clone(row)
	for i := range want {
		want[i].ZWNJ = false
		if p.Emitter == term.Words {
			want[i].Marks = ""
		}
	}
	return want
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
		check(t, row, panes)
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
		if got := x.show(term.EmitRow(row, nil, p), len(row)); slices.Equal(got, row) {
			t.Errorf("%s looks right", x.profile)
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
		got := sim.Kitty(term.EmitRow(row, nil, kitty), len(row))
		if want := cells(test.want, grid.Style{}); !slices.Equal(got, want) {
			t.Errorf("%q looks like\n%s, want\n%s", test.row, plain(got), plain(want))
		}
		if !slices.Equal(row, cells(test.row, grid.Style{})) {
			t.Errorf("%q was changed", test.row)
		}
	}
}
