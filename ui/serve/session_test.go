package serve

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	gossh "golang.org/x/crypto/ssh"
)

func TestScreenSession(t *testing.T) {
	h := serving(t, nil)
	r := h.open(h.client())
	r.shows("80x24 keys 0")
	r.send("ab")
	r.shows(`keys 2 pasted 0 last "b"`)
	r.send("\x1b[A")
	r.shows(`keys 3 pasted 0 last "up"`)
	r.send("\x1b[200~two words\x1b[201~")
	r.shows("keys 3 pasted 9")
	h.must(r.session.WindowChange(30, 100))
	r.shows("100x30")
	r.send("q")
	if code := r.ends(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	<-r.closed
	r.mu.Lock()
	defer r.mu.Unlock()
	if left := r.screen.Changed(); len(left) != 0 {
		t.Errorf("modes left behind in the reader's terminal: %v", left)
	}
	h.logged("session", "reader=anonymous", "kind=screen", "end=quit", "size=100x30", "term=xterm-256color")
	if h.closed() != 1 {
		t.Errorf("the model was closed %d times", h.closed())
	}
}

func TestEnvironmentIsBoundedAndPassedOn(t *testing.T) {
	h := serving(t, nil)
	r := h.prepare(h.client())
	h.must(r.session.Setenv("LANG", "ar_EG.UTF-8"))
	for _, refused := range [][2]string{
		{"LD_PRELOAD", "x"}, {"PATH", "/"}, {"LANG", "a\x1b]0;x\a"}, {"LC_ALL", strings.Repeat("x", 1000)}, {"LC_", "\u202e"},
	} {
		if r.session.Setenv(refused[0], refused[1]) == nil {
			t.Errorf("%s=%.20q was accepted", refused[0], refused[1])
		}
	}
	h.must(r.session.RequestPty("xterm\x1b[2J", 24, 80, nil))
	h.must(r.session.Shell())
	r.shows("TERM=xterm LANG=ar_EG.UTF-8")
}

func TestShellWithoutTerminal(t *testing.T) {
	h := serving(t, nil)
	r := h.prepare(h.client())
	var stderr bytes.Buffer
	r.session.Stderr = &stderr
	h.must(r.session.Shell())
	if code := r.ends(); code != exitUsage || !strings.Contains(stderr.String(), "terminal") {
		t.Errorf("exit code %d, %q", code, stderr.String())
	}
}

func TestCommands(t *testing.T) {
	h := serving(t, nil)
	tests := []struct {
		command, stdin string
		code           int
		stdout, stderr string
	}{
		{`show  one 'two words' "th\"ree" fo\ ur`, "", 0, `["show" "one" "two words" "th\"ree" "fo ur"] reader "" term false` + "\n", ""},
		{`search '"two words"'`, "", 0, `["search" "\"two words\""] reader "" term false` + "\n", ""},
		{"cat", "piped", 0, "piped", ""},
		{"fail", "", 3, "", "failed\n"},
		{`search 'open`, "", 2, "", "qari: unbalanced quotes; a phrase is quoted twice: ssh HOST search '\"two words\"'\n"},
		{strings.Repeat("x", maxCommand+1), "", 2, "", "qari: a command may be 4096 bytes long\n"},
		{"", "", 2, "", ""},
		{"panic", "", 1, "", ""},
	}
	for _, tt := range tests {
		s, err := h.client().NewSession() // each its own: a channel counts until both sides closed it
		h.must(err)
		var stdout, stderr bytes.Buffer
		s.Stdin, s.Stdout, s.Stderr = strings.NewReader(tt.stdin), &stdout, &stderr
		code := exitCode(s.Run(tt.command))
		if code != tt.code || stdout.String() != tt.stdout || stderr.String() != tt.stderr {
			t.Errorf("%.40q: exit code %d, stdout %q, stderr %q", tt.command, code, stdout.String(), stderr.String())
		}
	}
	h.logged("kind=command", "command=fail", "code=3")
	h.logged("panic in a session", "as asked")
}

func TestCommandWithTerminal(t *testing.T) {
	h := serving(t, nil)
	r := h.prepare(h.client())
	h.must(r.session.RequestPty("xterm", 24, 80, nil))
	h.must(r.session.Start("show 1"))
	if code := r.ends(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	<-r.closed
	if got := r.raw.String(); got != `["show" "1"] reader "" term true`+"\r\n" {
		t.Errorf("output %q", got)
	}
}

func TestInterruptEndsACommandInATerminal(t *testing.T) {
	h := serving(t, nil)
	r := h.prepare(h.client())
	h.must(r.session.RequestPty("xterm", 24, 80, nil))
	h.must(r.session.Start("sleep"))
	r.send("\x03")
	r.ends()
	h.logged("kind=command", "end=quit")
}

func TestNothingElseIsServed(t *testing.T) {
	h := serving(t, nil)
	c := h.client()
	for _, kind := range []string{"direct-tcpip", "x11", "auth-agent@openssh.com", "forwarded-tcpip", "tun@openssh.com"} {
		if _, _, err := c.OpenChannel(kind, nil); err == nil {
			t.Errorf("channel %s was accepted", kind)
		}
	}
	for _, kind := range []string{"tcpip-forward", "streamlocal-forward@openssh.com", "keepalive@openssh.com"} {
		if ok, _, err := c.SendRequest(kind, true, nil); ok || err != nil {
			t.Errorf("global request %s: %v, %v", kind, ok, err)
		}
	}
	s, err := c.NewSession()
	h.must(err)
	if s.RequestSubsystem("sftp") == nil {
		t.Error("sftp was accepted")
	}
	for _, kind := range []string{"auth-agent-req@openssh.com", "x11-req", "signal", "break", "xon-xoff"} {
		if ok, err := s.SendRequest(kind, true, nil); ok || err != nil {
			t.Errorf("request %s: %v, %v", kind, ok, err)
		}
	}
}

func TestTwoSessionsOfAConnection(t *testing.T) {
	h := serving(t, nil)
	c := h.client()
	a, b := h.open(c), h.open(c)
	a.send("a")
	a.shows("keys 1")
	b.shows("keys 0")
	if _, err := c.NewSession(); err == nil || !strings.Contains(err.Error(), "too many sessions") {
		t.Errorf("a third session: %v", err)
	}
	a.send("q")
	a.ends()
	h.eventually("room for another session", func() bool {
		s, err := c.NewSession()
		if err == nil {
			s.Close()
		}
		return err == nil
	})
	b.send("b")
	b.shows("keys 1")
}

func TestPanicEndsOneSessionOnly(t *testing.T) {
	h := serving(t, nil)
	other := h.open(h.client())
	other.shows("keys 0")
	r := h.open(h.client())
	r.send("x")
	if code := r.ends(); code != 1 {
		t.Errorf("exit code %d", code)
	}
	h.logged("end=failed")
	if h.closed() != 1 {
		t.Error("the model was not closed")
	}
	other.send("a")
	other.shows("keys 1")
}

func TestSuspendDoesNotStopTheServer(t *testing.T) {
	h := serving(t, nil)
	r := h.open(h.client())
	r.send("z")
	r.shows(`keys 1`)
	r.send("a")
	r.shows(`keys 2`)
}

func TestSessionsDoNotShareAnything(t *testing.T) {
	h := serving(t, nil)
	terms := []string{"xterm", "vt100", "linux"}
	var readers []*reader
	for i := range 10 {
		r := h.prepare(h.client(newKey(t)))
		h.must(r.session.Setenv("LANG", fmt.Sprintf("l%d", i)))
		h.must(r.session.RequestPty(terms[i%3], 10+i, 60+i, gossh.TerminalModes{}))
		h.must(r.session.Shell())
		readers = append(readers, r)
	}
	for i, r := range readers {
		r.send(strings.Repeat("k", i+1))
	}
	seen := map[string]bool{}
	for i, r := range readers {
		r.shows(fmt.Sprintf("%dx%d keys %d ", 60+i, 10+i, i+1))
		r.shows(fmt.Sprintf("TERM=%s LANG=l%d", terms[i%3], i))
		_, after, _ := strings.Cut(r.text(), "reader ")
		name, _, _ := strings.Cut(after, "\n")
		if seen[name] || !strings.Contains(name, "SHA256:") {
			t.Errorf("reader %d is known as %s", i, name)
		}
		seen[name] = true
	}
}
