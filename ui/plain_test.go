package ui

import (
	"errors"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"qari/ui/term"
)

// What is printed has the styles that the terminal has, and the same text in
// all of them.
func TestPrintedInTheTerminalsColors(t *testing.T) {
	c := collection()
	tests := []struct {
		colors colorprofile.Profile
		has    []string
		hasNot []string
	}{
		{colorprofile.Unknown, nil, []string{"\x1b"}},
		{colorprofile.NoTTY, nil, []string{"\x1b"}},
		{colorprofile.ASCII, []string{"\x1b[1m", "\x1b[m\n"}, []string{"38;", "\x1b[3", "\x1b[9"}}, // NO_COLOR
		{colorprofile.ANSI, []string{"\x1b[1;9"}, []string{"38;"}},
		{colorprofile.ANSI256, []string{"\x1b[1;38;5;"}, []string{"38;2;"}},
		{colorprofile.TrueColor, []string{"\x1b[1;38;2;"}, []string{"38;5;"}},
	}
	var plain strings.Builder
	visual, _ := term.ByName("visual")
	if err := (Plain{Profile: visual, Width: 40}).Article(&plain, c.articles[1], c.findings[1]); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(plain.String(), "ﺎﻴﻨﻴﻣﺭﺃ") {
		t.Errorf("not in visual order:\n%s", plain.String())
	}
	for _, test := range tests {
		var b strings.Builder
		p := Plain{Profile: visual, Colors: test.colors, Width: 40}
		if err := p.Article(&b, c.articles[1], c.findings[1]); err != nil {
			t.Fatal(err)
		}
		for _, s := range test.has {
			if !strings.Contains(b.String(), s) {
				t.Errorf("%v: no %q in %q", test.colors, s, b.String())
			}
		}
		for _, s := range test.hasNot {
			if strings.Contains(b.String(), s) {
				t.Errorf("%v: %q in %q", test.colors, s, b.String())
			}
		}
		if got := ansi.Strip(b.String()); got != plain.String() {
			t.Errorf("%v: the text is\n%s, want\n%s", test.colors, got, plain.String())
		}
		if p.Styled() != (len(test.has) > 0) {
			t.Errorf("%v: styled is %v", test.colors, p.Styled())
		}
	}
}

// A line stands where its own direction has it begin.
func TestPrintedLines(t *testing.T) {
	tests := []struct {
		text  string
		width int
		want  string
	}{
		{"", 10, "\n"},
		{"abc", 10, "abc\n"},
		{"عربي", 10, "      ﻲﺑﺮﻋ\n"},
		{"عربي", 0, "ﻲﺑﺮﻋ\n"},
		{"عربي", 2, "ﻲﺑﺮﻋ\n"},
		{"abc  ", 10, "abc\n"},
	}
	visual, _ := term.ByName("visual")
	for _, test := range tests {
		var b strings.Builder
		if err := (Plain{Profile: visual, Width: test.width}).Line(&b, test.text); err != nil || b.String() != test.want {
			t.Errorf("%q in %d columns is %q, %v; want %q", test.text, test.width, b.String(), err, test.want)
		}
	}
}

// full is a writer with no room left.
type full struct{ error }

func (f full) Write([]byte) (int, error) { return 0, f.error }

func TestPrintingFails(t *testing.T) {
	w := full{errors.New("no room")}
	c := collection()
	if err := (Plain{Width: 40}).Article(w, c.articles[0], c.findings[0]); !errors.Is(err, w.error) {
		t.Errorf("an article: %v", err)
	}
	if err := (Plain{Width: 40}).Line(w, "abc"); !errors.Is(err, w.error) {
		t.Errorf("a line: %v", err)
	}
}
