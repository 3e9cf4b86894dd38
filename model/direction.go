package model

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Direction is the way in which a text is read.
type Direction uint8

// The directions. A text without letters is undirected: it takes the
// direction of what it stands in.
const (
	Undirected Direction = iota
	LeftToRight
	RightToLeft
)

// How the direction of a text is estimated from its words, as a higher-level
// protocol may (UAX#9 HL1).
const (
	// A text is right to left if more than this share of its words is. It is
	// under a half because Arabic and Hebrew prose quotes names, brands and code
	// in Latin letters far more often than the reverse; Closure's
	// estimateDirection has the same share.
	rightToLeftPercent = 40

	// A paragraph leaves the direction of its article if at most one word in
	// so many is of the article's direction: an English quotation with an
	// Arabic word in it does, an Arabic headline of many brand names does not.
	ownWordIn = 10

	// ... and if it has at least so many words of the other direction: a single
	// word is in the right order in either, and stays at the side of its lines.
	leastOtherWords = 2
)

// A text longer than samples × sampleSize bytes is estimated from so many
// samples, spread evenly over it: its length then costs nothing.
const (
	samples    = 16
	sampleSize = 4 << 10
)

// DirectionOf estimates the direction of a text as a whole from its words.
// Addresses count as no words, because they are Latin in any language.
func DirectionOf(text string) Direction {
	ltr, rtl := countWords(text)
	switch total := ltr + rtl; {
	case total == 0:
		return Undirected
	case rtl*100 > total*rightToLeftPercent:
		return RightToLeft
	}
	return LeftToRight
}

// Paragraph is the direction of a paragraph of a text of direction d. It is d,
// unless the paragraph begins in the other direction and is nearly all of it.
// In an undirected text it is that of the paragraph alone.
func (d Direction) Paragraph(text string) Direction {
	if d == Undirected {
		return DirectionOf(text)
	}
	if first := firstStrong(text); first == d || first == Undirected {
		return d
	}
	other, own := countWords(text)
	if d == LeftToRight {
		other, own = own, other
	}
	if other >= leastOtherWords && own*ownWordIn <= other+own {
		return LeftToRight + RightToLeft - d
	}
	return d
}

// countWords counts the words of either direction in a text, or in samples of
// it. A word has the direction of its first letter.
func countWords(text string) (ltr, rtl int) {
	if len(text) <= samples*sampleSize {
		return countSample(text)
	}
	for i := range samples {
		from := i * (len(text) / samples)
		for from < len(text) && !utf8.RuneStart(text[from]) {
			from++
		}
		l, r := countSample(text[from:min(from+sampleSize, len(text))])
		ltr, rtl = ltr+l, rtl+r
	}
	return ltr, rtl
}

func countSample(text string) (ltr, rtl int) {
	for word := range strings.FieldsSeq(text) {
		switch firstStrong(word) {
		case LeftToRight:
			if !isAddress(word) {
				ltr++
			}
		case RightToLeft:
			rtl++
		}
	}
	return ltr, rtl
}

// isAddress tells whether a word is a URL, an e-mail address or a handle.
func isAddress(word string) bool {
	return strings.IndexByte(word, '@') >= 0 || strings.Contains(word, "://") || strings.HasPrefix(word, "www.")
}

// firstStrong is the direction of the first letter of a text.
func firstStrong(text string) Direction {
	for _, r := range text {
		switch {
		case r < utf8.RuneSelf:
			if 'a' <= r|0x20 && r|0x20 <= 'z' {
				return LeftToRight
			}
		case unicode.IsLetter(r):
			if isRightToLeft(r) {
				return RightToLeft
			}
			return LeftToRight
		}
	}
	return Undirected
}

// isRightToLeft tells whether a letter is of Bidi_Class R or AL. All letters of
// these ranges are: Unicode keeps them for right-to-left scripts
// (DerivedBidiClass.txt).
func isRightToLeft(r rune) bool {
	switch {
	case r < 0x590:
		return false
	case r < 0x900: // Hebrew, Arabic, Syriac, Thaana, N'Ko, Samaritan, Mandaic
		return true
	case r < 0xFB1D:
		return false
	case r < 0xFE00, r >= 0xFE70 && r < 0xFF00: // presentation forms
		return true
	}
	return r >= 0x10800 && r < 0x11000 || r >= 0x1E800 && r < 0x1F000
}
