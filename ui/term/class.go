package term

import (
	"unicode"

	"qari/ui/grid"
	"qari/ui/text/ucd"
)

// firstRTL is the start of the Hebrew block. No code point below it has class
// R, AL or AN, or a right-to-left script.
const firstRTL = 0x590

// kind is the part of a character's Bidi_Class that the emitters need (UAX#9
// table 4).
type kind uint8

const (
	other       kind = iota
	rightToLeft      // R, AL
	arabic           // AN
)

func kindOf(r rune) kind {
	if r < firstRTL {
		return other
	}
	switch ucd.Of(r).Class() {
	case ucd.R, ucd.AL:
		return rightToLeft
	case ucd.AN:
		return arabic
	}
	return other
}

// moves reports whether the bidirectional algorithm with a left-to-right base
// may move a cell: one cell has class R, AL or AN.
func moves(cells []grid.Cell) bool {
	for i := range cells {
		if r := cells[i].Rune; r >= firstRTL && kindOf(r) != other {
			return true
		}
	}
	return false
}

// direction is the direction of a character's script.
type direction uint8

const (
	undirected direction = iota // script Common or Inherited
	leftward                    // written from right to left
	rightward
)

// scriptOf returns the direction that HarfBuzz gives to a run that begins with
// r. The script decides: an Arabic digit is leftward. The Arabic question mark
// is undirected, because several scripts share it.
func scriptOf(r rune) direction {
	switch {
	case r < firstRTL && unicode.IsLetter(r):
		return rightward
	case r < firstRTL:
		return undirected
	case r >= 0x620 && r <= 0x63f, r >= 0x641 && r <= 0x64a, r >= 0x660 && r <= 0x669,
		r >= 0xfb50 && r <= 0xfbb1, r >= 0xfe70 && r <= 0xfefc:
		return leftward // a fast path for the letters and digits of nearly all text
	case unicode.In(r, unicode.Common, unicode.Inherited):
		return undirected
	case unicode.In(r, leftwardScripts...):
		return leftward
	}
	return rightward
}

var leftwardScripts = []*unicode.RangeTable{
	unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko,
	unicode.Samaritan, unicode.Mandaic, unicode.Adlam, unicode.Hanifi_Rohingya,
}
