package ptytest

import (
	"strings"
	"testing"

	"qari/ui/grid"
)

func TestScreen(t *testing.T) {
	tests := []struct {
		name, output string
		want         []string // rows of a screen of 8×4, trailing blank ones left out
	}{
		{"text wraps at the last column", "abcdefghij", []string{"abcdefgh", "ij"}},
		{"a full row does not wrap yet", "abcdefgh\r1", []string{"1bcdefgh"}},
		{"line feeds scroll at the bottom", "1\r\n2\r\n3\r\n4\r\n5", []string{"2", "3", "4", "5"}},
		{"cursor position", "\x1b[2;3Hx\x1b[1;1Hy", []string{"y", "  x"}},
		{"relative moves", "\x1b[3Bx\x1b[2A\x1b[2Cy\x1b[4D\x1b[Bz", []string{"", "   y", "z", "x"}},
		{"column and row", "\x1b[5Gx\x1b[3dy", []string{"    x", "", "     y"}},
		{"tab and back tab", "\tx\x1b[Zy", []string{"y      x"}},
		{"erase to the end of line", "abcdef\x1b[3D\x1b[K", []string{"abc"}},
		{"erase from the start of line", "abcdef\x1b[3D\x1b[1K", []string{"    ef"}},
		{"erase below", "1\r\n2\r\n3\x1b[2;1H\x1b[J", []string{"1"}},
		{"erase all", "1\r\n2\x1b[2J", nil},
		{"erase characters", "abcdef\r\x1b[2X", []string{"  cdef"}},
		{"delete and insert characters", "abcdef\r\x1b[2P\x1b[@", []string{" cdef"}},
		{"delete and insert lines", "1\r\n2\r\n3\x1b[1;1H\x1b[M\x1b[2;1H\x1b[L", []string{"2", "", "3"}},
		{"scrolling region", "1\r\n2\r\n3\r\n4\x1b[2;3r\x1b[3;1H\n", []string{"1", "3", "", "4"}},
		{"scroll up and down", "1\r\n2\x1b[S\x1b[2T", []string{"", "", "2"}},
		{"reverse index at the top", "1\x1b[H\x1bM", []string{"", "1"}},
		{"repeat", "ab\x1b[3b", []string{"abbbb"}},
		{"alternate screen comes and goes", "main\x1b[?1049halt\x1b[?1049l!", []string{"main!"}},
		{"a wide character takes two columns", "漢字x", []string{"漢字x"}},
		{"half of a wide character goes with the other", "漢字\x1b[2Gx", []string{" x字"}},
		{"a mark stays with its letter", "بِسم", []string{"بِسم"}},
		{"a mark after the last column", "abcdefgh\u0650", []string{"abcdefgh\u0650"}},
		{"a mark with nothing before it is lost", "\u0650a", []string{"a"}},
		{"colours take no cells", "\x1b[38;2;1;2;3mab\x1b[0m", []string{"ab"}},
		{"strings take no cells", "a\x1b]8;;http://x\x07b\x1b]8;;\x1b\\\x1bPq\x1b\\c", []string{"abc"}},
		{"save and restore", "ab\x1b7\x1b[3;1Hx\x1b8c", []string{"abc", "", "x"}},
	}
	for _, tt := range tests {
		s := NewScreen(8, 4, XTerm, nil)
		s.Write([]byte(tt.output))
		if got, want := strings.TrimRight(s.Text(), "\n"), strings.Join(tt.want, "\n"); got != want {
			t.Errorf("%s: %q shows\n%s\nwant\n%s", tt.name, tt.output, got, want)
		}
	}
}

func TestStyle(t *testing.T) {
	s := NewScreen(8, 1, XTerm, nil)
	s.Write([]byte("a\x1b[7mb\x1b[27;31mc\x1b[48;5;7md\x1b[me\x1b[1;38;2;1;2;3mf\x1b[22;39mg\x1b[97mh"))
	want := []Cell{
		{Text: "a"},
		{Text: "b", Style: grid.Style{Attr: grid.Reverse}},
		{Text: "c", Style: grid.Style{FG: grid.RGB(0x80, 0, 0)}},
		{Text: "d", Style: grid.Style{FG: grid.RGB(0x80, 0, 0), BG: grid.RGB(0xc0, 0xc0, 0xc0)}},
		{Text: "e"},
		{Text: "f", Style: grid.Style{FG: grid.RGB(1, 2, 3), Attr: grid.Bold}},
		{Text: "g"},
		{Text: "h", Style: grid.Style{FG: grid.RGB(0xff, 0xff, 0xff)}},
	}
	for x, c := range want {
		if got := s.Cells(0)[x]; got != c {
			t.Errorf("column %d: %+v, want %+v", x, got, c)
		}
	}
}

func TestModesThatAProgramLeaves(t *testing.T) {
	s := NewScreen(8, 4, XTerm, nil)
	s.Write([]byte("\x1b[?1049h\x1b[?25l\x1b[8l\x1b[?2004h"))
	if n := len(s.Changed()); n != 4 || !s.Mode(AltScreen) || s.Mode(CursorVisible) || s.Mode(Bidirectional) {
		t.Errorf("modes %v", s.Changed())
	}
	s.Write([]byte("\x1b[?2004l\x1b[8h\x1b[?25h\x1b[?1049l"))
	if left := s.Changed(); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestAnswers(t *testing.T) {
	tests := []struct {
		terminal    Terminal
		query, want string
	}{
		{XTerm, "\x1b[c", "\x1b[?64;1;22c"},
		{XTerm, "\x1b[>c", "\x1b[>41;379;0c"},
		{XTerm, "\x1b[=c", "\x1bP!|00000000\x1b\\"},
		{XTerm, "\x1b[>q", "\x1bP>|XTerm(379)\x1b\\"},
		{XTerm, "\x1b[8$p", "\x1b[8;0$y"},
		{VTE, "\x1b[8$p", "\x1b[8;1$y"},
		{VTE, "\x1b[>q", ""},
		{Konsole, "\x1b[?2026$p", ""},
		{Kitty, "\x1b[?2026$p", "\x1b[?2026;2$y"},
		{Kitty, "\x1b[?u", "\x1b[?0u"},
		{XTerm, "\x1b[2;3H\x1b[6n", "\x1b[2;3R"},
		{Silent, "\x1b[c\x1b[>c\x1b[=c\x1b[>q\x1b[8$p", ""},
	}
	for _, tt := range tests {
		var got strings.Builder
		s := NewScreen(8, 4, tt.terminal, func(a string) { got.WriteString(a) })
		s.Write([]byte(tt.query))
		if got.String() != tt.want {
			t.Errorf("%s answers %q with %q, want %q", tt.terminal.Name, tt.query, got.String(), tt.want)
		}
	}
}

func TestResizeKeepsWhatFits(t *testing.T) {
	s := NewScreen(8, 4, XTerm, nil)
	s.Write([]byte("abcdef\r\n12\x1b[?1049h\x1b[Hxyz"))
	s.Resize(4, 2)
	if s.Text() != "xyz\n" {
		t.Errorf("alternate screen: %q", s.Text())
	}
	s.Write([]byte("\x1b[?1049l"))
	if s.Text() != "abcd\n12" {
		t.Errorf("main screen: %q", s.Text())
	}
}

// FuzzScreen: no output breaks the screen, and every row keeps its width.
func FuzzScreen(f *testing.F) {
	f.Add([]byte("a\x1b[2;3Hx\x1b[K\x1b[3L\x1b[?1049h漢\x1b[5@\x1b[99b"), 5, 3)
	f.Add([]byte("\x1b[2;2r\n\n\x1b[9999999999S\x1b[1;1H\x1b[9M\x1b[Z"), 1, 1)
	f.Fuzz(func(t *testing.T, output []byte, cols, rows int) {
		cols, rows = min(max(cols, 1), 50), min(max(rows, 1), 50)
		s := NewScreen(cols, rows, XTerm, nil)
		s.Write(output)
		if x, y := s.Cursor(); x < 0 || x >= cols || y < 0 || y >= rows {
			t.Fatalf("cursor at %d,%d of %d×%d", x, y, cols, rows)
		}
		for y := range rows {
			if len(s.Cells(y)) != cols {
				t.Fatalf("row %d has %d cells of %d", y, len(s.Cells(y)), cols)
			}
		}
	})
}
