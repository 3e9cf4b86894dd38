package main

import (
	"errors"
	"fmt"
	"os"
	"sync"

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
	harakat, err := s.showHarakat()
	if err != nil {
		return err
	}
	if _, _, err := s.profile(); err != nil {
		return err
	}
	ctx := cmd.Context()
	drawn := make(chan struct{})
	start := sync.OnceFunc(func() { close(drawn) }) // what waits for the first frame
	saveMemory()
	library, err := openCollection(ctx, paths, after(ctx, drawn, analyser(everything)))
	if err != nil {
		return err
	}
	in, out, err := s.screen(cmd)
	if err != nil {
		return err
	}
	notices := make(chan string, 1)
	keepFresh(ctx, library, paths, drawn, func(err error) {
		select {
		case notices <- err.Error():
		default: // one line is enough
		}
	})
	shelves := newShelves(ctx, library, len(paths) == 0, drawn)
	shelf := shelves.of("")
	err = ui.Run(ctx, ui.Env{
		Library:  collection{library},
		Search:   newSearcher(follow(ctx, library), library, shelf.state),
		Shelf:    shelf,
		Lang:     s.text(),
		Keys:     keys.NewMap(keys.Table()),
		Options:  options,
		Harakat:  harakat,
		Mirror:   s.mirror,
		Drawn:    start,
		Notices:  notices,
		Detector: term.NewDetector(s.getenv, s.terminal),
	}, in, out)
	start()
	for _, p := range library.Snapshot().Problems() {
		fmt.Fprintln(cmd.ErrOrStderr(), "qari: "+p.String())
	}
	return errors.Join(err, shelves.close())
}

// screen is the terminal that the panes are shown on.
func (s *settings) screen(cmd *cobra.Command) (in, out *os.File, err error) {
	in, isFile := cmd.InOrStdin().(*os.File)
	out, too := cmd.OutOrStdout().(*os.File)
	if !isFile || !too {
		return nil, nil, errors.New("no terminal to show the panes on; try: qari list, qari show PATH")
	}
	if err := term.Check(in, out, s.getenv); err != nil {
		return nil, nil, fmt.Errorf("%w; try: qari list, qari show PATH", err)
	}
	return in, out, nil
}
