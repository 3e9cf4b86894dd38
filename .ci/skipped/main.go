// Skipped reads the output of `go test -json` and prints what `go test` would
// print. At the end it prints how many tests were skipped, and why. A skipped
// test proves nothing, and go test does not report it.
//
//	go test -json ./... | go run ./.ci/skipped
//
// It exits with status 1 if a test failed or did not build.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
)

// event is one line of `go test -json`: see `go doc test2json`.
type event struct {
	Action, Package, ImportPath, Test, Output string
}

func main() {
	if !report(os.Stdin, os.Stdout) {
		os.Exit(1)
	}
}

// tally counts the results of the events so far.
type tally struct {
	out     io.Writer
	output  map[[2]string][]string // of running tests, by package and test
	passed  int
	failed  bool
	skipped map[string][]string // tests by reason
}

// report reads all events, prints the report, and returns whether all tests
// passed.
func report(in io.Reader, out io.Writer) bool {
	t := tally{out: out, output: map[[2]string][]string{}, skipped: map[string][]string{}}
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<24) // 16 MiB: a line of output may be long
	for lines.Scan() {
		var e event
		if json.Unmarshal(lines.Bytes(), &e) != nil {
			fmt.Fprintln(out, lines.Text())
			continue
		}
		t.take(e)
	}
	if err := lines.Err(); err != nil {
		fmt.Fprintln(out, err)
		return false
	}
	t.sum()
	return !t.failed
}

func (t *tally) take(e event) {
	key := [2]string{e.Package, e.Test}
	switch e.Action {
	case "build-output":
		fmt.Fprint(t.out, e.Output)
	case "build-fail":
		t.failed = true
	case "output":
		t.print(key, e)
	case "pass":
		if e.Test != "" {
			t.passed++
		}
		delete(t.output, key)
	case "fail":
		t.failed = true
		fmt.Fprint(t.out, strings.Join(t.output[key], ""))
		delete(t.output, key)
	case "skip":
		if e.Test != "" { // "" is a package without tests
			why := reason(t.output[key])
			t.skipped[why] = append(t.skipped[why], strings.TrimPrefix(e.Package, "qari/")+"."+e.Test)
		}
		delete(t.output, key)
	}
}

// print keeps the output of a test until its result is known. It prints the go
// command's own messages at once.
func (t *tally) print(key [2]string, e event) {
	switch {
	case e.Test != "":
		t.output[key] = append(t.output[key], e.Output)
	case e.Output != "PASS\n" && !strings.Contains(e.Output, "[no test files]"):
		fmt.Fprint(t.out, e.Output)
	}
}

// place matches the start of a test's message: " file_test.go:12: ".
var place = regexp.MustCompile(`^\s+\w+\.go:\d+: `)

// reason returns the last message of a skipped test.
func reason(output []string) string {
	for _, line := range slices.Backward(output) {
		if place.MatchString(line) {
			return strings.TrimSpace(place.ReplaceAllString(line, ""))
		}
	}
	return "no reason was given"
}

func (t *tally) sum() {
	count := 0
	for _, tests := range t.skipped {
		count += len(tests)
	}
	fmt.Fprintf(t.out, "%d tests passed, %d skipped\n", t.passed, count)
	var reasons []string
	for why := range t.skipped {
		reasons = append(reasons, why)
	}
	slices.Sort(reasons)
	for _, why := range reasons {
		tests := t.skipped[why]
		slices.Sort(tests)
		fmt.Fprintf(t.out, "skipped %d: %s\n", len(tests), why)
		for _, test := range tests {
			fmt.Fprintf(t.out, "\t%s\n", test)
		}
	}
}
