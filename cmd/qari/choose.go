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
	"qari/model"
	"qari/model/calendar"
)

// chosen are the articles that a command's arguments name, analysed.
type chosen struct {
	articles []analysed
	problems []articles.Problem
}

type analysed struct {
	article  *model.Article
	findings *model.Findings
	hits     []model.Span // what a query matched, where there was one
}

// opener turns a command's arguments into articles with what the command needs
// to know of them.
type opener func(ctx context.Context, args []string, n needs) (*chosen, error)

// openPaths opens paths and waits for the analysis. An argument that is no
// path may be the ID of an article under one that is, or of a sample: then
// only the articles so named are chosen.
func openPaths(ctx context.Context, args []string, n needs) (*chosen, error) {
	if err := checkPublished(n.published, args); err != nil {
		return nil, err
	}
	var paths, ids []string
	for _, arg := range args {
		if _, err := os.Lstat(arg); errors.Is(err, fs.ErrNotExist) {
			ids = append(ids, arg)
		} else {
			paths = append(paths, arg)
		}
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	library, err := openCollection(ctx, paths, analyser(n))
	if err != nil {
		return nil, err
	}
	if err := library.Wait(ctx); err != nil {
		return nil, err
	}
	return choose(library.Snapshot(), ids)
}

// openServed takes articles from a library that is open already: its IDs are
// all that an argument can be, never a path.
func openServed(l *articles.Library) opener {
	return func(ctx context.Context, ids []string, n needs) (*chosen, error) {
		if err := l.Wait(ctx); err != nil {
			return nil, err
		}
		c, err := choose(l.Snapshot(), ids)
		if err != nil || n.published == "" {
			return c, err
		}
		if err := checkPublished(n.published, ids); err != nil {
			return nil, err
		}
		c.articles[0].findings = analyser(n)(c.articles[0].article)
		return c, nil
	}
}

// choose takes the articles with the given IDs, or all where none is given.
func choose(s *articles.Snapshot, ids []string) (*chosen, error) {
	c := &chosen{problems: s.Problems()}
	for _, id := range ids {
		i, ok := s.Find(id)
		if !ok {
			return nil, badUsage(fmt.Errorf("%s: no such file, folder or article", id))
		}
		c.articles = append(c.articles, analysed{article: s.Article(i), findings: s.Findings(i)})
	}
	if len(ids) > 0 {
		c.problems = nil
		return c, nil
	}
	for i := range s.Len() {
		c.articles = append(c.articles, analysed{article: s.Article(i), findings: s.Findings(i)})
	}
	return c, nil
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
	if _, ok := calendar.ParseStamp(date).Day(); !ok {
		return badUsage(fmt.Errorf("--published %q is no date; write 2022-09-16 or 2022-09-16T18:30", date))
	}
	return nil
}

// extractCoNLL tags the tokens of a CoNLL file, or of standard input for "-".
func (s *settings) extractCoNLL(cmd *cobra.Command, name string) error {
	in := cmd.InOrStdin()
	if name != "-" {
		if s.served {
			return badUsage(errors.New("--conll reads standard input here: --conll -"))
		}
		f, err := os.Open(name)
		if err != nil {
			return badUsage(err)
		}
		defer f.Close()
		in = f
	}
	finder, err := newFinder()
	if err != nil {
		return err
	}
	return finder.WriteCoNLL(cmd.OutOrStdout(), in)
}
