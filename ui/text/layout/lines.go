package layout

import (
	"math"
	"unicode/utf8"

	"qari/ui/text/shape"
	"qari/ui/text/ucd"
)

// filler fills lines one after another. Columns are counted from the start of
// the paragraph.
type filler struct {
	breaks breaker
	addresses
	pos     mark     // next character
	columns int      // before pos
	begin   int      // columns before the present line
	last    mark     // the last break opportunity; of use if beyond the line's start
	upTo    int      // columns before it
	open    bool     // extenders belong to the cluster before pos
	letter  ucd.Word // the letter that an alef at pos would make a ligature with, if it is a lam; else 0
	base    int      // its character
}

func (f *filler) reset(text string) {
	f.breaks.reset(text)
	f.pos, f.last = mark{}, mark{}
	f.columns, f.begin, f.upTo = 0, 0, 0
	f.open, f.letter, f.base = false, 0, 0
}

func (p *Paragraph) measure() int {
	if p.opt.Width <= 0 {
		return math.MaxInt
	}
	return p.opt.Width
}

// nextLine finds where one more line begins; false at the end of the text.
// Lines are as full as they can be. Spaces at which a line is broken hang, and
// a word wider than the measure is broken between clusters.
func (p *Paragraph) nextLine() bool {
	f, text, found := &p.fill, p.text, len(p.lines)
	for f.pos.at < len(text) && len(p.lines) == found {
		r, size := decode(text, f.pos.at)
		w := ucd.Of(r)
		opportunity := f.breaks.before(f.pos.at, w) && (len(f.found) == 0 || !f.glues(f.pos.at))
		if f.open && w.Cluster() == ucd.Extender {
			f.extend(r, size, w)
			continue
		}
		if opportunity {
			f.last, f.upTo = f.pos, f.columns
		}
		if w.Has(ucd.Plain) {
			p.fillPlain(size, w)
		} else {
			p.fillCluster(r, size, w)
		}
		if w.Has(ucd.Letter) {
			p.fillWords()
		}
	}
	return len(p.lines) > found
}

// advance passes over a cluster.
func (f *filler) advance(size, chars, width int) {
	f.pos.at += size
	f.pos.char += chars
	f.columns += width
}

// extend passes over a character of the cluster before. Of these a hamza or
// what is not transparent keeps a lam from its alef.
func (f *filler) extend(r rune, size int, w ucd.Word) {
	f.advance(size, 1, 0)
	if w.Joining() != ucd.Transparent || shape.IsHamza(r) {
		f.letter = 0
	}
}

// fillPlain places a character that is a cluster of one column, or none as the
// alef of a ligature. A space never begins a line.
func (p *Paragraph) fillPlain(size int, w ucd.Word) {
	f, width := &p.fill, 1
	if p.ligates(w, f.pos.char) {
		width = 0
	}
	if f.columns+width-f.begin > p.measure() && w.Break() != ucd.BreakSP {
		p.wrap(width)
	}
	f.open, f.letter, f.base = true, w, f.pos.char
	f.advance(size, 1, width)
}

// ligates tells whether the character is the alef of a ligature with the lam
// before it. Both must be of one right-to-left run.
func (p *Paragraph) ligates(w ucd.Word, char int) bool {
	if !ucd.LamAlef(p.fill.letter, w) {
		return false
	}
	levels := p.bidi.Levels()
	return levels[char].RTL() && levels[char] == levels[p.fill.base]
}

// fillWords places letters while they fit, and spaces between them: what most
// text is made of. There is no break opportunity between letters (LB28), and
// one at a letter after spaces (LB18). It begins after a letter.
func (p *Paragraph) fillWords() {
	f, text := &p.fill, p.text
	at, char, letter, base := f.pos.at, f.pos.char, f.letter, f.base
	spaces, mayBreak := false, f.breaks.isAfterLetter(at)
	room := p.measure() - (f.columns - f.begin)
	start := room
	for at < len(text) {
		r, size := rune(text[at]), 1
		if r == ' ' && mayBreak {
			spaces, letter = true, 0
			room--
			at, char = at+1, char+1
			continue
		}
		if r >= utf8.RuneSelf {
			if r < 0xC2 || r >= 0xE0 || at+1 >= len(text) || text[at+1]&0xC0 != 0x80 {
				break // what is not of two bytes nextLine decodes
			}
			r, size = r&0x1F<<6|rune(text[at+1]&0x3F), 2
		}
		w := ucd.Of(r)
		if room <= 0 || !w.Has(ucd.Letter) || ucd.LamAlef(letter, w) {
			break
		}
		if spaces {
			spaces = false
			f.last, f.upTo, f.breaks.stretch = mark{at, char}, f.columns+start-room, at
		}
		letter, base = w, char
		room--
		at, char = at+size, char+1
	}
	f.pos, f.letter, f.base = mark{at, char}, letter, base
	f.columns += start - room
	if spaces {
		f.breaks.addSpaces()
	}
}

// fillCluster places a cluster that is not plain.
func (p *Paragraph) fillCluster(r rune, size int, w ucd.Word) {
	f := &p.fill
	c := p.cluster(f.pos.at, r, size, w)
	for i := f.pos.at + size; i < c.end; {
		r, size := decode(p.text, i)
		f.breaks.before(i, ucd.Of(r))
		i += size
	}
	f.letter = 0
	if f.columns+c.width-f.begin > p.measure() && !w.Has(ucd.Newline) {
		p.wrap(c.width)
	}
	f.advance(c.end-f.pos.at, c.chars, c.width)
	f.open = c.open
}

// wrap ends the present line: at the last opportunity and, where what follows
// that is still too wide, before the cluster at hand.
func (p *Paragraph) wrap(width int) {
	f := &p.fill
	if f.last.at > p.lastLine().at {
		p.lines = append(p.lines, f.last)
		f.begin = f.upTo
	}
	if f.columns+width-f.begin > p.measure() && f.columns > f.begin {
		p.lines = append(p.lines, f.pos)
		f.begin = f.columns
	}
}
