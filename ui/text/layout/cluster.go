package layout

import (
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"

	"qari/ui/text/ucd"
)

// decode returns the character at byte i and its length in bytes; U+FFFD for an
// invalid byte.
func decode(s string, i int) (rune, int) {
	b := s[i]
	if b < utf8.RuneSelf {
		return rune(b), 1
	}
	if b >= 0xC2 && b < 0xE0 && i+1 < len(s) && s[i+1]&0xC0 == 0x80 {
		return rune(b&0x1F)<<6 | rune(s[i+1]&0x3F), 2
	}
	return utf8.DecodeRuneInString(s[i:])
}

// cluster is a grapheme cluster, or the known part of one.
type cluster struct {
	end   int  // byte offset
	chars int  // characters
	shown rune // the rune of its cell
	width int  // columns; 0 for no cell
	open  bool // extenders may follow
	marks bool // it has more visible characters than shown
}

// isAlef reports whether a letter forms a ligature with the lam before it.
func isAlef(r rune) bool { return ucd.Of(r).Has(ucd.Alef) }

// dottedCircle carries marks without a base.
const dottedCircle = '◌'

// cluster reads the cluster that begins with the character r at byte i. If the
// result is open, the extenders after it belong to it.
func (p *Paragraph) cluster(i int, r rune, size int, w ucd.Word) cluster {
	c := cluster{end: i + size, chars: 1, shown: r, width: int(w.Width())}
	switch {
	case w.Has(ucd.Newline):
		c.shown, c.width = ' ', 1
	case w.Has(ucd.Control):
		c.shown, c.width = utf8.RuneError, 1
	case w.Has(ucd.Hidden) && w.Cluster() != ucd.Extender:
		c.width = 0
		c.open = w.Cluster() == ucd.Starter
	case w.Has(ucd.Prepend):
		c.shown, c.open = standIn(r), true
	case w.Cluster() == ucd.Extender:
		p.loneMark(&c, r, w)
	case w.Cluster() == ucd.Starter:
		c.open = true
	default:
		p.complexCluster(&c, i)
	}
	if p.opt.Width > 0 && c.width > p.opt.Width {
		c.shown, c.width, c.marks = utf8.RuneError, 1, false
	}
	return c
}

// loneMark shows a mark without a base on a dotted circle.
func (p *Paragraph) loneMark(c *cluster, r rune, w ucd.Word) {
	c.open = true
	c.shown, c.width, c.marks = dottedCircle, 1, p.shows(r, w)
	if w.Has(ucd.Hidden) || w.Has(ucd.Haraka) && p.opt.StripMarks {
		c.width = 0
	}
}

// complexCluster applies all rules of UAX#29. The width is that of the first
// character, or two columns with an emoji variation selector, as in x/ansi.
func (p *Paragraph) complexCluster(c *cluster, i int) {
	c.end = i + len(firstCluster(p.text[i:]))
	_, size := decode(p.text, i)
	c.chars = utf8.RuneCountInString(p.text[i:c.end])
	c.marks = c.chars > 1
	if c.end >= i+size+3 && p.text[i+size:i+size+3] == "\uFE0F" {
		c.width = 2
	}
}

// firstCluster returns the first cluster of s. An invalid byte is a cluster of
// its own; the library does not guarantee that.
func firstCluster(s string) string {
	g := graphemes.FromString(s)
	if !g.Next() {
		return s
	}
	first := g.Value()
	for i := 0; i < len(first); {
		r, size := decode(first, i)
		if r == utf8.RuneError && size == 1 {
			if i == 0 {
				return first[:1]
			}
			return firstCluster(first[:i])
		}
		i += size
	}
	return first
}

// standIn returns the character to show for a prepended sign. A terminal cannot
// draw the sign around its digits. Some width libraries count the sign and the
// first digit as one column.
func standIn(r rune) rune {
	switch r {
	case 0x06DD, 0x08E2: // end of ayah
		return '○'
	case 0x0601, 0x0604: // sanah, samvat: a year
		return 'س'
	case 0x0603: // safha: a page
		return 'ص'
	}
	return '#'
}
