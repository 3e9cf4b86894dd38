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

// openRoom opens a room with this machine's reader's own names and shelf.
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

// enter begins a visit to the articles that a command's arguments name: paths and
// IDs, or only IDs in a server's room. Leave it by closing it.
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

// visit does something with the articles that a command's arguments name, and
// tells what could not be opened.
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

// refused makes bad usage of an error in what was asked for.
func refused(err error) error {
	var asked *room.Refused
	if errors.As(err, &asked) {
		return cli.Usage(err)
	}
	return err
}

// report names what could not be opened, one line each, and makes that an
// exit code: the rest was printed all the same.
func report(w io.Writer, problems []articles.Problem) error {
	for _, p := range problems {
		fmt.Fprintln(w, "qari: "+p.String())
	}
	if len(problems) > 0 {
		return cli.ErrNothing
	}
	return nil
}

// checkPublished refuses a date that is none, and one for several pages.
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
