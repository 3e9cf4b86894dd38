package main

import (
	"bufio"
	"bytes"
	"crypto/ed25519"
	"encoding/pem"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// asProgram has the test binary be qari itself.
const asProgram = "QARI_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

const patience = 30 * time.Second // for what should happen at once, on a busy machine

// served is a folder, a state folder and a key, and the server over them.
type served struct {
	*testing.T
	articles, state, key, config string
	server                       *exec.Cmd
	port                         string
}

func newServed(t *testing.T) *served {
	for _, program := range []string{"ssh", "tmux"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("skipped: %s is not installed", program)
		}
	}
	s := &served{T: t, articles: t.TempDir(), state: t.TempDir()}
	_, private, err := ed25519.GenerateKey(nil)
	s.must(err)
	block, err := gossh.MarshalPrivateKey(private, "")
	s.must(err)
	s.key = filepath.Join(s.state, "key")
	s.must(os.WriteFile(s.key, pem.EncodeToMemory(block), 0o600))
	s.config = filepath.Join(s.state, "config")
	s.allow("")
	return s
}

func (s *served) must(err error) {
	s.Helper()
	if err != nil {
		s.Fatal(err)
	}
}

// start starts the server and waits until it listens.
func (s *served) start() {
	s.Helper()
	s.server = exec.Command(os.Args[0], "serve", "--listen", "127.0.0.1:0", "--lang", "en", "--config", s.config, s.articles)
	s.server.Env = append(os.Environ(), asProgram+"=1", "XDG_STATE_HOME="+s.state)
	stderr, err := s.server.StderrPipe()
	s.must(err)
	s.must(s.server.Start())
	s.Cleanup(func() { s.server.Process.Kill(); s.server.Wait() })
	address := regexp.MustCompile(`msg=serving address=(\S+)`)
	lines := bufio.NewScanner(stderr)
	for lines.Scan() {
		if m := address.FindStringSubmatch(lines.Text()); m != nil {
			_, s.port, _ = net.SplitHostPort(m[1])
			go func() {
				for lines.Scan() {
				}
			}()
			return
		}
	}
	s.Fatal("the server does not listen")
}

// allow writes the configuration.
func (s *served) allow(lines string) {
	s.Helper()
	s.must(os.WriteFile(s.config, []byte(lines), 0o600))
}

// plain runs a plain command as an anonymous reader.
func (s *served) plain(args ...string) (string, error) {
	ssh := []string{"-F", "/dev/null", "-p", s.port, "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null",
		"-o", "BatchMode=yes", "-o", "LogLevel=ERROR", "anonymous@127.0.0.1"}
	out, err := exec.Command("ssh", append(ssh, args...)...).CombinedOutput()
	return string(out), err
}

// The configuration is read again on SIGHUP, under the readers.
func TestServeReadsItsConfigurationAgain(t *testing.T) {
	s := newServed(t)
	write(t, s.articles, "a.md", []byte("# Harbour reopened\n\nShips came back to the harbour on Monday, the keeper said.\n"))
	s.start()
	if out, err := s.plain("list"); err == nil {
		t.Errorf("an anonymous reader was admitted: %s", out)
	}
	s.allow("anonymous = true\n")
	s.must(s.server.Process.Signal(syscall.SIGHUP))
	out, err := s.plain("list")
	for end := time.Now().Add(patience); err != nil && time.Now().Before(end); out, err = s.plain("list") {
		time.Sleep(50 * time.Millisecond)
	}
	if err != nil || !strings.Contains(out, "Harbour reopened") {
		t.Errorf("after SIGHUP: %s, %v", out, err)
	}
}

// stop ends the server as an operator does.
func (s *served) stop() {
	s.Helper()
	s.must(s.server.Process.Signal(syscall.SIGTERM))
	hung := time.AfterFunc(patience, func() { s.server.Process.Kill() }) // Wait then tells of it
	defer hung.Stop()
	s.must(s.server.Wait())
}

// tmux is a reader at a terminal.
type tmux struct {
	*served
	socket string
}

// connect opens the reading room in a fresh tmux, by the OpenSSH client.
func (s *served) connect(name string) *tmux {
	s.Helper()
	m := &tmux{s, filepath.Join(s.state, name)}
	s.Cleanup(func() { m.leave() })
	ssh := fmt.Sprintf("ssh -F /dev/null -p %s -i %s -o IdentitiesOnly=yes -o IdentityAgent=none -o StrictHostKeyChecking=no "+
		"-o UserKnownHostsFile=/dev/null reader@127.0.0.1; sleep 60", s.port, s.key)
	m.do("-f", "/dev/null", "new-session", "-d", "-x", "110", "-y", "30", ssh)
	return m
}

func (m *tmux) do(args ...string) string {
	m.Helper()
	out, err := exec.Command("tmux", append([]string{"-S", m.socket}, args...)...).CombinedOutput()
	if err != nil {
		m.Fatalf("tmux %q: %v\n%s", args, err, out)
	}
	return string(out)
}

// leave closes the terminal: the client gets SIGHUP.
func (m *tmux) leave() { exec.Command("tmux", "-S", m.socket, "kill-server").Run() }

// until waits until the screen is as wanted, and returns it.
func (m *tmux) until(what string, ok func(screen string) bool) string {
	m.Helper()
	end := time.Now().Add(patience)
	for {
		screen := m.do("capture-pane", "-p")
		if ok(screen) {
			return screen
		}
		if time.Now().After(end) {
			m.Fatalf("waiting for %s, the screen shows:\n%s", what, screen)
		}
		time.Sleep(20 * time.Millisecond)
	}
}

func (m *tmux) shows(text string) {
	m.Helper()
	m.until(fmt.Sprintf("%q", text), func(screen string) bool { return strings.Contains(screen, text) })
}

var numbered = regexp.MustCompile(`Part [0-9]+`)

// at waits until the first part on the screen is this one.
func (m *tmux) at(part string) {
	m.Helper()
	m.until(part+" at the top", func(screen string) bool { return numbered.FindString(screen) == part })
}

// turn turns a page and returns what then stands at the top.
func (m *tmux) turn() (part string) {
	m.Helper()
	before := numbered.FindString(m.do("capture-pane", "-p"))
	m.do("send-keys", "NPage")
	screen := m.until("the next page", func(screen string) bool {
		part := numbered.FindString(screen)
		return part != "" && part != before
	})
	return numbered.FindString(screen)
}

// A reader with a key, at a real terminal with the real client: keys, sizes,
// an article that comes while reading; the place is kept when the terminal is
// closed and when the server is stopped under the reader, over its restarts.
func TestOpenSSHReaderInTmux(t *testing.T) {
	s := newServed(t)
	var text bytes.Buffer
	text.WriteString("# A walk along the river\n\n")
	for i := range 200 {
		fmt.Fprintf(&text, "Part %d of the walk.\n\n", 100+i)
	}
	write(t, s.articles, "a.md", text.Bytes())
	s.start()
	m := s.connect("first")
	m.at("Part 100")
	m.do("send-keys", "Tab")
	m.turn()
	place := m.turn()
	for _, size := range [][2]string{{"84", "24"}, {"50", "12"}, {"110", "30"}} {
		m.do("resize-window", "-x", size[0], "-y", size[1])
		m.at(place)
	}
	write(t, s.articles, "b.md", []byte("# Harbour reopened\n\nShips came back to the harbour on Monday, the keeper said.\n"))
	m.shows("Harbour reopened")
	m.at(place)
	m.leave()

	m = s.connect("second") // to the same server
	m.at(place)
	m.do("send-keys", "Tab")
	place = m.turn()
	s.stop()
	m.shows("the reading room is closing")

	s.start()
	m = s.connect("third")
	m.at(place)
}

// A server that no reader came to keeps no shelf.
func TestServeWithoutReaders(t *testing.T) {
	s := &served{T: t, articles: t.TempDir(), state: t.TempDir()}
	s.config = filepath.Join(s.state, "config")
	s.allow("")
	s.start()
	s.stop()
	if _, err := os.Stat(filepath.Join(s.state, "qari", "host_key")); err != nil {
		t.Errorf("it did not serve: %v", err)
	}
	if _, err := os.Stat(filepath.Join(s.state, "qari", "shelf.db")); err == nil {
		t.Error("it made a shelf for nobody")
	}
}
