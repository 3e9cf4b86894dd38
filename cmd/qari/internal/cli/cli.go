// Package cli runs a command tree: it prints what is wrong, and gives the exit
// code that scripts rely on.
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
	BadUsage = 2 // a path, flag or query that cannot be used
)

// exitError carries the exit code that an error calls for. An empty text is
// not printed: the exit code is all there is to say.
type exitError struct {
	code int
	err  error
}

func (e *exitError) Error() string { return e.err.Error() }
func (e *exitError) Unwrap() error { return e.err }

// Usage makes an error one of bad usage.
func Usage(err error) error { return &exitError{BadUsage, err} }

// ErrNothing ends a command that found nothing, without a word.
var ErrNothing error = &exitError{Nothing, errors.New("")}

// Way is how a command tree is run.
type Way func(ctx context.Context, root *cobra.Command) error

// Styled runs a command tree with help in colours, man pages, completions and a
// version. It looks at this process's own terminal, so it is not for a reader
// over SSH.
func Styled(version string) Way {
	return func(ctx context.Context, root *cobra.Command) error {
		return fang.Execute(ctx, root, fang.WithVersion(version),
			fang.WithErrorHandler(func(w io.Writer, _ fang.Styles, err error) { PrintError(w, err) }))
	}
}

// Unstyled runs a command tree as it is.
func Unstyled(ctx context.Context, root *cobra.Command) error {
	root.SilenceErrors, root.SilenceUsage = true, true
	err := root.ExecuteContext(ctx)
	if err != nil {
		PrintError(root.ErrOrStderr(), err)
	}
	return err
}

// Run runs a command tree and returns its exit code.
func Run(ctx context.Context, root *cobra.Command, how Way, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
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
	err := how(ctx, root)
	if failed != nil {
		PrintError(stderr, failed)
		err = failed
	}
	return exitCode(err)
}

// keepErrors has the commands leave their errors in failed and not with fang,
// which asks the terminal for its colours before it prints one: a terminal
// that never answers would hold the message back for seconds.
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

// PrintError writes an error, a line for each thing that is wrong. A file
// name or a query may be part of it, so control characters are shown and
// never sent.
func PrintError(w io.Writer, err error) {
	for line := range strings.Lines(err.Error()) {
		fmt.Fprintln(w, "qari: "+Visible(strings.TrimSuffix(line, "\n")))
	}
}

// Visible replaces control and format characters by their escapes.
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

// Args makes what is wrong with a command's arguments bad usage.
func Args(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if err := check(cmd, args); err != nil {
			return Usage(err)
		}
		return nil
	}
}
