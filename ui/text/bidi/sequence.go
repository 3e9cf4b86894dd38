package bidi

import "qari/ui/text/ucd"

// sequence is an isolating run sequence (BD13), with its characters side by
// side.
type sequence struct {
	classes  []ucd.Class // resolved in place
	original []ucd.Class // the classes before W1
	level    Level
	sos, eos ucd.Class
}

// levelRun is a run of one level (BD7) without the characters that X9 removes.
type levelRun struct {
	first, last int32 // positions in the paragraph
	next        int32 // the next run of its sequence, or -1
	level       Level
	continues   bool // it is not the first of its sequence
}

// resolveWhole applies X10 and the later rules to a paragraph without explicit
// levels: it is one sequence.
func (p *Paragraph) resolveWhole() {
	e := p.base.embedding()
	p.seq = sequence{p.work, p.classes, p.base, e, e}
	p.resolveSequence()
	for i, c := range p.work {
		p.levels[i] = implicit(p.base, c)
	}
}

// resolveSequences applies X10.
func (p *Paragraph) resolveSequences() {
	p.findRuns()
	for k := range p.runs {
		if !p.runs[k].continues {
			last := p.gather(k)
			p.setEdges(k, last)
			p.resolveSequence()
			for j, i := range p.index {
				p.levels[i] = implicit(p.seq.level, p.seq.classes[j])
			}
		}
	}
	p.fillRemoved()
}

func (p *Paragraph) resolveSequence() {
	s := &p.seq
	resolveWeak(s.classes, s.sos, s.sos, p.seen)
	p.n0()
	s.n1n2()
}

// findRuns splits the paragraph into level runs and links those of a sequence:
// a run that ends with an isolate initiator continues with the run that its PDI
// begins.
func (p *Paragraph) findRuns() {
	p.runs = p.runs[:0]
	for i, c := range p.work {
		if c == ucd.BN {
			continue
		}
		if n := len(p.runs) - 1; n >= 0 && p.runs[n].level == p.levels[i] {
			p.runs[n].last = int32(i)
			continue
		}
		p.runs = append(p.runs, levelRun{int32(i), int32(i), -1, p.levels[i], false})
	}
	if len(p.matches) > 0 {
		p.linkRuns()
	}
}

func (p *Paragraph) linkRuns() {
	p.open = p.open[:0]
	for k := range p.runs {
		run := &p.runs[k]
		if n := len(p.open) - 1; n >= 0 && p.classes[run.first] == ucd.PDI {
			if opener := &p.runs[p.open[n]]; p.matches[opener.last] == run.first {
				opener.next, run.continues = int32(k), true
				p.open = p.open[:n]
			}
		}
		if m := p.matches[run.last]; m > run.last {
			p.open = append(p.open, int32(k))
		}
	}
}

// gather collects the sequence that begins with run k and returns its last run.
func (p *Paragraph) gather(k int) (last int) {
	p.index, p.gathered, p.original = p.index[:0], p.gathered[:0], p.original[:0]
	for ; k >= 0; k = int(p.runs[k].next) {
		last = k
		for i := p.runs[k].first; i <= p.runs[k].last; i++ {
			if c := p.work[i]; c != ucd.BN {
				p.index = append(p.index, i)
				p.gathered = append(p.gathered, c)
				p.original = append(p.original, p.classes[i])
			}
		}
	}
	return last
}

// setEdges sets the sequence's sos and eos (X10): the direction of the higher
// level on either side of the edge. After an isolate initiator without a PDI
// that is the paragraph's level.
func (p *Paragraph) setEdges(first, last int) {
	before, after := p.base, p.base
	if first > 0 {
		before = p.runs[first-1].level
	}
	if end := p.runs[last].last; last+1 < len(p.runs) && !p.isOpenIsolate(end) {
		after = p.runs[last+1].level
	}
	level := p.runs[first].level
	p.seq = sequence{p.gathered, p.original, level,
		max(level, before).embedding(), max(level, after).embedding()}
}

// isOpenIsolate reports whether an isolate initiator without a PDI is at i.
func (p *Paragraph) isOpenIsolate(i int32) bool {
	c := p.classes[i]
	return (c == ucd.LRI || c == ucd.RLI || c == ucd.FSI) && p.matches[i] < 0
}

// fillRemoved gives the characters that X9 removes the level before them.
func (p *Paragraph) fillRemoved() {
	level := p.base
	for i, c := range p.work {
		if c == ucd.BN {
			p.levels[i] = level
		}
		level = p.levels[i]
	}
}
