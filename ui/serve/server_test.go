package serve

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

func who(t *testing.T, c *gossh.Client) string {
	t.Helper()
	s, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	out, err := s.Output("who")
	if err != nil {
		t.Fatal(err)
	}
	_, after, _ := strings.Cut(string(out), `reader "`)
	reader, _, _ := strings.Cut(after, `"`)
	return reader
}

func TestIdentity(t *testing.T) {
	h := serving(t, nil)
	key := newKey(t)
	if got, want := who(t, h.client(key)), gossh.FingerprintSHA256(key.PublicKey()); got != want {
		t.Errorf("reader %q, want %q", got, want)
	}
	if got := who(t, h.client()); got != "" {
		t.Errorf("reader %q without a key", got)
	}
}

// forged offers one key and signs with another.
type forged struct {
	gossh.Signer
	with gossh.Signer
}

func (f forged) Sign(r io.Reader, data []byte) (*gossh.Signature, error) { return f.with.Sign(r, data) }

// See also TestOpenSSHOffersOneKeyAndSignsWithAnother.
func TestAKeyThatDidNotSignOpensNothing(t *testing.T) {
	h := serving(t, nil)
	if _, err := h.dial(forged{newKey(t), newKey(t)}); err == nil {
		t.Error("a signature by another key was accepted")
	}
}

func TestAuthorizedKeysAndReload(t *testing.T) {
	key, other := newKey(t), newKey(t)
	path := filepath.Join(t.TempDir(), "keys")
	write := func(keys ...gossh.Signer) {
		text := "# readers\n\n"
		for _, k := range keys {
			text += "restrict " + string(gossh.MarshalAuthorizedKey(k.PublicKey()))
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(key)
	hup := make(chan os.Signal, 1)
	h := serving(t, func(c *Config, s *Settings) {
		s.Access = Access{AuthorizedKeys: path}
		c.Reload = hup
	})
	r := h.open(h.client(key))
	r.shows("keys 0")
	if _, err := h.dial(other); err == nil {
		t.Error("a key that is not authorized was admitted")
	}
	if _, err := h.dial(); err == nil {
		t.Error("an anonymous reader was admitted")
	}
	os.WriteFile(path, []byte("ssh-ed25519 nonsense\n"), 0o600)
	hup <- syscall.SIGHUP
	h.logged("settings not reloaded", "keys:1: not a public key")
	r.send("a")
	r.shows("keys 1")
	write(other)
	hup <- syscall.SIGHUP
	h.logged("settings reloaded", "revoked=1")
	r.ends()
	r.shows(farewells["en"][EndRevoked])
	h.logged(`end="key revoked"`)
	h.open(h.client(other)).shows("keys 0")
	if _, err := h.dial(key); err == nil {
		t.Error("a revoked key was admitted")
	}
}

func TestAnonymousUserNeedsNoKeys(t *testing.T) {
	h := serving(t, nil)
	dial := func(user string) error {
		c, err := gossh.Dial("tcp", h.addr, &gossh.ClientConfig{User: user, HostKeyCallback: gossh.FixedHostKey(h.key)})
		if err == nil {
			c.Close()
		}
		return err
	}
	if err := dial(anonymousUser); err != nil {
		t.Error(err)
	}
	if dial("reader") == nil {
		t.Error("another user was admitted before being asked for keys")
	}
}

func TestLimitsOfConnections(t *testing.T) {
	key := newKey(t)
	tests := []struct {
		name   string
		limit  func(*Limits)
		keys   []gossh.Signer
		metric string
	}{
		{"in all", func(l *Limits) { l.Connections = 3 }, nil, refusedConnections},
		{"per address", func(l *Limits) { l.PerAddress = 3 }, nil, refusedAddress},
		{"per key", func(l *Limits) { l.PerKey = 3 }, []gossh.Signer{key}, refusedKey},
	}
	for _, tt := range tests {
		h := serving(t, func(_ *Config, s *Settings) {
			s.Access.Anonymous = len(tt.keys) == 0
			tt.limit(&s.Limits)
		})
		var open []*gossh.Client
		for range 3 {
			open = append(open, h.client(tt.keys...))
		}
		if _, err := h.dial(tt.keys...); err == nil {
			t.Errorf("%s: a fourth connection was admitted", tt.name)
		}
		open[0].Close()
		h.eventually("room for another connection", func() bool {
			c, err := h.dial(tt.keys...)
			if err == nil {
				c.Close()
			}
			return err == nil
		})
	}
}

func TestAddressBlocks(t *testing.T) {
	for a, want := range map[string]string{
		"192.0.2.7": "192.0.2.7/32", "2001:db8:1:2:3:4:5:6": "2001:db8:1:2::/64", "::ffff:192.0.2.7": "192.0.2.7/32",
	} {
		got := addressBlock(address(&net.TCPAddr{IP: net.ParseIP(a)}))
		if got != netip.MustParsePrefix(want) {
			t.Errorf("%s counts for %v, want %s", a, got, want)
		}
	}
	if got := addressBlock(address(&net.UnixAddr{})); got != (netip.Prefix{}) {
		t.Errorf("an unknown address counts for %v", got)
	}
}

func TestIdleAndLongestTime(t *testing.T) {
	for _, end := range []End{EndIdle, EndLongest} {
		t.Run(string(end), func(t *testing.T) {
			t.Parallel()
			h := serving(t, func(_ *Config, s *Settings) {
				// Times are first looked at after that of the handshake, for which
				// a busy machine needs some.
				s.Limits.Handshake = 3 * time.Second
				if end == EndIdle {
					s.Limits.Idle = time.Second
				} else {
					s.Limits.Longest = 3 * time.Second
				}
			})
			r := h.open(h.client())
			if code := r.ends(); code != 1 {
				t.Errorf("exit code %d", code)
			}
			<-r.closed
			r.shows(farewells["en"][end])
			h.logged("end=" + map[End]string{EndIdle: "idle", EndLongest: `"time limit"`}[end])
			if left := r.screen.Changed(); len(left) != 0 {
				t.Errorf("modes left behind: %v", left)
			}
		})
	}
}

func TestCommandTime(t *testing.T) {
	h := serving(t, func(_ *Config, s *Settings) { s.Limits.Command = 100 * time.Millisecond })
	s, err := h.client().NewSession()
	h.must(err)
	var stderr bytes.Buffer
	s.Stderr = &stderr
	s.Run("sleep")
	if !strings.Contains(stderr.String(), "too long") {
		t.Errorf("stderr %q", stderr.String())
	}
}

func TestShutdownTellsReadersAndEnds(t *testing.T) {
	h := serving(t, nil)
	kind := h.open(h.client())
	kind.shows("keys 0")
	blocked := h.client() // neither reads on nor answers
	ch, _, err := blocked.OpenChannel("session", nil)
	h.must(err)
	ch.SendRequest("exec", false, gossh.Marshal(struct{ Command string }{"flood"}))
	half, err := net.Dial("tcp", h.addr)
	h.must(err)
	defer half.Close()
	_, err = ch.Read(make([]byte, 1)) // the command runs
	h.must(err)

	h.stop()
	h.shutdown() // although one reader neither reads on nor answers
	kind.ends()
	kind.shows(farewells["en"][EndShutdown])
	if h.closed() != 1 {
		t.Errorf("%d models closed", h.closed())
	}
	h.logged("kind=screen", "end=shutdown")
	if c, err := net.Dial("tcp", h.addr); err == nil {
		c.Close()
		t.Error("the listener is still open")
	}
}

func TestClientTextInTheLog(t *testing.T) {
	h := serving(t, nil)
	evil := "x\x1b]0;owned\a\nlevel=ERROR msg=forged\u009b2J\u202e\xff" + strings.Repeat("y", 1000)
	c, err := gossh.Dial("tcp", h.addr, &gossh.ClientConfig{
		User: evil, HostKeyCallback: gossh.FixedHostKey(h.key),
		Auth: []gossh.AuthMethod{gossh.KeyboardInteractive(func(string, string, []string, []bool) ([]string, error) { return nil, nil })},
	})
	h.must(err)
	defer c.Close()
	s, err := c.NewSession()
	h.must(err)
	s.Run(evil)
	h.logged("kind=command", "owned")
	for line := range strings.Lines(h.log.String()) {
		line = strings.TrimSuffix(line, "\n")
		if !printable(line) || !strings.HasPrefix(line, "time=") || len(line) > 1000 {
			t.Errorf("log line %q", line)
		}
	}
}

func TestProxyProtocol(t *testing.T) {
	start := func(proxies ...string) *harness {
		return serving(t, func(c *Config, s *Settings) {
			for _, p := range proxies {
				c.ProxyFrom = append(c.ProxyFrom, netip.MustParsePrefix(p))
			}
			s.Limits.PerAddress = 1
		})
	}
	connect := func(h *harness, header string) error {
		nc, err := net.Dial("tcp", h.addr)
		h.must(err)
		t.Cleanup(func() { nc.Close() })
		nc.SetDeadline(time.Now().Add(patience))
		io.WriteString(nc, header)
		conn, chans, reqs, err := gossh.NewClientConn(nc, h.addr, &gossh.ClientConfig{
			User: anonymousUser, HostKeyCallback: gossh.FixedHostKey(h.key),
		})
		if err != nil {
			return err
		}
		h.open(gossh.NewClient(conn, chans, reqs)).send("q")
		return nil
	}
	h := start("127.0.0.0/8")
	for i, want := range []string{"192.0.2.1", "2001:db8::1", "192.0.2.2"} {
		family := []string{"TCP4", "TCP6", "TCP4"}[i]
		to := []string{"192.0.2.9", "2001:db8::9", "192.0.2.9"}[i]
		h.must(connect(h, fmt.Sprintf("PROXY %s %s %s 4000 22\r\n", family, want, to)))
		h.logged("session", "address="+want)
	}
	if connect(h, "") == nil {
		t.Error("a connection without a header was served")
	}
	if connect(h, "PROXY nonsense\r\n") == nil {
		t.Error("a connection with a broken header was served")
	}
	if connect(start("192.0.2.0/24"), "PROXY TCP4 192.0.2.1 192.0.2.9 4000 22\r\n") == nil {
		t.Error("a header from somebody else was believed")
	}
}

func TestMetricsAndHealth(t *testing.T) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr := ln.Addr().String()
	ln.Close()
	h := serving(t, func(c *Config, _ *Settings) { c.Metrics = addr })
	c := h.client()
	r := h.open(c)
	r.shows("keys 0")
	get := func(path string) string {
		resp, err := http.Get("http://" + addr + path)
		h.must(err)
		defer resp.Body.Close()
		body, _ := io.ReadAll(resp.Body)
		return string(body)
	}
	if got := get("/healthz"); got != "ok\n" {
		t.Errorf("health: %q", got)
	}
	text := get("/metrics")
	for _, want := range []string{"qari_connections 1", `qari_sessions{kind="screen"} 1`, "go_goroutines"} {
		if !strings.Contains(text, want) {
			t.Errorf("metrics lack %q", want)
		}
	}
	r.send("q")
	r.ends()
	c.Close()
	h.eventually("the counts of the end", func() bool {
		text := get("/metrics")
		return strings.Contains(text, `qari_sessions_ended_total{kind="screen",reason="quit"} 1`) &&
			strings.Contains(text, "qari_connections 0") && strings.Contains(text, `qari_sessions{kind="screen"} 0`)
	})
}

func TestMetricsStayOnLoopback(t *testing.T) {
	for _, addr := range []string{"0.0.0.0:0", ":0", "192.0.2.1:9090", "[::]:0"} {
		if ln, err := listenLoopback(addr); err == nil {
			ln.Close()
			t.Errorf("%s was taken for loopback", addr)
		}
	}
}

func nothing(Session) Model { return nil }

func TestBadConfigurations(t *testing.T) {
	dir := t.TempDir()
	good := Config{Listen: "127.0.0.1:0", HostKey: filepath.Join(dir, "key"), NewModel: nothing, Run: echoCommand}
	tests := []struct {
		name   string
		change func(*Config)
	}{
		{"no model", func(c *Config) { c.NewModel = nil }},
		{"no commands", func(c *Config) { c.Run = nil }},
		{"no host key", func(c *Config) { c.HostKey = "" }},
		{"bad address", func(c *Config) { c.Listen = "nowhere:at:all" }},
		{"bad metrics address", func(c *Config) { c.Metrics = "0.0.0.0:0" }},
		{"settings fail", func(c *Config) { c.Load = func() (Settings, error) { return Settings{}, errors.New("no") } }},
		{"keys missing", func(c *Config) {
			c.Load = func() (Settings, error) {
				return Settings{Access: Access{AuthorizedKeys: filepath.Join(dir, "none")}}, nil
			}
		}},
	}
	for _, tt := range tests {
		cfg := good
		tt.change(&cfg)
		if err := Serve(t.Context(), cfg); err == nil {
			t.Errorf("%s: served", tt.name)
		}
	}
}
