package serve

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/ssh"
	"github.com/charmbracelet/colorprofile"

	"qari/ui/term"
)

// errEnded is what the program reads at the end of its input. Every screen must
// end with it. The program's input goroutine first delivers its last events,
// then the error, and the event loop takes them until then. A quit message
// would stop the loop first. If the reader had typed ahead, the goroutine would
// then block for ever.
var errEnded = errors.New("session ended")

// runScreen runs the root model until it quits or the session ends.
func (s *channel) runScreen() (code int) {
	typed, keys := io.Pipe()
	out := s.newOutput(ssh.NewPtyWriter(s.ch))
	s.info.Input, s.info.Output = typed, term.NewOutput(out)
	model := s.srv.cfg.NewModel(s.info)
	p := tea.NewProgram(model, s.options()...)

	go s.readKeys(keys)
	go s.forwardSizes(p)
	stop := context.AfterFunc(s.ctx, func() { keys.CloseWithError(errEnded) })
	_, err := p.Run()
	stop()
	s.endScreen(model, err)
	keys.CloseWithError(errEnded)
	if text := farewell(s.why(), model); text != "" {
		fmt.Fprint(out, "\r", text)
		return 1
	}
	return 0
}

// endScreen ends the session if it has no reason yet, and closes the model.
func (s *channel) endScreen(model Model, err error) {
	if err != nil && !errors.Is(err, errEnded) {
		s.srv.log.Error("a session's program failed", "error", err)
		s.end(EndFailed)
	}
	s.end(EndQuit)
	if err := model.Close(); err != nil {
		s.srv.log.Error("closing a session's model", "error", err)
	}
}

// options connect the program to the session. The program ignores the process's
// signals.
func (s *channel) options() []tea.ProgramOption {
	return []tea.ProgramOption{
		tea.WithInput(s.info.Input),
		tea.WithOutput(s.info.Output),
		tea.WithEnvironment(s.info.Env),
		tea.WithColorProfile(colorprofile.Env(s.info.Env)),
		tea.WithFPS(ticks),
		tea.WithoutSignalHandler(),
		tea.WithFilter(s.filter),
	}
}

// filter sees every message before the program.
func (s *channel) filter(_ tea.Model, msg tea.Msg) tea.Msg {
	switch msg.(type) {
	case tea.QuitMsg, tea.InterruptMsg:
		s.end(EndQuit) // this also ends the input: see errEnded
		return nil
	case tea.SuspendMsg: // the default would stop the server's whole process group
		return tea.ResumeMsg{}
	case tea.WindowSizeMsg:
		// Always use the latest size. Bubble Tea sends the first size from a
		// goroutine, possibly after a later one. Never use a size that the
		// client's input claims.
		w := s.size.Load()
		msg = term.SizeMsg{Width: w.cols, Height: w.rows}
	}
	if s.ctx.Err() != nil {
		return nil // too late to change anything
	}
	return msg
}

// readKeys passes the reader's keys to the program, at most at InputRate.
func (s *channel) readKeys(keys *io.PipeWriter) {
	l := s.srv.limits()
	g := guard{paste: l.Paste}
	typing := newBucket(l.InputRate, l.InputBurst)
	buf, passed := make([]byte, 1024), make([]byte, 0, 1024)
	for {
		n, err := s.ch.Read(buf)
		s.in.Add(int64(n))
		s.srv.metrics.in.Add(float64(n))
		var typed int
		if passed, typed = g.filter(passed[:0], buf[:n], time.Now()); len(passed) > 0 {
			s.conn.touch()
			if _, err := keys.Write(passed); err != nil {
				return
			}
			pay(s.ctx, typing, typed)
		}
		if err != nil {
			s.inputEnded()
			return
		}
	}
}

// inputEnded ends the session. A client that leaves also closes the channel, so
// it waits briefly for the better reason.
func (s *channel) inputEnded() {
	select {
	case <-s.gone:
		s.end(EndGone)
	case <-time.After(100 * time.Millisecond):
		s.end(EndInput)
	}
}

// forwardSizes sends the latest size to the program, at most ResizesPerSec
// times a second.
func (s *channel) forwardSizes(p *tea.Program) {
	for {
		select {
		case <-s.resized:
			p.Send(tea.WindowSizeMsg{}) // filter sets the size
		case <-s.ctx.Done():
			return
		}
		select {
		case <-time.After(time.Second / time.Duration(s.srv.limits().ResizesPerSec)):
		case <-s.ctx.Done():
			return
		}
	}
}
