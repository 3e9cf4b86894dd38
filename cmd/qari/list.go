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

// each opens the paths and writes every article in order.
func (s *settings) each(cmd *cobra.Command, args []string, n needs, write func(io.Writer, *model.Article, *model.Findings) error) error {
	chosen, err := s.open(cmd, args, n)
	if err != nil {
		return err
	}
	err = s.lines(cmd.OutOrStdout(), func(w io.Writer) error {
		for _, c := range chosen.articles {
			if err := write(w, c.Article, c.Findings); err != nil {
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
