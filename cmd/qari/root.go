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

// run is the whole program but for the process: it is what main calls, and
// what a session over SSH calls for its plain commands.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	root := newRoot(os.Getenv)
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := fang.Execute(ctx, root,
		fang.WithErrorHandler(func(w io.Writer, _ fang.Styles, err error) { printError(w, err) }))
	return exitCode(err)
}

func exitCode(err error) int {
	var coded *exitError
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &coded):
		return coded.code
	}
	// What is left are cobra's own errors: an unknown flag or command.
	return exitBadUsage
}

// printError writes an error as one line. A file name or a query may be part
// of it, so control characters are shown and never sent.
func printError(w io.Writer, err error) {
	if text := err.Error(); text != "" {
		fmt.Fprintln(w, "qari: "+visible(text))
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

// newRoot is the command tree.
func newRoot(getenv func(string) string) *cobra.Command {
	s := newSettings(getenv)
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
	root.AddCommand(newList(s), newShow(s), newExtract(s))
	return root
}
