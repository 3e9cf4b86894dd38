// Package serve gives readers the program over SSH. Every session gets a new
// root model or one plain command, and nothing else. It is safe on the open
// internet: whatever one client does, the process lives, its memory stays
// bounded, and other readers do not notice.
package serve

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/netip"
	"os"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/ssh"
	"charm.land/wish/v2"
	"github.com/pires/go-proxyproto"
	gossh "golang.org/x/crypto/ssh"

	"qari/ui/term"
)

// Config says what to serve, where, to whom and within which bounds.
type Config struct {
	Listen   string       // TCP address, such as ":2222"
	Listener net.Listener // replaces Listen if set
	HostKey  string       // file of the host key; created if it does not exist
	Metrics  string       // loopback address of metrics and health check; "" for none
	Logger   *slog.Logger // nil is slog.Default()

	// ProxyFrom lists the proxies in front of the server. If it is not empty,
	// every connection must come from one of them. It must start with a PROXY
	// protocol header, which gives the reader's address.
	ProxyFrom []netip.Prefix

	// Load returns the settings that can change while readers are connected.
	// Serve calls it at the start and at each signal on Reload. If a later call
	// fails, the error is logged and the settings stay. Nil means
	// DefaultSettings.
	Load   func() (Settings, error)
	Reload <-chan os.Signal

	// NewModel returns the root model for a session with a terminal.
	NewModel func(Session) Model

	// Run runs a plain command and returns its exit code. It must return soon
	// after ctx is done.
	Run func(ctx context.Context, s Session, args []string, stdin io.Reader, stdout, stderr io.Writer) int
}

// Model is the root model of a session. Its Update returns the model itself. It
// gets its size as [term.SizeMsg] and draws with a [term.Screen], because
// Bubble Tea's own renderer has no size and shows nothing.
type Model interface {
	tea.Model
	// Close is called after the program has ended, for any reason.
	io.Closer
	// Language returns the interface language, such as "ar". The session's last
	// line is in this language.
	Language() string
	// Printed returns the bytes of a line of text with its newline, for the
	// terminal after the screen has been left.
	Printed(text string) string
}

// ticks is the rate, per second, at which Bubble Tea checks whether to enter or
// leave the screen. It writes no frames. Its ticker never stops and is most of
// the cost of an idle reader, so the rate is low.
const ticks = 15

// Times of a shutdown. First the sessions may leave their screens in order;
// then everything is closed. The sum stays below five seconds.
const (
	leaveTime = 1500 * time.Millisecond
	closeTime = 2 * time.Second
)

// Session describes a reader's session. Its text comes from the client; it is
// bounded and has no control characters.
type Session struct {
	Reader     string     // fingerprint of the key that signed; "" for an anonymous reader
	User       string     // the name before the @; it proves nothing
	Address    netip.Addr // the reader's; the zero Addr if unknown
	HasTerm    bool       // the session has a terminal
	Term       string     // TERM
	Cols, Rows int        // size at the start, clamped; zero without a terminal
	Env        []string   // NAME=value, with TERM; never nil

	// Nil for plain commands.
	Input  io.Reader    // the reader's keys
	Output *term.Output // the reader's screen
}

// Serve accepts readers until ctx is done. Then it ends their sessions and
// returns nil within five seconds. Any other end is an error.
func Serve(ctx context.Context, cfg Config) error {
	s, err := newServer(cfg)
	if err != nil {
		return err
	}
	ln, err := s.listen()
	if err != nil {
		return err
	}
	stopMetrics, err := s.serveMetrics()
	if err != nil {
		ln.Close()
		return err
	}
	defer stopMetrics()
	s.log.Info("serving", "address", ln.Addr().String(), "host_key", s.fingerprint)

	ended := make(chan error, 1)
	go func() { ended <- s.ssh.Serve(ln) }()
	for {
		select {
		case err := <-ended:
			s.stop(ln)
			return fmt.Errorf("accepting connections: %w", err)
		case <-cfg.Reload:
			s.reload()
		case <-ctx.Done():
			s.stop(ln)
			return nil
		}
	}
}

type server struct {
	cfg         Config
	log         *slog.Logger
	ssh         *ssh.Server
	fingerprint string // of the host key
	settings    atomic.Pointer[settings]
	gate        gate
	metrics     *metrics
	closing     atomic.Bool
}

func newServer(cfg Config) (*server, error) {
	if cfg.NewModel == nil || cfg.Run == nil {
		return nil, errors.New("serve: NewModel and Run must be given")
	}
	if cfg.Load == nil {
		cfg.Load = func() (Settings, error) { return DefaultSettings(), nil }
	}
	s := &server{cfg: cfg, log: cfg.Logger, metrics: newMetrics()}
	if s.log == nil {
		s.log = slog.Default()
	}
	set, err := load(cfg.Load)
	if err != nil {
		return nil, err
	}
	s.settings.Store(set)
	key, err := hostKey(cfg.HostKey)
	if err != nil {
		return nil, err
	}
	s.fingerprint = gossh.FingerprintSHA256(key.PublicKey())
	s.ssh, err = wish.NewServer(func(srv *ssh.Server) error {
		srv.AddHostKey(key)
		srv.Version = "qari"
		srv.ConnCallback = s.admit
		srv.ServerConfigCallback = s.authentication
		srv.ChannelHandlers = map[string]ssh.ChannelHandler{"session": s.openChannel}
		return nil
	})
	return s, err
}

func (s *server) listen() (net.Listener, error) {
	ln := s.cfg.Listener
	if ln == nil {
		var err error
		if ln, err = net.Listen("tcp", s.cfg.Listen); err != nil {
			return nil, err
		}
	}
	if len(s.cfg.ProxyFrom) == 0 {
		return ln, nil
	}
	return &proxyproto.Listener{
		Listener: ln, ConnPolicy: trusted(s.cfg.ProxyFrom),
		ReadHeaderTimeout: s.limits().Handshake,
	}, nil
}

// trusted requires a PROXY header from these proxies and refuses all other
// peers.
func trusted(proxies []netip.Prefix) proxyproto.ConnPolicyFunc {
	return func(o proxyproto.ConnPolicyOptions) (proxyproto.Policy, error) {
		addr := address(o.Upstream)
		for _, p := range proxies {
			if p.Contains(addr) {
				return proxyproto.REQUIRE, nil
			}
		}
		return proxyproto.REJECT, nil
	}
}

// reload loads the settings again and disconnects readers whose key is no
// longer allowed.
func (s *server) reload() {
	set, err := load(s.cfg.Load)
	if err != nil {
		s.log.Error("settings not reloaded", "error", err)
		return
	}
	s.settings.Store(set)
	revoked := 0
	for _, c := range s.gate.all() {
		if reader := c.reader.Load(); reader != nil && !set.admits(*reader) {
			revoked++
			c.end(EndRevoked)
		}
	}
	s.log.Info("settings reloaded", "keys", len(set.keys), "revoked", revoked)
}

// stop ends all sessions. Sessions that leave in time restore their screens.
func (s *server) stop(ln net.Listener) {
	s.closing.Store(true)
	ln.Close()
	conns := s.gate.all()
	s.log.Info("shutting down", "connections", len(conns))
	for _, c := range conns {
		c.end(EndShutdown)
	}
	s.gate.wait(leaveTime)
	for _, c := range s.gate.all() {
		c.Close()
	}
	s.ssh.Close()
	s.gate.wait(closeTime)
}

func (s *server) limits() Limits { return s.settings.Load().Limits }
