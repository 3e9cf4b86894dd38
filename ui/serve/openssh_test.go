package serve

import (
	"bytes"
	"encoding/pem"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	gossh "golang.org/x/crypto/ssh"

	"qari/ui/internal/ptytest"
)

// openSSH is the real client: the options it needs to reach the server, and
// its files.
type openSSH struct {
	*harness
	dir  string
	args []string
}

func withOpenSSH(t *testing.T, h *harness) *openSSH {
	t.Helper()
	if _, err := exec.LookPath("ssh"); err != nil {
		t.Skip("skipped: the OpenSSH client is not installed")
	}
	o := &openSSH{harness: h, dir: t.TempDir()}
	host, port, _ := net.SplitHostPort(h.addr)
	known := "[" + host + "]:" + port + " " + string(gossh.MarshalAuthorizedKey(h.key))
	o.write("known_hosts", []byte(known), 0o600)
	o.args = []string{
		"-F", "/dev/null", "-p", port, "-o", "UserKnownHostsFile=" + filepath.Join(o.dir, "known_hosts"),
		"-o", "StrictHostKeyChecking=yes", "-o", "IdentityAgent=none", "-o", "IdentitiesOnly=yes",
	}
	return o
}

func (o *openSSH) write(name string, data []byte, mode os.FileMode) string {
	o.Helper()
	path := filepath.Join(o.dir, name)
	o.must(os.WriteFile(path, data, mode))
	return path
}

// identity writes a new key and returns its fingerprint. With a passphrase the
// client can offer the key, but not sign with it.
func (o *openSSH) identity(name, passphrase string) (fingerprint string) {
	o.Helper()
	private, signer := newPrivateKey(o.T)
	block, err := gossh.MarshalPrivateKey(private, "")
	if passphrase != "" {
		block, err = gossh.MarshalPrivateKeyWithPassphrase(private, "", []byte(passphrase))
	}
	o.must(err)
	path := o.write(name, pem.EncodeToMemory(block), 0o600)
	o.write(name+".pub", gossh.MarshalAuthorizedKey(signer.PublicKey()), 0o600)
	o.args = append(o.args, "-i", path)
	return gossh.FingerprintSHA256(signer.PublicKey())
}

func (o *openSSH) command(args ...string) *exec.Cmd {
	return exec.Command("ssh", append(o.args, args...)...)
}

func TestOpenSSHScreen(t *testing.T) {
	o := withOpenSSH(t, serving(t, nil))
	fingerprint := o.identity("key", "")
	for range 2 { // disconnect, reconnect
		s, err := ptytest.Start(o.command("reader@127.0.0.1"), ptytest.Options{Cols: 100, Rows: 30, Terminal: ptytest.XTerm, Env: []string{"LANG=C.UTF-8"}})
		o.must(err)
		defer s.Close()
		o.must(s.UntilText(patience, "100x30 keys 0"))
		o.must(s.UntilText(patience, fingerprint))
		o.must(s.Send("ab\x1b[A"))
		o.must(s.UntilText(patience, `keys 3 pasted 0 last "up"`))
		o.must(s.Resize(90, 25))
		o.must(s.UntilText(patience, "90x25 keys 3"))
		o.must(s.Send("q"))
		code, err := s.Wait(patience)
		o.must(err)
		if code != 0 || !s.Restored() {
			t.Errorf("exit code %d, terminal restored %v", code, s.Restored())
		}
		s.Look(func(sc *ptytest.Screen) {
			if left := sc.Changed(); len(left) != 0 {
				t.Errorf("modes left behind: %v", left)
			}
		})
	}
}

func TestOpenSSHCommands(t *testing.T) {
	o := withOpenSSH(t, serving(t, nil))
	tests := []struct {
		args           []string
		stdin          string
		code           int
		stdout, stderr string
	}{
		{[]string{"search", `'"two words"'`, "--json"}, "", 0, `["search" "\"two words\"" "--json"]`, ""},
		{[]string{"cat"}, "piped", 0, "piped", ""},
		{[]string{"fail"}, "", 3, "", "failed"},
		{[]string{"search", "'open"}, "", 2, "", "unbalanced quotes"},
		{[]string{"-T"}, "", 2, "", "needs a terminal"},
	}
	for _, tt := range tests {
		cmd := o.command(append([]string{"-o", "BatchMode=yes", anonymousUser + "@127.0.0.1"}, tt.args...)...)
		if tt.args[0] == "-T" {
			cmd = o.command("-T", "-o", "BatchMode=yes", anonymousUser+"@127.0.0.1")
		}
		var stdout, stderr bytes.Buffer
		cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(tt.stdin), &stdout, &stderr
		cmd.Run()
		if cmd.ProcessState.ExitCode() != tt.code || !strings.Contains(stdout.String(), tt.stdout) || !strings.Contains(stderr.String(), tt.stderr) {
			t.Errorf("%q: exit code %d, stdout %q, stderr %q", tt.args, cmd.ProcessState.ExitCode(), stdout.String(), stderr.String())
		}
	}
}

func TestOpenSSHAnonymousReader(t *testing.T) {
	o := withOpenSSH(t, serving(t, nil)) // no key at all: the client comes to keyboard-interactive by itself
	out, err := o.command("reader@127.0.0.1", "who").Output()
	if err != nil || !strings.Contains(string(out), `reader ""`) {
		t.Errorf("%q, %v", out, err)
	}
}

func TestOpenSSHOffersOneKeyAndSignsWithAnother(t *testing.T) {
	o := withOpenSSH(t, serving(t, nil))
	offered := o.identity("offered", "secret")
	own := o.identity("own", "")
	cmd := o.command("-v", "-o", "BatchMode=yes", "reader@127.0.0.1", "who")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil || !strings.Contains(string(out), own) {
		t.Errorf("%q, %v; want the reader %s", out, err, own)
	}
	if !strings.Contains(stderr.String(), "Server accepts key: "+filepath.Join(o.dir, "offered")) {
		t.Errorf("the client did not offer %s first:\n%s", offered, stderr.String())
	}
}

func TestOpenSSHGetsNothingElse(t *testing.T) {
	o := withOpenSSH(t, serving(t, nil))
	o.identity("key", "")
	for _, args := range [][]string{
		{"-s", "reader@127.0.0.1", "sftp"},
		{"-N", "-o", "ExitOnForwardFailure=yes", "-R", "0:127.0.0.1:1", "reader@127.0.0.1"},
		{"-W", "127.0.0.1:22", "reader@127.0.0.1"},
	} {
		if out, err := o.command(append([]string{"-o", "BatchMode=yes"}, args...)...).CombinedOutput(); err == nil {
			t.Errorf("%q: %s", args, out)
		}
	}
}
