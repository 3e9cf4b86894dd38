package main

import (
	"errors"
	"os"

	"github.com/spf13/cobra"

	"qari/ui"
	"qari/ui/keys"
	"qari/ui/term"
)

// read opens the three panes.
func read(cmd *cobra.Command, s *settings, paths []string) error {
	options, err := s.options()
	if err != nil {
		return err
	}
	if _, _, err := s.profile(); err != nil {
		return err
	}
	ctx := cmd.Context()
	library, err := openCollection(ctx, paths, "")
	if err != nil {
		return err
	}
	out, ok := cmd.OutOrStdout().(*os.File)
	if !ok {
		return errors.New("no terminal to show the panes on; try: qari list, qari show PATH")
	}
	shelf := newShelf()
	return ui.Run(ctx, ui.Env{
		Library:  collection{library},
		Search:   search{follow(ctx, library), shelf.state},
		Shelf:    shelf,
		Lang:     s.text(),
		Keys:     keys.NewMap(keys.Table()),
		Options:  options,
		Mirror:   s.mirror,
		Detector: term.NewDetector(s.getenv, s.terminal),
	}, cmd.InOrStdin(), out)
}
