package ui

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"qari/ui/reading"
	"qari/ui/serve"
	"qari/ui/term"
)

// remoteFPS is how many frames a second one reader over SSH can make the server
// draw by typing without end.
const remoteFPS = 40

// ForSessions makes the root models of sessions over SSH. env is what each
// session needs, but for its terminal, which is known only by what it answers:
// nothing of the reader's environment is believed but TERM.
func ForSessions(ctx context.Context, env func(serve.Session) Env) func(serve.Session) (tea.Model, []tea.ProgramOption) {
	canvases, layouts := new(term.Canvases), new(reading.Layouts)
	return func(s serve.Session) (tea.Model, []tea.ProgramOption) {
		e := env(s)
		output := term.NewOutput(s.Output)
		e.Screen = term.NewScreen(output, colorprofile.Env(s.Env), canvases)
		e.Screen.Limit(remoteFPS)
		e.Layouts = layouts
		e.Detector = term.NewDetector(func(name string) string {
			if name == "TERM" {
				return s.Term
			}
			return ""
		}, "")
		return New(ctx, e), []tea.ProgramOption{tea.WithOutput(output)}
	}
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
