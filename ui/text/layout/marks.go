package layout

import (
	"strings"

	"qari/ui/text/shape"
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
// where they do not stand side by side in the text.
func (p *Paragraph) Marks(c Cell) string {
	if !c.Marked() || int(c.End) > len(p.text) {
		return ""
	}
	text := p.text[c.Start:c.End]
	base, size := decode(text, 0)
	w := ucd.Of(base)
	if w.Cluster() == ucd.Complex {
		return strings.TrimRight(text[size:], "\u200D") // it would take in the cell at its right
	}
	if w.Cluster() == ucd.Extender {
		size = 0 // a mark on a dotted circle
	}
	rest := text[size:]
	for i, r := range rest {
		if p.isConsumed(c, r) {
			return p.filter(c, rest, i)
		}
	}
	return rest
}

// filter leaves out of the text what is consumed; the first such is at i.
func (p *Paragraph) filter(c Cell, s string, i int) string {
	if i > 0 && p.onlyConsumed(c, s[i:]) {
		return s[:i]
	}
	return s[:i] + strings.Map(func(r rune) rune {
		if p.isConsumed(c, r) {
			return -1
		}
		return r
	}, s[i:])
}

func (p *Paragraph) onlyConsumed(c Cell, s string) bool {
	for _, r := range s {
		if !p.isConsumed(c, r) {
			return false
		}
	}
	return true
}

// isConsumed tells whether a character after the first of a cell is hidden, the
// alef of a ligature, or the hamza of a composed letter.
func (p *Paragraph) isConsumed(c Cell, r rune) bool {
	w := ucd.Of(r)
	if w.Cluster() != ucd.Extender {
		_, alef := shape.LamAlef(r, 0)
		return alef && c.attr&ligature != 0 || w.Has(ucd.Hidden)
	}
	return !p.shows(r, w) || c.attr&composed != 0 && shape.IsHamza(r)
}
