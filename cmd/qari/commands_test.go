package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"qari/articles/room"
	"qari/cmd/qari/internal/cli"
	"qari/ui"
	"qari/ui/lang"
	"qari/ui/reading"
	"qari/ui/serve"
	"qari/ui/text/layout"
)

// A lexicon that cannot be read is told in a line; everything is found all the
// same, and the exit code is that of success.
func TestFaultyLexicon(t *testing.T) {
	config := t.TempDir()
	t.Setenv("XDG_CONFIG_HOME", config)
	bad := write(t, config, "qari/lexicon/people-bad.txt", []byte("\xff\xfe"))
	write(t, config, "qari/lexicon/people-mine.txt", []byte("هيثم الراسي\n"))
	file := write(t, t.TempDir(), "page.txt", []byte("عنوان الخبر\n\nزار هيثم الراسي مدينة باريس يوم 9 أكتوبر 2020 والتقى بعدد من الكتاب.\n"))
	want := "qari: " + bad + ": is not UTF-8\n"
	code, out, errs := qari(t, "extract", file)
	if code != cli.OK || errs != want {
		t.Errorf("exit %d, stderr %q, want %q", code, errs, want)
	}
	for _, found := range []string{`"name":"هيثم الراسي"`, `"name":"باريس"`, `"value":"2020-10-09"`} {
		if !strings.Contains(out, found) {
			t.Errorf("no %s in %s", found, out)
		}
	}
	tokens := write(t, config, "tokens", []byte("هيثم B-PERS\nالراسي I-PERS\n"))
	if code, out, errs := qari(t, "extract", "--conll", tokens); code != cli.OK || errs != want || !strings.Contains(out, "الراسي I-PERS I-PER") {
		t.Errorf("conll: exit %d, %q, stderr %q", code, out, errs)
	}
	if code, _, errs := qari(t, "list", file); code != cli.OK || errs != "" {
		t.Errorf("a command that needs no names: exit %d, %q", code, errs)
	}
}

// A reader over SSH has the plain commands over the room, by ID, and neither
// the files nor the shelf of the server.
func TestServedCommands(t *testing.T) {
	dir := t.TempDir()
	file := write(t, dir, "page.txt", []byte(page))
	write(t, dir, "b.txt", []byte("عنوان بلا تاريخ\n\nوصل الوفد إلى المدينة أمس الجمعة بعد رحلة طويلة من الجنوب.\n"))
	write(t, dir, "empty.txt", nil)
	shelf := filepath.Join(t.TempDir(), "shelf.db")
	r, err := room.Open(t.Context(), room.Options{Paths: []string{dir}, Dates: true, Names: true, Shelf: shelf})
	if err != nil {
		t.Fatal(err)
	}
	h := &host{ctx: t.Context(), room: r}
	for _, test := range []struct {
		args           string
		code           int
		stdout, stderr string // parts of them
	}{
		{"", cli.OK, "search", ""},
		{"list", cli.Nothing, "page.txt\t2026-02-12T09:15", "empty.txt"},
		{"list page.txt", cli.OK, "page.txt\t", ""},
		{"list " + file, cli.BadUsage, "", "no such file, folder or article"},
		{"search الترميم", cli.Nothing, "page.txt\t", "empty.txt"},
		{"search الترميم page.txt", cli.OK, "page.txt\t", ""},
		{"search الترميم b.txt", cli.Nothing, "", ""},
		{"search is:read", cli.BadUsage, "", "is: is for the screen"},
		{"search (-is:read)", cli.BadUsage, "", "is: is for the screen"},
		{"search @mine", cli.BadUsage, "", "@mine is for the screen"},
		{"show --logical page.txt", cli.OK, "سامي حداد", ""},
		{"extract --published 2022-09-17 b.txt", cli.OK, `"value":"2022-09-16"`, ""},
		{"extract --published 2022-09-17 page.txt b.txt", cli.BadUsage, "", "one PATH"},
		{"extract --conll " + file, cli.BadUsage, "", "standard input"},
		{"extract --conll -", cli.OK, "باريس O B-LOC", ""},
		{"serve", cli.BadUsage, "", "serve"},
		{"doctor", cli.BadUsage, "", "doctor"},
	} {
		var stdout, stderr bytes.Buffer
		code := h.command(t.Context(), serve.Session{}, strings.Fields(test.args), strings.NewReader("في O\nباريس O\n"), &stdout, &stderr)
		if code != test.code || !strings.Contains(stdout.String(), test.stdout) || !strings.Contains(stderr.String(), test.stderr) ||
			(test.stderr == "") != (stderr.Len() == 0) || (test.stdout == "") != (stdout.Len() == 0) {
			t.Errorf("%s: exit %d, want %d\n%s\n%s", test.args, code, test.code, &stdout, &stderr)
		}
	}
	if err := r.Close(); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(shelf); err == nil {
		t.Error("a command opened a shelf")
	}
}

func TestShowSeparatesArticles(t *testing.T) {
	dir := t.TempDir()
	a, b := write(t, dir, "a.txt", []byte(page)), write(t, dir, "b.txt", []byte(page))
	_, one, _ := qari(t, "show", "--logical", a)
	if code, both, _ := qari(t, "show", "--logical", a, b); code != cli.OK || both != one+"\n"+one {
		t.Errorf("exit %d, %q, want %q twice", code, both, one)
	}
}

func TestWidth(t *testing.T) {
	file := write(t, t.TempDir(), "page.txt", []byte(page))
	widest := func(args ...string) (most int) {
		_, out, errs := qari(t, append(append([]string{"show", "--terminal", "visual"}, args...), file)...)
		for line := range strings.Lines(out) {
			most = max(most, len([]rune(strings.TrimRight(line, "\n")))-strings.Count(line, "\u064f"))
		}
		if most == 0 {
			t.Fatal(errs)
		}
		return most
	}
	if plain, wide, endless := widest(), widest("--width", "100"), widest("--width", "0"); plain > defaultWidth || plain < defaultWidth-20 || wide <= defaultWidth || wide > 100 || endless <= 100 {
		t.Errorf("without a width %d columns, with 100 %d, with 0 %d", plain, wide, endless)
	}
}

func TestFlagsOfText(t *testing.T) {
	s := &settings{digits: "arabic", justify: "kashida", harakat: "hide", getenv: func(string) string { return "" }}
	o, err := s.options()
	if want := (reading.Options{Digits: layout.ArabicIndic, Justify: layout.Kashida}); err != nil || o != want {
		t.Errorf("%+v, %v", o, err)
	}
	if h, err := s.showHarakat(); err != nil || h != ui.HideHarakat {
		t.Errorf("%v, %v", h, err)
	}
	file := write(t, t.TempDir(), "page.txt", []byte(page))
	for _, flag := range []string{"digits", "justify", "harakat", "terminal"} {
		if code, _, errs := qari(t, "show", "--"+flag, "wrong", file); code != cli.BadUsage || !strings.Contains(errs, `"wrong"`) {
			t.Errorf("--%s: exit %d, %q", flag, code, errs)
		}
	}
	code, _, errs := qari(t, "show", "--digits", "x", "--justify", "y", "--harakat", "z", file)
	if code != cli.BadUsage || !strings.Contains(errs, `not "x"`) || !strings.Contains(errs, `not "z"`) {
		t.Errorf("two wrong flags: exit %d, %q", code, errs)
	}
}

func TestLanguage(t *testing.T) {
	for _, test := range []struct {
		flag string
		env  map[string]string
		want *lang.Text
	}{
		{"en", map[string]string{"LC_ALL": "ar_EG.UTF-8"}, lang.English()},
		{"", map[string]string{"LC_ALL": "ar_EG.UTF-8", "LANG": "en_US"}, lang.Arabic()},
		{"", map[string]string{"LC_MESSAGES": "en_GB", "LANG": "ar"}, lang.English()},
		{"", map[string]string{"LANG": "ar_DZ"}, lang.Arabic()},
	} {
		s := &settings{language: test.flag, getenv: func(name string) string { return test.env[name] }}
		if got := s.text(); got.Code != test.want.Code {
			t.Errorf("%q, %v: %s", test.flag, test.env, got.Code)
		}
	}
}

func TestLogCannotBeOpened(t *testing.T) {
	t.Setenv("QARI_LOG", t.TempDir())
	if code, _, errs := qari(t, write(t, t.TempDir(), "page.txt", []byte(page))); code != cli.BadUsage || !strings.Contains(errs, "QARI_LOG") {
		t.Errorf("exit %d, %q", code, errs)
	}
}
