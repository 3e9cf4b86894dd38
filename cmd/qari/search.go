package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"qari/articles/export"
	"qari/articles/room"
	"qari/model/query"
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
			v, err := s.enter(cmd, args[1:], needs{dates: true, names: true, shelf: true})
			if err != nil {
				return err
			}
			defer v.leave()
			return s.search(cmd, v, args[0], asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "one JSON object a line, with the excerpts that match")
	return cmd
}

// search prints what a query finds.
func (s *settings) search(cmd *cobra.Command, v *visit, text string, asJSON bool) error {
	text, err := v.expand(text)
	if err != nil {
		return err
	}
	q, err := query.Parse(text)
	if err != nil {
		return badUsage(fmt.Errorf("the query %q: %w", text, err))
	}
	state := func(string) query.State { return query.State{} }
	if room.AsksState(q.Expr) {
		reader, err := v.reader("is:")
		if err != nil {
			return err
		}
		state = reader.State
	}
	c, err := v.chosen(cmd.Context())
	if err != nil {
		return err
	}
	found := room.Find(c.articles, q, state)
	err = s.lines(cmd.OutOrStdout(), func(w io.Writer) error { return writeFound(w, found, asJSON) })
	if err != nil {
		return err
	}
	if err := c.report(cmd.ErrOrStderr()); err != nil {
		return err
	}
	if len(found) == 0 {
		return errNothing
	}
	return nil
}

// expand is a query with a saved one in the place of its @name.
func (v *visit) expand(text string) (string, error) {
	name, ok := strings.CutPrefix(text, "@")
	if !ok {
		return text, nil
	}
	reader, err := v.reader(text)
	if err != nil {
		return "", err
	}
	saved := reader.Query(name)
	if saved == "" {
		return "", badUsage(fmt.Errorf("no query is saved as %q; saved are: %s", name, strings.Join(reader.Queries(), ", ")))
	}
	return saved, nil
}

func writeFound(w io.Writer, found []room.Found, asJSON bool) error {
	for _, f := range found {
		var err error
		if asJSON {
			err = export.Result(w, f.Article, f.Findings, f.Hits)
		} else {
			err = export.EntryText(w, f.Article, f.Findings)
		}
		if err != nil {
			return err
		}
	}
	return nil
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
