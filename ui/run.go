package ui

import (
	"context"
	"errors"
	"io"

	tea "charm.land/bubbletea/v2"

	"qari/ui/term"
)

// fps is how often the screen may be drawn anew. At 120 a key waits 4 ms for
// its frame in the middle, at Bubble Tea's default of 60 twice that.
const fps = 120

// Run shows the screen until its reader leaves, the context ends, or the
// terminal hangs up. The terminal is given back as it was whatever happens.
func Run(ctx context.Context, env Env, in io.Reader, out io.Writer) error {
	env.Output = term.NewOutput(out)
	if err := env.Output.Use(env.Detector.Guess().Profile.Switch); err != nil {
		return err
	}
	env.Suspend = tea.Suspend
	m := New(ctx, env)
	p := tea.NewProgram(m, tea.WithContext(ctx), tea.WithInput(in), tea.WithOutput(env.Output), tea.WithFPS(fps))
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
