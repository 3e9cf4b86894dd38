package bidi

import "qari/ui/text/ucd"

// maxOpen is the size of the stack of opening brackets (BD16).
const maxOpen = 63

// bracket is an opening bracket of a sequence.
type bracket struct {
	at, close int32 // positions in the sequence; close is 0 if there is none
	hasL      bool  // the pair contains a strong class of this direction
	hasR      bool
}

// bracketState holds the brackets of n0.
type bracketState struct {
	found []bracket // in text order
	open  []int32   // indices of brackets that are not closed yet
}

// n0 resolves bracket pairs. If a pair contains the embedding direction, it
// takes that. If it contains only the opposite direction, it takes that if the
// context before the pair has it too, else the embedding direction. Without any
// strong class inside it stays neutral.
func (p *Paragraph) n0() {
	if !p.seen.has(ucd.Bracket) {
		return
	}
	s := &p.seq
	p.pairs.find(s.classes)
	context, at := s.sos, int32(0)
	for _, b := range p.pairs.found {
		if b.close == 0 {
			continue
		}
		for ; at < b.at; at++ {
			if d := direction(s.classes[at]); d != ucd.ON {
				context = d
			}
		}
		if d := s.bracketDirection(b, context); d != ucd.ON {
			s.setBracket(b.at, d)
			s.setBracket(b.close, d)
		}
	}
}

// bracketDirection applies steps b to d of N0; it returns ON for a pair that
// stays neutral.
func (s *sequence) bracketDirection(b bracket, context ucd.Class) ucd.Class {
	e := s.level.embedding()
	switch {
	case e == ucd.L && b.hasL, e == ucd.R && b.hasR:
		return e
	case b.hasL || b.hasR:
		if context != e {
			return context
		}
		return e
	}
	return ucd.ON
}

// setBracket resolves a bracket and the nonspacing marks after it.
func (s *sequence) setBracket(at int32, c ucd.Class) {
	s.classes[at] = c
	for i := int(at) + 1; i < len(s.original) && s.original[i] == ucd.NSM; i++ {
		s.classes[i] = c
	}
}

// find pairs the brackets of a sequence (BD16) and records the strong classes
// in each. The contents of an inner bracket also belong to the outer one, so
// they are copied when the inner one is closed or dropped.
func (b *bracketState) find(classes []ucd.Class) {
	b.found, b.open = b.found[:0], b.open[:0]
	for i, c := range classes {
		if c < ucd.Bracket {
			b.note(direction(c))
			continue
		}
		if (c-ucd.Bracket)%2 == 1 {
			b.closeAt(classes, int32(i))
			continue
		}
		if len(b.open) == maxOpen {
			return
		}
		b.open = append(b.open, int32(len(b.found)))
		b.found = append(b.found, bracket{at: int32(i)})
	}
}

// note records a strong class in the innermost open bracket.
func (b *bracketState) note(d ucd.Class) {
	if n := len(b.open) - 1; n >= 0 {
		inner := &b.found[b.open[n]]
		inner.hasL = inner.hasL || d == ucd.L
		inner.hasR = inner.hasR || d == ucd.R
	}
}

// closeAt pairs a closing bracket with the nearest open one of its kind, and
// drops the brackets opened since. Without such an opening bracket it does
// nothing.
func (b *bracketState) closeAt(classes []ucd.Class, at int32) {
	n := len(b.open) - 1
	for n >= 0 && classes[b.found[b.open[n]].at] != classes[at]-1 {
		n--
	}
	if n < 0 {
		return
	}
	for len(b.open) > n {
		last := len(b.open) - 1
		inner := &b.found[b.open[last]]
		b.open = b.open[:last]
		if last == n {
			inner.close = at
		}
		if inner.hasL {
			b.note(ucd.L)
		}
		if inner.hasR {
			b.note(ucd.R)
		}
	}
}

// direction returns the strong class that N0–N2 use for a class; ON for none.
// Numbers count as R.
func direction(c ucd.Class) ucd.Class {
	switch c {
	case ucd.L:
		return ucd.L
	case ucd.R, ucd.EN, ucd.AN:
		return ucd.R
	}
	return ucd.ON
}

// n1n2 resolves runs of neutrals and isolate controls. They take the direction
// of the text on both sides if it is the same (N1), else the embedding
// direction (N2).
func (s *sequence) n1n2() {
	before := s.sos
	for i := 0; i < len(s.classes); {
		if d := direction(s.classes[i]); d != ucd.ON {
			before = d
			i++
			continue
		}
		end, after := i+1, s.eos
		for ; end < len(s.classes); end++ {
			if d := direction(s.classes[end]); d != ucd.ON {
				after = d
				break
			}
		}
		resolved := s.level.embedding()
		if before == after {
			resolved = before
		}
		fill(s.classes[i:end], resolved)
		i = end
	}
}
