// Package shape joins Arabic letters. It chooses each letter's presentation
// form (Unicode's Arabic Presentation Forms A and B) by its neighbours, because
// terminal fonts do not. Letters without such a form stay unchanged. It decides
// by Joining_Type, so it knows every joining script. It has no lines, cells or
// colours.
package shape

import "qari/ui/text/ucd"

// Form is the set of a letter's joined sides.
type Form uint8

// The sides and their combinations.
const (
	Isolated Form = 0
	Final    Form = 1 // joined to the letter before, on its right
	Initial  Form = 2 // joined to the letter after, on its left
	Medial   Form = Final | Initial
)

// Joins reports whether two neighbours join. In right-to-left text, right is
// the earlier one.
func Joins(right, left ucd.Joining) bool { return right.JoinsLeft() && left.JoinsRight() }

// Rune returns the presentation form of a letter, or r if there is none.
func Rune(r rune, f Form) rune { return ucd.Presentation(r, uint8(f)) }

// Lam begins the ligatures that Arabic writing requires.
const Lam = 'ل'

// LamAlef returns the ligature of lam and the given alef. f says whether the
// lam is joined on its right side (Final or Medial).
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

// Compose returns the letter for a base and the combining madda or hamza after
// it.
func Compose(base, mark rune) (rune, bool) {
	if !IsHamza(mark) {
		return 0, false
	}
	return ucd.Compose(base, mark)
}

// IsHamza reports whether a mark is a combining madda or hamza (U+0653–U+0655).
// It is part of the letter before it.
func IsHamza(mark rune) bool { return mark >= 0x653 && mark <= 0x655 }
