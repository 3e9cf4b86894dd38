package layout

import (
	"math"

	"qari/ui/text/bidi"
	"qari/ui/text/shape"
	"qari/ui/text/ucd"
)

// filler fills lines one after another. Columns are counted from the start of
// the paragraph.
type filler struct {
	breaks  breaker
	pos     mark       // next character
	columns int        // before pos
	begin   int        // columns before the present line
	last    mark       // the last break opportunity; of use if beyond the line's start
	upTo    int        // columns before it
	open    bool       // extenders belong to the cluster before pos
	lam     bidi.Level // of a right-to-left lam before pos, with which an alef makes a ligature; else 0
}

func (f *filler) reset(text string) {
	f.breaks.reset(text)
	f.pos, f.last = mark{}, mark{}
	f.columns, f.begin, f.upTo = 0, 0, 0
	f.open, f.lam = false, 0
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
	f, text, found, measure := &p.fill, p.text, len(p.lines), p.measure()
	levels := p.bidi.Levels()
	for f.pos.at < len(text) && len(p.lines) == found {
		r, size := decode(text, f.pos.at)
		w := ucd.Of(r)
		opportunity := f.breaks.before(f.pos.at, w)
		if f.open && w.Cluster() == ucd.Extender {
			f.pos.at, f.pos.char = f.pos.at+size, f.pos.char+1
			if w.Joining() != ucd.Transparent {
				f.lam = 0
			}
			continue
		}
		if opportunity {
			f.last, f.upTo = f.pos, f.columns
		}
		if !w.Has(ucd.Plain) {
			p.fillCluster(r, size, w)
			continue
		}
		if width := p.plainWidth(r); f.columns+width-f.begin > measure && w.Break() != ucd.BreakSP {
			p.wrap(width)
			f.place(width, size)
		} else {
			f.place(width, size)
		}
		f.setLam(r, levels)
		if w.Has(ucd.Letter) {
			p.fillWord()
		}
	}
	return len(p.lines) > found
}

// fillCluster is the step of nextLine for a cluster that is not plain.
func (p *Paragraph) fillCluster(r rune, size int, w ucd.Word) {
	f := &p.fill
	c := p.cluster(f.pos.at, r, size, w)
	for i := f.pos.at + size; i < c.end; {
		r, size := decode(p.text, i)
		f.breaks.before(i, ucd.Of(r))
		i += size
	}
	if c.width > 0 || w.Joining() != ucd.Transparent || p.bidi.Levels()[f.pos.char] != f.lam {
		f.lam = 0
	}
	if f.columns+c.width-f.begin > p.measure() && !w.Has(ucd.Newline) {
		p.wrap(c.width)
	}
	f.columns += c.width
	f.pos = mark{c.end, f.pos.char + c.chars}
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
