package clean

import (
	"testing"

	"qari/model"
)

func TestChars(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"nothing to do", "نص عربي plain\n", "نص عربي plain\n"},
		{"colour", "\x1b[31mأحمر\x1b[0m", "أحمر"},
		{"colour, C1", "\u009b31mأحمر\u009b0m", "أحمر"},
		{"title, BEL", "a\x1b]0;owned\ab", "ab"},
		{"title, ST", "a\x1b]0;owned\x1b\\b", "ab"},
		{"title, C1", "a\u009d0;owned\u009cb", "ab"},
		{"link", "\x1b]8;;http://x\x1b\\نص\x1b]8;;\x1b\\", "نص"},
		{"device control", "a\x1bP1$qm\x1b\\b", "ab"},
		{"charset", "a\x1b(0b", "ab"},
		{"reset", "a\x1bcb", "ab"},
		{"string without end", "a\x1b]0;text\nnext", "a0;text\nnext"},
		{"string cut by another", "a\x1b]0;text\x1b[1mb", "a0;textb"},
		{"sequence without end", "a\x1b[31", "a31"},
		{"lone escape", "a\x1b", "a"},
		{"C0 and DEL", "a\x00\b\x7fb", "ab"},
		{"line ends", "a\r\nb\rc\u2028d\u2029e\u0085f\fg\vh", "a\nb\nc\nd\ne\nf\ng\nh"},
		{"spaces", "a\tb\u00a0c\u3000d\u2003e", "a b c d e"},
		{"bidi controls", "a\u202ab\u202ec\u2066d\u2069e\u202cf", "abcdef"},
		{"what layout needs", "a\u200eb\u200fc\u061cd\u200ce\u200df", "a\u200eb\u200fc\u061cd\u200ce\u200df"},
		{"number sign", "\u0600١", "\u0600١"},
		{"invisible", "a\ufeffb\u200bc\u2060d\u00ade\ufffcf\U000e0041g", "abcdefg"},
		{"noncharacter", "a\ufdd0\uffff\U0010ffffb", "ab"},
		{"interlinear", "\ufff9a\ufffab\ufffb", "ab"},
		{"invalid bytes", "a\xff\xc3b\xed\xa0\x80", "a\ufffd\ufffdb\ufffd\ufffd\ufffd"},
		{"harakat and tatweel", "مُحمّـد", "مُحمّـد"},
	}
	for _, tt := range tests {
		if got := Chars(tt.in); got != tt.want {
			t.Errorf("%s: Chars(%q) = %q, want %q", tt.name, tt.in, got, tt.want)
		}
		if got := Chars(tt.want); got != tt.want {
			t.Errorf("%s: Chars changes its own result %q to %q", tt.name, tt.want, got)
		}
	}
}

// An article's direction is that of its text, whatever it begins with.
func TestDirection(t *testing.T) {
	for text, want := range map[string]model.Direction{
		"Apple تطلق هاتفًا جديدًا\n\nوقالت الشركة إن سعره 999 دولارًا.": model.RightToLeft,
		"Lake Nasser fills again\n\nThe level of the lake rose.":        model.LeftToRight,
		"12:30": model.Undirected,
	} {
		if got := Article(text, Options{}).Direction; got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}
