package word

import (
	"unicode"
	"unicode/utf8"
)

// Class says what a code point is for a word.
type Class uint8

// The classes. A byte that is not valid UTF-8 is a Symbol.
const (
	Symbol  Class = iota // punctuation and every other visible thing
	Space                // white space and control characters
	Newline              // U+000A, which ends a block of an article
	Arabic               // a letter of the Arabic script
	Letter               // a letter of any other script
	Digit                // a decimal digit of any script
	Numeral              // any other number: ½, Ⅷ, ፩
	Mark                 // belongs to the letter before it: harakat, tatweel, accents
	Joiner               // invisible and possible inside a word: ZWNJ, ZWJ, LRM, RLM, …
	Format               // any other format character: soft hyphen, bidi controls
)

// IsLetter tells whether the class is Arabic or Letter.
func (c Class) IsLetter() bool { return c == Arabic || c == Letter }

// InWord tells whether a word or number can begin with a code point of the
// class.
func (c Class) InWord() bool { return Arabic <= c && c <= Numeral }

const tatweel = 0x0640

// twoBytes is the first code point that takes three bytes in UTF-8. Nearly all
// letters of an Arabic text are below it, so the tables end here.
const twoBytes = 0x800

// ClassOf returns the class of a code point.
func ClassOf(r rune) Class {
	if 0 <= r && r < twoBytes {
		return classes[r]
	}
	switch {
	case 0x200B <= r && r <= 0x200F, r == 0xFEFF:
		return Joiner
	case 0x2010 <= r && r <= 0x2027, 0x2030 <= r && r <= 0x205E:
		return Symbol // General Punctuation, where it has no spaces and controls
	case unicode.IsLetter(r):
		if unicode.Is(unicode.Arabic, r) {
			return Arabic
		}
		return Letter
	case unicode.IsMark(r):
		return Mark
	case unicode.IsDigit(r):
		return Digit
	case unicode.IsNumber(r):
		return Numeral
	case unicode.IsSpace(r):
		return Space
	case unicode.Is(unicode.Cf, r):
		return Format
	}
	return Symbol
}

// classes has the classes of the code points below twoBytes. It is filled range
// by range, which takes microseconds. A look-up for each code point would delay
// every start of the program.
var classes = func() (t [twoBytes]Class) {
	set := func(table *unicode.RangeTable, c Class) {
		for _, run := range table.R16 {
			for r := run.Lo; r <= run.Hi && r < twoBytes; r += run.Stride {
				if c != Arabic || t[r] == Letter { // ranges of the Arabic script contain marks and digits, too
					t[r] = c
				}
			}
		}
	}
	set(unicode.White_Space, Space)
	set(unicode.L, Letter)
	set(unicode.Arabic, Arabic)
	set(unicode.M, Mark)
	set(unicode.N, Numeral)
	set(unicode.Nd, Digit)
	set(unicode.Cf, Format)
	for r := range ' ' {
		t[r] = Space
	}
	t[0x7F], t['\n'], t[tatweel] = Space, Newline, Mark
	return t
}()

// classAt returns the class of the code point at byte i of s, and its length in
// bytes. It decodes two-byte code points itself, because most letters here have
// two bytes.
func classAt(s string, i int) (Class, int) {
	c := s[i]
	if c < utf8.RuneSelf {
		return classes[c], 1
	}
	if 0xC2 <= c && c < 0xE0 && i+1 < len(s) && s[i+1]&0xC0 == 0x80 {
		return classes[uint(c&0x1F)<<6|uint(s[i+1]&0x3F)], 2
	}
	r, size := utf8.DecodeRuneInString(s[i:])
	if r == utf8.RuneError {
		return Symbol, size // U+FFFD itself is a Symbol, too
	}
	return ClassOf(r), size
}

// classBefore is classAt for the code point that ends at byte end of s.
func classBefore(s string, end int) (Class, int) {
	if c := s[end-1]; c&0xC0 == 0x80 && end > 1 && 0xC2 <= s[end-2] && s[end-2] < 0xE0 {
		return classes[uint(s[end-2]&0x1F)<<6|uint(c&0x3F)], 2
	}
	r, size := utf8.DecodeLastRuneInString(s[:end])
	return ClassOf(r), size
}

// DigitValue returns the value of an ASCII, Arabic-Indic or Persian digit, -1
// for any other code point.
func DigitValue(r rune) int {
	switch {
	case '0' <= r && r <= '9':
		return int(r - '0')
	case '٠' <= r && r <= '٩':
		return int(r - '٠')
	case '۰' <= r && r <= '۹':
		return int(r - '۰')
	}
	return -1
}
