package main

import (
	"io"
	"os"
	"strings"

	xterm "github.com/charmbracelet/x/term"

	"qari/ui"
	"qari/ui/term"
)

// defaultWidth is the measure of text in cells. Longer lines are hard to read.
const defaultWidth = 80

// terminalWidth returns the width of the terminal w in cells; false if w is no
// terminal.
func terminalWidth(w io.Writer) (int, bool) {
	f, ok := w.(*os.File)
	if !ok || !xterm.IsTerminal(f.Fd()) {
		return 0, false
	}
	width, _, err := xterm.GetSize(f.Fd())
	return width, err == nil && width > 0
}

// plainProfile returns the profile for printed text. It uses no switch, because
// a switch would stay on in the reader's shell.
func (s *settings) plainProfile() (term.Profile, error) {
	p, chosen, err := s.profile()
	if err != nil || chosen {
		return p, err
	}
	return term.FromEnv(s.getenv).Profile.WithoutSwitch(), nil
}

// lines prints the lines of write to w: unchanged to a pipe, reordered for a
// terminal.
func (s *settings) lines(w io.Writer, write func(io.Writer) error) error {
	width, ok := terminalWidth(w)
	if !ok {
		return write(w)
	}
	profile, err := s.plainProfile()
	if err != nil {
		return err
	}
	var logical strings.Builder
	if err := write(&logical); err != nil {
		return err
	}
	out := ui.Plain{Profile: profile, Width: width}
	for line := range strings.Lines(logical.String()) {
		if err := out.Line(w, strings.TrimRight(line, "\n")); err != nil {
			return err
		}
	}
	return nil
}
