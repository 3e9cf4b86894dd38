package fold

import (
	"iter"
	"unicode"
	"unicode/utf8"
)

// Words yields the byte ranges of the words of a folded text: runs of Arabic
// letters, of other letters, or of digits. A change from one to another ends
// a word, because Arabic text glues them («الـBBC», «كوفيد19»), and a reader
// who looks for one part means that part.
func Words(folded string) iter.Seq2[int, int] {
	return func(yield func(start, end int) bool) {
		for at := 0; at < len(folded); {
			start, end := NextWord(folded, at)
			if start == end || !yield(start, end) {
				return
			}
			at = end
		}
	}
}

// NextWord returns the first word that begins at or after the byte offset at;
// an empty range at the end of the text where there is none.
func NextWord(folded string, at int) (start, end int) {
	var k class
	start = at
	for start < len(folded) {
		r, size := decode(folded, start)
		if k = classOf(r); k == letterClass || k == arabicClass || k == digitClass {
			end = start + size
			break
		}
		start += size
	}
	if start >= len(folded) {
		return len(folded), len(folded)
	}
	for end < len(folded) {
		r, size := decode(folded, end)
		if c := classOf(r); c != k && c != markClass {
			break
		}
		end += size
	}
	return start, end
}

// WordAt returns the word of a folded text that holds the byte at offset at,
// where a code point begins; an empty range where none does.
func WordAt(folded string, at int) (start, end int) {
	if at < 0 || at >= len(folded) {
		return at, at
	}
	r, size := decode(folded, at)
	if classOf(r) == otherClass {
		return at, at
	}
	start, end = at, at+size
	for !Boundary(folded, start) {
		_, size := decodeLast(folded, start)
		start -= size
	}
	for !Boundary(folded, end) {
		_, size := decode(folded, end)
		end += size
	}
	return start, end
}

// Boundary tells whether no word of a folded text holds the bytes on both
// sides of the offset at, which is where a code point begins.
func Boundary(folded string, at int) bool {
	if at <= 0 || at >= len(folded) {
		return true
	}
	r, _ := decode(folded, at)
	after := classOf(r)
	if after == markClass {
		return false
	}
	for at > 0 {
		r, size := decodeLast(folded, at)
		if before := classOf(r); before != markClass {
			return before != after || before == otherClass
		}
		at -= size
	}
	return true
}

// decode is utf8.DecodeRuneInString, quick for the two bytes that most
// letters here take.
func decode(s string, i int) (rune, int) {
	c := s[i]
	if c < utf8.RuneSelf {
		return rune(c), 1
	}
	if 0xC2 <= c && c < 0xE0 && i+1 < len(s) && s[i+1]&0xC0 == 0x80 {
		return rune(c&0x1F)<<6 | rune(s[i+1]&0x3F), 2
	}
	return utf8.DecodeRuneInString(s[i:])
}

// decodeLast is decode for the code point that ends at end.
func decodeLast(s string, end int) (rune, int) {
	c := s[end-1]
	if c < utf8.RuneSelf {
		return rune(c), 1
	}
	if c&0xC0 == 0x80 && end > 1 && 0xC2 <= s[end-2] && s[end-2] < 0xE0 {
		return rune(s[end-2]&0x1F)<<6 | rune(c&0x3F), 2
	}
	return utf8.DecodeLastRuneInString(s[:end])
}

type class uint8

const (
	otherClass  class = iota // between words
	letterClass              // a letter of any other script
	arabicClass              // a letter of the Arabic script
	digitClass
	markClass // continues what stands before it: the vowel signs of Indic scripts
)

func classOf(r rune) class {
	switch {
	case r < utf8.RuneSelf:
		return asciiClass[r]
	case 0x0620 <= r && r <= 0x064A, 0x066E <= r && r <= 0x06D3:
		return arabicClass
	case r < 0x00AA, 0x2000 <= r && r <= 0x206F:
		return otherClass
	case unicode.IsLetter(r):
		if unicode.Is(unicode.Arabic, r) {
			return arabicClass
		}
		return letterClass
	case unicode.IsNumber(r):
		return digitClass
	case unicode.IsMark(r):
		return markClass
	}
	return otherClass
}

var asciiClass = func() (t [utf8.RuneSelf]class) {
	for r := range rune(utf8.RuneSelf) {
		switch {
		case unicode.IsLetter(r):
			t[r] = letterClass
		case unicode.IsDigit(r):
			t[r] = digitClass
		}
	}
	return t
}()
