package word

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Level says how far folding goes. The zero Level does what is never in
// doubt, and each of its bits adds something:
//
//   - harakat, tanwin, superscript alef, tatweel and format characters (bidi
//     controls, zero-width joiners, variation selectors) are dropped;
//   - أ إ آ ٱ become ا, and ى becomes ي;
//   - Arabic-Indic and Persian digits become ASCII digits;
//   - presentation forms and other compatibility characters are decomposed
//     (NFKD, UAX#15), letters lose their case and their diacritics.
//
// With the bits of Search these are the rules of Lucene's ArabicNormalizer,
// carried further. Folding looks at one code point at a time. That makes it
// linear, and idempotent if it is so for every code point, which a test checks
// for all of Unicode and every level.
type Level uint8

// The foldings that not everybody wants.
const (
	Hamza      Level = 1 << iota // ؤ → و, ئ → ي
	TehMarbuta                   // ة → ه
	Persian                      // پ → ب, چ → ج, ژ → ز, ک گ → ك, ی → ي, …

	levels = 1 << iota
)

// The levels that are in use. A name's own levels are [AppendName] and
// [AppendSkeleton].
const (
	// Search is for one who looks for a word and types it in any spelling.
	Search = Hamza | TehMarbuta | Persian
	// Lexical is for words of a small lexicon that are read as what they mean.
	// A hamza's seat tells words apart there: «يؤم» (leads) is not «يوم» (day).
	Lexical = TehMarbuta | Persian
)

// Fold folds s by the level Search. Each byte of s that is not valid UTF-8
// becomes U+FFFD. It returns s itself where there is nothing to fold.
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

// appendFolded does the work of [Append]; where m is not nil, it notes in it
// how the bytes appended correspond to those of s.
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
		e := entry(slow)
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

// same tells whether folding would leave s as it is.
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

// Letters reduces s to its letters as they are written: what marks, joins or
// steers them (harakat, tatweel, format characters) is dropped, compatibility
// and decomposed forms are composed (NFKC), and nothing else is folded. Two
// words with the same Letters agree to the letter.
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
