package serve

import (
	"bytes"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	uv "github.com/charmbracelet/ultraviolet"
)

func TestGuard(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"text and keys", "aب漢\r\x7f\x03\t", "aب漢\r\x7f\x03\t"},
		{"arrows and function keys", "\x1b[A\x1bOP\x1b[1;5C\x1b[15~\x1b[97;5u", "\x1b[A\x1bOP\x1b[1;5C\x1b[15~\x1b[97;5u"},
		{"Alt and a letter", "\x1bx\x1bب", "\x1bx\x1bب"},
		{"Escape", "\x1b", "\x1b"},
		{"Escape three times", "\x1b\x1b\x1b", "\x1b\x1b\x1b"},
		{"mouse", "\x1b[<64;10;20M\x1b[<0;1;1m", "\x1b[<64;10;20M\x1b[<0;1;1m"},
		{"X10 mouse", "\x1b[M !!", " !!"},
		{"replies", "\x1b[?64;1c\x1b[8;1$y\x1bP>|xterm\x1b\\\x1b]11;rgb:0/0/0\a", "\x1b[?64;1c\x1b[8;1$y\x1bP>|xterm\x1b\\\x1b]11;rgb:0/0/0\a"},
		{"a size that a reply claims", "\x1b[48;9;9;9;9t\x1b[8;9;9tx", "x"},
		{"keys of another system", "\x1b[0;0;97;1_x", "x"},
		{"a number too long", "\x1b[1234567ux", "x"},
		{"a sequence too long", "\x1b[" + strings.Repeat("1;", 100) + "ux", "x"},
		{"a sequence broken off", "\x1b[1;\x1b[A\x1b[2\nx", "\x1b[Ax"},
		{"a string too long", "\x1b]0;" + strings.Repeat("x", 2000) + "\ay", "y"},
		{"a string broken off", "\x1b]0;x\x1b[A", "\x1b[A"},
		{"the clipboard", "\x1b]52;c;eHg=\ax", "x"},
		{"broken UTF-8", "a\xff\xc3(\xe2\x82b\ufffd", "a(b"},
		{"C1 controls", "a\u009b2Jb", "a2Jb"},
		{"a paste", "\x1b[200~two\nwords\x1b[201~x", "\x1b[200~two\nwords\x1b[201~x"},
		{"a paste too long", "\x1b[200~0123456789ABCDEF\x1b[201~x", "\x1b[200~0123456789\x1b[201~x"},
		{"sequences in a paste", "\x1b[200~a\x1b[Ab\x1b\x07c\x1b[20\x1b[201~x", "\x1b[200~aAbc\x1b[201~x"},
		{"a paste of other letters", "\x1b[200~خبر\xff\u009bé\x1b[201~x", "\x1b[200~خبرé\x1b[201~x"},
		{"a paste in a paste", "\x1b[200~a\x1b[200~b\x1b[201~x", "\x1b[200~a0~b\x1b[201~x"},
	}
	now := time.Now()
	for _, tt := range tests {
		g := guard{paste: 10, last: now}
		got, _ := g.filter(nil, []byte(tt.in), now)
		if string(got) != tt.want {
			t.Errorf("%s: %q passes as %q, want %q", tt.name, tt.in, got, tt.want)
		}
		if tt.name == "Escape" || tt.name == "Escape three times" || strings.Contains(tt.name, "Alt") {
			continue // an Escape key is not held back
		}
		g, got = guard{paste: 10, last: now}, nil
		for i := range len(tt.in) { // byte by byte; an introducer may come as an Escape key before it
			got, _ = g.filter(got, []byte{tt.in[i]}, now)
		}
		if strip(got) != strip([]byte(tt.want)) {
			t.Errorf("%s: %q passes byte by byte as %q, want %q", tt.name, tt.in, got, tt.want)
		}
	}
}

func strip(b []byte) string { return strings.ReplaceAll(string(b), "\x1b", "") }

func TestGuardDoesNotWaitForEver(t *testing.T) {
	now := time.Now()
	g := guard{paste: 10, last: now}
	got, _ := g.filter(nil, []byte("\x1bP"), now) // Alt and P, or the start of a string
	got, typed := g.filter(got, []byte("j"), now.Add(2*slowest))
	if string(got) != "\x1bPj" || typed != 1 {
		t.Errorf("passed %q, typed %d", got, typed)
	}
}

func TestGuardCountsTypingOnly(t *testing.T) {
	g := guard{paste: 1000}
	_, typed := g.filter(nil, []byte("ab\x1b[200~a long paste\x1b[201~c"), time.Now())
	if want := len("ab\x1b[200~c"); typed != want {
		t.Errorf("typed %d bytes, want %d", typed, want)
	}
}

// FuzzGuard: whatever comes in, what passes is UTF-8, holds no C1 control and
// no claim of a size, is not longer, and the library's decoder stands it.
func FuzzGuard(f *testing.F) {
	f.Add([]byte("\x1b[200~ab\x1b[201~\x1b[8;1$y\x1b]0;x\a\x1bOP"), 3)
	f.Add([]byte("\x1b[48;1;1t\x1b\x1b[[\x9b\xff\x1bP\x1b\\"), 1)
	f.Fuzz(func(t *testing.T, in []byte, step int) {
		if len(in) > 4<<10 {
			t.Skip("longer than what is read at once")
		}
		now := time.Now()
		g := guard{paste: 20, last: now}
		var out []byte
		for rest := in; len(rest) > 0; {
			n := min(max(step, 1), len(rest))
			out, _ = g.filter(out, rest[:n], now)
			rest = rest[n:]
		}
		if !utf8.Valid(out) || len(out) > len(in) || len(g.token) > maxString+1 {
			t.Fatalf("%q passes as %q, %d bytes are held", in, out, len(g.token))
		}
		if bytes.ContainsFunc(out, func(r rune) bool { return 0x80 <= r && r < 0xa0 }) {
			t.Fatalf("%q passes as %q with a C1 control", in, out)
		}
		var d uv.EventDecoder
		for rest := out; len(rest) > 0; {
			n, event := d.Decode(rest)
			if _, size := event.(uv.WindowSizeEvent); size {
				t.Fatalf("%q passes as %q, which claims a size", in, out)
			}
			rest = rest[max(n, 1):]
		}
	})
}
