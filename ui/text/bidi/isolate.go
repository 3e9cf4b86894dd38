package bidi

import (
	"slices"

	"qari/ui/text/ucd"
)

// Isolate is characters From..To of a paragraph that a higher-level protocol
// isolates as left-to-right text (HL3): they are ordered as if LRI stood before
// and PDI after them, and LRO and PDF within where no right-to-left letter is
// among them, so that groups of Arabic digits run from left to right, too.
type Isolate struct{ From, To int }

// isolateLevel is the level in an isolate: the least even one above that of
// the paragraph, 0 or 1 (X5b).
const isolateLevel Level = 2

// Resolve resolves the levels of the text that was read, with isolates in
// text order that do not overlap. Where the text itself says how it is to be
// ordered, by embeddings or isolates, that stands and the isolates are ignored.
//
// Around them an isolate counts as one neutral, which is what LRI and PDI are
// to the rules W1–W7 and N0–N2; so its characters are made neutrals and their
// classes restored, for L1 needs them.
func (p *Paragraph) Resolve(base Direction, isolated []Isolate) {
	if len(isolated) == 0 || p.seen&explicitOrB != 0 {
		p.resolve(base)
		return
	}
	own := p.isolated[:0]
	for _, s := range isolated {
		own = append(own, p.classes[s.From:s.To]...)
		fill(p.classes[s.From:s.To], ucd.ON)
	}
	p.isolated = own
	p.resolve(base)
	leftToRight := p.base == 0 && p.seen&rightward == 0 // all of it, isolates too
	for _, s := range isolated {
		n := copy(p.classes[s.From:s.To], own)
		if !leftToRight {
			p.resolveIsolate(p.levels[s.From:s.To], own[:n])
		}
		own = own[n:]
	}
}

// resolveIsolate finds the levels of the characters of an isolate. LRI and PDI
// give it an L on both sides, as a paragraph of level 0 has.
func (p *Paragraph) resolveIsolate(levels []Level, classes []ucd.Class) {
	if !slices.ContainsFunc(classes, func(c ucd.Class) bool { return c == ucd.R || c == ucd.AL }) {
		fill(levels, isolateLevel)
		return
	}
	if p.inner == nil {
		p.inner = new(Paragraph)
	}
	p.inner.SetClasses(classes, LTR)
	for i, l := range p.inner.levels {
		levels[i] = isolateLevel + l
	}
}

// Has tells whether a character of the class is in the text.
func (p *Paragraph) Has(c ucd.Class) bool { return p.seen.has(c) }

// Numbers calls yield with the ranges of characters in which a number of at
// least so many digits and signs may stand, its groups at most gap characters
// apart.
func (p *Paragraph) Numbers(least, gap int, yield func(from, to int)) {
	if !p.seen.has(ucd.EN) && !p.seen.has(ucd.AN) {
		return
	}
	for i := 0; i < len(p.stretches); {
		from, size, last := p.stretches[i].from, int32(0), p.stretches[i].from
		for i < len(p.stretches) && p.stretches[i].from-last <= int32(gap) {
			size += p.stretches[i].to - p.stretches[i].from
			last = p.stretches[i].to
			i++
		}
		if int(size) >= least {
			yield(int(from), int(last))
		}
	}
}
