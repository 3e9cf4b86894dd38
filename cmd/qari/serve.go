package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/netip"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"github.com/spf13/cobra"

	"qari/articles"
	"qari/ui"
	"qari/ui/keys"
	"qari/ui/lang"
	"qari/ui/serve"
)

// serving are the flags of qari serve.
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
	f.StringVar(&o.listen, "listen", ":2222", "the address to listen on")
	f.StringVar(&o.hostKey, "host-key", "", "the file of the host key, made where there is none (default: in the state folder)")
	f.StringVar(&o.metrics, "metrics", "", "the loopback address of metrics and health check, such as 127.0.0.1:9222")
	f.StringVar(&o.language, "lang", "ar", "language of the interface: ar or en")
	f.StringSliceVar(&o.proxies, "proxy-from", nil, "the networks of proxies that speak the PROXY protocol")
	f.StringVar(&o.config, "config", "", "a file of the flags below, read again on SIGHUP")
	policyFlags(f, new(serve.Settings))
	return cmd
}

func (o *serving) run(cmd *cobra.Command, s *settings, paths []string) error {
	ctx, stop := signal.NotifyContext(cmd.Context(), syscall.SIGTERM, os.Interrupt)
	defer stop()
	hangup := make(chan os.Signal, 1)
	signal.Notify(hangup, syscall.SIGHUP)
	defer signal.Stop(hangup)

	proxies, err := prefixes(o.proxies)
	if err != nil {
		return badUsage(err)
	}
	if o.hostKey == "" {
		if o.hostKey, err = stateFile(s.getenv, "host_key"); err != nil {
			return err
		}
	}
	logger := slog.New(slog.NewTextHandler(cmd.ErrOrStderr(), nil))
	saveMemory()
	library, err := openCollection(ctx, paths, analyser(everything))
	if err != nil {
		return err
	}
	now := make(chan struct{})
	close(now)
	keepFresh(ctx, library, paths, now, func(err error) { logger.Warn("watching", "problem", err) })
	room := room{
		library: library, catalogue: follow(ctx, library), lang: o.language,
		shelves: newShelves(ctx, library, len(paths) == 0, nil),
	}
	err = serve.Serve(ctx, serve.Config{
		Listen: o.listen, HostKey: o.hostKey, Metrics: o.metrics, ProxyFrom: proxies,
		Logger:   logger,
		Load:     func() (serve.Settings, error) { return policy(o.config, cmd.Flags()) },
		Reload:   hangup,
		NewModel: ui.ForSessions(ctx, room.env),
		Run:      room.command,
	})
	return errors.Join(err, room.shelves.close())
}

// room is what all sessions share.
type room struct {
	library   *articles.Library
	catalogue *catalogue
	shelves   *shelves
	lang      string
}

// env is what one session needs. A reader with a key has a shelf that stays.
func (r *room) env(session serve.Session) ui.Env {
	shelf := r.shelves.forgotten()
	if session.Reader != "" {
		shelf = r.shelves.of(session.Reader)
	}
	return ui.Env{
		Library: collection{r.library},
		Search:  newSearcher(r.catalogue, r.library, shelf.state),
		Shelf:   shelf,
		Lang:    lang.ByCode(r.lang),
		Keys:    keys.NewMap(keys.Table()),
	}
}

// command runs a plain command for a reader.
func (r *room) command(ctx context.Context, _ serve.Session, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	s := newSettings(func(string) string { return "" })
	s.open, s.served = openServed(r.library), true
	return execute(ctx, newServedRoot(s), unstyled, args, stdin, stdout, stderr)
}

func prefixes(texts []string) ([]netip.Prefix, error) {
	var all []netip.Prefix
	for _, text := range texts {
		p, err := netip.ParsePrefix(text)
		if err != nil {
			addr, err := netip.ParseAddr(text)
			if err != nil {
				return nil, fmt.Errorf("--proxy-from %q is no network; write 10.0.0.0/8 or an address", text)
			}
			p = netip.PrefixFrom(addr, addr.BitLen())
		}
		all = append(all, p)
	}
	return all, nil
}

// stateFile is the path of a file in the program's state folder (XDG base
// directories), which is made where it does not exist.
func stateFile(getenv func(string) string, name string) (string, error) {
	dir := getenv("XDG_STATE_HOME")
	if !filepath.IsAbs(dir) {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", err
		}
		dir = filepath.Join(home, ".local", "state")
	}
	dir = filepath.Join(dir, "qari")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", err
	}
	return filepath.Join(dir, name), nil
}
