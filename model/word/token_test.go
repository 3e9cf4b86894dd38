package word

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// shown writes tokens with a letter for the class of each.
func shown(text string, tokens []Token) string {
	var out []string
	for _, t := range tokens {
		out = append(out, text[t.Start:t.End]+"/"+string("s?nalduMjf"[t.Class]))
	}
	return strings.Join(out, " ")
}

func TestCut(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"glued punctuation", "قال،«بوتين»:", "قال/a ،/s «/s بوتين/a »/s :/s"},
		{"glued numbers", "الي13م ٢٠۲۰", "الي/a 13/d م/a ٢٠۲۰/d"},
		{"change of script", "الـBBC", "الـ/a BBC/l"},
		{"marks", "الاتّحادُ e\u0301te\u0301", "الاتّحادُ/a e\u0301te\u0301/l"},
		{"joiner inside", "می\u200Cشود", "می\u200Cشود/a"},
		{"joiner before and after", "\u200Fقال\u200F.", "\u200F/M قال/a \u200F/M ./s"},
		{"marks after a joiner", "قا\u200D\u064E", "قا\u200D\u064E/a"},
		{"marks on nothing", "ـ 5\uFE0F\u20E3", "ـ/M 5/d \uFE0F\u20E3/M"},
		{"joiner in a number", "20\u200F20", "20/d \u200F/M 20/d"},
		{"lines", "ا\n\nب", "ا/a \n/n \n/n ب/a"},
		{"numerals", "½Ⅷ", "½/u Ⅷ/u"},
		{"format characters part", "ا\u202Bب\u00A0ج", "ا/a ب/a ج/a"},
		{"invalid", "a\xff\xd8", "a/l \xff/s \xd8/s"},
		{"nothing", " \t\u00A0\u061C", ""},
	} {
		if got := shown(c.text, Cut(c.text).Tokens); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestIn(t *testing.T) {
	const text = "ab cd, ef"
	cut := Cut(text)
	for _, c := range []struct {
		start, end int
		want       string
	}{
		{0, len(text), "ab/l cd/l ,/s ef/l"}, {0, 5, "ab/l cd/l"}, {1, 6, "cd/l ,/s"},
		{3, 4, ""}, {2, 2, ""}, {7, len(text), "ef/l"}, {len(text), len(text), ""},
	} {
		if got := shown(text, cut.In(c.start, c.end)); got != c.want {
			t.Errorf("[%d,%d): %q, want %q", c.start, c.end, got, c.want)
		}
	}
}

func FuzzCut(f *testing.F) {
	for _, s := range []string{"قال «بوتين» 12:30", "\xd8\u200f\u0651", "a\u200F\u200Fب\u064E1\u20E3½", "\n\n", "\u202B\u00AD"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		last := 0
		for _, tok := range Cut(s).Tokens {
			if tok.Start < last || tok.End <= tok.Start || tok.End > len(s) {
				t.Fatalf("%q: %v after %d", s, tok, last)
			}
			checkGap(t, s, last, tok.Start)
			checkToken(t, s, tok)
			last = tok.End
		}
		checkGap(t, s, last, len(s))
	})
}

// checkGap: only what is not seen stands between tokens, and the gap begins
// and ends between code points.
func checkGap(t *testing.T, s string, from, to int) {
	for i, r := range s[from:to] {
		if c := ClassOf(r); c != Space && c != Format {
			t.Fatalf("%q: %q of class %d at %d is in no token", s, r, c, from+i)
		}
	}
}

// checkToken: a token holds whole code points of its class and of those that
// may go with it.
func checkToken(t *testing.T, s string, tok Token) {
	text := s[tok.Start:tok.End]
	if first, size := utf8.DecodeRuneInString(text); first == utf8.RuneError && size == 1 && (len(text) > 1 || tok.Class != Symbol) {
		t.Fatalf("%q: %v holds invalid bytes", s, tok)
	}
	for i, r := range text {
		c := ClassOf(r)
		joined := i > 0 && tok.Class.IsLetter() && (c == Mark || c == Joiner) || tok.Class == Mark && c == Joiner
		if c != tok.Class && !joined {
			t.Fatalf("%q: %v holds %q of class %d", s, tok, r, c)
		}
	}
	if last, _ := utf8.DecodeLastRuneInString(text); tok.Class.IsLetter() && unicode.Is(unicode.Cf, last) {
		t.Fatalf("%q: %v ends in a joiner", s, tok)
	}
	if single := tok.Class == Symbol || tok.Class == Numeral || tok.Class == Newline; single && utf8.RuneCountInString(text) != 1 {
		t.Fatalf("%q: %v is more than one code point", s, tok)
	}
}

func BenchmarkCut(b *testing.B) {
	text := strings.Repeat("قال الرئيس الروسيّ فلاديمير بوتين، في ٢٢ من الشهر الجاري إن «المفاوضات» بدأت. ", 1000)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Cut(text)
	}
}
