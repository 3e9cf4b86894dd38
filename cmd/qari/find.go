package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"qari/articles/export"
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
			q, err := query.Parse(args[0])
			if err != nil {
				return badUsage(fmt.Errorf("the query %q: %w", args[0], err))
			}
			c, err := s.open(cmd.Context(), args[1:], everything)
			if err != nil {
				return err
			}
			c.keep(q)
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

func queryHelp() string {
	var b strings.Builder
	b.WriteString(`A QUERY is words and "exact phrases", with - before what must not be there, OR
between alternatives, and groups in parentheses. Words are found whatever their
hamza, vowel signs and clitics; =word is found to the letter. Fields:
`)
	for _, names := range query.Fields() {
		fmt.Fprintf(&b, "  %-11s %s\n", names[0]+":", names[1]+":")
	}
	return b.String()
}

// keep drops the articles that the query does not match, and marks what it
// matches in the others.
func (c *chosen) keep(q *query.Query) {
	var kept []analysed
	for _, x := range c.articles {
		doc := query.NewDocument(x.article, x.findings, query.State{})
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
