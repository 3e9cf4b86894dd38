package bidi

import "qari/ui/text/ucd"

// status is an entry of the directional status stack (X1).
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

// reset is X1, and X8 where a paragraph separator stands.
func (s *explicitState) reset(base Level) {
	s.stack[0] = status{level: base, override: ucd.ON}
	s.depth = 1
	s.overflowIsolates, s.overflowEmbedding, s.validIsolates = 0, 0, 0
}

// resolveExplicit is X1–X9: the explicit level of each character, and in work
// its class, changed by overrides. Characters that X9 removes become BN.
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

// embed is X2–X5. An embedding deeper than MaxDepth only counts.
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

// isolate is X5a and X5b, after the initiator itself is placed.
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

// direction is X5c: an FSI is an RLI or LRI by the first strong character
// between it and its PDI.
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

// popIsolate is X6a.
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

// popEmbedding is X7.
func (s *explicitState) popEmbedding() {
	switch {
	case s.overflowIsolates > 0:
	case s.overflowEmbedding > 0:
		s.overflowEmbedding--
	case !s.top().isolate && s.depth > 1:
		s.depth--
	}
}

// next is the least level above l that runs in the direction.
func (l Level) next(rtl bool) Level {
	if rtl {
		return (l + 1) | 1
	}
	return (l + 2) &^ 1
}
