// Package tagger finds names in a sequence of words: a linear-chain
// conditional random field over hashed features, with a second pass that
// lets the occurrences of one word inform one another.
//
// The package knows words and labels only; positions in an article, clitics
// and grouping are the business of package entity.
package tagger

import "unicode"

// Normal appends the spelling of word that features and lexicons use:
// without marks and tatweel, one form for each of alef, ya, ta marbuta and
// the Persian letters, lower case, and "0" for every digit. It is coarser
// than model/fold: newspapers differ in all of these, names do not.
func Normal(dst []byte, word string) []byte {
	for _, r := range word {
		if r = normalRune(r); r > 0 {
			dst = appendRune(dst, r)
		}
	}
	return dst
}

// normalRune maps one rune; 0 drops it.
func normalRune(r rune) rune {
	switch {
	case r < 0x80:
		if 'A' <= r && r <= 'Z' {
			return r + 'a' - 'A'
		}
		if '0' <= r && r <= '9' {
			return '0'
		}
		return r
	case 0x0610 <= r && r <= 0x06FF:
		return normalArabic(r)
	case r >= 0x200B && r <= 0x200F, r == 0xFEFF, 0x202A <= r && r <= 0x202E, 0x2066 <= r && r <= 0x2069:
		return 0
	}
	return unicode.ToLower(r)
}

func normalArabic(r rune) rune {
	switch r {
	case 'أ', 'إ', 'آ', 'ٱ':
		return 'ا'
	case 'ى', 'ی', 'ې':
		return 'ي'
	case 'ة', 'ۀ', 'ە', 'ہ', 'ھ':
		return 'ه'
	case 'ک', 'ڪ':
		return 'ك'
	case 'گ', 'ڭ':
		return 'غ'
	case 'چ':
		return 'ج'
	case 'پ':
		return 'ب'
	case 'ڤ':
		return 'ف'
	case 'ژ':
		return 'ج'
	case 'ـ':
		return 0
	}
	switch {
	case 0x0610 <= r && r <= 0x061A, 0x064B <= r && r <= 0x065F, r == 0x0670, 0x06D6 <= r && r <= 0x06ED && r != 0x06D5:
		return 0
	case 0x0660 <= r && r <= 0x0669, 0x06F0 <= r && r <= 0x06F9:
		return '0'
	}
	return r
}

// appendRune is utf8.AppendRune with the two-byte case, which nearly every
// Arabic letter is, in front.
func appendRune(dst []byte, r rune) []byte {
	if 0x80 <= r && r < 0x800 {
		return append(dst, 0xC0|byte(r>>6), 0x80|byte(r)&0x3F)
	}
	if r < 0x80 {
		return append(dst, byte(r))
	}
	return append(dst, string(r)...)
}
