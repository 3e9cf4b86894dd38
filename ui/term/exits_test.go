package term_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"qari/ui/grid"
	"qari/ui/internal/ptytest"
	"qari/ui/term"
)

// asProgram makes the test binary a small full-screen program instead.
const asProgram = "QARI_TERM_TEST_PROGRAM"

func TestMain(m *testing.M) {
	switch os.Getenv(asProgram) {
	case "screen":
		os.Exit(show(newModel()))
	case "page":
		os.Exit(show(&pageModel{model: newModel()}))
	case "examine":
		os.Exit(examine())
	}
	os.Exit(m.Run())
}

// show runs a full-screen program the way a real one uses this package.
func show(m interface {
	tea.Model
	output() *term.Output
}) int {
	defer m.output().Restore()
	p := tea.NewProgram(m, tea.WithOutput(m.output()), tea.WithFilter(term.KeepSize))
	defer term.OnHangup(p.Quit)()
	if _, err := p.Run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// model shows the name of the profile in use.
type model struct {
	out      *term.Output
	screen   *term.Screen
	detector *term.Detector
}

func newModel() *model {
	out := term.NewOutput(os.Stdout)
	screen := term.NewScreen(out, colorprofile.TrueColor, new(term.Canvases))
	return &model{out: out, screen: screen, detector: term.NewDetector(os.Getenv, "")}
}

func (m *model) output() *term.Output { return m.out }

func (m *model) Init() tea.Cmd {
	m.out.Use(m.detector.Guess().Profile.Switch)
	return tea.Batch(m.screen.Init(context.Background()), m.detector.Init())
}

func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) { return m, m.update(msg, m) }

// update takes a message and draws the picture.
func (m *model) update(msg tea.Msg, p term.Picture) tea.Cmd {
	own, cmd := m.screen.Update(msg)
	if own {
		return tea.Batch(cmd, m.screen.Redraw(p))
	}
	changed, cmd := m.detector.Update(msg)
	if changed {
		cmd = tea.Batch(cmd, m.screen.Use(m.detector.Guess().Profile.Switch))
	}
	switch msg := msg.(type) {
	case term.SizeMsg:
		m.screen.Resize(msg.Width, msg.Height)
	case tea.KeyPressMsg:
		cmd = tea.Batch(cmd, press(msg.String()))
	}
	return tea.Batch(cmd, m.screen.Draw(p))
}

func press(key string) tea.Cmd {
	switch key {
	case "q":
		return tea.Quit
	case "ctrl+c":
		return tea.Interrupt
	case "ctrl+z":
		return tea.Suspend
	case "p":
		panic("in Update")
	case "c":
		return func() tea.Msg { panic("in a command") }
	}
	return nil
}

func (m *model) View() tea.View { return m.screen.View("test") }

func (m *model) Paint(g *grid.Grid) {
	state := "waiting"
	if m.detector.Done() {
		state = "detected"
	}
	for i, r := range m.detector.Guess().Profile.Name + " " + state {
		g.Set(i, 1, grid.Cell{Rune: r, Width: 1})
	}
}

func (m *model) Profile(int) (term.Profile, bool) { return m.detector.Guess().Profile, false }

// start runs the full-screen program in a terminal.
func start(t *testing.T, terminal ptytest.Terminal, env ...string) *ptytest.Session {
	t.Helper()
	return startAs(t, "screen", terminal, env...)
}

// startAs runs the test binary as one of its programs in a terminal.
func startAs(t *testing.T, role string, terminal ptytest.Terminal, env ...string) *ptytest.Session {
	t.Helper()
	s, err := ptytest.Start(exec.Command(os.Args[0]), ptytest.Options{
		Terminal: terminal, Env: append(env, asProgram+"="+role),
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

const patience = 20 * time.Second // for what should happen at once, on a busy machine

// Every way out gives the terminal back as it was.
func TestExits(t *testing.T) {
	mlterm := ptytest.Terminal{Name: "mlterm", DA1: "?63;1", DA2: ">24;279;0", DA3: "000000"}
	terminals := []struct {
		ptytest.Terminal
		on, off string
	}{
		{ptytest.VTE, "\x1b[8l", "\x1b[8h"},
		{mlterm, "\x1b]5379;use_ctl=false\a", "\x1b]5379;use_ctl=true\a"},
	}
	key := func(k string) func(*ptytest.Session) error {
		return func(s *ptytest.Session) error { return s.Send(k) }
	}
	signal := func(sig os.Signal) func(*ptytest.Session) error {
		return func(s *ptytest.Session) error { return s.Signal(sig) }
	}
	exits := []struct {
		name string
		do   func(*ptytest.Session) error
		code int
	}{
		{"quit", key("q"), 0},
		{"interrupt", key("\x03"), 1},
		{"SIGTERM", signal(syscall.SIGTERM), 0},
		{"SIGHUP", signal(syscall.SIGHUP), 0},
		{"SIGINT", signal(syscall.SIGINT), 1},
		{"panic in Update", key("p"), 1},
		{"panic in a command", key("c"), 1},
	}
	for _, terminal := range terminals {
		for _, exit := range exits {
			t.Run(terminal.Name+"/"+exit.name, func(t *testing.T) {
				t.Parallel()
				s := start(t, terminal.Terminal)
				untilDetected(t, s)
				untilWritten(t, s, terminal.on)
				if err := exit.do(s); err != nil {
					t.Fatal(err)
				}
				ended(t, s, exit.code)
				balanced(t, string(s.Output()), terminal.on, terminal.off)
			})
		}
	}
}

// A suspended program has given the terminal back, and takes it again.
func TestSuspendAndResume(t *testing.T) {
	t.Parallel()
	s := start(t, ptytest.VTE)
	untilDetected(t, s)
	untilWritten(t, s, "\x1b[8l")
	s.Send("\x1a")
	left := func(screen *ptytest.Screen) bool { return !screen.Mode(ptytest.AltScreen) }
	if err := s.Until(patience, left); err != nil {
		t.Fatal(err)
	}
	s.Look(func(screen *ptytest.Screen) {
		if !screen.Mode(ptytest.Bidirectional) {
			t.Error("suspended with bi-directional support off")
		}
	})
	resume(t, s, func(screen *ptytest.Screen) bool {
		return screen.Mode(ptytest.AltScreen) && !screen.Mode(ptytest.Bidirectional) && strings.Contains(screen.Text(), "detected")
	})
	s.Send("q")
	ended(t, s, 0)
	balanced(t, string(s.Output()), "\x1b[8l", "\x1b[8h")
}

// resume sends SIGCONT until the program has the screen again: it may not yet
// be waiting for the first.
func resume(t *testing.T, s *ptytest.Session, resumed func(*ptytest.Screen) bool) {
	t.Helper()
	for end := time.Now().Add(patience); s.Until(100*time.Millisecond, resumed) != nil; {
		if time.Now().After(end) {
			t.Fatalf("does not resume; the screen shows:\n%s", s.Text())
		}
		if err := s.Signal(syscall.SIGCONT); err != nil {
			t.Fatal(err)
		}
	}
}

// untilWritten waits until the program has written a sequence. Detection may
// end before the terminal's answers come; they are heeded all the same.
func untilWritten(t *testing.T, s *ptytest.Session, sequence string) {
	t.Helper()
	for end := time.Now().Add(patience); !bytes.Contains(s.Output(), []byte(sequence)); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("never wrote %q; the screen shows:\n%s", sequence, s.Text())
		}
	}
}

// untilDetected waits until detection has ended and its result is shown.
func untilDetected(t *testing.T, s *ptytest.Session) {
	t.Helper()
	if err := s.UntilText(patience, "detected"); err != nil {
		t.Fatal(err)
	}
}

// ended waits for the end and checks that the terminal is as it was before.
func ended(t *testing.T, s *ptytest.Session, code int) {
	t.Helper()
	got, err := s.Wait(patience)
	if err != nil || got != code {
		t.Errorf("exit code %d, %v; want %d", got, err, code)
	}
	if !s.Restored() {
		t.Error("the terminal is not out of raw mode")
	}
	s.Look(func(screen *ptytest.Screen) {
		if modes := screen.Changed(); len(modes) > 0 {
			t.Errorf("modes left changed: %v", modes)
		}
	})
}

// balanced checks that the switch was thrown, that off is its last word, and
// that the alternate screen is never left with it thrown.
func balanced(t *testing.T, output, on, off string) {
	t.Helper()
	if !strings.Contains(output, on) {
		t.Fatalf("never switched: %q", output)
	}
	if strings.LastIndex(output, off) < strings.LastIndex(output, on) {
		t.Errorf("not switched back: %q", output)
	}
	for rest := output; ; {
		before, after, found := strings.Cut(rest, "\x1b[?1049l")
		if !found {
			break
		}
		if strings.LastIndex(before, off) < strings.LastIndex(before, on) {
			t.Errorf("left the screen with the switch thrown: %q", before)
		}
		rest = after
	}
}
