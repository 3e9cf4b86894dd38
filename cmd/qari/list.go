package main

import (
	"io"

	"github.com/spf13/cobra"

	"qari/articles/export"
	"qari/articles/room"
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
			return s.each(cmd, args, room.Options{Dates: true}, write)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "one JSON object per line")
	return cmd
}

// each writes every article in the arguments, in order.
func (s *settings) each(cmd *cobra.Command, args []string, opt room.Options, write func(io.Writer, *model.Article, *model.Findings) error) error {
	return s.visit(cmd, args, opt, func(items []room.Item) error {
		return s.lines(cmd.OutOrStdout(), func(w io.Writer) (err error) {
			for i := 0; i < len(items) && err == nil; i++ {
				err = write(w, items[i].Article, items[i].Findings)
			}
			return err
		})
	})
}
