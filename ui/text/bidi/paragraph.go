// Package bidi is the Unicode Bidirectional Algorithm, UAX#9, of Unicode 17.0,
// with every rule of it: 125 levels, isolates, paired brackets.
//
// The files follow the standard: paragraph.go (P2, P3), explicit.go (X1–X9),
// sequence.go (X10), weak.go (W1–W7), neutral.go (N0–N2), implicit.go (I1, I2),
// reorder.go (L1, L2); isolate.go is what a higher-level protocol adds (HL3). A
// rule is the function of its name: N0 is n0. All of it takes time linear in
// the length of the text, whatever the text.
//
// Positions are indices of characters (code points, or invalid bytes).
package bidi

import (
	"slices"
	"unicode/utf8"

	"qari/ui/text/ucd"
)

// Level is an embedding level: even runs left to right, odd right to left.
type Level uint8

// MaxDepth is the highest explicit level (BD2); implicit ones reach one more.
const MaxDepth = 125

// RTL tells whether text at this level runs right to left.
func (l Level) RTL() bool { return l&1 == 1 }

// embedding is the strong class of a level's direction.
func (l Level) embedding() ucd.Class {
	if l.RTL() {
		return ucd.R
	}
	return ucd.L
}

// Direction is what a caller wants as paragraph direction.
type Direction uint8

// Auto takes the direction of the first strong character, left to right where
// there is none (P2, P3). AutoRTL is right to left where there is none, as the
// higher-level protocol HL1 allows: for a line of digits among Arabic ones.
const (
	Auto Direction = iota
	LTR
	RTL
	AutoRTL
)

// Paragraph holds the levels of one paragraph. It may be used again, which
// saves its memory, but not by two goroutines at once. The zero value is an
// empty paragraph.
type Paragraph struct {
	base    Level
	levels  []Level
	classes []ucd.Class // as the text has them
	seen    classSet    // all that occur in classes
	matches []int32     // BD9: an isolate initiator's PDI and the reverse, else -1; nil without isolates

	stretches []stretch   // of weak characters, for resolvePlain
	work      []ucd.Class // resolved step by step
	explicit  explicitState
	runs      []levelRun
	open      []int32 // run sequences that wait for their PDI
	seq       sequence
	index     []int32     // positions of a sequence's characters
	gathered  []ucd.Class // their classes
	original  []ucd.Class // and those before W1
	pairs     bracketState

	isolated []ucd.Class // the classes of all isolates of Resolve
	inner    *Paragraph  // one of them; nil until one has right-to-left letters
}

// Compact lets go of all memory but that of the levels.
func (p *Paragraph) Compact() {
	*p = Paragraph{base: p.base, levels: slices.Clone(p.levels)}
}

// classSet is a set of bidi classes; all brackets count as one.
type classSet uint32

const bracketBit = 31

func setOf(classes ...ucd.Class) (s classSet) {
	for _, c := range classes {
		s |= 1 << min(c, bracketBit)
	}
	return s
}

func (s classSet) has(c ucd.Class) bool { return s&(1<<min(c, bracketBit)) != 0 }

var (
	isolates   = setOf(ucd.LRI, ucd.RLI, ucd.FSI, ucd.PDI)
	separators = setOf(ucd.B, ucd.S)
	embeddings = setOf(ucd.LRE, ucd.LRO, ucd.RLE, ucd.RLO, ucd.PDF)
)

// SetText resolves the levels of a text, as [Paragraph.Read] reads it.
func (p *Paragraph) SetText(text string, base Direction) {
	p.Read(text)
	p.resolve(base)
}

// Read makes text the paragraph, of which nothing is known until it is
// resolved but its classes. All of it is one paragraph: paragraph and segment
// separators (newlines, tabs) in it count as white space. Each invalid byte
// counts as U+FFFD.
func (p *Paragraph) Read(text string) {
	p.classes = slices.Grow(p.classes[:0], len(text))
	seen := classSet(0) // of plain text; p.seen of all else
	p.seen = 0
	p.stretches = p.stretches[:0]
	classes := p.classes[:len(text)]
	n := 0
	for i := 0; i < len(text); n++ {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			if r < 0xE0 && r >= 0xC2 && i+1 < len(text) && text[i+1]&0xC0 == 0x80 {
				r, size = r&0x1F<<6|rune(text[i+1]&0x3F), 2
			} else {
				r, size = utf8.DecodeRuneInString(text[i:])
			}
		}
		i += size
		class := ucd.Of(r).Class()
		if class <= ucd.ON {
			classes[n] = class
			seen |= 1 << class
		} else {
			classes[n] = p.rarer(n, class)
		}
	}
	p.seen |= seen
	p.classes = classes[:n]
}

// rarer notes a class that is not one of plain text, for the character at i, and
// returns what it counts as.
func (p *Paragraph) rarer(i int, c ucd.Class) ucd.Class {
	switch {
	case separators.has(c):
		c = ucd.WS
	case weak.has(c):
		p.addWeak(i)
	}
	p.seen |= setOf(c)
	return c
}

// SetClasses resolves the levels of characters known by class alone. A
// paragraph separator ends all embeddings and isolates (X8), but what follows
// it stays in the paragraph.
func (p *Paragraph) SetClasses(classes []ucd.Class, base Direction) {
	p.classes = append(p.classes[:0], classes...)
	p.seen = setOf(classes...)
	p.stretches = p.stretches[:0]
	for i, c := range classes {
		if weak.has(c) {
			p.addWeak(i)
		}
	}
	p.resolve(base)
}

// Len is the number of characters.
func (p *Paragraph) Len() int { return len(p.classes) }

// Base is the paragraph embedding level, 0 or 1.
func (p *Paragraph) Base() Level { return p.base }

// Levels is the resolved level of each character, before L1. A character that
// X9 removes has the level of the one before it. The slice belongs to the
// paragraph and holds until it is set again.
func (p *Paragraph) Levels() []Level { return p.levels }

func (p *Paragraph) resolve(base Direction) {
	p.levels = slices.Grow(p.levels[:0], len(p.classes))[:len(p.classes)]
	p.matchIsolates()
	switch base {
	case LTR:
		p.base = 0
	case RTL:
		p.base = 1
	case AutoRTL:
		p.base = p.firstStrong(0, len(p.classes), 1)
	default:
		p.base = p.firstStrong(0, len(p.classes), 0)
	}
	if p.resolvePlain() {
		return
	}
	p.work = append(p.work[:0], p.classes...)
	if p.seen&(isolates|embeddings|setOf(ucd.BN, ucd.B)) == 0 {
		p.resolveWhole()
		return
	}
	p.resolveExplicit()
	p.resolveSequences()
}

// firstStrong is the level that P2 and P3 give the characters from..to; none
// where there is no strong one.
func (p *Paragraph) firstStrong(from, to int, none Level) Level {
	for i := from; i < to; i++ {
		switch c := p.classes[i]; c {
		case ucd.L, ucd.B:
			return 0
		case ucd.R, ucd.AL:
			return 1
		case ucd.LRI, ucd.RLI, ucd.FSI:
			if p.matches[i] < 0 {
				return none
			}
			i = int(p.matches[i])
		}
	}
	return none
}

// matchIsolates pairs isolate initiators with their PDIs (BD9).
func (p *Paragraph) matchIsolates() {
	p.matches = p.matches[:0]
	if p.seen&isolates == 0 {
		return
	}
	p.matches = slices.Grow(p.matches, len(p.classes))[:len(p.classes)]
	open := p.open[:0]
	for i, c := range p.classes {
		p.matches[i] = -1
		switch c {
		case ucd.LRI, ucd.RLI, ucd.FSI:
			open = append(open, int32(i))
		case ucd.PDI:
			if n := len(open) - 1; n >= 0 {
				p.matches[i], p.matches[open[n]] = open[n], int32(i)
				open = open[:n]
			}
		case ucd.B:
			open = open[:0]
		}
	}
	p.open = open
}
