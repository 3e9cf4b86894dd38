package ui

import (
	"context"
	"errors"
	"io"
	"os"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"qari/ui/reading"
	"qari/ui/term"
)

// ticks is the rate, per second, at which Bubble Tea checks whether to enter or
// leave the screen. The first frame waits for it: 4 ms on average, and 8 ms at
// the default of 60.
const ticks = 120

// Run shows the screen until the reader quits, ctx ends, or the terminal hangs
// up. It always restores the terminal.
func Run(ctx context.Context, env Env, in io.Reader, out io.Writer) error {
	output := term.NewOutput(out)
	if err := output.Use(env.Detector.Guess().Profile.Switch); err != nil {
		return err
	}
	colors := colorprofile.Detect(output, os.Environ())
	env.Screen = term.NewScreen(output, colors, new(term.Canvases))
	env.Layouts = new(reading.Layouts)
	env.Suspend = tea.Suspend
	m := New(ctx, env)
	p := tea.NewProgram(m, tea.WithContext(ctx), tea.WithInput(in), tea.WithOutput(output),
		tea.WithColorProfile(colors), tea.WithFilter(term.KeepSize), tea.WithFPS(ticks))
	stop := term.OnHangup(p.Quit)
	defer stop()
	_, err := p.Run()
	if closed := m.Close(); err == nil {
		err = closed
	}
	if errors.Is(err, tea.ErrInterrupted) {
		return nil
	}
	return err
}
