// Package serve gives readers the program over SSH: every session gets a
// fresh root model, or one plain command, and nothing else. It is written for
// the open internet: whatever one client does, the process lives, its memory
// stays bounded, and the other readers notice nothing.
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

// Config says what is served, where, to whom and within which bounds.
type Config struct {
	Listen   string       // TCP address, such as ":2222"
	Listener net.Listener // used instead of Listen where given
	HostKey  string       // file of the host key; made where it does not exist
	Metrics  string       // loopback address of Prometheus metrics and health check; "" is none
	Logger   *slog.Logger // nil is slog.Default()

	// ProxyFrom lists the proxies in front of the server. Where it is not
	// empty every connection must come from one of them and start with a
	// PROXY protocol header, which names the reader's address.
	ProxyFrom []netip.Prefix

	// Load returns the settings that may change while readers are connected.
	// It is called at the start and for each signal on Reload; when it fails
	// later on, the failure is logged and the settings stay. Nil is
	// DefaultSettings.
	Load   func() (Settings, error)
	Reload <-chan os.Signal

	// NewModel returns the root model of a session with a terminal.
	NewModel func(Session) Model

	// Run carries out a plain command and returns its exit code. It returns
	// soon after ctx is done.
	Run func(ctx context.Context, s Session, args []string, stdin io.Reader, stdout, stderr io.Writer) int
}

// Model is the root model of a session, with what else the session wants of it.
// Its Update returns the model itself. The model is told its size by
// [term.SizeMsg] and draws through a [term.Screen]: Bubble Tea's own renderer
// knows no size, and shows nothing.
type Model interface {
	tea.Model
	// Close is called when the program has ended, however it ended.
	io.Closer
	// Language is the language of the interface, such as "ar". The reader is told
	// in it why the session was ended.
	Language() string
	// Printed is a line of text, with its newline, as the session's terminal is
	// to be sent it when the screen has been left.
	Printed(text string) string
}

// ticks is how often a second Bubble Tea looks whether the screen is to be
// entered or left; it writes no frames, which are [term.Screen]'s. Its ticker
// never rests and is most of what an idle reader costs.
const ticks = 15

// Times of a shutdown: sessions are told and may leave their screens in order,
// then everything is closed. The sum stays below five seconds.
const (
	leaveTime = 1500 * time.Millisecond
	closeTime = 2 * time.Second
)

// Session is what is known of a reader's session. All text in it comes from
// the client and was bounded and stripped of control characters.
type Session struct {
	Reader     string     // fingerprint of the key that signed; "" is an anonymous reader
	User       string     // the name before the @; it proves nothing
	Address    netip.Addr // the reader's; the zero Addr where unknown
	HasTerm    bool       // whether there is a terminal
	Term       string     // its TERM
	Cols, Rows int        // its size at the start, clamped; zero without a terminal
	Env        []string   // NAME=value, TERM among them; never nil

	// Nil for plain commands.
	Input  io.Reader    // what the reader types
	Output *term.Output // the reader's screen
}

// Serve accepts readers until ctx is done, then tells them, lets them go and
// returns nil, within five seconds. Any other end is an error.
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
		srv.ChannelHandlers = map[string]ssh.ChannelHandler{"session": s.channel}
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

// trusted requires the header of the proxies and refuses everybody else.
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

// reload takes new settings; readers whose key no longer opens are let go.
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

// stop lets every reader go: those who leave in time see their screens
// restored, whatever the others do.
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
