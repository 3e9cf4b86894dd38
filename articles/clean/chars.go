package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Chars is the trust boundary: whatever bytes come in, the text that goes out
// cannot drive a terminal, hide its order or look different from what it is.
//
//   - Control functions of ECMA-48, in their 7-bit (ESC …) and their 8-bit
//     (C1) form, are removed whole, with parameters and strings; a string that
//     is never ended loses its introducer alone, so that no text vanishes.
//   - C0 and C1 controls are removed, but for those that end a line: LF, VT,
//     FF, CR, CRLF, NEL, and with them U+2028 and U+2029, become a newline.
//   - Bidi embeddings, overrides and isolates, and all other format
//     characters are removed, but for LRM, RLM, ALM, ZWNJ, ZWJ and the signs
//     that are written before a number (U+0600 ARABIC NUMBER SIGN and others).
//   - Noncharacters, tag characters and U+FFFC are removed.
//   - Every byte that is not UTF-8 becomes U+FFFD.
//   - Tabs and all of Unicode's spaces become a plain space.
//
// Letters and marks are left as they are: there is no normalisation. Chars is
// idempotent and takes time linear in its input.
func Chars(s string) string {
	i := firstUnclean(s)
	if i == len(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for {
		b.WriteString(s[:i])
		s = s[i:]
		if s == "" {
			return b.String()
		}
		size, with := replace(s)
		b.WriteString(with)
		s = s[size:]
		i = firstUnclean(s)
	}
}

// firstUnclean returns the offset of the first character that may not stay,
// or the length of s.
func firstUnclean(s string) int {
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case ' ' <= c && c <= '~' || c == '\n':
			i++
		case 0xd8 <= c && c <= 0xdb && i+1 < len(s) && s[i+1]&0xc0 == 0x80:
			i += 2 // U+0600 to U+06FF all stay
		default:
			r, size := utf8.DecodeRuneInString(s[i:])
			if unclean(r) || r == utf8.RuneError && size == 1 {
				return i
			}
			i += size
		}
	}
	return len(s)
}

// unclean tells whether a character is removed or replaced.
func unclean(r rune) bool {
	switch {
	case unicode.Is(unicode.Cc, r):
		return r != '\n'
	case unicode.In(r, unicode.Zs, unicode.Zl, unicode.Zp):
		return r != ' '
	case unicode.Is(unicode.Cf, r):
		return !keptFormat(r)
	case unicode.Is(unicode.Noncharacter_Code_Point, r):
		return true
	}
	return r == '\uFFFC' || r == '\u2065' || 0xE0000 <= r && r <= 0xE00FF
}

// keptFormat tells which format characters layout needs: those that choose a
// letter's form or a neutral's direction, and the prepended number signs
// (Prepended_Concatenation_Mark), which are seen.
func keptFormat(r rune) bool {
	switch r {
	case '\u200C', '\u200D', '\u200E', '\u200F', '\u061C':
		return true
	}
	return unicode.Is(unicode.Prepended_Concatenation_Mark, r)
}

// replace says how many bytes of s its unclean start takes, and what is to
// stand in their place.
func replace(s string) (size int, with string) {
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case r == utf8.RuneError:
		return size, "\uFFFD"
	case r == '\r' && strings.HasPrefix(s, "\r\n"):
		return len("\r\n"), "\n"
	case endsLine(r):
		return size, "\n"
	case r == '\t' || unicode.Is(unicode.Zs, r):
		return size, " "
	case r == esc || 0x80 <= r && r <= 0x9f:
		return control(s), ""
	}
	return size, ""
}

func endsLine(r rune) bool {
	switch r {
	case '\n', '\v', '\f', '\r', '\u0085', '\u2028', '\u2029':
		return true
	}
	return false
}
