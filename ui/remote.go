package ui

import (
	"context"
	"strings"

	"github.com/charmbracelet/colorprofile"

	"qari/ui/reading"
	"qari/ui/term"
)

// remoteFPS is how many frames a second one reader over a network can make the
// server draw by typing without end.
const remoteFPS = 40

// Remote makes the screens of readers over a network, which share memory for
// drawing. The zero Remote is ready; it must not be copied.
type Remote struct {
	canvases term.Canvases
	layouts  reading.Layouts
}

// Terminal is what is known of the terminal at the other end.
type Terminal struct {
	Name   string       // its TERM
	Env    []string     // NAME=value, for the colours it has
	Output *term.Output // the way to it
}

// New is a reader's screen, as [New] makes it. The environment comes without
// Screen, Layouts and Detector: the terminal is known only by what it answers,
// and nothing of the reader's environment is believed but TERM.
func (r *Remote) New(ctx context.Context, env Env, t Terminal) *Model {
	env.Screen = term.NewScreen(t.Output, colorprofile.Env(t.Env), &r.canvases)
	env.Screen.Limit(remoteFPS)
	env.Layouts = &r.layouts
	env.Detector = term.NewDetector(func(name string) string {
		if name == "TERM" {
			return t.Name
		}
		return ""
	}, "")
	return New(ctx, env)
}

// Printed is a line of text, with its newline, as the session's terminal is to
// be sent it when the screen has been left.
func (m *Model) Printed(text string) string {
	var b strings.Builder
	p := Plain{Profile: m.looks.terminal.profile.WithoutSwitch(), Width: m.screen.width}
	if err := p.Line(&b, text); err != nil {
		return text + "\n"
	}
	return b.String()
}

// Language is the language of the interface, as BCP 47 has it.
func (m *Model) Language() string { return m.looks.lang.Code }
