package main

import (
	"io"

	"github.com/spf13/cobra"

	"qari/articles/export"
	"qari/model"
)

func newList(s *settings) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "list [PATH…]",
		Short: "List articles, one a line: id, publication date, title",
		Example: `  qari list ~/articles
  qari list --json ~/articles | jq -r .title`,
		RunE: func(cmd *cobra.Command, args []string) error {
			write := export.EntryText
			if asJSON {
				write = export.Entry
			}
			return s.each(cmd, args, needs{dates: true}, write)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "one JSON object a line")
	return cmd
}

func newExtract(s *settings) *cobra.Command {
	var published, conll string
	cmd := &cobra.Command{
		Use:   "extract --json [PATH…]",
		Short: "Print what is found in articles: their parts, names and dates",
		Example: `  # one JSON object an article
  qari extract --json ~/articles

  # a page that does not say when it was published
  qari extract --json --published 2022-09-16 page.txt`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if conll != "" {
				return s.extractCoNLL(cmd, conll)
			}
			return s.each(cmd, args, needs{dates: true, names: true, published: published}, export.Article)
		},
	}
	f := cmd.Flags()
	f.Bool("json", true, "one JSON object a line (the only form there is)")
	f.StringVar(&published, "published", "", "the date of publication, where the page lacks it; one PATH only")
	f.StringVar(&conll, "conll", "", "read a file with a token and its tag a line, and print token, gold and predicted tag")
	return cmd
}

// each opens the paths and writes every article in order.
func (s *settings) each(cmd *cobra.Command, args []string, n needs, write func(io.Writer, *model.Article, *model.Findings) error) error {
	chosen, err := s.open(cmd.Context(), args, n)
	if err != nil {
		return err
	}
	err = s.lines(cmd.OutOrStdout(), func(w io.Writer) error {
		for _, c := range chosen.articles {
			if err := write(w, c.article, c.findings); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return chosen.report(cmd.ErrOrStderr())
}
