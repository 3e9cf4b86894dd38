package term

import (
	"errors"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"
)

func TestCheck(t *testing.T) {
	ptm, tty, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer ptm.Close()
	defer tty.Close()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	defer w.Close()
	tests := []struct {
		name    string
		in, out *os.File
		env     map[string]string
		want    error
	}{
		{"terminal", tty, tty, map[string]string{"TERM": "xterm", "LANG": "ar_EG.UTF-8"}, nil},
		{"nothing known of the locale", tty, tty, map[string]string{"TERM": "xterm"}, nil},
		{"modifier", tty, tty, map[string]string{"TERM": "xterm", "LC_CTYPE": "de_DE.utf8@euro"}, nil},
		{"output to a pipe", tty, w, map[string]string{"TERM": "xterm"}, errNoTerminal},
		{"input from a pipe", r, tty, map[string]string{"TERM": "xterm"}, errNoTerminal},
		{"dumb", tty, tty, map[string]string{"TERM": "dumb"}, errDumb},
		{"no TERM", tty, tty, nil, errDumb},
		{"Latin-1", tty, tty, map[string]string{"TERM": "xterm", "LANG": "de_DE.ISO-8859-1"}, errNotUTF8},
		{"POSIX", tty, tty, map[string]string{"TERM": "xterm", "LC_ALL": "C", "LANG": "ar_EG.UTF-8"}, errNotUTF8},
	}
	for _, test := range tests {
		if err := Check(test.in, test.out, environment(test.env)); !errors.Is(err, test.want) {
			t.Errorf("%s: %v, want %v", test.name, err, test.want)
		}
	}
}

func TestColors(t *testing.T) {
	ptm, tty, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer ptm.Close()
	defer tty.Close()
	tests := []struct {
		out  io.Writer
		env  map[string]string
		want colorprofile.Profile
	}{
		{tty, map[string]string{"TERM": "xterm-256color"}, colorprofile.ANSI256},
		{tty, map[string]string{"TERM": "xterm-256color", "COLORTERM": "truecolor"}, colorprofile.TrueColor},
		{tty, map[string]string{"TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"}, colorprofile.ASCII},
		{tty, nil, colorprofile.NoTTY},
		{new(strings.Builder), map[string]string{"TERM": "xterm-256color"}, colorprofile.NoTTY},
		{new(strings.Builder), map[string]string{"TERM": "xterm", "CLICOLOR_FORCE": "1"}, colorprofile.ANSI},
	}
	for _, test := range tests {
		if got := Colors(test.out, environment(test.env)); got != test.want {
			t.Errorf("%T in %v has %v, want %v", test.out, test.env, got, test.want)
		}
	}
}

func TestPresentationFormsBecomeLetters(t *testing.T) {
	tests := []struct{ text, want string }{
		{"", ""},
		{"عربي abc", "عربي abc"},
		{"ﻋﺮﺑﻲ", "عربي"},
		{"قال ﻻ.", "قال لا."},
		{"ﭘﮋ", "پژ"},
		{"﴿ ﷲ ﷺ ½ ﴾", "﴿ ﷲ ﷺ ½ ﴾"},
		{"\xffﻋ\xfe", "\xffع\xfe"},
	}
	for _, test := range tests {
		if got := asLetters(test.text); got != test.want {
			t.Errorf("asLetters(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}

func TestClipboard(t *testing.T) {
	plain := ansi.SetSystemClipboard("عربي")
	if got := Clipboard("ﻋﺮﺑﻲ", false); got != plain {
		t.Errorf("%q, want %q", got, plain)
	}
	if got := Clipboard("عربي", true); !strings.HasPrefix(got, plain+"\x1bPtmux;") {
		t.Errorf("in tmux: %q", got)
	}
}

func TestNamesAreKnown(t *testing.T) {
	for _, name := range Names() {
		p, ok := ByName(strings.ToUpper(name))
		if !ok || p.Name != name {
			t.Errorf("%s: %+v, %v", name, p, ok)
		}
	}
	if len(Candidates()) != 6 {
		t.Error("not one candidate for each way")
	}
	if _, ok := ByName("nonsense"); ok {
		t.Error("nonsense is known")
	}
}

// A write is whole or not at all, and nothing else is touched.
func TestOutput(t *testing.T) {
	var b strings.Builder
	o := NewOutput(&b)
	o.Use(bdsm)
	for _, frame := range []string{"a\x1b[?25l", "\x1b[?1049h\x1b[2J", "b\x1b[?1049l\x1b[?1049", "\x1b[?1049hc"} {
		if n, err := o.Write([]byte(frame)); n != len(frame) || err != nil {
			t.Errorf("Write(%q) = %d, %v", frame, n, err)
		}
	}
	o.Use(ctl)
	o.Restore()
	o.Restore()
	const want = "a\x1b[?25l" + "\x1b[?1049h\x1b[8l\x1b[2J" + "b\x1b[8h\x1b[?1049l\x1b[?1049" + "\x1b[?1049h\x1b[8lc" +
		"\x1b[8h\x1b]5379;use_ctl=false\a" + "\x1b]5379;use_ctl=true\a\x1b[?1049l\x1b[?25h"
	if b.String() != want {
		t.Errorf("got  %q\nwant %q", b.String(), want)
	}
	if o.Fd() != ^uintptr(0) {
		t.Error("a builder has a file descriptor")
	}
}
