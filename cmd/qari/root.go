package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"

	"charm.land/fang/v2"
	"github.com/spf13/cobra"
)

// The exit codes.
const (
	exitOK       = 0
	exitNothing  = 1 // nothing was found, or the work failed
	exitBadUsage = 2 // a path, flag or query that cannot be used
)

// exitError carries the exit code that an error calls for. An empty text is
// not printed: the exit code is all there is to say.
type exitError struct {
	code int
	err  error
}

func (e *exitError) Error() string { return e.err.Error() }
func (e *exitError) Unwrap() error { return e.err }

func badUsage(err error) error { return &exitError{exitBadUsage, err} }

var errNothing = &exitError{exitNothing, errors.New("")}

// run is the whole program but for the process.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	return execute(ctx, newRoot(newSettings(os.Getenv)), styled, args, stdin, stdout, stderr)
}

// styled runs a command tree with help in colours, man pages and completions.
// It looks at this process's own terminal, so it is not for a reader over SSH.
func styled(ctx context.Context, root *cobra.Command) error {
	return fang.Execute(ctx, root, fang.WithVersion(version()),
		fang.WithErrorHandler(func(w io.Writer, _ fang.Styles, err error) { printError(w, err) }))
}

// unstyled runs a command tree as it is.
func unstyled(ctx context.Context, root *cobra.Command) error {
	root.SilenceErrors, root.SilenceUsage = true, true
	err := root.ExecuteContext(ctx)
	if err != nil {
		printError(root.ErrOrStderr(), err)
	}
	return err
}

// execute runs a command tree and returns its exit code.
func execute(ctx context.Context, root *cobra.Command, how func(context.Context, *cobra.Command) error, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	var failed error
	keepErrors(root, &failed)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error {
		failed = badUsage(err)
		return nil
	})
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := how(ctx, root)
	if failed != nil {
		printError(stderr, failed)
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
		return exitOK
	case errors.As(err, &coded):
		return coded.code
	}
	return exitNothing
}

// printError writes an error, a line for each thing that is wrong. A file
// name or a query may be part of it, so control characters are shown and
// never sent.
func printError(w io.Writer, err error) {
	for line := range strings.Lines(err.Error()) {
		fmt.Fprintln(w, "qari: "+visible(strings.TrimSuffix(line, "\n")))
	}
}

// visible replaces control and format characters by their escapes.
func visible(text string) string {
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

// usage makes what is wrong with a command's arguments bad usage.
func usage(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if err := check(cmd, args); err != nil {
			return badUsage(err)
		}
		return nil
	}
}

// newRoot is the command tree.
func newRoot(s *settings) *cobra.Command {
	root := &cobra.Command{
		Use:   "qari [PATH…]",
		Short: "Read Arabic in any terminal",
		Long: `qari (قارئ) shows articles in Arabic as they should look, in any terminal,
and finds the people, places, organisations and dates in them.

PATH is a file or a folder; folders are searched for .txt and .md files.
Without a path the built-in samples are opened.`,
		Example: `  # the built-in samples
  qari

  # a folder of articles
  qari ~/articles

  # who is named in a page, for a script
  qari extract --json page.txt`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error { return read(cmd, s, args) },
	}
	root.CompletionOptions.SetDefaultShellCompDirective(cobra.ShellCompDirectiveDefault)
	s.addScreenFlags(root)
	root.AddCommand(newList(s), newShow(s), newSearch(s), newExtract(s), newDoctor(s), newServe(s))
	return root
}

// newServedRoot is the command tree of a reader over SSH: the plain commands
// over one library, and nothing else.
func newServedRoot(s *settings) *cobra.Command {
	root := &cobra.Command{Use: "qari", Short: "Read Arabic in any terminal", Args: usage(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() }}
	root.CompletionOptions.DisableDefaultCmd = true
	root.AddCommand(newList(s), newShow(s), newSearch(s), newExtract(s))
	return root
}
