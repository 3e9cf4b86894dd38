package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"sync"
	"syscall"
	"time"
)

// goPackage is what `go list` says of a package.
type goPackage struct {
	ImportPath, Dir                    string
	GoFiles, TestGoFiles, XTestGoFiles []string
	Imports, TestImports, XTestImports []string
}

func list(ctx context.Context, patterns ...string) ([]goPackage, error) {
	out, err := exec.CommandContext(ctx, "go", append([]string{"list", "-json"}, patterns...)...).Output()
	var failed *exec.ExitError
	if errors.As(err, &failed) {
		return nil, fmt.Errorf("go list: %s", bytes.TrimSpace(failed.Stderr))
	}
	if err != nil {
		return nil, err
	}
	var packages []goPackage
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p goPackage
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return packages, nil
		} else if err != nil {
			return nil, err
		}
		packages = append(packages, p)
	}
}

// trial is the run of all mutants of a package.
type trial struct {
	options
	pkg    goPackage
	dir    string        // for built programs
	limit  time.Duration // for the package's own tests
	others []goPackage   // packages whose tests a survivor must pass, too
	mu     sync.Mutex
	draw   []mutant // mutants not yet tried
	score  score
}

func try(ctx context.Context, o options, p goPackage) (score, error) {
	t := &trial{options: o, pkg: p, score: score{path: p.ImportPath}}
	var err error
	if t.dir, err = os.MkdirTemp("", "mutants"); err != nil {
		return score{}, err
	}
	defer os.RemoveAll(t.dir)
	if t.draw, err = mutants(p, o.noTables); err != nil {
		return score{}, err
	}
	t.score.sites = len(t.draw)
	seed := fnv.New64a()
	io.WriteString(seed, p.ImportPath)
	rand.New(rand.NewPCG(o.seed, seed.Sum64())).Shuffle(len(t.draw), func(i, j int) { t.draw[i], t.draw[j] = t.draw[j], t.draw[i] })
	if err := t.findOthers(ctx); err != nil {
		return score{}, err
	}
	if err := t.unmutated(ctx); err != nil {
		return score{}, err
	}
	var group sync.WaitGroup
	for worker := range max(o.parallel, 1) {
		group.Go(func() { t.work(ctx, filepath.Join(t.dir, strconv.Itoa(worker))) })
	}
	group.Wait()
	return t.score, ctx.Err()
}

// findOthers finds the other packages whose tests a survivor must pass.
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
		return p.ImportPath == t.pkg.ImportPath || len(p.TestGoFiles)+len(p.XTestGoFiles) == 0
	})
	return nil
}

// unmutated runs the package's tests without a change and measures their time.
func (t *trial) unmutated(ctx context.Context) error {
	if len(t.pkg.TestGoFiles)+len(t.pkg.XTestGoFiles) == 0 {
		t.limit = t.least
		return nil
	}
	program := filepath.Join(t.dir, "unmutated")
	if out, err := t.build(ctx, t.pkg, program, ""); err != nil {
		return fmt.Errorf("does not build: %s", out)
	}
	start := time.Now()
	if out, err := t.test(ctx, t.pkg, program, "", t.run, patience); err != nil {
		return fmt.Errorf("its tests are red without any change:\n%s", out)
	}
	t.limit = max(t.least, time.Duration(float64(time.Since(start))*t.factor))
	return nil
}

// work tries mutants one after another, in its own folder.
func (t *trial) work(ctx context.Context, dir string) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		fmt.Fprintln(os.Stderr, "mutants:", err)
		return
	}
	for ctx.Err() == nil {
		m, ok := t.next()
		if !ok {
			return
		}
		verdict, by := t.judge(ctx, m, dir)
		if ctx.Err() == nil {
			t.count(m, verdict, by)
		}
	}
}

func (t *trial) next() (mutant, bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.score.total >= t.options.count || len(t.draw) == 0 {
		return mutant{}, false
	}
	m := t.draw[0]
	t.draw = t.draw[1:]
	return m, true
}

type verdict string

const (
	lives     verdict = "lives"
	killed    verdict = "killed"
	late      verdict = "killed by time"
	elsewhere verdict = "killed elsewhere"
	unbuilt   verdict = "does not compile"
)

// count adds a verdict to the score. It prints a survivor, or any verdict with
// -v.
func (t *trial) count(m mutant, v verdict, by string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if v == unbuilt {
		t.score.unbuilt++
		return
	}
	if t.score.total >= t.options.count {
		return // another worker was faster
	}
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
		where := m.file
		if here, err := os.Getwd(); err == nil {
			if relative, err := filepath.Rel(here, m.file); err == nil {
				where = relative
			}
		}
		fmt.Printf("%s: %s:%d: %s%s\n\t%s\n", v, where, m.line, m.change, by, m.was)
	}
}

// patience stops tests that never end.
const patience = 10 * time.Minute

// judge makes the change and runs the tests. by names the test that noticed it.
func (t *trial) judge(ctx context.Context, m mutant, dir string) (v verdict, by string) {
	overlay, err := m.overlay(dir)
	if err != nil {
		return unbuilt, ""
	}
	program := filepath.Join(dir, "tests")
	os.Remove(program)
	if _, err := t.build(ctx, t.pkg, program, overlay); err != nil {
		return unbuilt, ""
	}
	if _, err := os.Stat(program); err == nil { // a package without tests has no program
		start := time.Now()
		if out, err := t.test(ctx, t.pkg, program, overlay, t.run, t.limit); err != nil {
			if time.Since(start) >= t.limit {
				return late, ""
			}
			return killed, noticed(out)
		}
	}
	for _, other := range t.others {
		if _, err := t.build(ctx, other, program, overlay); err != nil {
			continue
		}
		if out, err := t.test(ctx, other, program, overlay, "", patience); err != nil {
			return elsewhere, " in " + other.ImportPath + noticed(out)
		}
	}
	return lives, ""
}

// overlay writes the changed file and the table that tells the tools about it.
func (m mutant) overlay(dir string) (path string, err error) {
	content, err := os.ReadFile(m.file)
	if err != nil {
		return "", err
	}
	changed := filepath.Join(dir, "changed.go")
	if err := os.WriteFile(changed, m.apply(content), 0o600); err != nil {
		return "", err
	}
	table, err := json.Marshal(map[string]map[string]string{"Replace": {m.file: changed}})
	if err != nil {
		return "", err
	}
	path = filepath.Join(dir, "overlay.json")
	return path, os.WriteFile(path, table, 0o600)
}

func (t *trial) build(ctx context.Context, p goPackage, program, overlay string) ([]byte, error) {
	c := exec.CommandContext(ctx, "go", "test", "-c", "-o", program, p.ImportPath)
	c.Env = environment(overlay)
	return c.CombinedOutput()
}

// test runs a test program in the folder where `go test` would, and kills all
// its children.
func (t *trial) test(ctx context.Context, p goPackage, program, overlay, run string, limit time.Duration) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, limit+5*time.Second) // the tests end earlier by themselves and list what hangs
	defer cancel()
	args := []string{"-c", fmt.Sprintf(`ulimit -v %d; exec "$@"`, t.memory<<10), "sh", program, "-test.failfast", "-test.timeout=" + limit.String()}
	if t.short {
		args = append(args, "-test.short")
	}
	if run != "" {
		args = append(args, "-test.run="+run)
	}
	c := exec.CommandContext(ctx, "sh", args...)
	c.Dir, c.Env = p.Dir, environment(overlay)
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	c.Cancel = func() error { return syscall.Kill(-c.Process.Pid, syscall.SIGKILL) }
	c.WaitDelay = time.Second // a child that lives longer may hold the output open
	out, err := c.CombinedOutput()
	if c.Process != nil {
		_ = syscall.Kill(-c.Process.Pid, syscall.SIGKILL) // usually nothing is left of it
	}
	if errors.Is(err, exec.ErrWaitDelay) {
		err = nil // the tests themselves passed
	}
	return out, err
}

func environment(overlay string) []string {
	env := os.Environ()
	if overlay != "" {
		env = append(env, "GOFLAGS="+os.Getenv("GOFLAGS")+" -overlay="+overlay)
	}
	return env
}

var failure = regexp.MustCompile(`(?m)^--- FAIL: (\S+)`)

// noticed names the test that failed first.
func noticed(out []byte) string {
	if found := failure.FindSubmatch(out); found != nil {
		return " by " + string(found[1])
	}
	return ""
}
