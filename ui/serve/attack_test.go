package serve

import (
	"errors"
	"fmt"
	"io"
	"net"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"qari/ui/internal/ptytest"
)

// Each attack is what one client can do. While it lasts a second reader is
// answered, and after it memory and goroutines are as they were.
func TestAttacks(t *testing.T) {
	tests := []struct {
		name   string
		attack func(*harness)
	}{
		{"terminal of any size", hugeTerminal},
		{"resized to any size", hugeResize},
		{"resized before the shell", earlyResizes},
		{"resized without end", resizeFlood},
		{"a terminal that reports any size", reportedSize},
		{"stops reading, resizes, reads again", stopsReading},
		{"a hundred channels", manyChannels},
		{"channels opened and closed", channelChurn},
		{"variables without end", envFlood},
		{"a paste without end", endlessPaste},
		{"sequences without end", endlessSequences},
		{"keys without end", keyFlood},
		{"keys typed after the last one", typedAhead},
		{"end of input", endOfInput},
		{"gone without a word", reset},
		{"does not close what was closed", neverCloses},
		{"requests without end", requestFlood},
		{"handshakes left half open", halfOpen},
		{"connections without a session", noSession},
		{"connected again and again", reconnects},
		{"a command whose output is not read", unreadOutput},
		{"more input than a command takes", endlessStdin},
		{"malformed requests", malformed},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			h := serving(t, func(_ *Config, s *Settings) {
				s.Limits.Stuck = 2 * time.Second
				s.Limits.WireRate, s.Limits.WireBurst = 1<<30, 1<<30 // each limit is to hold by itself
				if change := limitsUnder[tt.name]; change != nil {
					change(&s.Limits)
				}
			})
			h.survives(tt.attack)
		})
	}
}

// limitsUnder are the limits under attacks that need some of their own.
var limitsUnder = map[string]func(*Limits){
	// It does read again, however slow the machine.
	"stops reading, resizes, reads again": func(l *Limits) { l.Stuck = patience },
	"connected again and again":           func(l *Limits) { l.Arrivals = 10 },
	"handshakes left half open":           func(l *Limits) { l.Handshake = time.Second },
	"connections without a session":       func(l *Limits) { l.Handshake = time.Second },
	"does not close what was closed":      func(l *Limits) { l.Handshake = time.Second },
}

const memoryCap = 64 << 20 // more than any attack may add, in bytes

// survives runs an attack beside a reader.
func (h *harness) survives(attack func(*harness)) {
	h.Helper()
	other := h.open(h.client())
	other.shows("keys 0")
	other.answers(0)
	goroutines, memory := runtime.NumGoroutine(), reserved()
	stop := tooMuch(memory + 8*memoryCap)
	h.beside(other, func() { attack(h) })
	stop()
	if grown := reserved() - memory; grown > memoryCap {
		h.Errorf("memory grew by %d MB", grown>>20)
	}
	h.eventually("the goroutines to end", func() bool { return runtime.NumGoroutine() <= goroutines })
	other.answers(1)
}

// tooMuch ends the whole test when it takes more memory than that. An attack
// that gets through would otherwise go on until the machine has none left.
func tooMuch(limit int64) (stop func()) {
	over := make(chan struct{})
	go func() {
		for reserved() < limit {
			select {
			case <-over:
				return
			case <-time.After(100 * time.Millisecond):
			}
		}
		panic("an attack takes all memory")
	}()
	return func() { close(over) }
}

// beside runs an attack while another reader types, who is to get an answer to
// each key. How soon depends on the machine, and is only told.
func (h *harness) beside(other *reader, attack func()) {
	h.Helper()
	over, slowest := make(chan struct{}), make(chan time.Duration)
	go func() { slowest <- other.answered(over) }()
	defer func() {
		close(over)
		h.Logf("another reader waited at most %v", <-slowest)
	}()
	attack()
}

// answered types a key every now and then until it is over, and returns the
// longest time that one took.
func (r *reader) answered(over <-chan struct{}) (slowest time.Duration) {
	for key := 1; ; key++ {
		slowest = max(slowest, r.answers(key))
		select {
		case <-over:
			return slowest
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// answers types a key, the n-th, and returns the time until it is on the screen.
func (r *reader) answers(n int) time.Duration {
	before := r.text()
	at := time.Now()
	if _, err := io.WriteString(r.in, string(rune('A'+n%20))); err != nil {
		r.Errorf("another reader's session is gone: %v", err)
		return time.Since(at)
	}
	for end := at.Add(patience); r.text() == before; time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			r.Error("another reader gets no answer")
			break
		}
	}
	return time.Since(at)
}

// reserved is the memory that was ever taken from the system.
func reserved() int64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapSys + m.StackSys)
}

// attacker connects; its connection goes when the attack is over.
func attacker(h *harness, attack func(*gossh.Client)) {
	c, err := h.dial()
	if err != nil {
		h.Errorf("connecting: %v", err)
		return
	}
	defer c.Close()
	attack(c)
}

type winch struct{ Cols, Rows, Width, Height uint32 }

func resize(s *gossh.Session, cols, rows uint32) {
	s.SendRequest("window-change", false, gossh.Marshal(winch{cols, rows, 0, 0}))
}

func hugeTerminal(h *harness) {
	attacker(h, func(c *gossh.Client) {
		r := h.prepare(c)
		h.must(r.session.RequestPty("xterm", 1<<31, 1<<31, nil))
		h.must(r.session.Shell())
		r.shows("400x120")
		r = h.prepare(c)
		h.must(r.session.RequestPty("xterm", 0, 0, nil))
		h.must(r.session.Shell())
		r.shows("80x24")
	})
}

func hugeResize(h *harness) {
	attacker(h, func(c *gossh.Client) {
		r := h.open(c)
		for _, size := range []uint32{60000, 65535, 1 << 31, 1<<32 - 1} {
			resize(r.session, size, size)
			r.shows("400x120")
			resize(r.session, 90, 30)
			r.shows("90x30")
		}
	})
}

func earlyResizes(h *harness) {
	attacker(h, func(c *gossh.Client) {
		r := h.prepare(c)
		h.must(r.session.RequestPty("xterm", 24, 80, nil))
		for i := range uint32(100) {
			resize(r.session, 100+i, 30)
		}
		h.must(r.session.Shell())
		r.shows("199x30")
	})
	attacker(h, func(c *gossh.Client) { // and the shell never comes
		r := h.prepare(c)
		h.must(r.session.RequestPty("xterm", 24, 80, nil))
		for i := range uint32(100) {
			resize(r.session, 100+i, 30)
		}
	})
}

func resizeFlood(h *harness) {
	attacker(h, func(c *gossh.Client) {
		r := h.open(c)
		for end := time.Now().Add(time.Second); time.Now().Before(end); {
			for i := range uint32(100) {
				resize(r.session, 50+i, 20+i)
			}
		}
		resize(r.session, 77, 22)
		r.shows("77x22")
	})
}

func reportedSize(h *harness) {
	attacker(h, func(c *gossh.Client) {
		r := h.open(c)
		r.send("\x1b[48;60000;60000;0;0t\x1b[8;60000;60000t\x1b[4;60000;60000t\x1b[6;60000;60000ta")
		r.shows("80x24 keys 1")
		r.send("\x1b")
		r.shows("keys 2")
		// The rest is a sequence if it comes soon after its ESC, else it is typed.
		// Neither changes the size; FuzzGuard and the guard's tests tell them apart.
		r.send("[48;60000;60000;0;0tb")
		r.shows(`last "b"`)
		r.shows("80x24")
	})
}

// stopsReading has a reader that asks for more and more screens and does not
// let them through: the session must neither freeze for good nor block the
// connection.
func stopsReading(h *harness) {
	attacker(h, func(c *gossh.Client) {
		ch, reqs, err := c.OpenChannel("session", nil)
		h.must(err)
		go gossh.DiscardRequests(reqs)
		pty := struct {
			Term                      string
			Cols, Rows, Width, Height uint32
			Modes                     string
		}{"xterm", 400, 120, 0, 0, ""}
		ch.SendRequest("pty-req", true, gossh.Marshal(pty))
		ch.SendRequest("shell", true, nil)
		io.WriteString(ch, "f")
		for i := range 60 { // more than the window of 2 MB, and nobody reads it
			ch.SendRequest("window-change", false, gossh.Marshal(winch{uint32(300 + i%2), 120, 0, 0}))
			io.WriteString(ch, "a")
			time.Sleep(time.Second / 50)
		}
		io.WriteString(ch, "y")
		screen, buf := ptytest.NewScreen(400, 120, ptytest.XTerm, nil), make([]byte, 1<<15)
		time.AfterFunc(patience, func() { c.Close() })
		for !strings.Contains(screen.Row(0), `last "y"`) {
			n, err := ch.Read(buf)
			screen.Write(buf[:n])
			if err != nil {
				h.Errorf("reading again: %v; the screen shows %q", err, screen.Row(0))
				return
			}
		}
	})
}

func manyChannels(h *harness) {
	attacker(h, func(c *gossh.Client) {
		open := 0
		for range 100 {
			if s, err := c.NewSession(); err == nil {
				open++
				s.RequestPty("xterm", 24, 80, nil)
				s.Shell()
			}
		}
		if open != 2 {
			h.Errorf("%d channels open at once", open)
		}
	})
}

func channelChurn(h *harness) {
	attacker(h, func(c *gossh.Client) {
		for range 100 {
			s, err := c.NewSession()
			if err != nil {
				time.Sleep(time.Millisecond) // the last one is still closing
				continue
			}
			s.RequestPty("xterm", 24, 80, nil)
			s.Shell()
			s.Close()
		}
	})
}

func envFlood(h *harness) {
	attacker(h, func(c *gossh.Client) {
		s, err := c.NewSession()
		h.must(err)
		value := strings.Repeat("x", 30000)
		for i := range 10000 {
			name := "LC_" + string(rune('A'+i%26)) + string(rune('A'+i/26%26)) + string(rune('A'+i/676%26))
			payload := struct{ Name, Value string }{name, value[:i%len(value)]}
			if i%2 == 0 {
				payload.Value = "x"
			}
			s.SendRequest("env", false, gossh.Marshal(payload))
		}
		// On a slow machine the flood outlasts the time to open a session.
		s.RequestPty("xterm", 24, 80, nil)
		s.Shell()
	})
}

func endlessPaste(h *harness) {
	attacker(h, func(c *gossh.Client) {
		r := h.open(c)
		r.send("\x1b[200~")
		text := strings.Repeat("paste ", 10000)
		for range 1000 { // 60 MB
			r.send(text)
		}
		r.send("\x1b[201~a")
		r.shows(fmt.Sprintf("keys 1 pasted %d", DefaultLimits().Paste))
	})
}

func endlessSequences(h *harness) {
	for _, start := range []string{"\x1b]0;", "\x1bP", "\x1b_", "\x1b^", "\x1bX", "\x1b[1;", "\x1b[200~\x1b[", "\x1b[<", "\x1b[0;0;97;1_"} {
		attacker(h, func(c *gossh.Client) {
			r := h.open(c)
			r.send(start)
			text := strings.Repeat("1;", 32<<10)
			if start == "\x1b[0;0;97;1_" { // complete ones, whose code points a decoder might keep
				text = strings.Repeat(start, 6<<10)
			}
			for range 20 {
				r.send(text)
			}
			time.Sleep(2 * slowest)
			r.send("\x1b\\\x1b[201~ay")
		})
	}
}

func keyFlood(h *harness) {
	attacker(h, func(c *gossh.Client) {
		r := h.open(c)
		flood := make(chan struct{})
		go func() {
			defer close(flood)
			keys := strings.Repeat("j", 4096)
			for range 1000 {
				if _, err := io.WriteString(r.in, keys); err != nil {
					return
				}
			}
		}()
		time.Sleep(time.Second)
		c.Close()
		<-flood
	})
}

func typedAhead(h *harness) {
	for range 20 {
		attacker(h, func(c *gossh.Client) {
			r := h.open(c)
			r.send(strings.Repeat("q", 200) + "\x1b[")
			r.ends()
		})
	}
}

func endOfInput(h *harness) {
	attacker(h, func(c *gossh.Client) {
		r := h.open(c)
		r.shows("keys 0")
		h.must(r.in.Close())
		r.ends()
		h.logged(`end="input closed"`)
	})
}

// reset drops connections without closing anything.
func reset(h *harness) {
	for range 10 {
		nc, err := net.Dial("tcp", h.addr)
		h.must(err)
		conn, chans, reqs, err := gossh.NewClientConn(nc, h.addr, &gossh.ClientConfig{
			User: anonymousUser, HostKeyCallback: gossh.FixedHostKey(h.key),
		})
		h.must(err)
		c := gossh.NewClient(conn, chans, reqs)
		h.open(c).shows("keys 0")
		nc.(*net.TCPConn).SetLinger(0)
		nc.Close()
	}
	h.logged("end=disconnected")
}

// neverCloses leaves open what the server has closed, on a connection it keeps.
func neverCloses(h *harness) {
	attacker(h, func(c *gossh.Client) {
		ch, _, err := c.OpenChannel("session", nil) // requests are not read, so nothing is answered
		h.must(err)
		ch.SendRequest("exec", false, gossh.Marshal(struct{ Command string }{"show"}))
		c.Wait()
	})
}

func requestFlood(h *harness) {
	attacker(h, func(c *gossh.Client) {
		s, err := c.NewSession()
		h.must(err)
		for range 5000 {
			c.SendRequest("keepalive@openssh.com", false, nil)
			s.SendRequest("auth-agent-req@openssh.com", false, nil)
			s.SendRequest("signal", false, gossh.Marshal(struct{ Name string }{"INT"}))
		}
	})
}

func halfOpen(h *harness) {
	var conns []net.Conn
	for range 200 {
		c, err := net.Dial("tcp", h.addr)
		h.must(err)
		conns = append(conns, c)
		if len(conns)%2 == 0 {
			io.WriteString(c, "SSH-2.0-slow\r\n")
		}
	}
	for _, c := range conns {
		c.SetReadDeadline(time.Now().Add(patience))
		if _, err := io.Copy(io.Discard, c); err != nil { // until the server closes it
			if e := net.Error(nil); errors.As(err, &e) && e.Timeout() {
				h.Error("a half open connection stays")
			}
		}
		c.Close()
	}
}

func noSession(h *harness) {
	var closed sync.WaitGroup
	for range 5 {
		c := h.client()
		closed.Go(func() { c.Wait() })
	}
	closed.Wait()
}

// reconnects pays for a handshake and throws it away, as often as it can.
func reconnects(h *harness) {
	admitted, began := 0, time.Now()
	for range 200 {
		if c, err := h.dial(); err == nil {
			admitted++
			c.Close()
		}
	}
	// Ten at once is the limit here, and ten more in each minute that it takes.
	if most := 10 + int(10*time.Since(began).Minutes()) + 1; admitted > most {
		h.Errorf("%d connections were admitted, more than %d", admitted, most)
	}
}

func unreadOutput(h *harness) {
	attacker(h, func(c *gossh.Client) {
		ch, reqs, err := c.OpenChannel("session", nil)
		h.must(err)
		go gossh.DiscardRequests(reqs)
		ch.SendRequest("exec", true, gossh.Marshal(struct{ Command string }{"flood"}))
		c.Wait()
		h.logged("command=flood", `end="not reading"`)
	})
}

func endlessStdin(h *harness) {
	attacker(h, func(c *gossh.Client) {
		s, err := c.NewSession()
		h.must(err)
		var stderr strings.Builder
		s.Stdin, s.Stderr = zeros{}, &stderr
		if code := exitCode(s.Run("cat >")); code != 1 || !strings.Contains(stderr.String(), "more than") {
			h.Errorf("exit code %d, %q", code, stderr.String())
		}
	})
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { return len(p), nil }

func malformed(h *harness) {
	attacker(h, func(c *gossh.Client) {
		s, err := c.NewSession()
		h.must(err)
		for _, kind := range []string{"pty-req", "window-change", "env", "exec", "subsystem", "", "\x00\xff"} {
			for _, payload := range [][]byte{nil, {0}, {0xff, 0xff, 0xff, 0xff}, make([]byte, 30000)} {
				if kind == "exec" && len(payload) == 30000 {
					continue // an empty command, with something after it
				}
				s.SendRequest(kind, true, payload)
			}
		}
	})
}
