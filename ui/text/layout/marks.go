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

// shows reports whether to send an extender with its base. It excludes format
// characters, hidden harakat, and variation selectors without effect.
func (p *Paragraph) shows(r rune, w ucd.Word) bool {
	return !w.Has(ucd.Hidden) && r != vs15 && r != vs16 && !(p.opt.StripMarks && w.Has(ucd.Haraka))
}

// Marks returns the visible combining marks of a cell in logical order. It
// allocates only if some marks are hidden, or if a ligature has marks on both
// letters.
func (p *Paragraph) Marks(c Cell) string {
	if !c.Marked() || int(c.End) > len(p.text) {
		return ""
	}
	text := p.text[c.Start:c.End]
	base, size := decode(text, 0)
	w := ucd.Of(base)
	if w.Cluster() == ucd.Complex {
		return strings.TrimRight(firstMarks(text[size:]), "\u200D") // a final ZERO WIDTH JOINER would include the next cell
	}
	if w.Cluster() == ucd.Extender {
		size = 0 // the mark is on a dotted circle
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

// afterLetter returns the text after the first letter of s, and after its hamza
// if the cell is composed.
func (c *Cell) afterLetter(s string) string {
	_, size := decode(s, 0)
	if c.attr&composed != 0 && size < len(s) {
		_, n := decode(s, size)
		size += n
	}
	return s[size:]
}

// maxMarks bounds the marks per letter. No language needs more (UAX#15,
// UAX15-D3), but a hostile text may have a million, and every frame would send
// them.
const maxMarks = 30

// shownMarks returns a run of marks without the hidden ones.
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
