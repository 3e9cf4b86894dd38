package bidi

import "qari/ui/text/ucd"

var (
	explicitOrB = isolates | embeddings | setOf(ucd.B)
	rightward   = setOf(ucd.R, ucd.AL, ucd.AN)
)

// resolvePlain resolves paragraphs of one direction, most of all text, by what
// the rules come to there; it reports false, and has done nothing that
// matters, for any other.
func (p *Paragraph) resolvePlain() bool {
	switch {
	case p.seen&explicitOrB != 0:
		return false
	case p.base == 0 && p.seen&rightward == 0:
		// No R: EN turns into L by W7 or is resolved beside L alone; but after
		// a sos or eos of L that is all there is.
		clear(p.levels)
		return true
	case p.base == 1 && !p.seen.has(ucd.L):
		return p.plainRTL()
	}
	return false
}

// plainRTL: with no L in a right-to-left paragraph, brackets and neutrals stand
// between R, EN and AN, which N0 and N1 all count as R. So everything is at
// level 1 but numbers, at level 2, and what is a number the weak rules say,
// which look no farther than the stretch of weak characters and the last
// strong one. It gives up where a BN, which X9 removes, touches such a stretch.
func (p *Paragraph) plainRTL() bool {
	if p.seen&weak == 0 {
		for i := range p.levels {
			p.levels[i] = 1
		}
		return true
	}
	strong := ucd.R // sos
	for i := 0; i < len(p.classes); {
		c := p.classes[i]
		if !weak.has(c) {
			if c == ucd.R || c == ucd.AL {
				strong = c
			}
			p.levels[i] = 1
			i++
			continue
		}
		end := i + 1
		for end < len(p.classes) && weak.has(p.classes[end]) {
			end++
		}
		if p.touchesBN(i, end) {
			return false
		}
		p.plainNumber(i, end, strong)
		i = end
	}
	return true
}

func (p *Paragraph) touchesBN(from, to int) bool {
	return p.seen.has(ucd.BN) &&
		(from > 0 && p.classes[from-1] == ucd.BN || to < len(p.classes) && p.classes[to] == ucd.BN)
}

// plainNumber resolves one stretch of weak characters after the strong class.
func (p *Paragraph) plainNumber(from, to int, strong ucd.Class) {
	before := strong
	if from > 0 && p.classes[from-1] != strong {
		before = ucd.ON
	}
	p.gathered = append(p.gathered[:0], p.classes[from:to]...)
	resolveWeak(p.gathered, before, strong)
	for i, c := range p.gathered {
		p.levels[from+i] = 1
		if c == ucd.EN || c == ucd.AN {
			p.levels[from+i] = 2
		}
	}
}
