package ptytest

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

const patience = 20 * time.Second // for what should happen at once, on a busy machine

func TestMain(m *testing.M) {
	code := m.Run()
	if binaries != "" {
		os.RemoveAll(binaries)
	}
	os.Exit(code)
}

var (
	binaries string // where the programs are built, once for all tests
	making   sync.Mutex
)

// build compiles a command of this module, once, and returns its path.
func build(tb testing.TB, pkg string) string {
	tb.Helper()
	making.Lock()
	defer making.Unlock()
	if binaries == "" {
		dir, err := os.MkdirTemp("", "ptytest")
		if err != nil {
			tb.Fatal(err)
		}
		binaries = dir
	}
	path := filepath.Join(binaries, filepath.Base(pkg))
	if _, err := os.Stat(path); err == nil {
		return path
	}
	if out, err := exec.Command("go", "build", "-o", path, pkg).CombinedOutput(); err != nil {
		tb.Fatalf("building %s: %v\n%s", pkg, err, out)
	}
	return path
}

// run starts a program in a terminal that goes with the test.
func run(tb testing.TB, o Options, name string, args ...string) *Session {
	tb.Helper()
	s, err := Start(exec.Command(name, args...), o)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { s.Close() })
	return s
}

func must(tb testing.TB, err error) {
	tb.Helper()
	if err != nil {
		tb.Fatal(err)
	}
}

func file(tb testing.TB, text string) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "text")
	must(tb, os.WriteFile(path, []byte(text), 0o600))
	return path
}

func TestBareProgram(t *testing.T) {
	text := "alpha\nbeta\ngamma\ndelta\n"
	s := run(t, Options{Cols: 20, Rows: 2, Terminal: XTerm}, build(t, "qari/ui/internal/ptytest/bare"), file(t, text))
	must(t, s.UntilText(patience, "alpha\nbeta"))
	must(t, s.Send("j"))
	must(t, s.UntilText(patience, "beta\ngamma"))
	must(t, s.Resize(20, 3))
	must(t, s.UntilText(patience, "beta\ngamma\ndelta"))
	s.Look(func(sc *Screen) {
		if !sc.Mode(AltScreen) || sc.Mode(CursorVisible) {
			t.Errorf("modes %v", sc.Changed())
		}
	})
	if now, peak, err := s.Memory(); err != nil || now < 1<<20 || peak < now {
		t.Errorf("memory %d, peak %d, %v", now, peak, err)
	}
	must(t, s.Send("q"))
	code, err := s.Wait(patience)
	must(t, err)
	if code != 0 || !s.Restored() {
		t.Errorf("exit code %d, terminal settings restored %v", code, s.Restored())
	}
	s.Look(func(sc *Screen) {
		if left := sc.Changed(); len(left) != 0 {
			t.Errorf("modes left behind: %v", left)
		}
	})
}

func TestExitCodeAndOutput(t *testing.T) {
	s := run(t, Options{}, "sh", "-c", "stty size; exit 3")
	code, err := s.Wait(patience)
	must(t, err)
	if code != 3 || strings.TrimSpace(s.Text()) != "24 80" || string(s.Output()) != "24 80\r\n" {
		t.Errorf("exit code %d, screen %q, output %q", code, s.Text(), s.Output())
	}
}

func TestUnrestoredTerminalIsNoticed(t *testing.T) {
	s := run(t, Options{}, "sh", "-c", "stty raw -echo; printf '\\033[?1049h'")
	_, err := s.Wait(patience)
	must(t, err)
	s.Look(func(sc *Screen) {
		if s.Restored() || !sc.Mode(AltScreen) {
			t.Errorf("restored %v, modes %v", s.Restored(), sc.Changed())
		}
	})
}

func TestQueriesAreAnswered(t *testing.T) {
	script := `stty raw -echo; printf '\033[c'; dd bs=1 count=11 2>/dev/null | tr '\033' E; stty sane`
	s := run(t, Options{Terminal: XTerm}, "sh", "-c", script)
	must(t, s.UntilText(patience, "E[?64;1;22c"))
}

func TestSignal(t *testing.T) {
	s := run(t, Options{}, "sh", "-c", "echo ready; exec sleep 60")
	must(t, s.UntilText(patience, "ready"))
	must(t, s.Signal(syscall.SIGTERM))
	if code, err := s.Wait(patience); err != nil || code != -1 {
		t.Errorf("exit code %d, %v", code, err)
	}
}

func TestTimeoutShowsTheScreen(t *testing.T) {
	s := run(t, Options{}, "sh", "-c", "echo here; exec sleep 60")
	must(t, s.UntilText(patience, "here"))
	err := s.UntilText(10*time.Millisecond, "there")
	if !errors.Is(err, ErrTimeout) || !strings.Contains(err.Error(), "here") {
		t.Errorf("error %v", err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if err := s.UntilText(patience, "there"); err == nil || errors.Is(err, ErrTimeout) {
		t.Errorf("after the end: %v", err)
	}
}

func TestPercentile(t *testing.T) {
	d := []time.Duration{5, 1, 4, 2, 3}
	for p, want := range map[float64]time.Duration{0: 1, 20: 1, 50: 3, 99: 5, 100: 5} {
		if got := Percentile(d, p); got != want {
			t.Errorf("p%v = %d, want %d", p, got, want)
		}
	}
	if Percentile(nil, 50) != 0 {
		t.Error("the percentile of nothing is not zero")
	}
}
