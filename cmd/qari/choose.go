package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"qari/articles"
	"qari/articles/room"
	"qari/cmd/qari/internal/cli"
	"qari/model/calendar"
)

// openRoom opens a room with the names and the shelf of this machine's user.
func (s *settings) openRoom(ctx context.Context, opt room.Options) (r *room.Room, err error) {
	if opt.Lexicons, err = cli.ConfigFile(s.getenv, "lexicon"); err == nil {
		opt.Shelf, err = cli.StateFile(s.getenv, "shelf.db")
	}
	if err == nil {
		r, err = room.Open(ctx, opt)
	}
	if errors.Is(err, fs.ErrNotExist) {
		err = cli.Usage(err)
	}
	return r, err
}

// enter begins a visit to the articles in a command's arguments: paths and IDs,
// or only IDs in a server's room. The caller closes the visit.
func (s *settings) enter(cmd *cobra.Command, args []string, opt room.Options) (*room.Visit, error) {
	if err := checkPublished(opt.Published, args); err != nil {
		return nil, err
	}
	if s.room != nil {
		return s.room.Visit(args, opt.Published), nil
	}
	opt.Problem = func(err error) { cli.PrintError(cmd.ErrOrStderr(), err) }
	var ids []string
	opt.Paths, ids = room.Arguments(args)
	r, err := s.openRoom(cmd.Context(), opt)
	if err != nil {
		return nil, err
	}
	return r.OwnVisit(ids), nil
}

// visit calls do with the articles in a command's arguments, and reports the
// files that could not be opened.
func (s *settings) visit(cmd *cobra.Command, args []string, opt room.Options, do func([]room.Item) error) error {
	v, err := s.enter(cmd, args, opt)
	if err != nil {
		return err
	}
	defer v.Close()
	items, err := v.Items(cmd.Context())
	if err != nil {
		return refused(err)
	}
	if err := do(items); err != nil {
		return err
	}
	return report(cmd.ErrOrStderr(), v.Problems())
}

// refused turns errors about the reader's request into bad usage.
func refused(err error) error {
	var asked *room.Refused
	if errors.As(err, &asked) {
		return cli.Usage(err)
	}
	return err
}

// report prints one line for each file that could not be opened. It returns an
// error for the exit code, although the rest was printed.
func report(w io.Writer, problems []articles.Problem) error {
	for _, p := range problems {
		fmt.Fprintln(w, "qari: "+p.String())
	}
	if len(problems) > 0 {
		return cli.ErrNothing
	}
	return nil
}

// checkPublished rejects an invalid date, and one date for several pages.
func checkPublished(date string, args []string) error {
	if date == "" {
		return nil
	}
	if len(args) != 1 {
		return cli.Usage(errors.New("--published is for one PATH"))
	}
	if info, err := os.Stat(args[0]); err == nil && info.IsDir() {
		return cli.Usage(fmt.Errorf("--published is for one page, and %s is a folder", args[0]))
	}
	if _, ok := calendar.ParseStamp(date).Day(); !ok {
		return cli.Usage(fmt.Errorf("--published %q is no date; write 2022-09-16 or 2022-09-16T18:30", date))
	}
	return nil
}
