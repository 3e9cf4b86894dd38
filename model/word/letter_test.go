package word

import (
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestClassOf(t *testing.T) {
	for _, c := range []struct {
		want  Class
		runes string
	}{
		{Arabic, "ءيآةىپگیٱ\u0620\u06D5\u06E5\uFE91\uFDF2\uFEFB"},
		{Letter, "aZéßЖשªܐ漢"},
		{Digit, "09٠٩۰۹०５"},
		{Numeral, "½²Ⅷ፩〇"},
		{Mark, "\u064B\u0652\u0670\u0640\u0610\u06D6\u0301\uFE0F"},
		{Joiner, "\u200B\u200C\u200D\u200E\u200F\uFEFF"},
		{Format, "\u00AD\u061C\u202A\u202E\u2066\u2069\u0600\u06DD"},
		{Space, " \t\r\v\f\u0000\u007F\u0085\u00A0\u2003\u2028\u202F\u3000"},
		{Newline, "\n"},
		{Symbol, ".،؟«»—…\"%٪٫×÷\u06DE\uFD3E\uFFFD\U0001F600"},
	} {
		for _, r := range c.runes {
			if got := ClassOf(r); got != c.want {
				t.Errorf("%U is of class %d, want %d", r, got, c.want)
			}
		}
	}
}

// The table that is filled by ranges agrees with the rule for one code point.
func TestClassesAgreeWithUnicode(t *testing.T) {
	for r := range rune(unicode.MaxRune + 1) {
		c := ClassOf(r)
		letter := unicode.IsLetter(r) && r != tatweel
		if c.IsLetter() != letter || (c == Arabic) != (letter && unicode.Is(unicode.Arabic, r)) {
			t.Fatalf("%U is of class %d", r, c)
		}
		if (c == Mark) != (unicode.IsMark(r) || r == tatweel) || (c == Digit) != unicode.IsDigit(r) {
			t.Fatalf("%U is of class %d", r, c)
		}
		if (c == Joiner || c == Format) != unicode.Is(unicode.Cf, r) {
			t.Fatalf("%U is of class %d", r, c)
		}
		if !utf8.ValidRune(r) {
			continue
		}
		s := "a" + string(r) // a letter before it, for the way back
		if got, size := classAt(s, 1); got != c || size != len(s)-1 {
			t.Fatalf("%U at a place: class %d, %d bytes", r, got, size)
		}
		if got, size := classBefore(s, len(s)); got != c || size != len(s)-1 {
			t.Fatalf("%U before a place: class %d, %d bytes", r, got, size)
		}
	}
}

func TestDigitValue(t *testing.T) {
	for system, zero := range map[string]rune{"ASCII": '0', "Arabic": '٠', "Persian": '۰'} {
		for v := range 10 {
			if got := DigitValue(zero + rune(v)); got != v {
				t.Errorf("%s %d: %d", system, v, got)
			}
		}
	}
	for _, r := range "/:٬ٯ٪ۯ۽०a" {
		if got := DigitValue(r); got >= 0 {
			t.Errorf("%q has the value %d", r, got)
		}
	}
}
