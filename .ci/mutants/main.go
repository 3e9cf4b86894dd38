/*
Mutants measures what the tests would notice. It changes one small thing in a
package at a time, chosen at random from a seed, and runs the package's tests:
a change that no test notices "lives", and names a line that is not proven.

	go run ./.ci/mutants [flags] package…
	go run ./.ci/mutants -n 40 -seed 7 ./ui/list
	go run ./.ci/mutants -n 40 -seed 7 -notables -v ./model/timex
	go run ./.ci/mutants -n 40 -importers ./ui/theme
	go run ./.ci/mutants -n 40 -run 'TestKeys|TestHelp' ./ui/keys

It prints each survivor with its place, and at the end a table: how many were
killed, how many of those by time (the tests did not end), how many by another
package's tests (-also, -importers), how many changes did not compile, and how
many places there were to draw from. The tests must be green before.

Each package gets its own draw from the seed, so the same seed draws the same
mutants whatever other packages are asked for. Changes that do not compile
count for nothing; generated files are left alone.

All mutants of a package are built at once ("mutant schemata", Untch, Offutt
and Harrold 1993): each function gets, before its own statements, a changed
copy of them for each mutant, and a file beside the test program says which
copy runs. What a function can't hold twice, labels, and what lies outside
functions, constants and tables, is built for itself.

The files in the tree are not touched: what is changed reaches the tools by
-overlay, in GOFLAGS, so that tests which build a program build the changed one.
*/
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"
)

type options struct {
	count     int           // mutants a package
	seed      uint64        // of the draw
	also      string        // patterns of packages whose tests a survivor must pass as well
	importers bool          // the same for all packages that import the mutant's
	noTables  bool          // leave data tables out
	factor    float64       // a mutant may take so many times the unmutated tests' time
	least     time.Duration // and at least so long
	memory    int           // MiB of address space a test may have
	short     bool
	run       string // pattern of the tests to run
	verbose   bool
}

func main() {
	var o options
	flag.IntVar(&o.count, "n", 10, "mutants a package")
	flag.Uint64Var(&o.seed, "seed", 1, "what the draw begins with; another seed draws other mutants")
	flag.StringVar(&o.also, "also", "", "package patterns, with commas between them, whose tests are run on what lives")
	flag.BoolVar(&o.importers, "importers", false, "run the tests of every package that imports the mutant's on what lives")
	flag.BoolVar(&o.noTables, "notables", false, "leave data tables out: values of package variables and constants, and literals of 20 elements or more")
	flag.Float64Var(&o.factor, "factor", 5, "a mutant's tests may take this many times as long as without it; longer is killed")
	flag.DurationVar(&o.least, "least", 20*time.Second, "and at least so long, whatever they take without it")
	flag.IntVar(&o.memory, "memory", 4096, "MiB of address space for a test; a mutant that wants more is killed")
	flag.BoolVar(&o.short, "short", false, "run short tests only")
	flag.StringVar(&o.run, "run", "", "run only the package's tests whose names match")
	flag.BoolVar(&o.verbose, "v", false, "print what is killed as well, and by what")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := sample(ctx, o, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "mutants:", err)
		os.Exit(1)
	}
}

// sample tries mutants of the packages and prints those that live.
func sample(ctx context.Context, o options, patterns []string) error {
	if len(patterns) == 0 {
		return errors.New("name a package, such as ./ui/list")
	}
	packages, err := list(ctx, patterns...)
	if err != nil {
		return err
	}
	var scores []score
	for _, p := range packages {
		if len(p.GoFiles) == 0 || ctx.Err() != nil {
			continue
		}
		s, err := try(ctx, o, p)
		if err != nil {
			fmt.Printf("%s: %v\n", p.ImportPath, err)
			continue
		}
		scores = append(scores, s)
	}
	printScores(scores)
	return ctx.Err()
}

// score counts the mutants of a package.
type score struct {
	path                     string
	killed, total, sites     int
	late, elsewhere, unbuilt int // killed by time; by another package's tests; did not compile
}

func printScores(scores []score) {
	if len(scores) == 0 {
		return
	}
	width, sum := len("package"), score{path: "all"}
	for _, s := range scores {
		width = max(width, len(s.path))
		sum.killed, sum.total, sum.sites = sum.killed+s.killed, sum.total+s.total, sum.sites+s.sites
		sum.late, sum.elsewhere, sum.unbuilt = sum.late+s.late, sum.elsewhere+s.elsewhere, sum.unbuilt+s.unbuilt
	}
	if len(scores) > 1 {
		scores = append(scores, sum)
	}
	fmt.Printf("\n%-*s %9s %6s %9s %9s %9s %7s\n", width, "package", "killed", "", "by time", "elsewhere", "unbuilt", "places")
	for _, s := range scores {
		percent := 100 * s.killed / max(s.total, 1)
		fmt.Printf("%-*s %4d/%-4d %5d%% %9d %9d %9d %7d\n", width, s.path, s.killed, s.total, percent, s.late, s.elsewhere, s.unbuilt, s.sites)
	}
}

// patternsOf splits a list at commas and spaces.
func patternsOf(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ' ' })
}
