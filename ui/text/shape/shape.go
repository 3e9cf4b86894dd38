// Package shape joins Arabic letters: it chooses for each the presentation form
// (Unicode's Arabic Presentation Forms A and B) that its neighbours ask for, for
// terminals, whose fonts do not. Letters that have no such form stay as they
// are. It looks at Joining_Type, so every script's letters that join are known,
// and knows no lines, cells or colours.
package shape

import "qari/ui/text/ucd"

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
