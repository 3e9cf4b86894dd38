package ui

import (
	"context"
	"strings"

	"github.com/charmbracelet/colorprofile"

	"qari/ui/reading"
	"qari/ui/term"
)

// remoteFPS bounds the frames per second that one remote reader can make the
// server draw.
const remoteFPS = 40

// Remote creates the screens of remote readers, which share memory for drawing.
// The zero Remote is ready; it must not be copied.
type Remote struct {
	canvases term.Canvases
	layouts  reading.Layouts
}

// Terminal describes the terminal of a remote reader.
type Terminal struct {
	Name   string       // TERM
	Env    []string     // NAME=value, to find its colours
	Output *term.Output // the writer to it
}

// New returns a remote reader's screen, see [New]. env has no Screen, Layouts
// or Detector: New sets them. Of the reader's environment New trusts only TERM.
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

// Printed returns the bytes for a line of text with its newline, to send after
// the session has left the screen.
func (m *Model) Printed(text string) string {
	var b strings.Builder
	p := Plain{Profile: m.looks.terminal.profile.WithoutSwitch(), Width: m.screen.width}
	if err := p.Line(&b, text); err != nil {
		return text + "\n"
	}
	return b.String()
}

// Language returns the BCP 47 code of the interface language.
func (m *Model) Language() string { return m.looks.lang.Code }
