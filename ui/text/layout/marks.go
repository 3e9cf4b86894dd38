package layout

import (
	"strings"

	"qari/ui/text/ucd"
)

const (
	zwnj = 0x200C
	vs15 = 0xFE0E
	vs16 = 0xFE0F
)

// shows tells whether an extender is sent to the terminal with its base:
// neither format characters, which have done their work, nor what the reader
// wants hidden, nor the choice between text and emoji of what has none.
func (p *Paragraph) shows(r rune, w ucd.Word) bool {
	return !w.Has(ucd.Hidden) && r != vs15 && r != vs16 && !(p.opt.StripMarks && w.Has(ucd.Haraka))
}

// Marks are the combining marks shown with a cell, in logical order: all of its
// cluster that follows the first character and is not hidden. It allocates only
// where something is, or where a ligature has marks of both letters.
func (p *Paragraph) Marks(c Cell) string {
	if !c.Marked() || int(c.End) > len(p.text) {
		return ""
	}
	text := p.text[c.Start:c.End]
	base, size := decode(text, 0)
	w := ucd.Of(base)
	if w.Cluster() == ucd.Complex {
		return strings.TrimRight(firstMarks(text[size:]), "\u200D") // it would take in the cell at its right
	}
	if w.Cluster() == ucd.Extender {
		size = 0 // a mark on a dotted circle
	}
	if c.attr&ligature != 0 {
		lam, alef := text[size:], strings.IndexFunc(text[size:], isAlef)
		return p.shownMarks(lam[:max(alef, 0)]) + p.shownMarks(c.afterLetter(lam[max(alef, 0):]))
	}
	if size == 0 {
		return p.shownMarks(text)
	}
	return p.shownMarks(c.afterLetter(text))
}

// afterLetter is what follows the letter that begins s and, where the cell is
// composed, its hamza.
func (c *Cell) afterLetter(s string) string {
	_, size := decode(s, 0)
	if c.attr&composed != 0 && size < len(s) {
		_, n := decode(s, size)
		size += n
	}
	return s[size:]
}

// maxMarks is how many marks of a letter are looked at. No text of any language
// has more (UAX#15, Stream-Safe Text Format, UAX15-D3), but a hostile one may
// have a million, which every frame would send again.
const maxMarks = 30

// shownMarks is a run of marks without the hidden ones.
func (p *Paragraph) shownMarks(s string) string {
	return strings.Map(func(r rune) rune {
		if !p.shows(r, ucd.Of(r)) {
			return -1
		}
		return r
	}, firstMarks(s))
}

func firstMarks(s string) string {
	n := 0
	for i := range s {
		if n == maxMarks {
			return s[:i]
		}
		n++
	}
	return s
}
