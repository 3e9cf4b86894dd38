package term

import (
	"golang.org/x/text/unicode/bidi"

	"qari/ui/grid"
)

// kind is what the emitters need to know of a character's bidirectional class
// (UAX #9, table 4).
type kind uint8

const (
	neutral     kind = iota // whatever is moved only by its neighbours
	leftToRight             // L
	rightToLeft             // R, AL
	european                // EN
	arabic                  // AN
)

func kindOf(r rune) kind {
	switch {
	case r >= '0' && r <= '9':
		return european
	case r < 0x80:
		if r|0x20 >= 'a' && r|0x20 <= 'z' {
			return leftToRight
		}
		return neutral
	}
	p, _ := bidi.LookupRune(r)
	switch p.Class() {
	case bidi.R, bidi.AL:
		return rightToLeft
	case bidi.L:
		return leftToRight
	case bidi.EN:
		return european
	case bidi.AN:
		return arabic
	}
	return neutral
}

// moves tells whether the bidirectional algorithm with a left-to-right base
// may move the cells: whether one of them is of class R, AL or AN.
func moves(cells []grid.Cell) bool {
	for i := range cells {
		if r := cells[i].Rune; r >= 0x590 {
			if k := kindOf(r); k == rightToLeft || k == arabic {
				return true
			}
		}
	}
	return false
}
