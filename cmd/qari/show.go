package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"qari/articles/export"
	"qari/articles/room"
	"qari/cmd/qari/internal/cli"
	"qari/ui"
	"qari/ui/term"
)

func newShow(s *settings) *cobra.Command {
	var width int
	var logical bool
	cmd := &cobra.Command{
		Use:   "show PATH…",
		Short: "Print an article as the reading pane would show it",
		Long: `Print an article as the reading pane would show it. On a terminal it has as
many colours as the terminal has, and none where NO_COLOR is set; in a pipe it
is text without styles.`,
		Example: `  qari show page.txt
  qari show --width 60 --terminal visual page.txt
  qari show --logical page.txt | grep -n أرمينيا`,
		Args: cli.Args(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			plain, err := s.plain(cmd, width)
			if err != nil {
				return err
			}
			styled := plain.Styled() && !logical // names and dates have colours
			return s.visit(cmd, args, room.Options{Dates: styled, Names: styled}, func(items []room.Item) (err error) {
				out := cmd.OutOrStdout()
				for i, x := range items {
					if i > 0 {
						fmt.Fprintln(out)
					}
					if logical {
						err = export.Text(out, x.Article)
					} else {
						err = plain.Article(out, x.Article, x.Findings)
					}
					if err != nil {
						return err
					}
				}
				return nil
			})
		},
	}
	s.addTextFlags(cmd)
	cmd.Flags().IntVar(&width, "width", -1, "line width in cells; 0 never wraps (default: 80, or the terminal's width if smaller)")
	cmd.Flags().BoolVar(&logical, "logical", false, "print the cleaned text in logical order, unwrapped")
	return cmd
}

// plain returns the way to print text in this command.
func (s *settings) plain(cmd *cobra.Command, width int) (ui.Plain, error) {
	options, optionsErr := s.options()
	profile, profileErr := s.plainProfile()
	harakat, harakatErr := s.showHarakat()
	if err := errors.Join(optionsErr, profileErr, harakatErr); err != nil {
		return ui.Plain{}, err
	}
	options.StripMarks = harakat.Hidden(profile)
	p := ui.Plain{Profile: profile, Width: width, Options: options}
	columns, isTerminal := terminalWidth(cmd.OutOrStdout())
	if isTerminal {
		p.Colors = term.Colors(cmd.OutOrStdout(), s.getenv)
	}
	switch {
	case width >= 0:
	case isTerminal:
		p.Width = min(columns, defaultWidth)
	default:
		p.Width = defaultWidth
	}
	return p, nil
}
