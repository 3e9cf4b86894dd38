package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"syscall"
	"time"
)

// build makes the test program of a package. Vet is left out: what compiles
// is a mutant, however odd it looks.
func build(ctx context.Context, p goPackage, program, overlay string) error {
	os.Remove(program)
	c := exec.CommandContext(ctx, "go", "test", "-c", "-vet=off", "-o", program, p.ImportPath)
	c.Env = environment(overlay)
	if out, err := c.CombinedOutput(); err != nil {
		return fmt.Errorf("does not build: %s", out)
	}
	return nil
}

// suite is a package's test program and how it is run.
type suite struct {
	pkg              goPackage
	program, overlay string
	run              string        // tests to run, by name
	limit            time.Duration // after which it is ended
}

// test runs the program where `go test` would, and ends whatever it started.
func (o options) test(ctx context.Context, s suite) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, s.limit+5*time.Second) // it ends itself earlier, with a list of what hung
	defer cancel()
	args := []string{"-c", fmt.Sprintf(`ulimit -v %d; exec "$@"`, o.memory<<10), "sh", s.program, "-test.failfast", "-test.timeout=" + s.limit.String()}
	if o.short {
		args = append(args, "-test.short")
	}
	if s.run != "" {
		args = append(args, "-test.run="+s.run)
	}
	c := exec.CommandContext(ctx, "sh", args...)
	c.Dir, c.Env = s.pkg.Dir, environment(s.overlay)
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	c.Cancel = func() error { return syscall.Kill(-c.Process.Pid, syscall.SIGKILL) }
	c.WaitDelay = time.Second // a child that outlives it may hold the output open
	out, err := c.CombinedOutput()
	if c.Process != nil {
		_ = syscall.Kill(-c.Process.Pid, syscall.SIGKILL) // nothing is left of it as a rule
	}
	if errors.Is(err, exec.ErrWaitDelay) {
		err = nil // the tests themselves were green
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
