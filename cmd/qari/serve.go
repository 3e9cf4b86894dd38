package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"qari/articles/room"
	"qari/cmd/qari/internal/cli"
	"qari/ui"
	"qari/ui/keys"
	"qari/ui/lang"
	"qari/ui/serve"
)

// serving holds the flags of qari serve.
type serving struct {
	listen, hostKey, metrics, language string
	proxies                            []string
	config                             string
}

func newServe(s *settings) *cobra.Command {
	var o serving
	cmd := &cobra.Command{
		Use:   "serve [PATH…]",
		Short: "Open the reading room over SSH",
		Long: `Open the reading room over SSH: every reader gets the three panes over one
shared collection, and the plain commands (ssh HOST list, search, show,
extract). A phrase needs its quotes twice: ssh HOST search '"two words"'.

SIGTERM lets all readers go within five seconds; SIGHUP reads the authorized
keys again, and the file of --config. That file says who may read and sets the
limits, one flag a line, without the dashes:

    anonymous = true
    max-per-address = 4

What the command line says wins.`,
		Example: `  qari serve --anonymous ~/articles
  qari serve --listen :22 --authorized-keys /etc/qari/keys /srv/articles`,
		RunE: func(cmd *cobra.Command, args []string) error { return o.run(cmd, s, args) },
	}
	f := cmd.Flags()
	f.StringVar(&o.listen, "listen", ":2222", "address to listen on")
	f.StringVar(&o.hostKey, "host-key", "", "file of the host key, created if missing (default: in the state folder)")
	f.StringVar(&o.metrics, "metrics", "", "loopback address of metrics and health check, such as 127.0.0.1:9222")
	f.StringVar(&o.language, "lang", "ar", "interface language: ar or en")
	f.StringSliceVar(&o.proxies, "proxy-from", nil, "networks of proxies that use the PROXY protocol")
	f.StringVar(&o.config, "config", "", "file with the flags below, read again on SIGHUP")
	serve.SettingsFlags(f, new(serve.Settings))
	return cmd
}

func (o *serving) run(cmd *cobra.Command, s *settings, paths []string) error {
	ctx, stop := signal.NotifyContext(cmd.Context(), syscall.SIGTERM, os.Interrupt)
	defer stop()
	hangup := make(chan os.Signal, 1)
	signal.Notify(hangup, syscall.SIGHUP)
	defer signal.Stop(hangup)

	proxies, err := serve.ParseNetworks(o.proxies)
	if err != nil {
		return cli.Usage(fmt.Errorf("--proxy-from: %w", err))
	}
	if o.hostKey == "" {
		if o.hostKey, err = cli.StateFile(s.getenv, "host_key"); err != nil {
			return err
		}
	}
	logger := slog.New(slog.NewTextHandler(cmd.ErrOrStderr(), nil))
	setGC()
	r, err := s.openRoom(ctx, room.Options{Paths: paths, Dates: true, Names: true, Follow: true, Problem: func(err error) {
		logger.Warn("not read, or noticed late", "problem", err)
	}})
	if err != nil {
		return err
	}
	h := &host{ctx: ctx, room: r, lang: lang.ByCode(o.language)}
	err = serve.Serve(ctx, serve.Config{
		Listen: o.listen, HostKey: o.hostKey, Metrics: o.metrics, ProxyFrom: proxies,
		Logger:   logger,
		Load:     func() (serve.Settings, error) { return serve.ReadSettings(o.config, cmd.Flags()) },
		Reload:   hangup,
		NewModel: h.model,
		Run:      h.command,
	})
	return errors.Join(err, r.Close())
}

// host serves the room to readers.
type host struct {
	ctx     context.Context
	room    *room.Room
	lang    *lang.Text
	screens ui.Remote
}

// model returns the screen of one session. Only a reader with a key has a
// permanent shelf.
func (h *host) model(session serve.Session) serve.Model {
	reader := h.room.Visitor
	if session.Reader != "" {
		reader = func() *room.Reader { return h.room.Reader(session.Reader) }
	}
	e := env(h.room, reader())
	e.Lang, e.Keys = h.lang, keys.NewMap(keys.Table())
	return h.screens.New(h.ctx, e, ui.Terminal{Name: session.Term, Env: session.Env, Output: session.Output})
}

// command runs a plain command for a reader. It hides the server's environment.
func (h *host) command(ctx context.Context, _ serve.Session, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	s := newSettings(func(string) string { return "" })
	s.room = h.room
	return cli.Run(ctx, newServedRoot(s), cli.Unstyled, args, stdin, stdout, stderr)
}
