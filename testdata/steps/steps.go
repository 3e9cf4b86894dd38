// Package steps proves without a clock that work grows no faster than the
// length of a text, for the tests of packages clean, timex and layout. It counts
// executed statements and allocated bytes, which do not depend on the load of
// the machine. It does not count the work inside a call of another module.
//
// The tool for test coverage counts the statements: the test program is built a
// second time with a counter in each block of this module's code. It then runs
// for one text at a time. The product itself has no counters.
package steps

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"
)

// Text is a text of any length: Head, and then Unit again and again.
type Text struct{ Head, Unit string }

func (x Text) of(size int) string {
	return x.Head + strings.Repeat(x.Unit, max(1, (size-len(x.Head))/len(x.Unit)))
}

// The sizes of the texts in bytes. The growth between them counts, so work that
// is done once does not matter. From small to large the length grows by seven
// times as much as from small to double. Linear work does the same; quadratic
// work grows by 63/3 = 21 times. The limit lies between.
const (
	small  = 4 << 10
	double = 2 * small
	large  = 8 * small
	limit  = 10
)

// The environment variables that give the second program its task.
const (
	nameVariable = "QARI_STEPS_TEXT"
	sizeVariable = "QARI_STEPS_SIZE"
	intoVariable = "QARI_STEPS_INTO" // the file for the number of allocated bytes
)

// Linear fails the test for each text on which the work grows faster than the
// length of the text. The test must do nothing else.
func Linear(t *testing.T, texts map[string]Text, work func(name, text string)) {
	t.Helper()
	if name, ok := os.LookupEnv(nameVariable); ok {
		measure(t, texts[name], func(text string) { work(name, text) })
		return
	}
	if testing.Short() {
		t.Skip("the program with counters takes a while to build")
	}
	program := filepath.Join(t.TempDir(), "counted")
	build := exec.Command("go", "test", "-c", "-covermode=count", "-coverpkg=qari/...", "-o", program)
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("building with counters: %v\n%s", err, out)
	}
	for name := range texts {
		t.Run(name, func(t *testing.T) {
			first, second, last := run(t, program, name, small), run(t, program, name, double), run(t, program, name, large)
			if last.statements <= first.statements {
				t.Fatal("nothing of the work was counted")
			}
			check(t, "statements", first.statements, second.statements, last.statements)
			check(t, "bytes allocated", first.allocated, second.allocated, last.allocated)
		})
	}
}

// cost is the cost of the work on one text.
type cost struct{ statements, allocated int }

func check(t *testing.T, what string, first, second, last int) {
	t.Helper()
	growth := fmt.Sprintf("%s: %d for %d bytes, %d for %d, %d for %d", what, first, small, second, double, last, large)
	if !linear(first, second, last) {
		t.Errorf("%s: more than linear", growth)
	}
	t.Log(growth)
}

// linear tells whether the three costs grow no faster than the lengths of the
// texts. once is an allowance for work that is done once, such as growing a
// buffer: a few steps per byte, which quadratic work always exceeds.
func linear(first, second, last int) bool {
	const once = 8 * large
	return last-first <= limit*(second-first)+once
}

// run works on a text of one size in a process of its own.
func run(t *testing.T, program, name string, size int) cost {
	t.Helper()
	dir := t.TempDir()
	profile, into := filepath.Join(dir, "profile"), filepath.Join(dir, "allocated")
	const patience = 5 * time.Minute // stops work that never ends
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	test, _, _ := strings.Cut(t.Name(), "/")
	c := exec.CommandContext(ctx, program, "-test.run=^"+test+"$", "-test.coverprofile="+profile)
	c.Env = append(os.Environ(), nameVariable+"="+name, sizeVariable+"="+strconv.Itoa(size), intoVariable+"="+into)
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%d bytes: %v\n%s", size, err, out)
	}
	return cost{statements: statements(t, read(t, profile)), allocated: number(t, string(read(t, into)))}
}

// measure does the work on one text, in the second program.
func measure(t *testing.T, x Text, work func(text string)) {
	text := x.of(number(t, os.Getenv(sizeVariable)))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	work(text)
	runtime.ReadMemStats(&after)
	allocated := strconv.FormatUint(after.TotalAlloc-before.TotalAlloc, 10)
	if err := os.WriteFile(os.Getenv(intoVariable), []byte(allocated), 0o600); err != nil {
		t.Fatal(err)
	}
}

// statements returns the sum over a coverage profile. Each line after the first
// ends with the number of statements of a block and the number of its
// executions.
func statements(t *testing.T, profile []byte) (sum int) {
	t.Helper()
	_, blocks, _ := bytes.Cut(profile, []byte("\n"))
	for line := range strings.Lines(string(blocks)) {
		var size, times int
		_, numbers, _ := strings.Cut(line, " ")
		if _, err := fmt.Sscan(numbers, &size, &times); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		sum += size * times
	}
	return sum
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func number(t *testing.T, text string) int {
	t.Helper()
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return n
}
