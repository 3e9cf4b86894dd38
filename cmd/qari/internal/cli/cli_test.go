package cli

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// tree is a command with two others.
func tree() *cobra.Command {
	root := &cobra.Command{Use: "prog", Short: "A program", RunE: func(*cobra.Command, []string) error { return nil }}
	ends := func(name string, err error) *cobra.Command {
		return &cobra.Command{Use: name, Args: Args(cobra.NoArgs), RunE: func(cmd *cobra.Command, _ []string) error {
			cmd.Println("ran " + name)
			return err
		}}
	}
	root.AddCommand(ends("good", nil), ends("nothing", ErrNothing), ends("fails", errors.New("a\x1b[2J\nsecond\u202e line")),
		ends("refuses", Usage(errors.New("not so"))), ends("both", errors.Join(errors.New("one"), Usage(errors.New("two")))))
	return root
}

// Scripts rely on the numbers of the exit codes, so they are written out.
func TestRun(t *testing.T) {
	for _, test := range []struct {
		args           string
		code           int
		stdout, stderr string
	}{
		{"", 0, "", ""},
		{"good", 0, "ran good\n", ""},
		{"good extra", 2, "", "qari: unknown command \"extra\" for \"prog good\"\n"},
		{"good --nonsense", 2, "", "qari: unknown flag: --nonsense\n"},
		{"nothing", 1, "ran nothing\n", ""},
		{"fails", 1, "ran fails\n", "qari: a\\u001b[2J\nqari: second\\u202e line\n"},
		{"refuses", 2, "ran refuses\n", "qari: not so\n"},
		{"both", 2, "ran both\n", "qari: one\nqari: two\n"},
	} {
		for name, way := range map[string]Way{"styled": Styled("v1"), "unstyled": Unstyled} {
			var stdout, stderr bytes.Buffer
			code := Run(t.Context(), tree(), way, strings.Fields(test.args), strings.NewReader(""), &stdout, &stderr)
			if code != test.code || stdout.String() != test.stdout || stderr.String() != test.stderr {
				t.Errorf("%s, %q: exit %d, want %d\nstdout %q, want %q\nstderr %q, want %q",
					name, test.args, code, test.code, stdout.String(), test.stdout, stderr.String(), test.stderr)
			}
		}
	}
}

// What the program is given reaches the command.
func TestInput(t *testing.T) {
	var got string
	root := &cobra.Command{Use: "prog", RunE: func(cmd *cobra.Command, _ []string) error {
		text, err := io.ReadAll(cmd.InOrStdin())
		got = string(text)
		return err
	}}
	for name, way := range map[string]Way{"styled": Styled("v1"), "unstyled": Unstyled} {
		Run(t.Context(), root, way, nil, strings.NewReader(name), io.Discard, io.Discard)
		if got != name {
			t.Errorf("%s: read %q", name, got)
		}
	}
}

// What cobra finds wrong by itself is told once, and is an exit code.
func TestUnknownCommand(t *testing.T) {
	root := &cobra.Command{Use: "prog"}
	root.AddCommand(&cobra.Command{Use: "good", RunE: func(*cobra.Command, []string) error { return nil }})
	for name, way := range map[string]Way{"styled": Styled("v1"), "unstyled": Unstyled} {
		var stdout, stderr bytes.Buffer
		code := Run(t.Context(), root, way, []string{"nonsense"}, strings.NewReader(""), &stdout, &stderr)
		if code != Nothing || strings.Count(stderr.String(), "nonsense") != 1 {
			t.Errorf("%s: exit %d, stderr %q", name, code, stderr.String())
		}
	}
}

func TestVersionIsPrinted(t *testing.T) {
	var stdout, stderr bytes.Buffer
	code := Run(t.Context(), tree(), Styled("dev (abc1234, 2026-05-01)"), []string{"--version"}, strings.NewReader(""), &stdout, &stderr)
	if code != OK || !strings.Contains(stdout.String(), "dev (abc1234, 2026-05-01)") {
		t.Errorf("exit %d, %q, %q", code, stdout.String(), stderr.String())
	}
}

// The context reaches the command.
func TestContext(t *testing.T) {
	type key struct{}
	ctx, got := context.WithValue(t.Context(), key{}, 7), any(nil)
	root := &cobra.Command{Use: "prog", RunE: func(cmd *cobra.Command, _ []string) error {
		got = cmd.Context().Value(key{})
		return nil
	}}
	if Run(ctx, root, Unstyled, nil, nil, nil, nil); got != 7 {
		t.Errorf("the context holds %v", got)
	}
}

func TestVersionOf(t *testing.T) {
	const revision = "abc1234def5678abc1234def5678abc1234def56"
	set := func(pairs ...string) (all []debug.BuildSetting) {
		for i := 0; i < len(pairs); i += 2 {
			all = append(all, debug.BuildSetting{Key: pairs[i], Value: pairs[i+1]})
		}
		return all
	}
	for _, test := range []struct {
		version  string
		settings []debug.BuildSetting
		want     string
	}{
		{"(devel)", nil, "dev"},
		{"", nil, "dev"},
		{"v1.2.0", nil, "v1.2.0"},
		{"(devel)", set("vcs.revision", revision, "vcs.time", "2026-05-01T10:00:00Z", "vcs.modified", "false"), "dev (abc1234, 2026-05-01)"},
		{"(devel)", set("vcs.revision", revision, "vcs.modified", "true"), "dev (abc1234*)"},
		{"v0.0.0-20260501100000-abc1234def56+dirty", set("vcs.revision", revision, "vcs.time", "2026-05-01T10:00:00Z", "vcs.modified", "true"), "dev (abc1234*, 2026-05-01)"},
		{"v1.2.0", set("vcs.revision", revision, "vcs.time", "2026-05-01T10:00:00Z"), "v1.2.0 (abc1234, 2026-05-01)"},
		{"(devel)", set("vcs.revision", "abc", "vcs.time", "2026-05-01T10:00:00Z"), "dev (abc, 2026-05-01)"},
	} {
		info := &debug.BuildInfo{Main: debug.Module{Version: test.version}, Settings: test.settings}
		if got := versionOf(info); got != test.want {
			t.Errorf("%s, %v: %q, want %q", test.version, test.settings, got, test.want)
		}
	}
	if Version() == "" {
		t.Error("this program has no version")
	}
}

func TestFolders(t *testing.T) {
	t.Setenv("HOME", "/home/x")
	for _, test := range []struct{ state, config, wantState, wantConfig string }{
		{"/state", "/config", "/state/qari/f", "/config/qari/f"},
		{"", "", "/home/x/.local/state/qari/f", "/home/x/.config/qari/f"},
		{"relative", "./relative", "/home/x/.local/state/qari/f", "/home/x/.config/qari/f"},
	} {
		getenv := func(name string) string {
			return map[string]string{"XDG_STATE_HOME": test.state, "XDG_CONFIG_HOME": test.config}[name]
		}
		state, err := StateFile(getenv, "f")
		if state != test.wantState || err != nil {
			t.Errorf("%+v: state %q, %v", test, state, err)
		}
		config, err := ConfigFile(getenv, "f")
		if config != test.wantConfig || err != nil {
			t.Errorf("%+v: config %q, %v", test, config, err)
		}
	}
	t.Setenv("HOME", "")
	if path, err := StateFile(func(string) string { return "" }, "f"); err == nil {
		t.Errorf("without a home: %q", path)
	}
}

func TestOpenLog(t *testing.T) {
	if log, closeLog, err := OpenLog(""); log != nil || err != nil || closeLog() != nil {
		t.Errorf("without a name: %v, %v", log, err)
	}
	name := filepath.Join(t.TempDir(), "log")
	for _, line := range []string{"first", "second"} {
		log, closeLog, err := OpenLog(name)
		if err != nil {
			t.Fatal(err)
		}
		log.Debug(line)
		if err := closeLog(); err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(name)
	if err != nil || strings.Count(string(text), "\n") != 2 || !strings.Contains(string(text), "msg=first") || !strings.Contains(string(text), "msg=second") {
		t.Errorf("the log is %q, %v", text, err)
	}
	if info, err := os.Stat(name); err != nil || info.Mode() != fs.FileMode(0o600) {
		t.Errorf("its mode is %v, %v", info.Mode(), err)
	}
	if _, _, err := OpenLog(t.TempDir()); err == nil {
		t.Error("a folder was opened as a log")
	}
}
