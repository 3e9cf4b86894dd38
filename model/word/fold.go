package word

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Level says how much folding changes. The zero Level does these steps, which
// are always safe:
//
//   - It drops harakat, tanwin, superscript alef, tatweel and format characters
//     (bidi controls, zero-width joiners, variation selectors).
//   - أ إ آ ٱ become ا, and ى becomes ي.
//   - Arabic-Indic and Persian digits become ASCII digits.
//   - It decomposes presentation forms and other compatibility characters (NFKD,
//     UAX#15), and removes case and diacritics from letters.
//
// Each bit of a Level adds a step. Search has the rules of Lucene's
// ArabicNormalizer and some more. Folding looks at one code point at a time, so
// it is linear. Folding twice gives the same result as folding once; a test
// checks this for all of Unicode and every level.
type Level uint8

// The optional steps.
const (
	Hamza      Level = 1 << iota // ؤ → و, ئ → ي
	TehMarbuta                   // ة → ه
	Persian                      // پ → ب, چ → ج, ژ → ز, ک گ → ك, ی → ي, …

	levels = 1 << iota
)

// The levels in use. Names have their own forms: [AppendName] and
// [AppendSkeleton].
const (
	// Search is for a reader who types a word in any spelling.
	Search = Hamza | TehMarbuta | Persian
	// Lexical is for words of a small lexicon that have one meaning each.
	// It keeps the seat of a hamza: «يؤم» (leads) is not «يوم» (day).
	Lexical = TehMarbuta | Persian
)

// Fold folds s by the level Search. Each invalid UTF-8 byte becomes U+FFFD. It
// returns s itself if nothing changes.
func Fold(s string) string {
	if same(s, Search) {
		return s
	}
	return string(Append(make([]byte, 0, len(s)), s, Search))
}

// Append folds s by level and appends it to dst.
func Append(dst []byte, s string, level Level) []byte {
	return appendFolded(dst, s, level, nil)
}

// appendFolded does the work of [Append]. If m is not nil, it records which
// bytes of s each appended byte comes from.
func appendFolded(dst []byte, s string, level Level, m *offsets) []byte {
	t := tableOf(level)
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			dst = append(dst, lower[c])
			i++
			continue
		}
		size := 0
		e := slow
		if c < 0xE0 && i+1 < len(s) && s[i+1]&0xC0 == 0x80 && c >= 0xC2 {
			e = t[uint(c&0x1F)<<6|uint(s[i+1]&0x3F)]
			if e >= utf8.RuneSelf {
				dst = append(dst, 0xC0|byte(e>>6), 0x80|byte(e&0x3F))
				i += 2
				continue
			}
			size = 2
		}
		from := len(dst)
		if e == slow {
			var r rune
			r, size = utf8.DecodeRuneInString(s[i:])
			dst = appendRune(dst, r, level)
		} else if e != drop {
			dst = append(dst, byte(e))
		}
		if m != nil {
			m.note(dst, from, i, size)
		}
		i += size
	}
	return dst
}

// same tells whether folding would not change s.
func same(s string, level Level) bool {
	t := tableOf(level)
	var buf [64]byte
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r < utf8.RuneSelf:
			if rune(lower[r]) != r {
				return false
			}
		case r < twoBytes:
			if rune(t[r]) != r {
				return false
			}
		case string(appendRune(buf[:0], r, level)) != s[i:i+size]:
			return false
		}
		i += size
	}
	return true
}

// Letters returns the letters of s as they are written. It drops harakat,
// tatweel and format characters, composes compatibility and decomposed forms
// (NFKC), and folds nothing else. Two words with the same Letters have the same
// spelling.
func Letters(s string) string {
	composed := norm.NFKC.String(s)
	out := make([]byte, 0, len(composed))
	for _, r := range composed {
		if !ignorable(r) {
			out = utf8.AppendRune(out, r)
		}
	}
	return string(out)
}
