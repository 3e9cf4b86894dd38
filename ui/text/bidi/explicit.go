package bidi

import "qari/ui/text/ucd"

// status is an entry of the directional status stack (UAX#9, X1).
type status struct {
	level    Level
	override ucd.Class // L, R, or ON for neutral
	isolate  bool
}

// explicitState is the state of rules X1–X8.
type explicitState struct {
	stack             [MaxDepth + 2]status
	depth             int // entries in use, at least 1
	overflowIsolates  int
	overflowEmbedding int
	validIsolates     int
}

func (s *explicitState) top() *status { return &s.stack[s.depth-1] }

// reset applies X1. It applies X8 at a paragraph separator.
func (s *explicitState) reset(base Level) {
	s.stack[0] = status{level: base, override: ucd.ON}
	s.depth = 1
	s.overflowIsolates, s.overflowEmbedding, s.validIsolates = 0, 0, 0
}

// resolveExplicit applies X1–X9. It sets each character's explicit level, and
// in work its class after overrides. Characters that X9 removes become BN.
func (p *Paragraph) resolveExplicit() {
	s := &p.explicit
	s.reset(p.base)
	for i, c := range p.classes {
		switch c {
		case ucd.RLE, ucd.LRE, ucd.RLO, ucd.LRO:
			s.embed(c) // X2–X5
			p.work[i] = ucd.BN
		case ucd.RLI, ucd.LRI, ucd.FSI:
			p.place(i, c)
			s.isolate(p.direction(i, c)) // X5a–X5c
		case ucd.PDI:
			s.popIsolate() // X6a
			p.place(i, c)
		case ucd.PDF:
			s.popEmbedding() // X7
			p.work[i] = ucd.BN
		case ucd.B:
			s.reset(p.base) // X8
			p.levels[i] = p.base
		case ucd.BN: // X9
		default:
			p.place(i, c) // X6
		}
	}
}

// place gives a character the current level and override.
func (p *Paragraph) place(i int, c ucd.Class) {
	top := p.explicit.top()
	p.levels[i] = top.level
	p.work[i] = c
	if top.override != ucd.ON {
		p.work[i] = top.override
	}
}

// embed applies X2–X5. It only counts an embedding deeper than MaxDepth.
func (s *explicitState) embed(c ucd.Class) {
	rtl := c == ucd.RLE || c == ucd.RLO
	level := s.top().level.next(rtl)
	if level > MaxDepth || s.overflowIsolates > 0 || s.overflowEmbedding > 0 {
		if s.overflowIsolates == 0 {
			s.overflowEmbedding++
		}
		return
	}
	override := ucd.ON
	if c == ucd.RLO || c == ucd.LRO {
		override = level.embedding()
	}
	s.push(status{level: level, override: override})
}

// isolate applies X5a and X5b after the initiator itself has its level.
func (s *explicitState) isolate(c ucd.Class) {
	level := s.top().level.next(c == ucd.RLI)
	if level > MaxDepth || s.overflowIsolates > 0 || s.overflowEmbedding > 0 {
		s.overflowIsolates++
		return
	}
	s.validIsolates++
	s.push(status{level: level, override: ucd.ON, isolate: true})
}

func (s *explicitState) push(e status) {
	s.stack[s.depth] = e
	s.depth++
}

// direction applies X5c: the first strong character between an FSI and its PDI
// makes it an RLI or an LRI.
func (p *Paragraph) direction(i int, c ucd.Class) ucd.Class {
	if c != ucd.FSI {
		return c
	}
	end := int(p.matches[i])
	if end < 0 {
		end = len(p.classes)
	}
	if p.firstStrong(i+1, end, 0).RTL() {
		return ucd.RLI
	}
	return ucd.LRI
}

// popIsolate applies X6a.
func (s *explicitState) popIsolate() {
	switch {
	case s.overflowIsolates > 0:
		s.overflowIsolates--
	case s.validIsolates > 0:
		s.overflowEmbedding = 0
		for !s.top().isolate {
			s.depth--
		}
		s.depth--
		s.validIsolates--
	}
}

// popEmbedding applies X7.
func (s *explicitState) popEmbedding() {
	switch {
	case s.overflowIsolates > 0:
	case s.overflowEmbedding > 0:
		s.overflowEmbedding--
	case !s.top().isolate && s.depth > 1:
		s.depth--
	}
}

// next returns the next higher level of the given direction.
func (l Level) next(rtl bool) Level {
	if rtl {
		return (l + 1) | 1
	}
	return (l + 2) &^ 1
}
