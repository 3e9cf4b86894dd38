package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
)

// schemata is a package changed so that one build holds many mutants.
type schemata struct {
	overlay string         // the file that tells the tools of the changes
	chooser string         // the file that says which mutant runs
	numbers map[mutant]int // from 1 on; those that are not built so are missing
}

// choice is the variable, in the changed package, with the number of the mutant
// that runs. No name of a package looks like it.
const choice = "mutants__choice"

// chooserSource reads the number from a file, not from the environment: tests
// start programs with an environment of their own, and these must be the same
// mutant. The variable is ready before any function that looks at it runs,
// since the language orders variables by what their values need.
const chooserSource = `package %s

import (
	mutants__os "os"
	mutants__strconv "strconv"
)

var ` + choice + ` = func() int {
	text, _ := mutants__os.ReadFile(%q)
	number, _ := mutants__strconv.Atoi(string(text))
	return number
}()
`

// newSchemata writes the changed files of a package to a folder.
func newSchemata(dir string, p goPackage, mutants []mutant) (*schemata, error) {
	s := &schemata{chooser: filepath.Join(dir, "choice"), numbers: map[mutant]int{}}
	files := map[string][]mutant{}
	for _, m := range mutants {
		if m.body != (body{}) {
			s.numbers[m] = len(s.numbers) + 1
			files[m.file] = append(files[m.file], m)
		}
	}
	replaced := map[string]string{}
	replace := func(file string, content []byte) error {
		replaced[file] = filepath.Join(dir, fmt.Sprintf("changed%d.go", len(replaced)))
		return os.WriteFile(replaced[file], content, 0o600)
	}
	for file, mutants := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		if err := replace(file, s.withCopies(content, mutants)); err != nil {
			return nil, err
		}
	}
	source := fmt.Sprintf(chooserSource, p.Name, s.chooser)
	if err := replace(filepath.Join(p.Dir, choice+".go"), []byte(source)); err != nil {
		return nil, err
	}
	var err error
	s.overlay, err = writeOverlay(dir, replaced)
	return s, err
}

// withCopies returns a file whose functions have a changed copy of their body
// for each mutant.
func (s *schemata) withCopies(content []byte, mutants []mutant) []byte {
	mutants = slices.SortedFunc(slices.Values(mutants), func(a, b mutant) int { return cmp.Compare(a.body.start, b.body.start) })
	var out bytes.Buffer
	done := 0
	for _, m := range mutants {
		out.Write(content[done:m.body.start])
		done = m.body.start
		last := "return" // or the function's own statements would run after the copy
		if m.body.results {
			last = ""
		}
		fmt.Fprintf(&out, "if %s == %d {%s%s%s\n%s}\n", choice, s.numbers[m],
			content[m.body.start:m.start], m.text, content[m.end:m.body.end], last)
	}
	out.Write(content[done:])
	return out.Bytes()
}

// choose makes a mutant the one that runs; none does with number 0.
func (s *schemata) choose(number int) error {
	return os.WriteFile(s.chooser, []byte(strconv.Itoa(number)), 0o600)
}

// overlay writes the changed file alone, and the file that tells the tools of it.
func (m mutant) overlay(dir string) (path string, err error) {
	content, err := os.ReadFile(m.file)
	if err != nil {
		return "", err
	}
	changed := filepath.Join(dir, "changed.go")
	if err := os.WriteFile(changed, m.apply(content), 0o600); err != nil {
		return "", err
	}
	return writeOverlay(dir, map[string]string{m.file: changed})
}

// writeOverlay writes what `go help build` says of -overlay.
func writeOverlay(dir string, replaced map[string]string) (path string, err error) {
	table, err := json.Marshal(map[string]map[string]string{"Replace": replaced})
	if err != nil {
		return "", err
	}
	path = filepath.Join(dir, "overlay.json")
	return path, os.WriteFile(path, table, 0o600)
}
