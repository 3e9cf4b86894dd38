package bidi

import "qari/ui/text/ucd"

var (
	explicitOrB = isolates | embeddings | setOf(ucd.B)
	rightward   = setOf(ucd.R, ucd.AL, ucd.AN)
)

// stretch is the characters from..to, all of weak classes.
type stretch struct{ from, to int32 }

// addWeak records that the character at i is weak.
func (p *Paragraph) addWeak(i int) {
	if n := len(p.stretches) - 1; n >= 0 && p.stretches[n].to == int32(i) {
		p.stretches[n].to++
		return
	}
	p.stretches = append(p.stretches, stretch{int32(i), int32(i) + 1})
}

// resolvePlain is a fast path for paragraphs of one direction, the most common
// ones. It returns false for any other paragraph.
func (p *Paragraph) resolvePlain() bool {
	switch {
	case p.seen&explicitOrB != 0:
		return false
	case p.base == 0 && p.seen&rightward == 0:
		clear(p.levels) // W7 makes every EN an L: sos is L
		return true
	case p.base == 1 && !p.seen.has(ucd.L):
		return p.plainRTL()
	}
	return false
}

// plainRTL resolves a right-to-left paragraph without L. Brackets and neutrals
// stand between R, EN and AN, which all count as R in N0 and N1. So everything
// is at level 1, except numbers at level 2. The weak rules find the numbers;
// they look only at a stretch of weak characters and the last strong one. It
// gives up if a BN, which X9 removes, touches a stretch.
func (p *Paragraph) plainRTL() bool {
	fillOnes(p.levels)
	strong, at := ucd.R, 0 // sos
	for _, s := range p.stretches {
		if p.touchesBN(s) {
			return false
		}
		if p.plainDigits(s) {
			continue
		}
		for i := int(s.from) - 1; i >= at; i-- {
			if c := p.classes[i]; c == ucd.R || c == ucd.AL {
				strong = c
				break
			}
		}
		at = int(s.to)
		p.plainNumber(s, strong)
	}
	return true
}

// plainDigits resolves a stretch of digits only. They are numbers, EN or AN
// (W2).
func (p *Paragraph) plainDigits(s stretch) bool {
	for _, c := range p.classes[s.from:s.to] {
		if c != ucd.EN && c != ucd.AN {
			return false
		}
	}
	for i := s.from; i < s.to; i++ {
		p.levels[i] = 2
	}
	return true
}

// fillOnes sets all levels to 1, one block at a time.
func fillOnes(levels []Level) {
	if len(levels) == 0 {
		return
	}
	levels[0] = 1
	for done := 1; done < len(levels); done *= 2 {
		copy(levels[done:], levels[:done])
	}
}

func (p *Paragraph) touchesBN(s stretch) bool {
	return p.seen.has(ucd.BN) && (s.from > 0 && p.classes[s.from-1] == ucd.BN ||
		int(s.to) < len(p.classes) && p.classes[s.to] == ucd.BN)
}

// plainNumber resolves one stretch of weak characters after the strong class.
func (p *Paragraph) plainNumber(s stretch, strong ucd.Class) {
	before := strong
	if s.from > 0 && p.classes[s.from-1] != strong {
		before = ucd.ON
	}
	p.gathered = append(p.gathered[:0], p.classes[s.from:s.to]...)
	resolveWeak(p.gathered, before, strong, p.seen)
	for i, c := range p.gathered {
		if c == ucd.EN || c == ucd.AN {
			p.levels[int(s.from)+i] = 2
		}
	}
}
