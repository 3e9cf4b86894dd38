package main

import (
	"errors"
	"os"

	"github.com/spf13/cobra"

	"qari/articles/export"
	"qari/articles/room"
	"qari/cmd/qari/internal/cli"
)

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
			return s.each(cmd, args, room.Options{Dates: true, Names: true, Published: published}, export.Article)
		},
	}
	f := cmd.Flags()
	f.Bool("json", true, "one JSON object a line (the only form there is)")
	f.StringVar(&published, "published", "", "publication date, if the page has none; one PATH only")
	f.StringVar(&conll, "conll", "", "read a file with one token and its tag per line, and print token, gold and predicted tag")
	return cmd
}

// extractCoNLL tags the tokens of a CoNLL file, or of standard input for "-".
func (s *settings) extractCoNLL(cmd *cobra.Command, name string) error {
	in := cmd.InOrStdin()
	if name != "-" {
		if s.room != nil {
			return cli.Usage(errors.New("--conll reads standard input here: --conll -"))
		}
		f, err := os.Open(name)
		if err != nil {
			return cli.Usage(err)
		}
		defer f.Close()
		in = f
	}
	folder, err := cli.ConfigFile(s.getenv, "lexicon")
	if err != nil {
		return err
	}
	finder, err := room.NewFinder(folder, func(err error) { cli.PrintError(cmd.ErrOrStderr(), err) })
	if err != nil {
		return err
	}
	return finder.WriteCoNLL(cmd.OutOrStdout(), in)
}
