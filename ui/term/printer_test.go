package term

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"qari/ui/grid"
)

func TestPrinter(t *testing.T) {
	bold, red := grid.Style{Attr: grid.Bold}, grid.Style{BG: grid.RGB(255, 0, 0)}
	letter := func(r rune, s grid.Style) grid.Cell { return grid.Cell{Rune: r, Width: 1, Style: s} }
	tests := []struct {
		name    string
		profile Profile
		row     []grid.Cell
		want    string
	}{
		{"nothing", Profile{}, nil, ""},
		{"blanks", Profile{}, []grid.Cell{grid.Blank(grid.Style{}), grid.Blank(grid.Style{})}, ""},
		{"blanks at the end", Profile{}, []grid.Cell{grid.Blank(grid.Style{}), letter('a', grid.Style{}), grid.Blank(grid.Style{})}, " a"},
		{"a filled blank at the end", Profile{}, []grid.Cell{letter('a', grid.Style{}), grid.Blank(red)}, "a\x1b[48;2;255;0;0m \x1b[m"},
		{"style to the end", Profile{}, []grid.Cell{letter('a', bold)}, "\x1b[1ma\x1b[m"},
		{"a blank between", Profile{}, []grid.Cell{letter('a', bold), grid.Blank(grid.Style{}), letter('b', bold)}, "\x1b[1ma b\x1b[m"},
		{"a filled one between", Profile{}, []grid.Cell{letter('a', bold), grid.Blank(red), letter('b', bold)},
			"\x1b[1ma\x1b[0;48;2;255;0;0m \x1b[1;49mb\x1b[m"},
		{"a mark without a letter", Profile{}, []grid.Cell{letter('a', grid.Style{FG: grid.RGB(255, 0, 0)}), {Rune: ' ', Marks: "\u064e", Width: 1}},
			"\x1b[38;2;255;0;0ma\x1b[m \u064e"},
		{"an underlined blank between", Profile{}, []grid.Cell{letter('a', grid.Style{Attr: grid.Underline}), grid.Blank(grid.Style{}), grid.Blank(grid.Style{Attr: grid.Underline})},
			"\x1b[4ma\x1b[m \x1b[4m \x1b[m"},
		{"colours by turns", Profile{}, []grid.Cell{letter('a', red), letter('b', bold), letter('c', red), letter('d', grid.Style{}), letter('e', bold)},
			"\x1b[48;2;255;0;0ma\x1b[1;49mb\x1b[0;48;2;255;0;0mc\x1b[md\x1b[1me\x1b[m"},
		{"a blank in its own style", Profile{StyleRuns: true}, []grid.Cell{letter('a', bold), grid.Blank(grid.Style{}), letter('b', bold)},
			"\x1b[1ma\x1b[m \x1b[1mb\x1b[m"},
		{"marks", Profile{}, []grid.Cell{{Rune: 'ﻋ', Marks: "\u064e", Width: 1}}, "ﻋ\u064e"},
		{"a joiner kept", Profile{KeepZWNJ: true}, []grid.Cell{{Rune: 'ﻪ', Width: 1, ZWNJ: true}}, "ﻪ\u200c"},
		{"a joiner dropped", Profile{}, []grid.Cell{{Rune: 'ﻪ', Width: 1, ZWNJ: true}}, "ﻪ"},
		{"wide", Profile{}, []grid.Cell{{Rune: '字', Width: 2}, {}, letter('a', grid.Style{})}, "字a"},
		{"wide, but not sent", Profile{}, []grid.Cell{{Rune: '\u202e', Width: 2}, {}, letter('a', grid.Style{})}, "\ufffd a"},
		{"a control character", Profile{}, []grid.Cell{letter('\x1b', grid.Style{})}, "\ufffd"},
		{"nothing at all", Profile{}, []grid.Cell{{Width: 1}}, "\ufffd"},
		{"override", Profile{Emitter: Override}, []grid.Cell{letter('ﻡ', grid.Style{}), letter('ﻉ', grid.Style{})}, "ﻡ\u200e\u202dﻉ\u202c"},
	}
	for _, test := range tests {
		p := NewPrinter(test.profile, colorprofile.TrueColor)
		for range 2 { // nothing of a row stays behind
			if got := string(p.Row(test.row)); got != test.want {
				t.Errorf("%s: %q, want %q", test.name, got, test.want)
			}
		}
	}
}

// distinct is row n of those in which every letter has marks of its own and one
// of so many colours.
func distinct(width, n, colors int) []grid.Cell {
	marks := []string{"\u064b", "\u064c", "\u064d", "\u064e", "\u064f", "\u0650", "\u0651", "\u0652"}
	row := make([]grid.Cell, width)
	for i := range row {
		at := n*width + i
		var b strings.Builder
		for v := at; ; v /= len(marks) {
			b.WriteString(marks[v%len(marks)])
			if v < len(marks) {
				break
			}
		}
		row[i] = grid.Cell{
			Rune: 'ﻋ', Marks: b.String(), Width: 1,
			Style: grid.Style{FG: grid.RGB(uint8(at%colors), uint8(at%colors>>8), 0)},
		}
	}
	return row
}

// spelled is what a row of such letters is when it is printed by itself.
func spelled(row []grid.Cell) string {
	var b strings.Builder
	for _, c := range row {
		b.WriteString(string(c.Rune) + c.Marks)
	}
	return b.String()
}

// More marks and colours than a codebook has numbers for, over many rows, lose
// nothing.
func TestPrinterForgetsInTime(t *testing.T) {
	p := NewPrinter(Profile{}, colorprofile.TrueColor)
	for n := range 3 * maxMarks / 1000 {
		row := distinct(1000, n, 50)
		fresh := string(NewPrinter(Profile{}, colorprofile.TrueColor).Row(row))
		got := string(p.Row(row))
		if got != fresh || ansi.Strip(got) != spelled(row) {
			t.Fatalf("row %d is not what it is by itself", n)
		}
	}
}

// The same on a screen, of which each picture is new.
func TestScreenForgetsInTime(t *testing.T) {
	v := newViewer(50, 20, false)
	for n := range 2 * maxInks / 1000 {
		g := grid.New(50, 20)
		copy(g.Cells, distinct(50*20, n, 1<<16))
		if wrong := v.show(g); wrong != "" {
			t.Fatalf("picture %d: %s", n, wrong)
		}
	}
}

// A row with more marks or colours than there are numbers loses some of them,
// and none of its letters.
func TestMoreThanACodebookHolds(t *testing.T) {
	for _, test := range []struct{ width, colors int }{{maxMarks + 500, 1}, {maxInks + 100, 1 << 16}} {
		row := distinct(test.width, 1, test.colors)
		sent := string(NewPrinter(Profile{}, colorprofile.TrueColor).Row(row))
		got := ansi.Strip(sent)
		if n := strings.Count(got, "ﻋ"); n != len(row) {
			t.Errorf("%d letters of %d", n, len(row))
		}
		if !strings.HasPrefix(spelled(row), strings.TrimRight(got, "ﻋ")) {
			t.Error("marks that have a number are lost")
		}
		if n := strings.Count(sent, "\x1b[38;2;"); n != min(test.colors, maxInks-1) {
			t.Errorf("%d colours", n)
		}
	}
}

// What the terminal says of its modes: only one that can be switched is used.
func TestModesOfTheTerminal(t *testing.T) {
	for _, test := range []struct {
		value ansi.ModeSetting
		can   bool
	}{
		{ansi.ModeNotRecognized, false}, {ansi.ModeSet, true}, {ansi.ModeReset, true},
		{ansi.ModePermanentlySet, false}, {ansi.ModePermanentlyReset, false},
	} {
		v := newViewer(20, 8, !test.can)
		v.Resize(20, 8)
		if own, _ := v.Update(tea.ModeReportMsg{Mode: ansi.ModeLeftRightMargin, Value: test.value}); own {
			t.Error("a report is kept from the program")
		}
		v.Update(tea.ModeReportMsg{Mode: ansi.ModeSynchronizedOutput, Value: test.value})
		g := panes(20, 8)
		g.Set(0, 0, grid.Cell{Rune: 'x', Width: 1})
		frame := string(v.frame(painting{g, Profile{}}, 1))
		synced := strings.HasPrefix(frame, ansi.SetModeSynchronizedOutput) && strings.HasSuffix(frame, ansi.ResetModeSynchronizedOutput)
		if synced != test.can || v.shown.margins != test.can {
			t.Errorf("%v: synchronized %v, margins %v", test.value, synced, v.shown.margins)
		}
		if frame := v.frame(painting{g, Profile{}}, 1); len(frame) > 0 {
			t.Errorf("%v: %q is sent where nothing changes", test.value, frame)
		}
	}
}

// A terminal with other colours than was thought is sent all anew.
func TestColorsFoundOutLate(t *testing.T) {
	v := newViewer(4, 1, false)
	v.Resize(4, 1)
	g := grid.New(4, 1)
	g.Set(0, 0, grid.Cell{Rune: 'x', Width: 1, Style: grid.Style{FG: grid.RGB(255, 0, 0)}})
	if first := string(v.frame(painting{g, Profile{}}, 1)); !strings.Contains(first, "\x1b[38;2;255;0;0mx") {
		t.Errorf("first %q", first)
	}
	v.Update(tea.ColorProfileMsg{Profile: colorprofile.TrueColor})
	if same := v.frame(painting{g, Profile{}}, 1); len(same) > 0 {
		t.Errorf("%q for the same colours", same)
	}
	v.Update(tea.ColorProfileMsg{Profile: colorprofile.ANSI})
	if anew := string(v.frame(painting{g, Profile{}}, 1)); !strings.Contains(anew, "\x1b[2J") || !strings.Contains(anew, "\x1b[91mx") {
		t.Errorf("then %q", anew)
	}
}
