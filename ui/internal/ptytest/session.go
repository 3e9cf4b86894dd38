// Package ptytest runs a program in a pseudo-terminal, simulates its terminal,
// and reads the screen. Tests check with it what a reader sees; benchmarks
// measure how long it takes.
package ptytest

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"reflect"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"
)

// Options describe the terminal of a program.
type Options struct {
	Cols, Rows int // zero means 80×24
	Terminal   Terminal
	Env        []string // added to PATH, HOME, TERM and the locale
}

// Session is a program in a terminal. Its methods are safe for concurrent use.
type Session struct {
	cmd      *exec.Cmd
	ptm, tty *os.File
	started  time.Time
	before   *term.State
	restored bool
	exited   chan struct{} // closed when the program has ended and its output is read
	replies  chan string   // the terminal's answers, in order

	mu        sync.Mutex
	screen    *Screen
	output    []byte
	firstByte time.Time
	changedAt time.Time
	changed   chan struct{} // closed and replaced at each change of the screen
}

// outputCap bounds the raw output for [Session.Output], in bytes.
const outputCap = 8 << 20

// Start starts a command in a terminal. The caller closes the session.
func Start(cmd *exec.Cmd, o Options) (*Session, error) {
	if o.Cols == 0 && o.Rows == 0 {
		o.Cols, o.Rows = 80, 24
	}
	ptm, tty, err := pty.Open()
	if err != nil {
		return nil, fmt.Errorf("opening a pseudo-terminal: %w", err)
	}
	s := &Session{
		cmd: cmd, ptm: ptm, tty: tty,
		exited: make(chan struct{}), changed: make(chan struct{}), replies: make(chan string, 64),
	}
	s.screen = NewScreen(o.Cols, o.Rows, o.Terminal, s.queue)
	if err := s.start(o); err != nil {
		ptm.Close()
		tty.Close()
		return nil, err
	}
	return s, nil
}

func (s *Session) start(o Options) error {
	if err := setSize(s.ptm, o.Cols, o.Rows); err != nil {
		return err
	}
	var err error
	if s.before, err = term.GetState(s.tty.Fd()); err != nil {
		return err
	}
	s.cmd.Stdin, s.cmd.Stdout, s.cmd.Stderr = s.tty, s.tty, s.tty
	s.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	s.cmd.Env = environment(o)
	s.started = time.Now()
	if err := s.cmd.Start(); err != nil {
		return err
	}
	read := make(chan struct{})
	go s.read(read)
	go s.reap(read)
	go s.answer()
	return nil
}

// queue stores an answer and never blocks the reader of output. A program that
// does not read its answers loses some.
func (s *Session) queue(answer string) {
	select {
	case s.replies <- answer:
	default:
	}
}

func (s *Session) answer() {
	for {
		select {
		case a := <-s.replies:
			s.Send(a)
		case <-s.exited:
			return
		}
	}
}

// environment returns a small and fixed environment, so that the terminal of
// the test itself has no effect.
func environment(o Options) []string {
	name := o.Terminal.TERM
	if name == "" {
		name = "xterm-256color"
	}
	env := []string{
		"TERM=" + name, "LANG=C.UTF-8", "PATH=" + os.Getenv("PATH"), "HOME=" + os.Getenv("HOME"),
	}
	return append(env, o.Env...)
}

func setSize(f *os.File, cols, rows int) error {
	return pty.Setsize(f, &pty.Winsize{Cols: uint16(cols), Rows: uint16(rows)})
}

// read writes the program's output to the screen until the terminal closes. The
// work on the screen delays neither the program nor the time stamps of the
// output.
func (s *Session) read(done chan<- struct{}) {
	type chunk struct {
		output []byte
		at     time.Time
	}
	chunks := make(chan chunk, 1024)
	go func() {
		defer close(done)
		for c := range chunks {
			s.feed(c.output, c.at)
		}
	}()
	defer close(chunks)
	buf := make([]byte, 64<<10)
	for {
		n, err := s.ptm.Read(buf)
		if n > 0 {
			chunks <- chunk{append([]byte(nil), buf[:n]...), time.Now()}
		}
		if err != nil { // EIO after the last terminal file is closed
			return
		}
	}
}

func (s *Session) feed(p []byte, now time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.firstByte.IsZero() {
		s.firstByte = now
	}
	if len(s.output) < outputCap {
		s.output = append(s.output, p...)
	}
	touched := s.screen.touched
	s.screen.Write(p)
	if s.screen.touched != touched {
		s.changedAt = now
	}
	close(s.changed)
	s.changed = make(chan struct{})
}

// reap waits for the program's end. It keeps our own terminal file open until
// then. Closing the last one would reset the settings that [Session.Restored]
// compares.
func (s *Session) reap(read <-chan struct{}) {
	s.cmd.Wait() // ProcessState has the exit status
	after, err := term.GetState(s.tty.Fd())
	s.restored = err == nil && reflect.DeepEqual(s.before, after)
	s.tty.Close()
	<-read
	close(s.exited)
}

// Send types text, or sends an answer of the terminal.
func (s *Session) Send(text string) error {
	_, err := s.ptm.WriteString(text)
	return err
}

// Resize changes the size of the terminal; the program gets SIGWINCH.
func (s *Session) Resize(cols, rows int) error {
	s.mu.Lock()
	s.screen.Resize(cols, rows)
	s.mu.Unlock()
	return setSize(s.ptm, cols, rows)
}

// Signal sends the program a signal.
func (s *Session) Signal(sig os.Signal) error { return s.cmd.Process.Signal(sig) }

// Look calls f with the screen. The screen does not change while f runs.
func (s *Session) Look(f func(*Screen)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f(s.screen)
}

// Text returns the screen, one row a line.
func (s *Session) Text() (text string) {
	s.Look(func(sc *Screen) { text = sc.Text() })
	return text
}

// Output returns the program's output, at most 8 MiB of it.
func (s *Session) Output() []byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]byte(nil), s.output...)
}

// ErrTimeout means that the screen did not show the expected contents in time.
var ErrTimeout = errors.New("timed out")

// Until waits until want is true of the screen, or the program ends.
func (s *Session) Until(timeout time.Duration, want func(*Screen) bool) error {
	deadline := time.NewTimer(timeout)
	defer deadline.Stop()
	for {
		s.mu.Lock()
		ok, changed := want(s.screen), s.changed
		s.mu.Unlock()
		if ok {
			return nil
		}
		select {
		case <-changed:
		case <-deadline.C:
			return fmt.Errorf("%w after %v; the screen shows:\n%s", ErrTimeout, timeout, s.Text())
		case <-s.exited:
			return s.ended(want)
		}
	}
}

func (s *Session) ended(want func(*Screen) bool) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if want(s.screen) {
		return nil
	}
	return fmt.Errorf("the program ended (%v); the screen shows:\n%s", s.cmd.ProcessState, s.screen.Text())
}

// UntilText waits until a row shows the text.
func (s *Session) UntilText(timeout time.Duration, text string) error {
	err := s.Until(timeout, func(sc *Screen) bool { return strings.Contains(sc.Text(), text) })
	if err != nil {
		return fmt.Errorf("waiting for %q: %w", text, err)
	}
	return nil
}

// Wait waits for the program's end and returns its exit code, or -1 if a signal
// ended it.
func (s *Session) Wait(timeout time.Duration) (code int, err error) {
	select {
	case <-s.exited:
		return s.cmd.ProcessState.ExitCode(), nil
	case <-time.After(timeout):
		return -1, fmt.Errorf("%w after %v: the program still runs", ErrTimeout, timeout)
	}
}

// Restored reports, after Wait, whether the program left the terminal's
// settings (raw mode, echo, …) unchanged.
func (s *Session) Restored() bool { return s.restored }

// Close ends the program and its children if they still run, and frees the
// terminal. It may be called
// again.
func (s *Session) Close() error {
	select {
	case <-s.exited:
	default:
		syscall.Kill(-s.cmd.Process.Pid, syscall.SIGKILL) // Setsid made it a group leader
		<-s.exited
	}
	return s.ptm.Close()
}
