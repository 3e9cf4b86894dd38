package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"qari/articles/export"
	"qari/articles/room"
	"qari/cmd/qari/internal/cli"
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
		Args: cli.Args(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			v, err := s.enter(cmd, args[1:], room.Options{Dates: true, Names: true})
			if err != nil {
				return err
			}
			defer v.Close()
			found, err := v.Search(cmd.Context(), args[0])
			if err != nil {
				return refused(err)
			}
			err = s.lines(cmd.OutOrStdout(), func(w io.Writer) (err error) {
				for i := 0; i < len(found) && err == nil; i++ {
					if f := found[i]; asJSON {
						err = export.Result(w, f.Article, f.Findings, f.Hits)
					} else {
						err = export.EntryText(w, f.Article, f.Findings)
					}
				}
				return err
			})
			if err != nil {
				return err
			}
			if err := report(cmd.ErrOrStderr(), v.Problems()); err != nil {
				return err
			}
			if len(found) == 0 {
				return cli.ErrNothing
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "one JSON object per line, with matching excerpts")
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
	b.WriteString(`
date: and published: take a year, month or day, or a range of these: 2020,
2020-10, 2020-10-09, 2020-10..2022. A date that a text mentions is found when it
shares a day with what is asked and is no coarser: date:2020-11-12 finds "10 to 15
November 2020", date:2020-05 finds "Ramadan 1441", and date:2020-09 does not find
"2020". date:~2020-09 does, and finds dates whose year is unknown as well.
`)
	return b.String()
}
