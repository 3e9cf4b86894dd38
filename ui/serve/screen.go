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

// errEnded is what the program reads at the end of its input. Every screen
// ends by it, and by nothing else: the program's input goroutine hands over
// the events it still holds before it reports the error, and the event loop
// takes them until then. Were the loop to stop first, as it does for a quit
// message, a reader who typed ahead would leave that goroutine behind for ever.
var errEnded = errors.New("session ended")

// runScreen runs the session's program until it quits or the session ends.
func (s *session) runScreen() (code int) {
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

// endScreen notes why the program ended where nothing else said so, and closes
// the model.
func (s *session) endScreen(model Model, err error) {
	if err != nil && !errors.Is(err, errEnded) {
		s.srv.log.Error("a session's program failed", "error", err)
		s.end(EndFailed)
	}
	s.end(EndQuit)
	if err := model.Close(); err != nil {
		s.srv.log.Error("closing a session's model", "error", err)
	}
}

// options wire the program to the session, and keep it from the process:
// signals are not its business.
func (s *session) options() []tea.ProgramOption {
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

// filter sees every message before the program does.
func (s *session) filter(_ tea.Model, msg tea.Msg) tea.Msg {
	switch msg.(type) {
	case tea.QuitMsg, tea.InterruptMsg:
		s.end(EndQuit) // and by way of it the input: see errEnded
		return nil
	case tea.SuspendMsg: // would stop the server's whole process group
		return tea.ResumeMsg{}
	case tea.WindowSizeMsg:
		// Always the latest: the library tells the first size from a goroutine,
		// which may come after a later one. And never one that a reply claims.
		w := s.size.Load()
		msg = term.SizeMsg{Width: w.cols, Height: w.rows}
	}
	if s.ctx.Err() != nil {
		return nil // what comes while the session ends changes nothing any more
	}
	return msg
}

// readKeys hands what the reader types to the program, as fast as one may.
func (s *session) readKeys(keys *io.PipeWriter) {
	l := s.srv.limits()
	g := guard{paste: l.Paste}
	typing := newBucket(l.InputRate, l.InputBurst)
	buf, passed := make([]byte, 1024), make([]byte, 0, 1024)
	for {
		n, err := s.ch.Read(buf)
		s.in.Add(int64(n))
		s.srv.metrics.in.Add(float64(n))
		typed := 0
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

// inputEnded ends the session; a client that left closes the channel in the
// same breath.
func (s *session) inputEnded() {
	select {
	case <-s.gone:
		s.end(EndGone)
	case <-time.After(100 * time.Millisecond):
		s.end(EndInput)
	}
}

// forwardSizes tells the program the latest size, not more often than bounded.
func (s *session) forwardSizes(p *tea.Program) {
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
