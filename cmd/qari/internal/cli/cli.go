// Package cli runs a command tree. It prints errors and returns the exit codes
// that scripts rely on.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"

	"charm.land/fang/v2"
	"github.com/spf13/cobra"
)

// The exit codes.
const (
	OK       = 0
	Nothing  = 1 // nothing was found, or the work failed
	BadUsage = 2 // an unusable path, flag or query
)

// exitError carries an exit code. An empty text is not printed.
type exitError struct {
	code int
	err  error
}

func (e *exitError) Error() string { return e.err.Error() }
func (e *exitError) Unwrap() error { return e.err }

// Usage turns an error into bad usage.
func Usage(err error) error { return &exitError{BadUsage, err} }

// ErrNothing ends a command that found nothing. It prints nothing.
var ErrNothing error = &exitError{Nothing, errors.New("")}

// Way is a way to run a command tree.
type Way func(ctx context.Context, root *cobra.Command) error

// Styled runs a command tree with coloured help, man pages, completions and a
// version. It examines this process's own terminal, so do not use it for a
// reader over SSH.
func Styled(version string) Way {
	return func(ctx context.Context, root *cobra.Command) error {
		return fang.Execute(ctx, root, fang.WithVersion(version),
			fang.WithErrorHandler(func(w io.Writer, _ fang.Styles, err error) { PrintError(w, err) }))
	}
}

// Unstyled runs a command tree without them.
func Unstyled(ctx context.Context, root *cobra.Command) error {
	root.SilenceErrors, root.SilenceUsage = true, true
	err := root.ExecuteContext(ctx)
	if err != nil {
		PrintError(root.ErrOrStderr(), err)
	}
	return err
}

// Run runs a command tree and returns its exit code.
func Run(ctx context.Context, root *cobra.Command, way Way, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	var failed error
	keepErrors(root, &failed)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error {
		failed = Usage(err)
		return nil
	})
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := way(ctx, root)
	if failed != nil {
		PrintError(stderr, failed)
		err = failed
	}
	return exitCode(err)
}

// keepErrors stores a command's error in failed instead of passing it to fang.
// fang asks the terminal for its colours before it prints an error. A terminal
// that never answers would delay the message by seconds.
func keepErrors(c *cobra.Command, failed *error) {
	if check := c.Args; check != nil {
		c.Args = func(cmd *cobra.Command, args []string) error {
			*failed = check(cmd, args)
			return nil
		}
	}
	if run := c.RunE; run != nil {
		c.RunE = func(cmd *cobra.Command, args []string) error {
			if *failed == nil {
				*failed = run(cmd, args)
			}
			return nil
		}
	}
	for _, sub := range c.Commands() {
		keepErrors(sub, failed)
	}
}

func exitCode(err error) int {
	var coded *exitError
	switch {
	case err == nil:
		return OK
	case errors.As(err, &coded):
		return coded.code
	}
	return Nothing
}

// PrintError writes an error, one line for each fault. File names and queries
// may be part of it, so it shows control characters and never sends them.
func PrintError(w io.Writer, err error) {
	for line := range strings.Lines(err.Error()) {
		fmt.Fprintln(w, "qari: "+Visible(strings.TrimSuffix(line, "\n")))
	}
}

// Visible replaces control and format characters with their escapes.
func Visible(text string) string {
	var b strings.Builder
	for _, r := range text {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == unicode.ReplacementChar {
			fmt.Fprintf(&b, "\\u%04x", r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// Args turns errors about a command's arguments into bad usage.
func Args(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if err := check(cmd, args); err != nil {
			return Usage(err)
		}
		return nil
	}
}
