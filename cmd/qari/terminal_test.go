package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"

	"github.com/creack/pty"

	"qari/cmd/qari/internal/cli"
)

// inTerminal runs qari as a program in a terminal of 80 columns that answers
// nothing. Once it has printed the text asks, the reader types.
func inTerminal(t *testing.T, asks, types string, args ...string) (code int, printed string) {
	t.Helper()
	ctx := t.Context()
	c := exec.CommandContext(ctx, os.Args[0], args...)
	c.Env = []string{asProgram + "=1", "TERM=xterm-256color", "LANG=C.UTF-8", "HOME=" + t.TempDir(), "NO_COLOR=1"}
	terminal, err := pty.StartWithSize(c, &pty.Winsize{Cols: 80, Rows: 24})
	if err != nil {
		t.Fatal(err)
	}
	defer terminal.Close()
	var out strings.Builder
	for buffer := make([]byte, 4096); ; {
		n, err := terminal.Read(buffer)
		out.Write(buffer[:n])
		if types != "" && strings.Contains(out.String(), asks) {
			if _, err := io.WriteString(terminal, types); err != nil {
				t.Fatal(err)
			}
			types = ""
		}
		if err != nil { // the program has left the terminal
			break
		}
	}
	err = c.Wait()
	if failed := (*exec.ExitError)(nil); err != nil && !errors.As(err, &failed) {
		t.Fatal(err)
	}
	return c.ProcessState.ExitCode(), strings.ReplaceAll(out.String(), "\r\n", "\n")
}

// The report says what terminal it is, and shows a sample to judge by eye.
func TestDoctorInATerminal(t *testing.T) {
	code, out := inTerminal(t, "", "", "doctor")
	for _, says := range []string{"TERM", "xterm-256color", "sample  ", "fonts  "} {
		if !strings.Contains(out, says) {
			t.Errorf("the report does not say %q", says)
		}
	}
	if code != cli.OK || strings.Contains(out, "then Enter") {
		t.Errorf("exit %d, %q", code, out)
	}
	code, out = inTerminal(t, "", "", "doctor", "--json")
	from := strings.Index(out, "{") // before it stands what the terminal was asked
	var report map[string]any
	if err := json.Unmarshal([]byte(out[max(from, 0):]), &report); err != nil || code != cli.OK || len(report) == 0 {
		t.Errorf("exit %d, %q: %v", code, out, err)
	}
	code, out = inTerminal(t, "then Enter: ", "\u0636\n", "doctor", "--keyboard")
	if code != cli.OK || !strings.Contains(out, "counts as q") {
		t.Errorf("exit %d, %q", code, out)
	}
}

func TestKeyboard(t *testing.T) {
	for typed, says := range map[string]string{
		"\u0636\n": "\"\u0636\" counts as q", "q\n": `"q" counts as q`, " q \n": `"q" counts as q`,
		"x\n": `"x" counts as another key`, "\n": `"" counts as another key`,
	} {
		var out strings.Builder
		if err := testKeyboard(&out, strings.NewReader(typed)); err != nil || !strings.Contains(out.String(), says) {
			t.Errorf("%q: %q, %v", typed, out.String(), err)
		}
	}
	if err := testKeyboard(io.Discard, strings.NewReader("\u0636")); !errors.Is(err, io.EOF) {
		t.Errorf("an answer without Enter: %v", err)
	}
}

func TestNothingToExamine(t *testing.T) {
	for _, pair := range [][2]any{{os.Stdin, new(strings.Builder)}, {strings.NewReader(""), os.Stdout}} {
		if f, err := controlling(pair[0], pair[1]); f != nil || err == nil {
			t.Errorf("%T, %T: %v, %v", pair[0], pair[1], f, err)
		}
	}
	c := exec.Command(os.Args[0], "doctor")
	c.Env = []string{asProgram + "=1", "TERM=xterm", "HOME=" + t.TempDir()}
	c.SysProcAttr = &syscall.SysProcAttr{Setsid: true} // so that it has no terminal
	out, err := c.CombinedOutput()
	if err == nil || string(out) != "qari: there is no terminal here to examine\n" {
		t.Errorf("%q, %v", out, err)
	}
}

// What is wrong where there is no terminal is said with what does work there.
func TestNoTerminalForThePanes(t *testing.T) {
	file := write(t, t.TempDir(), "page.txt", []byte(page))
	const want = "qari: no terminal to show the panes on; try: qari list, qari show PATH\n"
	if code, out, errs := qari(t, file); code != cli.Nothing || out != "" || errs != want {
		t.Errorf("exit %d, %q, %q", code, out, errs)
	}
}

// The panes take the screen and give it back when the reader leaves.
func TestPanesInATerminal(t *testing.T) {
	file := write(t, t.TempDir(), "page.txt", []byte(page))
	code, out := inTerminal(t, "\x1b[?1049h", "q", file)
	entered, left := strings.Index(out, "\x1b[?1049h"), strings.LastIndex(out, "\x1b[?1049l")
	if code != cli.OK || entered < 0 || left < entered {
		t.Errorf("exit %d, %q", code, out)
	}
}

// A list on a terminal stands in the terminal's order, each line within its
// width; in a pipe it is the text itself.
func TestListInATerminal(t *testing.T) {
	file := write(t, t.TempDir(), "page.txt", []byte(page))
	_, piped, _ := qari(t, "list", file)
	code, out := inTerminal(t, "", "", "list", file)
	if code != cli.OK || !strings.Contains(piped, "مسقط") || strings.Contains(out, "مسقط") || strings.Count(out, "\n") != 1 {
		t.Errorf("exit %d, %q, in a pipe %q", code, out, piped)
	}
	s := &settings{terminal: "visual", getenv: func(string) string { return "" }}
	broken := errors.New("broken")
	if err := s.lines(new(strings.Builder), func(io.Writer) error { return broken }); !errors.Is(err, broken) {
		t.Errorf("an error of what prints is lost: %v", err)
	}
	var plain strings.Builder
	if err := s.lines(&plain, func(w io.Writer) error { _, err := fmt.Fprint(w, piped); return err }); err != nil || plain.String() != piped {
		t.Errorf("%q, want %q: %v", plain.String(), piped, err)
	}
}
