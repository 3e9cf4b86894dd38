// Package shape joins Arabic letters: it chooses for each the presentation form
// (Unicode's Arabic Presentation Forms A and B) that its neighbours ask for, for
// terminals, whose fonts do not. Letters that have no such form stay as they
// are. It looks at Joining_Type, so every script's letters that join are known,
// and knows no lines, cells or colours.
package shape

import (
	"slices"
	"strings"

	"qari/ui/text/ucd"
)

// Form is how a letter is joined: the set of its joined sides.
type Form uint8

// The sides and the names of their combinations.
const (
	Isolated Form = 0
	Final    Form = 1 // joined on its right side, to the letter before
	Initial  Form = 2 // joined on its left side, to the letter after
	Medial   Form = Final | Initial
)

// Joins tells whether two neighbours join, of which right stands at the right.
// In right-to-left text that is the one that comes first.
func Joins(right, left ucd.Joining) bool { return right.JoinsLeft() && left.JoinsRight() }

// Rune is the presentation form of a letter, or the letter where there is none.
func Rune(r rune, f Form) rune { return ucd.Presentation(r, uint8(f)) }

// Lam begins the ligatures that are obligatory in Arabic writing.
const Lam = 'ل'

// LamAlef is the ligature of lam and the given alef; f says whether the lam is
// joined on its right side (Final or Medial) or not.
func LamAlef(alef rune, f Form) (rune, bool) {
	var ligature rune
	switch alef {
	case 'آ':
		ligature = 0xFEF5
	case 'أ':
		ligature = 0xFEF7
	case 'إ':
		ligature = 0xFEF9
	case 'ا':
		ligature = 0xFEFB
	default:
		return 0, false
	}
	return ligature + rune(f&Final), true
}

// Compose is the letter that a base and the combining madda or hamza after it
// make together.
func Compose(base, mark rune) (rune, bool) {
	if !IsHamza(mark) {
		return 0, false
	}
	return ucd.Compose(base, mark)
}

// IsHamza tells whether a mark is a combining madda or hamza, which is part of
// the letter it follows.
func IsHamza(mark rune) bool { return mark >= 0x653 && mark <= 0x655 }

// String shapes a text as right-to-left text in logical order. Marks stay after
// their letters; ZWJ and ZWNJ have done their work and are left out. Invalid
// bytes become U+FFFD. NFKC turns the result back into the NFKC of the text.
func String(s string) string {
	var b strings.Builder
	text := []rune(s)
	for i := 0; i < len(text); {
		i = letter(&b, text, i)
	}
	return b.String()
}

// letter writes the shape of the letter at i with its marks and returns the
// position after them.
func letter(b *strings.Builder, text []rune, i int) int {
	const zwnj, zwj = 0x200C, 0x200D
	r := text[i]
	if r == zwnj || r == zwj {
		return i + 1
	}
	base, n := compose(text[i:])
	next := skip(text, i+n, +1)
	f := form(text, i, next)
	marks := text[i+n : next]
	if r == Lam && next < len(text) && !slices.ContainsFunc(marks, keepsApart) {
		alef, m := compose(text[next:])
		if lig, ok := LamAlef(alef, f); ok {
			b.WriteRune(lig)
			writeMarks(b, marks)
			return next + m
		}
	}
	b.WriteRune(Rune(base, f))
	writeMarks(b, marks)
	return next
}

// keepsApart tells whether what stands between a lam and an alef prevents their
// ligature: a hamza, which would come to be the alef's, or what is no mark.
func keepsApart(r rune) bool { return IsHamza(r) || ucd.Of(r).Cluster() != ucd.Extender }

func writeMarks(b *strings.Builder, marks []rune) {
	for _, m := range marks {
		b.WriteRune(m)
	}
}

// compose is the letter that begins the text, composed with the mark after it,
// and the number of characters it is made of.
func compose(text []rune) (rune, int) {
	if len(text) > 1 {
		if c, ok := Compose(text[0], text[1]); ok {
			return c, 2
		}
	}
	return text[0], 1
}

// form is that of the character at i, when next is the one it may join.
func form(text []rune, i, next int) (f Form) {
	j := ucd.Of(text[i]).Joining()
	if j == ucd.Transparent {
		return Isolated
	}
	if before := skip(text, i-1, -1); before >= 0 && Joins(ucd.Of(text[before]).Joining(), j) {
		f |= Final
	}
	if next < len(text) && Joins(j, ucd.Of(text[next]).Joining()) {
		f |= Initial
	}
	return f
}

// skip passes over transparent characters.
func skip(text []rune, i, step int) int {
	for i >= 0 && i < len(text) && ucd.Of(text[i]).Joining() == ucd.Transparent {
		i += step
	}
	return i
}
