package layout

import (
	"github.com/go-text/typesetting/segmenter"

	"qari/ui/text/ucd"
)

// breaker finds break opportunities (UAX#14), character by character. It
// decides plain text with a table of pairs. If the table is not enough, it asks
// the library about one stretch of text.
//
// A stretch begins at the start of the text, or at a letter (AL) after a letter
// and spaces. No rule looks across such a place, so a stretch breaks the same
// way alone as in its text.
type breaker struct {
	text    string
	state   uint8 // the class before, see pairs
	stretch int   // byte offset of the current stretch

	library segmenter.Segmenter
	runes   []rune
	found   []int // the library's opportunities in a stretch
	passed  int   // how many of them are behind
	until   int   // byte offset of that stretch's end
}

// States are the break classes and two more. afterSpaces is added if spaces
// stand between the class and the next character.
const (
	hyphenAtStart = uint8(ucd.NumBreaks) + iota // HY after a space, GL or nothing (LB20a)
	startOfText
	numStates
	afterSpaces = 32
)

func (b *breaker) reset(text string) {
	b.text, b.state, b.stretch, b.until = text, startOfText, 0, 0
}

// before reports whether a line may begin at the character with properties w at
// byte i. The caller asks about every character in order.
func (b *breaker) before(i int, w ucd.Word) bool {
	if i < b.until {
		return b.inStretch(i)
	}
	class := w.Break()
	answer := pairs[b.state&63][class&31]
	if answer == ask {
		b.askLibrary(i)
		return b.inStretch(i)
	}
	switch {
	case class == ucd.BreakSP:
		b.state |= afterSpaces
	case class == ucd.BreakCM:
		if b.state >= afterSpaces || b.state == startOfText {
			b.state = uint8(ucd.BreakAL) // LB10
		}
	case class == ucd.BreakHY && (b.state >= afterSpaces || b.state == startOfText || b.state == uint8(ucd.BreakGL)):
		b.state = hyphenAtStart
	default:
		if b.state == afterSpaces|uint8(ucd.BreakAL) && class == ucd.BreakAL {
			b.stretch = i
		}
		b.state = uint8(class)
	}
	return answer == may
}

// isAfterLetter reports whether byte i follows a letter that can end a stretch.
// If so, the caller need not ask about further letters and spaces. It must then
// call addSpaces for spaces at the end.
func (b *breaker) isAfterLetter(i int) bool {
	return i >= b.until && b.state == uint8(ucd.BreakAL)
}

func (b *breaker) addSpaces() { b.state |= afterSpaces }

// inStretch answers from the library's opportunities.
func (b *breaker) inStretch(i int) bool {
	for b.passed < len(b.found) && b.found[b.passed] < i {
		b.passed++
	}
	return b.passed < len(b.found) && b.found[b.passed] == i
}

// askLibrary breaks the stretch around byte i. The next stretch begins after a
// letter and spaces.
func (b *breaker) askLibrary(i int) {
	b.until = b.stretchEnd(i)
	b.runes = b.runes[:0]
	for at := b.stretch; at < b.until; {
		r, size := decode(b.text, at)
		if ucd.Of(r).Has(ucd.Newline) {
			r = ' '
		}
		b.runes = append(b.runes, r)
		at += size
	}
	b.library.Init(b.runes)
	b.found, b.passed = b.found[:0], 0
	at, char := b.stretch, 0
	for lines := b.library.LineIterator(); lines.Next(); {
		line := lines.Line()
		for end := line.Offset + len(line.Text); char < end; char++ {
			_, size := decode(b.text, at)
			at += size
		}
		b.found = append(b.found, at) // the last one is the start of the next stretch
	}
	b.stretch, b.state = b.until, uint8(ucd.BreakAL)|afterSpaces
}

// stretchEnd returns the start of the first stretch after byte i.
func (b *breaker) stretchEnd(i int) int {
	letter, spaces := false, false
	for i < len(b.text) {
		r, size := decode(b.text, i)
		switch class := ucd.Of(r).Break(); class {
		case ucd.BreakAL:
			if letter && spaces {
				return i
			}
			letter, spaces = true, false
		case ucd.BreakSP:
			spaces = true
		case ucd.BreakCM:
			letter = letter && !spaces
		default:
			letter, spaces = false, false
		}
		i += size
	}
	return i
}
