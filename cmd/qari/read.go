package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"qari/articles/room"
	"qari/cmd/qari/internal/cli"
	"qari/ui"
	"qari/ui/keys"
	"qari/ui/term"
)

// maxNotices bounds the lines that wait to be shown. Further lines are dropped.
const maxNotices = 16

// read opens the three panes.
func read(cmd *cobra.Command, s *settings, paths []string) error {
	options, optionsErr := s.options()
	harakat, harakatErr := s.showHarakat()
	_, _, profileErr := s.profile()
	if err := errors.Join(optionsErr, harakatErr, profileErr); err != nil {
		return err
	}
	log, closeLog, err := cli.OpenLog(s.getenv("QARI_LOG"))
	if err != nil {
		return cli.Usage(fmt.Errorf("QARI_LOG: %w", err))
	}
	defer closeLog()
	ctx := cmd.Context()
	drawn := make(chan struct{})
	notices := make(chan string, maxNotices)
	setGC()
	r, err := s.openRoom(ctx, room.Options{Paths: paths, Dates: true, Names: true, Follow: true, Hold: drawn, Problem: func(err error) {
		select {
		case notices <- cli.Visible(err.Error()):
		default:
		}
	}})
	if err != nil {
		return err
	}
	in, out, err := s.screen(cmd)
	if err != nil {
		return errors.Join(err, r.Close())
	}
	e := env(r, r.Reader(""))
	e.Lang, e.Keys, e.Options, e.Harakat, e.Mirror = s.text(), keys.NewMap(keys.Table()), options, harakat, s.mirror
	e.Drawn, e.Notices, e.Log = func() { close(drawn) }, notices, log
	e.Detector = term.NewDetector(s.getenv, s.terminal)
	err = ui.Run(ctx, e, in, out)
	_ = report(cmd.ErrOrStderr(), r.Snapshot().Problems()) // the articles were shown anyway
	return errors.Join(err, r.Close())
}

// screen returns the terminal for the panes.
func (s *settings) screen(cmd *cobra.Command) (in, out *os.File, err error) {
	in, inIsFile := cmd.InOrStdin().(*os.File)
	out, outIsFile := cmd.OutOrStdout().(*os.File)
	if !inIsFile || !outIsFile {
		return nil, nil, errors.New("no terminal to show the panes on; try: qari list, qari show PATH")
	}
	if err := term.Check(in, out, s.getenv); err != nil {
		return nil, nil, fmt.Errorf("%w; try: qari list, qari show PATH", err)
	}
	return in, out, nil
}
