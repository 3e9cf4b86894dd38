package term_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"qari/ui/internal/ptytest"
	"qari/ui/term"
)

// examine prints the report on the terminal it runs in, twice.
func examine() int {
	r, err := term.Examine(context.Background(), os.Stdin, os.Stdout, os.Getenv)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	fmt.Print(r)
	out, err := json.Marshal(r)
	if err != nil {
		return 1
	}
	fmt.Printf("JSON %s\n", out)
	return 0
}

func TestExamine(t *testing.T) {
	tests := []struct {
		terminal ptytest.Terminal
		want     []string
	}{
		{ptytest.VTE, []string{
			"terminal     vte", `switch       "\x1b[8l"`, "because of   DECRQM 8: 1", "DECRQM 8     1",
			"DA2          65;7006;1", `DA3          "~VTE"`,
			"width        1  lam-alef ligature (U+FEFB): ok", `"profile":"vte"`,
		}},
		{ptytest.Kitty, []string{
			"terminal     kitty", "emitter      words", "XTVERSION    kitty(0.26.5)",
			"keyboard     kitty protocol",
		}},
		{ptytest.Terminal{Name: "mute", Unknown: -1}, []string{
			"terminal     visual", "because of   none", "DA1          none",
		}},
	}
	for _, test := range tests {
		t.Run(test.terminal.Name, func(t *testing.T) {
			t.Parallel()
			s := startAs(t, "examine", test.terminal)
			if code, err := s.Wait(patience); err != nil || code != 0 {
				t.Fatalf("exit code %d, %v:\n%s", code, err, s.Output())
			}
			if !s.Restored() {
				t.Error("the terminal is not out of raw mode")
			}
			_, shown, _ := strings.Cut(string(s.Output()), "terminal  ")
			shown = "terminal  " + strings.ReplaceAll(shown, "\r\n", "\n")
			for _, want := range test.want {
				if !strings.Contains(shown, want) {
					t.Errorf("no %q in\n%s", want, shown)
				}
			}
			checkJSON(t, shown)
		})
	}
}

// checkJSON reads the second form of the report back.
func checkJSON(t *testing.T, shown string) {
	t.Helper()
	_, text, _ := strings.Cut(shown, "JSON ")
	var r term.Report
	if err := json.Unmarshal([]byte(text), &r); err != nil {
		t.Fatalf("%v in %q", err, text)
	}
	if first, _, _ := strings.Cut(shown, "\nJSON"); first != strings.TrimRight(r.String(), "\n") {
		t.Errorf("the two forms differ: text\n%s\nJSON\n%s", first, r)
	}
}

func TestExamineNeedsATerminal(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	defer w.Close()
	if _, err := term.Examine(context.Background(), r, w, os.Getenv); err == nil {
		t.Error("a pipe was examined")
	}
}
