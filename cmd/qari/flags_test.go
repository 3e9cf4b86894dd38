package main

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/creack/pty"

	"qari/cmd/qari/internal/cli"
	"qari/ui/term"
)

// The shell offers the values of a flag, and no file names beside them.
func TestFlagsAreCompleted(t *testing.T) {
	for _, test := range []struct {
		command, flag string
		want          []string
	}{
		{"read", "lang", []string{"ar", "en"}},
		{"show", "digits", []string{"written", "western", "arabic"}},
		{"show", "justify", []string{"no", "spaces", "kashida"}},
		{"read", "harakat", []string{"auto", "show", "hide"}},
		{"show", "terminal", term.Names()},
	} {
		code, out, errs := qari(t, "__complete", test.command, "--"+test.flag, "")
		want := append(slices.Clone(test.want), ":4") // 4 is cobra's code for "no files"
		if got := strings.Fields(strings.ReplaceAll(out, " ", "_")); code != cli.OK || !slices.Equal(got, underscored(want)) {
			t.Errorf("%s --%s: exit %d, %q, want %q; %s", test.command, test.flag, code, got, want, errs)
		}
	}
}

// underscored are names as words without a space.
func underscored(names []string) []string {
	for i, n := range names {
		names[i] = strings.ReplaceAll(n, " ", "_")
	}
	return names
}

// The terminal that the reader names is drawn for, whatever the environment says.
func TestNamedTerminal(t *testing.T) {
	for _, name := range term.Names() {
		s := &settings{terminal: name, getenv: func(string) string { return "" }}
		got, err := s.plainProfile()
		if want, _ := term.ByName(name); err != nil || got != want {
			t.Errorf("%s: %+v, want %+v, %v", name, got, want, err)
		}
	}
	for _, name := range []string{"", "auto"} {
		s := &settings{terminal: name, getenv: func(string) string { return "" }}
		if _, chosen, err := s.profile(); chosen || err != nil {
			t.Errorf("%q names a terminal: %v", name, err)
		}
	}
}

// Only a terminal that tells its size has a width.
func TestTerminalWidth(t *testing.T) {
	terminal, tty, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer terminal.Close()
	defer tty.Close()
	for _, cols := range []uint16{1, 61, 0} {
		if err := pty.Setsize(tty, &pty.Winsize{Cols: cols, Rows: 24}); err != nil {
			t.Fatal(err)
		}
		if width, ok := terminalWidth(tty); width != int(cols) || ok != (cols > 0) {
			t.Errorf("%d columns: %d, %v", cols, width, ok)
		}
	}
	read, pipe, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer read.Close()
	defer pipe.Close()
	if width, ok := terminalWidth(pipe); ok {
		t.Errorf("a pipe has %d columns", width)
	}
	if width, ok := terminalWidth(new(bytes.Buffer)); ok {
		t.Errorf("a buffer has %d columns", width)
	}
}

// The help of a search says how to ask: every field, and how dates are read.
func TestSearchHelp(t *testing.T) {
	code, out, _ := qari(t, "search", "--help")
	for _, says := range []string{"exact phrases", "=word", "title:", "person:", "date:~2020-09", "2020-10..2022"} {
		if !strings.Contains(out, says) {
			t.Errorf("exit %d: the help does not say %q", code, says)
		}
	}
}
