package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"qari/articles/export"
	"qari/articles/shelf"
	"qari/model"
	"qari/model/query"
)

// How much of an article a result shows.
const (
	excerptLimit = 160 // code points
	excerptCount = 5
)

func newSearch(s *settings) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "search QUERY [PATH…]",
		Short: "Search articles: words, names, dates",
		Long:  "Search articles and print one a line, as list does.\n\n" + queryHelp(),
		Example: `  qari search 'ارمينيا -تركيا' ~/articles
  qari search 'person:بوتين date:2020-10..2020-12' ~/articles
  qari search --json '"وقف إطلاق النار"' ~/articles`,
		Args: usage(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			text, err := s.expand(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			q, err := query.Parse(text)
			if err != nil {
				return badUsage(fmt.Errorf("the query %q: %w", text, err))
			}
			c, err := s.open(cmd.Context(), args[1:], everything)
			if err != nil {
				return err
			}
			state, done, err := s.readerState(cmd.Context(), q)
			if err != nil {
				return err
			}
			defer done()
			c.keep(q, state)
			err = s.lines(cmd.OutOrStdout(), func(w io.Writer) error { return c.writeFound(w, asJSON) })
			if err != nil {
				return err
			}
			if err := c.report(cmd.ErrOrStderr()); err != nil {
				return err
			}
			if len(c.articles) == 0 {
				return errNothing
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "one JSON object a line, with the excerpts that match")
	return cmd
}

// readerState tells what this machine's reader has done with an article: from
// the shelf where the query asks for it. Call done when it is not asked again.
func (s *settings) readerState(ctx context.Context, q *query.Query) (state func(*model.Article) query.State, done func(), err error) {
	if !asksState(q.Expr) {
		return func(*model.Article) query.State { return query.State{} }, func() {}, nil
	}
	session, done, err := s.ownShelf(ctx, "is:")
	if err != nil {
		return nil, nil, err
	}
	state = func(a *model.Article) query.State {
		e := session.Entry(shelf.Ref{Path: shelfPath(a.Path, false)})
		return query.State{Read: e.Read, Starred: e.Starred}
	}
	return state, done, nil
}

// ownShelf opens the shelf of this machine's reader, to be read; what asks for
// it is named where there is none.
func (s *settings) ownShelf(ctx context.Context, asked string) (session *shelf.Session, done func(), err error) {
	if s.served {
		return nil, nil, badUsage(fmt.Errorf("%s is for the screen; what you keep is not known here", asked))
	}
	path, err := shelf.Path()
	if err != nil {
		return nil, nil, err
	}
	store, err := shelf.Open(ctx, path)
	if err != nil {
		return nil, nil, err
	}
	session = shelf.Start(func() (shelf.Shelf, error) { return store.Reader(""), nil })
	<-session.Ready()
	return session, func() { _ = errors.Join(session.Close(), store.Close()) }, nil // it was only read
}

// expand is a query with a saved one in the place of its @name.
func (s *settings) expand(ctx context.Context, text string) (string, error) {
	name, ok := strings.CutPrefix(text, "@")
	if !ok {
		return text, nil
	}
	session, done, err := s.ownShelf(ctx, text)
	if err != nil {
		return "", err
	}
	defer done()
	saved := session.Query(name)
	if saved == "" {
		return "", badUsage(fmt.Errorf("no query is saved as %q; saved are: %s", name, strings.Join(session.Queries(), ", ")))
	}
	return saved, nil
}

// asksState tells whether a query asks what a reader has done.
func asksState(e query.Expr) bool {
	switch e := e.(type) {
	case query.Is:
		return true
	case query.Not:
		return asksState(e.X)
	case query.And:
		return slices.ContainsFunc(e, asksState)
	case query.Or:
		return slices.ContainsFunc(e, asksState)
	}
	return false
}

func queryHelp() string {
	var b strings.Builder
	b.WriteString(`A QUERY is words and "exact phrases", with - before what must not be there, OR
between alternatives, and groups in parentheses. Words are found whatever their
hamza, vowel signs and clitics; =word is found to the letter. Fields:
`)
	for _, names := range query.Fields() {
		fmt.Fprintf(&b, "  %-11s %s\n", names[0]+":", names[1]+":")
	}
	b.WriteString(`
date: and published: take a year, month or day, or a range of these: 2020,
2020-10, 2020-10-09, 2020-10..2022. A date that a text mentions is found when it
shares a day with what is asked and is no coarser: date:2020-11-12 finds "10 to 15
November 2020", date:2020-05 finds "Ramadan 1441", and date:2020-09 does not find
"2020". date:~2020-09 does, and finds dates whose year is unknown as well.
`)
	return b.String()
}

// keep drops the articles that the query does not match, and marks what it
// matches in the others.
func (c *chosen) keep(q *query.Query, state func(*model.Article) query.State) {
	var kept []analysed
	for _, x := range c.articles {
		doc := query.NewDocument(x.article, x.findings, state(x.article))
		if q.Match(doc) {
			x.hits = q.Spans(doc)
			kept = append(kept, x)
		}
	}
	c.articles = kept
}

func (c *chosen) writeFound(w io.Writer, asJSON bool) error {
	for _, x := range c.articles {
		var err error
		if asJSON {
			err = json.NewEncoder(w).Encode(newFound(x))
		} else {
			err = export.EntryText(w, x.article, x.findings)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// found is one result. Offsets are code points into the article's text.
type found struct {
	ID        string         `json:"id"`
	Published *string        `json:"published"`
	Title     string         `json:"title"`
	Excerpts  []foundExcerpt `json:"excerpts"`
}

type foundExcerpt struct {
	Start int        `json:"start"`
	End   int        `json:"end"`
	Text  string     `json:"text"`
	Hits  []foundHit `json:"hits"`
}

type foundHit struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

func newFound(x analysed) found {
	a := x.article
	f := found{ID: a.ID, Title: a.Title, Excerpts: []foundExcerpt{}}
	if x.findings != nil && x.findings.Published.Value != "" {
		f.Published = &x.findings.Published.Value
	}
	points := newPointCounter(a.Text)
	for _, e := range query.Excerpts(a.Text, x.hits, excerptLimit, excerptCount) {
		out := foundExcerpt{Start: points.at(e.Span.Start), Text: e.Span.Of(a.Text)}
		for _, h := range e.Hits {
			out.Hits = append(out.Hits, foundHit{Start: points.at(h.Start), End: points.at(h.End), Text: h.Of(a.Text)})
		}
		out.End = points.at(e.Span.End)
		f.Excerpts = append(f.Excerpts, out)
	}
	return f
}

// pointCounter turns byte offsets that never go back by much into code points,
// in one pass over the text.
type pointCounter struct {
	text          string
	bytes, points int
}

func newPointCounter(text string) *pointCounter { return &pointCounter{text: text} }

func (c *pointCounter) at(offset int) int {
	if offset >= c.bytes {
		c.points += utf8.RuneCountInString(c.text[c.bytes:offset])
	} else {
		c.points -= utf8.RuneCountInString(c.text[offset:c.bytes])
	}
	c.bytes = offset
	return c.points
}
