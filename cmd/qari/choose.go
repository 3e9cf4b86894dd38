package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"qari/articles"
	"qari/articles/room"
)

// needs are what a command wants to know of articles. What it does not need is
// not looked for: names take most of the time.
type needs struct {
	dates, names, shelf bool
	published           string // the publication date that the reader gives, or ""
}

var everything = needs{dates: true, names: true}

// visit is one command's visit to a room.
type visit struct {
	*room.Room
	ids     []string // of the articles that it is about; none for all
	needs   needs
	served  bool         // the room is a server's, which stays open
	visitor *room.Reader // nil while nobody asked for a shelf
}

// enter opens the paths among a command's arguments. An argument that is no path
// may be the ID of an article under one that is, or of a sample. In a server's
// room arguments are IDs and never paths.
func (s *settings) enter(cmd *cobra.Command, args []string, n needs) (*visit, error) {
	if err := checkPublished(n.published, args); err != nil {
		return nil, err
	}
	if s.room != nil {
		return &visit{Room: s.room, ids: args, needs: n, served: true}, nil
	}
	v := &visit{needs: n}
	opt := room.Options{Dates: n.dates, Names: n.names, Published: n.published, Problem: func(err error) {
		printError(cmd.ErrOrStderr(), err)
	}}
	for _, arg := range args {
		if _, err := os.Lstat(arg); errors.Is(err, fs.ErrNotExist) {
			v.ids = append(v.ids, arg)
		} else {
			opt.Paths = append(opt.Paths, arg)
		}
	}
	var err error
	v.Room, err = s.openRoom(cmd.Context(), opt, n.shelf)
	return v, err
}

// openRoom opens a room with this machine's reader's own names and shelf.
func (s *settings) openRoom(ctx context.Context, opt room.Options, shelf bool) (r *room.Room, err error) {
	if opt.Lexicons, err = s.lexicons(); err != nil {
		opt.Problem(err)
	}
	if shelf {
		if opt.Shelf, err = s.stateFile("shelf.db"); err != nil {
			return nil, err
		}
	}
	r, err = room.Open(ctx, opt)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, badUsage(err)
	}
	return r, err
}

// chosen are the articles that a command is about.
type chosen struct {
	articles []room.Item
	problems []articles.Problem
}

// chosen waits until everything is read and analysed.
func (v *visit) chosen(ctx context.Context) (*chosen, error) {
	if err := v.Wait(ctx); err != nil {
		return nil, err
	}
	items, err := v.Pick(v.ids)
	if err != nil {
		return nil, badUsage(err)
	}
	if v.served && v.needs.published != "" {
		items[0].Findings = v.Analyse(items[0].Article, v.needs.published)
	}
	c := &chosen{articles: items}
	if len(v.ids) == 0 {
		c.problems = v.Snapshot().Problems()
	}
	return c, nil
}

// reader is this machine's reader. What asks for the shelf is named where there
// is none.
func (v *visit) reader(asked string) (*room.Reader, error) {
	if v.served {
		return nil, badUsage(fmt.Errorf("%s is for the screen; what you keep is not known here", asked))
	}
	if v.visitor == nil {
		v.visitor = v.Reader("")
		<-v.visitor.Ready()
	}
	return v.visitor, v.visitor.Err()
}

// leave closes what the visit opened. The shelf was only read, so that nothing
// is lost where closing it fails.
func (v *visit) leave() {
	if v.visitor != nil {
		_ = v.visitor.Close()
	}
	if !v.served {
		_ = v.Close()
	}
}

// open enters, waits and leaves.
func (s *settings) open(cmd *cobra.Command, args []string, n needs) (*chosen, error) {
	v, err := s.enter(cmd, args, n)
	if err != nil {
		return nil, err
	}
	defer v.leave()
	return v.chosen(cmd.Context())
}

// report names what could not be opened, one line each, and makes that an
// exit code: the rest was printed all the same.
func (c *chosen) report(w io.Writer) error {
	for _, p := range c.problems {
		fmt.Fprintln(w, "qari: "+p.String())
	}
	if len(c.problems) > 0 {
		return errNothing
	}
	return nil
}

// publishedForms are how a publication date may be given.
var publishedForms = []string{"2006-01-02", "2006-01-02T15:04"}

// checkPublished refuses a date that is none, and one for several pages.
func checkPublished(date string, args []string) error {
	if date == "" {
		return nil
	}
	if len(args) != 1 {
		return badUsage(errors.New("--published is for one PATH"))
	}
	if info, err := os.Stat(args[0]); err == nil && info.IsDir() {
		return badUsage(fmt.Errorf("--published is for one page, and %s is a folder", args[0]))
	}
	valid := func(form string) bool {
		_, err := time.Parse(form, date)
		return err == nil
	}
	if !slices.ContainsFunc(publishedForms, valid) {
		return badUsage(fmt.Errorf("--published %q is no date; write 2022-09-16 or 2022-09-16T18:30", date))
	}
	return nil
}
