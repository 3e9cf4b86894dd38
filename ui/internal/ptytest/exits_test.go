package ptytest

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"
)

// mlterm answers as version 3.9.0 was measured to.
var mlterm = Terminal{Name: "mlterm", DA1: "?63;1", DA2: ">24;279;0", DA3: "000000"}

// switched are the terminals that have a switch to throw, and what throws it.
var switched = []struct {
	Terminal
	on, off string
}{
	{VTE, "\x1b[8l", "\x1b[8h"},
	{mlterm, "\x1b]5379;use_ctl=false\a", "\x1b]5379;use_ctl=true\a"},
}

// Every way out of the program gives the terminal back as it was.
func TestWaysOut(t *testing.T) {
	exits := []struct {
		name string
		do   func(*Session) error
	}{
		{"q", func(s *Session) error { return s.Send("q") }},
		{"ctrl+c", func(s *Session) error { return s.Send("\x03") }},
		{"SIGTERM", func(s *Session) error { return s.Signal(syscall.SIGTERM) }},
		{"SIGHUP", func(s *Session) error { return s.Signal(syscall.SIGHUP) }},
		{"SIGINT", func(s *Session) error { return s.Signal(os.Interrupt) }},
	}
	dir := folder(t)
	for _, terminal := range switched {
		for _, exit := range exits {
			t.Run(terminal.Name+"/"+exit.name, func(t *testing.T) {
				t.Parallel()
				s := qari(t, Options{Terminal: terminal.Terminal}, dir)
				untilText(t, s, "People")
				untilWritten(t, s, terminal.on)
				must(t, exit.do(s))
				left(t, s, 0)
				balanced(t, string(s.Output()), terminal.on, terminal.off)
			})
		}
	}
}

// untilWritten waits until the program has written a sequence.
func untilWritten(t *testing.T, s *Session, sequence string) {
	t.Helper()
	for end := time.Now().Add(patience); !bytes.Contains(s.Output(), []byte(sequence)); {
		if time.Now().After(end) {
			t.Fatalf("never wrote %q; the screen shows:\n%s", sequence, s.Text())
		}
		time.Sleep(5 * time.Millisecond)
	}
}

// balanced checks that off is the switch's last word, and that the alternate
// screen is never left with it thrown.
func balanced(t *testing.T, output, on, off string) {
	t.Helper()
	if strings.LastIndex(output, off) < strings.LastIndex(output, on) {
		t.Errorf("not switched back: %q", output)
	}
	parts := strings.Split(output, "\x1b[?1049l")
	if len(parts) < 2 {
		t.Errorf("the screen was never left: %q", output)
	}
	before := ""
	for _, part := range parts[:len(parts)-1] {
		before += part
		if strings.LastIndex(before, off) < strings.LastIndex(before, on) {
			t.Errorf("left the screen with the switch thrown: %q", before)
		}
	}
}

// A suspended program has given the terminal back, and takes it again with
// everything on the screen as it was.
func TestSuspendAndResume(t *testing.T) {
	for _, terminal := range switched {
		t.Run(terminal.Name, func(t *testing.T) {
			t.Parallel()
			s := opened(t, Options{Terminal: terminal.Terminal})
			untilWritten(t, s, terminal.on)
			must(t, s.Send("\x1a"))
			must(t, s.Until(patience, func(sc *Screen) bool { return !sc.Mode(AltScreen) }))
			balanced(t, string(s.Output()), terminal.on, terminal.off)
			s.Look(func(sc *Screen) {
				if modes := sc.Changed(); len(modes) > 0 {
					t.Errorf("modes changed while suspended: %v", modes)
				}
			})
			thrown := strings.Count(string(s.Output()), terminal.on)
			resume(t, s)
			if n := strings.Count(string(s.Output()), terminal.on); n <= thrown {
				t.Errorf("the switch was thrown %d times before suspending, %d after", thrown, n)
			}
			must(t, s.Send(enter+"G"))
			untilReads(t, s, "محطة "+stations[len(stations)-1])
			leaves(t, s, "q")
			balanced(t, string(s.Output()), terminal.on, terminal.off)
		})
	}
}

// resume sends SIGCONT until the program has the screen again: it may not yet
// be waiting for the first. (The kernel stops no leader of a session, so the
// program is asleep and not stopped here.)
func resume(t *testing.T, s *Session) {
	t.Helper()
	shown := func(sc *Screen) bool { return sc.Mode(AltScreen) && shows(sc, "محطة ألف") }
	for end := time.Now().Add(patience); s.Until(100*time.Millisecond, shown) != nil; {
		if time.Now().After(end) {
			t.Fatalf("does not resume; the screen shows:\n%s", s.Text())
		}
		must(t, s.Signal(syscall.SIGCONT))
	}
}

// What is sent follows from what the terminal answers.
func TestDetection(t *testing.T) {
	dir := folder(t)
	words := strings.Fields(longTitle)
	slices.Reverse(words)
	visual := func(sc *Screen) bool { return shows(sc, longTitle) }
	sent := func(title string) func(*Screen) bool { // as the bytes are, not as they are shown
		return func(sc *Screen) bool { return strings.Contains(norm.NFKC.String(sc.Text()), title) }
	}
	tests := []struct {
		terminal Terminal
		on       string // the switch that is thrown, "" for none
		title    func(*Screen) bool
	}{
		{XTerm, "", visual},
		{VTE, switched[0].on, visual},
		{mlterm, switched[1].on, visual},
		{Konsole, "", sent(strings.Join(words, "\u200e "))}, // inverse: each word reordered, and closed by an LRM
		{Kitty, "", sent(strings.Join(words, " "))},
	}
	for _, tt := range tests {
		t.Run(tt.terminal.Name, func(t *testing.T) {
			t.Parallel()
			s := qari(t, Options{Terminal: tt.terminal}, dir)
			untilText(t, s, "People")
			untilWritten(t, s, tt.on)
			must(t, s.Until(patience, tt.title))
			leaves(t, s, "q")
			for _, sw := range switched {
				if got := bytes.Contains(s.Output(), []byte(sw.on)); got != (sw.on == tt.on) {
					t.Errorf("%q was sent: %v", sw.on, got)
				}
			}
		})
	}
}

// A terminal that never answers is drawn for as its environment says, and
// what is drawn does not wait for answers.
func TestSilentTerminal(t *testing.T) {
	t.Parallel()
	mute := Silent
	mute.TERM = "xterm-kitty"
	s := qari(t, Options{Terminal: mute}, folder(t))
	untilText(t, s, "ﻓﻲ")
	untilText(t, s, "People")
	leaves(t, s, "q")
}
