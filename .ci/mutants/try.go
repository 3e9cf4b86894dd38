package main

import (
	"context"
	"fmt"
	"hash/fnv"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// trial is a package whose mutants are tried.
type trial struct {
	options
	pkg      goPackage
	own      string        // the folder for all mutants' build
	alone    string        // the folder for a single mutant's build
	limit    time.Duration // of the package's own tests
	others   []goPackage   // whose tests a survivor must pass as well
	mutants  []mutant
	schemata *schemata // nil when each mutant is built for itself
	score    score
}

func try(ctx context.Context, o options, p goPackage) (score, error) {
	dir, err := os.MkdirTemp("", "mutants")
	if err != nil {
		return score{}, err
	}
	defer os.RemoveAll(dir)
	t := &trial{options: o, pkg: p, own: filepath.Join(dir, "all"), alone: filepath.Join(dir, "one"), score: score{path: p.ImportPath}}
	for _, d := range []string{t.own, t.alone} {
		if err := os.Mkdir(d, 0o700); err != nil {
			return score{}, err
		}
	}
	for _, step := range []func(context.Context) error{t.draw, t.findOthers, t.prepare} {
		if err := step(ctx); err != nil {
			return score{}, err
		}
	}
	for _, m := range t.mutants {
		verdict, by, err := t.judge(ctx, m)
		if ctx.Err() != nil {
			break
		}
		if err != nil {
			return score{}, err
		}
		t.count(m, verdict, by)
	}
	return t.score, ctx.Err()
}

// draw chooses, at random, as many mutants as are asked for that compile.
func (t *trial) draw(ctx context.Context) error {
	all, err := mutants(t.pkg, t.noTables)
	if err != nil {
		return err
	}
	t.score.sites = len(all)
	seed := fnv.New64a()
	io.WriteString(seed, t.pkg.ImportPath)
	rand.New(rand.NewPCG(t.seed, seed.Sum64())).Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	c, err := newChecker(ctx, t.pkg)
	if err != nil {
		return err
	}
	for _, m := range all {
		switch {
		case len(t.mutants) == t.options.count:
			return nil
		case c.compiles(m):
			t.mutants = append(t.mutants, m)
		default:
			t.score.unbuilt++
		}
	}
	return nil
}

// findOthers finds the packages, beside its own, that judge a survivor.
func (t *trial) findOthers(ctx context.Context) error {
	if patterns := patternsOf(t.also); len(patterns) > 0 {
		others, err := list(ctx, patterns...)
		if err != nil {
			return err
		}
		t.others = others
	}
	if t.importers {
		all, err := list(ctx, "./...")
		if err != nil {
			return err
		}
		for _, p := range all {
			if slices.Contains(slices.Concat(p.Imports, p.TestImports, p.XTestImports), t.pkg.ImportPath) {
				t.others = append(t.others, p)
			}
		}
	}
	t.others = slices.DeleteFunc(t.others, func(p goPackage) bool {
		return p.ImportPath == t.pkg.ImportPath || !p.tested()
	})
	return nil
}

// patience is only against tests that never end.
const patience = 10 * time.Minute

// prepare builds the mutants and runs the tests with none of them, for their
// time. Where they are red because of the copies alone, as one that counts
// allocations may be, each mutant is built for itself.
func (t *trial) prepare(ctx context.Context) error {
	t.limit = t.least
	if !t.pkg.tested() {
		return nil
	}
	var err error
	if t.schemata, err = newSchemata(t.own, t.pkg, t.mutants); err != nil {
		return err
	}
	if err := t.schemata.choose(0); err != nil {
		return err
	}
	together := t.unmutated(ctx, t.schemata.overlay)
	if together == nil {
		return nil
	}
	t.schemata = nil
	if err := t.unmutated(ctx, ""); err != nil {
		return err
	}
	fmt.Printf("%s: each mutant is built for itself, since with all of them %v\n", t.pkg.ImportPath, together)
	return nil
}

// unmutated runs the package's tests with no mutant, and takes their time.
func (t *trial) unmutated(ctx context.Context, overlay string) error {
	program := t.program()
	if err := build(ctx, t.pkg, program, overlay); err != nil {
		return err
	}
	start := time.Now()
	if out, err := t.test(ctx, suite{t.pkg, program, overlay, t.run, patience}); err != nil {
		return fmt.Errorf("its tests are red without any change:\n%s", out)
	}
	t.limit = max(t.least, time.Duration(float64(time.Since(start))*t.factor))
	return nil
}

// program is the test program with all mutants.
func (t *trial) program() string { return filepath.Join(t.own, "tests") }
