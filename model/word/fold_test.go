package word

import (
	"bytes"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestFold(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"harakat", "حَرْبٌ", "حرب"},
		{"shadda and superscript alef", "الرَّحمٰن", "الرحمن"},
		{"tatweel", "كتـــاب", "كتاب"},
		{"alef forms", "أإآٱا", "ااااا"},
		{"decomposed alef", "ا\u0653 ا\u0654 ا\u0655", "ا ا ا"},
		{"hamza seats", "مسؤول رئيس", "مسوول رييس"},
		{"decomposed seats", "و\u0654 ي\u0654", "و ي"},
		{"alef maqsura", "مستشفى", "مستشفي"},
		{"ta marbuta", "سياسة", "سياسه"},
		{"digits", "٢٠٢٠ ۲۰۲۰ ２０", "2020 2020 20"},
		{"presentation forms", "\uFE91\uFEEE\uFE97\uFEF4\uFEE6", "بوتين"},
		{"lam-alef ligature", "\uFEFB \uFEF7", "لا لا"},
		{"isolated mark keeps no space", "كت\uFE76اب", "كتاب"},
		{"bidi and zero-width", "\u202Bكت\u200Cاب\u202C\u200F\uFEFF", "كتاب"},
		{"Persian", "پوتین گرجستان چچن ژاپن", "بوتين كرجستان ججن زابن"},
		{"Latin", "ERDOĞAN Straße İstanbul", "erdogan strasse istanbul"},
		{"Greek sigma", "ΣΟΦΟΣ σοφός", "σοφοσ σοφοσ"},
		{"punctuation stays", "«لا»، — “yes”", "«لا»، — “yes”"},
		{"no-break space", "ا\u00A0ب", "ا ب"},
		{"Indic vowel signs stay", "हिन्दी", "हिन्दी"},
		{"invalid", "ا\xffب", "ا\uFFFDب"},
		{"empty", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Fold(c.in); got != c.want {
				t.Errorf("Fold(%q) = %q, want %q", c.in, got, c.want)
			}
		})
	}
}

func TestLetters(t *testing.T) {
	for in, want := range map[string]string{
		"أَرْمِينيا": "أرمينيا", "ا\u0654رمينيا": "أرمينيا", "كتـــاب\u200F": "كتاب",
		"\uFE91\uFEEE\uFE97\uFEF4\uFEE6": "بوتين", "BBC": "BBC", "مدرسة": "مدرسة", "é": "é",
	} {
		if got := Letters(in); got != want {
			t.Errorf("Letters(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestLevels(t *testing.T) {
	const in = "مدرسة پیام گ رئيس مؤسف أحمد"
	for level, want := range map[Level]string{
		0:          "مدرسة پیام گ رئيس مؤسف احمد",
		Hamza:      "مدرسة پیام گ رييس موسف احمد",
		TehMarbuta: "مدرسه پیام گ رئيس مؤسف احمد",
		Persian:    "مدرسة بيام ك رئيس مؤسف احمد",
		Lexical:    "مدرسه بيام ك رئيس مؤسف احمد",
		Search:     "مدرسه بيام ك رييس موسف احمد",
	} {
		if got := string(Append(nil, in, level)); got != want {
			t.Errorf("level %d: %q, want %q", level, got, want)
		}
	}
}

// Folding looks at one code point at a time, so that being idempotent, and
// the same for canonical equivalents, for every code point is being so for
// every text. Equivalents need Hamza: a hamza that is written as a mark of its
// own is dropped at every level.
func TestEveryCodePoint(t *testing.T) {
	for level := range Level(levels) {
		for r := range rune(unicode.MaxRune + 1) {
			if !utf8.ValidRune(r) || level != Search && r > 0xFFFF {
				continue
			}
			s := string(r)
			once := Append(nil, s, level)
			if twice := Append(nil, string(once), level); !bytes.Equal(once, twice) {
				t.Fatalf("level %d: %U folds to %q, and that to %q", level, r, once, twice)
			}
			if direct := appendRune(nil, r, level); !bytes.Equal(once, direct) {
				t.Fatalf("level %d: %U folds to %q, by the table to %q", level, r, direct, once)
			}
			if hangul := 0xAC00 <= r && r <= 0xD7A3; hangul || level&Hamza == 0 {
				continue // composed by arithmetic, and never written decomposed
			}
			if d := Append(nil, norm.NFD.String(s), level); !bytes.Equal(once, d) {
				t.Fatalf("level %d: %U folds to %q, decomposed to %q", level, r, once, d)
			}
		}
	}
}

func TestSource(t *testing.T) {
	for _, c := range []struct{ name, in, find, want string }{
		{"plain", "في كتاب", "كتاب", "كتاب"},
		{"marks inside and after", "قَالَ الرَّئيسُ غدا", "الرييس", "الرَّئيسُ "[:len("الرَّئيسُ")]},
		{"digits", "عام ٢٠٢٠ كان", "2020", "٢٠٢٠"},
		{"within a changed stretch", "٢٠٢٠", "02", "٠٢"},
		{"after a ligature", "ﷲ أكبر", "اكبر", "أكبر"},
		{"part of a ligature is all of it", "x\uFEFBy", "ا", "\uFEFB"},
		{"dropped at the start", "\u202Bكتاب", "كت", "كت"},
		{"dropped at the end", "كتاب\u202C", "كتاب", "كتاب\u202C"},
		{"two letters for one", "straße.", "ss", "ß"},
		{"first of two for one", "straße.", "tras", "traß"},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := NewFolded(c.in, Search)
			i := strings.Index(text.String, c.find)
			if i < 0 {
				t.Fatalf("%q does not hold %q", text.String, c.find)
			}
			start, end := text.Source(i, i+len(c.find))
			if got := c.in[start:end]; got != c.want {
				t.Errorf("source is %q, want %q", got, c.want)
			}
		})
	}
}

func TestSourceOutOfRange(t *testing.T) {
	text := NewFolded("كِتاب", Search)
	for _, c := range [][2]int{{-5, -1}, {3, 1}, {100, 200}, {-1, 100}} {
		start, end := text.Source(c[0], c[1])
		if start < 0 || start > end || end > len("كِتاب") {
			t.Errorf("Source(%d, %d) = %d, %d", c[0], c[1], start, end)
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"", "حَرْبٌ ٢٠٢٠", "\uFEFB\u0651x", "ß\xff\u202B", "ﷺ", "a\u0301\u0654و"} {
		f.Add(s, uint8(Search))
	}
	f.Fuzz(func(t *testing.T, s string, l uint8) {
		level := Level(l) % levels
		folded := Append(nil, s, level)
		if again := Append(nil, string(folded), level); !bytes.Equal(folded, again) {
			t.Fatalf("%q folds to %q, and that to %q", s, folded, again)
		}
		text := NewFolded(s, level)
		if text.String != string(folded) {
			t.Fatalf("NewFolded gives %q, Append %q", text.String, folded)
		}
		if level == Search && Fold(s) != text.String {
			t.Fatalf("Fold gives %q, NewFolded %q", Fold(s), text.String)
		}
		checkSource(t, s, text, level)
	})
}

// checkSource takes every code point of the folded text back to the source:
// in order, on its boundaries, and such that folding what was found gives a
// text that holds the code point again.
func checkSource(t *testing.T, s string, text Folded, level Level) {
	last := 0
	for i, r := range text.String {
		start, end := text.Source(i, i+utf8.RuneLen(r))
		if start < last || start >= end || end > len(s) {
			t.Fatalf("%q: folded byte %d comes from [%d,%d), after %d", s, i, start, end, last)
		}
		if !onBoundary(s, start) || !onBoundary(s, end) {
			t.Fatalf("%q: [%d,%d) cuts a code point", s, start, end)
		}
		if got := string(Append(nil, s[start:end], level)); !strings.ContainsRune(got, r) {
			t.Fatalf("%q: [%d,%d) folds to %q, without %q", s, start, end, got, r)
		}
		last = start
	}
}

func onBoundary(s string, at int) bool {
	for i := range s {
		if i == at {
			return true
		}
	}
	return at == len(s)
}

// The peers: x/text's NFKC, which does no Arabic folding, and a copy.
func BenchmarkFold(b *testing.B) {
	text := strings.Repeat("قال الرئيس الروسيّ فلاديمير بوتين، في ٢٢ من الشهر الجاري إن «المفاوضات» بدأت. ", 1000)
	b.Run("fold", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		b.ReportAllocs()
		var dst []byte
		for b.Loop() {
			dst = Append(dst[:0], text, Search)
		}
	})
	b.Run("with-offsets", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		b.ReportAllocs()
		for b.Loop() {
			NewFolded(text, Search)
		}
	})
	b.Run("peer-NFKC", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		var dst []byte
		for b.Loop() {
			dst = norm.NFKC.AppendString(dst[:0], text)
		}
	})
	b.Run("peer-ToLower", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			strings.ToLower(text)
		}
	})
}
