package serve

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	gossh "golang.org/x/crypto/ssh"

	"qari/ui/grid"
	"qari/ui/internal/ptytest"
	"qari/ui/term"
)

const patience = 20 * time.Second // for what should happen at once, on a busy machine

// probe is a root model that shows what reached it.
type probe struct {
	session    Session
	screen     *term.Screen
	ctx        context.Context // done after Close
	cols, rows int
	keys       int
	pasted     int
	last       string
	filled     bool   // whether the whole screen changes with every key
	closed     func() // called by Close
}

func newProbe(s Session, closed func()) *probe {
	screen := term.NewScreen(s.Output, colorprofile.TrueColor, new(term.Canvases))
	ctx, over := context.WithCancel(context.Background())
	return &probe{session: s, screen: screen, ctx: ctx, closed: func() { over(); closed() }}
}

func (m *probe) Init() tea.Cmd { return m.screen.Init(m.ctx) }

func (m *probe) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	own, cmd := m.screen.Update(msg)
	if own {
		return m, tea.Batch(cmd, m.screen.Redraw(m))
	}
	cmd = tea.Batch(cmd, m.act(msg))
	return m, tea.Batch(cmd, m.screen.Draw(m))
}

func (m *probe) act(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case term.SizeMsg:
		m.cols, m.rows = msg.Width, msg.Height
		m.screen.Resize(m.cols, m.rows)
	case tea.PasteMsg:
		m.pasted += len(msg.Content)
	case tea.KeyPressMsg:
		m.keys++
		m.last = msg.String()
		switch m.last {
		case "q":
			return tea.Quit
		case "f":
			m.filled = true
		case "x":
			panic("as asked")
		case "z":
			return tea.Suspend
		}
	}
	return nil
}

func (m *probe) View() tea.View { return m.screen.View("probe") }

func (m *probe) Profile(int) (p term.Profile, whole bool) { return p, true }

func (m *probe) Paint(g *grid.Grid) {
	text := fmt.Sprintf("%dx%d keys %d pasted %d last %q reader %q\n%s",
		m.cols, m.rows, m.keys, m.pasted, m.last, m.session.Reader, strings.Join(m.session.Env, " "))
	if m.filled {
		for y := range max(m.rows-3, 0) { // nothing that a renderer could shorten
			text += "\n" + strings.Repeat("abcdefghijklmnopqrstuvwxyz", m.cols/26+1)[(y+m.keys)%26:][:m.cols-25]
		}
	}
	for y, line := range strings.Split(text, "\n") {
		for x, r := range []rune(line) {
			g.Set(x, y, grid.Cell{Rune: r, Width: 1})
		}
	}
}

func (m *probe) Language() string { return "en" }

func (m *probe) Printed(text string) string { return text + "\n" }

func (m *probe) Close() error {
	m.closed()
	return nil
}

// harness is a running server and what came of it.
type harness struct {
	*testing.T
	addr   string
	key    gossh.PublicKey
	stop   context.CancelFunc
	ended  chan error
	log    *lockedBuffer
	closed func() int // models closed
}

type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// serving starts a server on loopback, anonymous readers admitted; change may
// change its configuration and settings.
func serving(t *testing.T, change func(*Config, *Settings)) *harness {
	t.Helper()
	h := &harness{T: t, log: &lockedBuffer{}, ended: make(chan error, 1)}
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	h.must(err)
	var mu sync.Mutex
	closed := 0
	h.closed = func() int { mu.Lock(); defer mu.Unlock(); return closed }
	set := DefaultSettings()
	set.Access.Anonymous = true
	set.Limits.PerAddress, set.Limits.Arrivals, set.Limits.HalfOpen = 1000, 1e6, 1000 // all tests come from one address
	cfg := Config{
		Listener: ln, HostKey: filepath.Join(t.TempDir(), "state", "host_key"),
		Logger: slog.New(slog.NewTextHandler(h.log, nil)),
		NewModel: func(s Session) Model {
			return newProbe(s, func() { mu.Lock(); closed++; mu.Unlock() })
		},
		Run: echoCommand,
	}
	if change != nil {
		change(&cfg, &set)
	}
	if cfg.Load == nil {
		cfg.Load = func() (Settings, error) { return set, nil }
	}
	h.addr = cfg.Listener.Addr().String()
	var ctx context.Context
	ctx, h.stop = context.WithCancel(context.Background())
	go func() { h.ended <- Serve(ctx, cfg) }()
	t.Cleanup(func() {
		h.stop()
		h.shutdown()
		if t.Failed() {
			t.Logf("the server's log:\n%s", h.log)
		}
	})
	h.eventually("the host key", func() bool {
		key, err := hostKey(cfg.HostKey)
		if err == nil {
			h.key = key.PublicKey()
		}
		return err == nil
	})
	return h
}

// shutdown waits for the server's end. It may be called again.
func (h *harness) shutdown() {
	h.Helper()
	select {
	case err := <-h.ended:
		h.ended <- err
		if err != nil {
			h.Errorf("Serve: %v", err)
		}
	case <-time.After(patience):
		h.Error("the server does not end")
	}
}

// echoCommand is a plain command that shows what reached it.
func echoCommand(ctx context.Context, s Session, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	if len(args) == 0 {
		return exitUsage
	}
	switch args[0] {
	case "cat":
		if _, err := io.Copy(stdout, stdin); err != nil {
			fmt.Fprintln(stderr, err)
			return 1
		}
	case "fail":
		fmt.Fprintln(stderr, "failed")
		return 3
	case "flood":
		for ctx.Err() == nil {
			if _, err := stdout.Write(make([]byte, 1<<20)); err != nil {
				return 1
			}
		}
	case "sleep":
		<-ctx.Done()
	case "panic":
		panic("as asked")
	default:
		fmt.Fprintf(stdout, "%q reader %q term %v\n", args, s.Reader, s.HasTerm)
	}
	return 0
}

func (h *harness) must(err error) {
	h.Helper()
	if err != nil {
		h.Fatal(err)
	}
}

func (h *harness) eventually(what string, ok func() bool) {
	h.Helper()
	for end := time.Now().Add(patience); !ok(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			h.Fatalf("waiting for %s: it did not come", what)
		}
	}
}

func newKey(t testing.TB) gossh.Signer {
	t.Helper()
	_, key := newPrivateKey(t)
	return key
}

func newPrivateKey(t testing.TB) (ed25519.PrivateKey, gossh.Signer) {
	t.Helper()
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	key, err := gossh.NewSignerFromKey(private)
	if err != nil {
		t.Fatal(err)
	}
	return private, key
}

// dial connects; without keys, as an anonymous reader.
func (h *harness) dial(keys ...gossh.Signer) (*gossh.Client, error) {
	cfg := &gossh.ClientConfig{
		User: "reader", HostKeyCallback: gossh.FixedHostKey(h.key), Timeout: patience,
	}
	if len(keys) > 0 {
		cfg.Auth = append(cfg.Auth, gossh.PublicKeys(keys...))
	}
	cfg.Auth = append(cfg.Auth, gossh.KeyboardInteractive(
		func(string, string, []string, []bool) ([]string, error) { return nil, nil }))
	return gossh.Dial("tcp", h.addr, cfg)
}

func (h *harness) client(keys ...gossh.Signer) *gossh.Client {
	h.Helper()
	c, err := h.dial(keys...)
	h.must(err)
	h.Cleanup(func() { c.Close() })
	return c
}

// reader is a client's session with a terminal.
type reader struct {
	*harness
	session *gossh.Session
	in      io.WriteCloser
	mu      sync.Mutex
	screen  *ptytest.Screen
	raw     bytes.Buffer
	closed  chan struct{}
}

// lockedWriter lets keys and a terminal's replies be sent at once.
type lockedWriter struct {
	io.WriteCloser
	mu sync.Mutex
}

func (w *lockedWriter) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.WriteCloser.Write(p)
}

// Close waits for a write that is under way: the channel of x/crypto does not
// expect both at once.
func (w *lockedWriter) Close() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.WriteCloser.Close()
}

// open opens a screen of 80×24.
func (h *harness) open(c *gossh.Client) *reader {
	h.Helper()
	r := h.prepare(c)
	h.must(r.session.RequestPty("xterm-256color", 24, 80, gossh.TerminalModes{gossh.ECHO: 1}))
	h.must(r.session.Shell())
	return r
}

// prepare opens a session and asks for nothing yet.
func (h *harness) prepare(c *gossh.Client) *reader {
	h.Helper()
	s, err := c.NewSession()
	h.must(err)
	r := &reader{harness: h, session: s, closed: make(chan struct{})}
	in, err := s.StdinPipe()
	h.must(err)
	r.in = &lockedWriter{WriteCloser: in}
	out, err := s.StdoutPipe()
	h.must(err)
	r.screen = ptytest.NewScreen(80, 24, ptytest.XTerm, func(a string) { go io.WriteString(r.in, a) })
	go r.read(out)
	return r
}

func (r *reader) read(out io.Reader) {
	defer close(r.closed)
	buf := make([]byte, 4096)
	for {
		n, err := out.Read(buf)
		r.mu.Lock()
		r.screen.Write(buf[:n])
		r.raw.Write(buf[:n])
		r.mu.Unlock()
		if err != nil {
			return
		}
	}
}

func (r *reader) text() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.screen.Text()
}

func (r *reader) send(keys string) {
	r.Helper()
	_, err := io.WriteString(r.in, keys)
	r.must(err)
}

// shows waits until the screen shows the text.
func (r *reader) shows(text string) {
	r.Helper()
	for end := time.Now().Add(patience); !strings.Contains(r.text(), text); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(end) {
			r.Fatalf("waiting for %q, the screen shows:\n%s", text, r.text())
		}
	}
}

// ends waits for the end of the session and returns its exit code, -1 where
// the connection was closed without one.
func (r *reader) ends() int {
	r.Helper()
	done := make(chan error, 1)
	go func() { done <- r.session.Wait() }()
	select {
	case err := <-done:
		return exitCode(err)
	case <-time.After(patience):
		r.Fatal("the session does not end")
		return -1
	}
}

func exitCode(err error) int {
	var e *gossh.ExitError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &e):
		return e.ExitStatus()
	}
	return -1
}

// logged waits for a line of the log that holds all the texts.
func (h *harness) logged(texts ...string) {
	h.Helper()
	h.eventually(fmt.Sprintf("a log line with %q", texts), func() bool {
		for line := range strings.Lines(h.log.String()) {
			all := true
			for _, text := range texts {
				all = all && strings.Contains(line, text)
			}
			if all {
				return true
			}
		}
		return false
	})
}
