package tagger

import (
	"unicode"
	"unicode/utf8"
)

// Token is one word, number or mark of punctuation: the bytes [Start, End)
// of the text it was cut from.
type Token struct{ Start, End int }

// A class is what a token is made of.
type class uint8

const (
	space class = iota
	letter
	digit
	mark // punctuation and symbols: always a token of its own
)

// Tokens appends the tokens of text to dst. A word is a run of letters with
// their marks, a number a run of digits, and every other visible character
// stands alone, so that punctuation glued to a word is no part of it.
// Invalid UTF-8 is punctuation, one byte each.
func Tokens(dst []Token, text string) []Token {
	for i := 0; i < len(text); {
		c, n := classAt(text, i)
		start := i
		i += n
		if c == space {
			continue
		}
		for c != mark && i < len(text) {
			next, n := classAt(text, i)
			if next != c {
				break
			}
			i += n
		}
		dst = append(dst, Token{start, i})
	}
	return dst
}

func classAt(text string, i int) (class, int) {
	b := text[i]
	if b < utf8.RuneSelf {
		return asciiClass[b], 1
	}
	r, n := utf8.DecodeRuneInString(text[i:])
	switch {
	case r == utf8.RuneError && n <= 1:
		return mark, 1
	case 0x0660 <= r && r <= 0x0669, 0x06F0 <= r && r <= 0x06F9:
		return digit, n
	case 0x0620 <= r && r <= 0x065F, 0x066E <= r && r <= 0x06D3, 0x200B <= r && r <= 0x200F, r == 0xFEFF:
		return letter, n
	case unicode.IsLetter(r), unicode.IsMark(r):
		return letter, n
	case unicode.IsDigit(r):
		return digit, n
	case unicode.IsSpace(r), unicode.Is(unicode.Cf, r):
		return space, n
	}
	return mark, n
}

// asciiClass gives the class of the first 128 characters.
var asciiClass = func() (t [utf8.RuneSelf]class) {
	for b := range t {
		switch r := rune(b); {
		case unicode.IsLetter(r):
			t[b] = letter
		case unicode.IsDigit(r):
			t[b] = digit
		case r > ' ' && r < 0x7F:
			t[b] = mark
		}
	}
	return t
}()
