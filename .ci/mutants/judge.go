package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

type verdict string

const (
	lives     verdict = "lives"
	killed    verdict = "killed"
	late      verdict = "killed by time"
	elsewhere verdict = "killed elsewhere"
)

// judge runs the tests with the change. By says which test noticed it.
func (t *trial) judge(ctx context.Context, m mutant) (v verdict, by string, err error) {
	if t.pkg.tested() {
		s, err := t.suiteOf(ctx, m)
		if err != nil {
			return "", "", err
		}
		start := time.Now()
		if out, err := t.test(ctx, s); err != nil {
			if time.Since(start) >= t.limit {
				return late, "", nil
			}
			return killed, noticed(out), nil
		}
	}
	return t.judgeElsewhere(ctx, m)
}

// suiteOf makes the mutant's own tests ready to run.
func (t *trial) suiteOf(ctx context.Context, m mutant) (suite, error) {
	if t.schemata != nil && t.schemata.numbers[m] > 0 {
		return suite{t.pkg, t.program(), t.schemata.overlay, t.run, t.limit}, t.schemata.choose(t.schemata.numbers[m])
	}
	overlay, err := m.overlay(t.alone)
	if err != nil {
		return suite{}, err
	}
	program := filepath.Join(t.alone, "tests")
	return suite{t.pkg, program, overlay, t.run, t.limit}, build(ctx, t.pkg, program, overlay)
}

// judgeElsewhere runs the other packages' tests on a survivor. It is built for
// itself: survivors are few, and those tests may read the imports of all that
// they are made of, where the file that chooses a mutant would show.
func (t *trial) judgeElsewhere(ctx context.Context, m mutant) (v verdict, by string, err error) {
	if len(t.others) == 0 {
		return lives, "", nil
	}
	overlay, err := m.overlay(t.alone)
	if err != nil {
		return "", "", err
	}
	for _, other := range t.others {
		program := filepath.Join(t.alone, "tests")
		if err := build(ctx, other, program, overlay); err != nil {
			return "", "", fmt.Errorf("%s: %w", other.ImportPath, err)
		}
		if out, err := t.test(ctx, suite{other, program, overlay, "", patience}); err != nil {
			return elsewhere, " in " + other.ImportPath + noticed(out), nil
		}
	}
	return lives, "", nil
}

// count adds a verdict to the score, and prints it where it is of interest.
func (t *trial) count(m mutant, v verdict, by string) {
	t.score.total++
	if v != lives {
		t.score.killed++
	}
	switch v {
	case late:
		t.score.late++
	case elsewhere:
		t.score.elsewhere++
	}
	if v == lives || t.verbose {
		fmt.Printf("%s: %s:%d: %s%s\n\t%s\n", v, fromHere(m.file), m.line, m.change, by, m.was)
	}
}

// fromHere shortens a path to one from the working directory.
func fromHere(path string) string {
	if here, err := os.Getwd(); err == nil {
		if relative, err := filepath.Rel(here, path); err == nil {
			return relative
		}
	}
	return path
}
