// Package ucd holds the Unicode properties that text layout needs. One word per
// code point packs them all, so one table access answers every question about a
// character. The table is indexed directly below U+0800, where Arabic and Latin
// are.
//
// The tables are generated from testdata/ucd/Properties.txt.gz; see gen.
package ucd

//go:generate go run ./gen -from ../../../testdata/ucd/Properties.txt.gz -to tables.go

// Word is the packed properties of one code point.
type Word uint32

const (
	bidiShift    = 0  // 8 bits: Class, or bracketBase + 2*pair + closing
	joinShift    = 8  // 3 bits: Joining
	widthShift   = 11 // 2 bits: columns
	clusterShift = 13 // 2 bits: Cluster
	breakShift   = 15 // 5 bits: Break
)

// The flags of a word.
const (
	Mirrored Word = 1 << (20 + iota) // Bidi_Mirrored, with a mirror glyph (UAX#9 L4)
	Haraka                           // an Arabic mark that readers may want hidden
	Hidden                           // a format character, which a terminal must not be sent
	Control                          // C0 or C1 control, shown as U+FFFD
	Newline                          // ends a line (UAX#14 BK, CR, LF, NL) or is a tab: shown as a space
	Prepend                          // a prepended concatenation mark (General_Category Cf)
	Plain                            // a starter of one column with none of the four flags above, and no space but U+0020
	Letter                           // Plain and BreakAL
	Alef                             // makes a ligature with the lam before it
	Lam                              // U+0644; the bit above Alef, see LamAlef
)

// Class is a Bidi_Class (UAX#9 table 4).
type Class uint8

// The bidi classes, those of plain text first.
const (
	L Class = iota
	R
	AL
	WS
	ON
	EN
	ES
	ET
	AN
	CS
	NSM
	BN
	B
	S
	LRE
	LRO
	RLE
	RLO
	PDF
	LRI
	RLI
	FSI
	PDI

	// Bracket and what follows are ON with a Bidi_Paired_Bracket: the classes
	// of one pair are Bracket+2n (opening) and Bracket+2n+1 (closing).
	// Canonically equivalent brackets share a pair (BD16).
	Bracket Class = 32
)

// Joining is a Joining_Type: the set of sides on which a character joins.
type Joining uint8

// The joining types. Joining ignores Transparent characters.
const (
	NonJoining   Joining = 0
	RightJoining Joining = 1
	LeftJoining  Joining = 2
	DualJoining  Joining = RightJoining | LeftJoining
	JoinCausing  Joining = DualJoining | 4
	Transparent  Joining = 4
)

// JoinsRight reports whether the character joins on its right side, to the one
// before it in right-to-left text.
func (j Joining) JoinsRight() bool { return j&RightJoining != 0 }

// JoinsLeft reports whether the character joins on its left side.
func (j Joining) JoinsLeft() bool { return j&LeftJoining != 0 }

// Joint returns 1 if two neighbours join, and 0 otherwise. It has no branch,
// because the processor cannot predict one in running text.
func Joint(right, left Joining) uint8 { return uint8(right >> 1 & left & 1) }

// Cluster is the role of a code point in grapheme clusters (UAX#29).
type Cluster uint8

const (
	// Complex needs all rules: Hangul, Indic conjuncts, emoji, flags, controls.
	Complex Cluster = iota
	// Starter begins a cluster after anything but a Complex code point. Only
	// extenders follow it in the cluster.
	Starter
	// Extender continues any cluster except that of a control (GB9, GB9a).
	Extender
)

// Break is a line breaking class (UAX#14, after rule LB1) of plain text. All
// other classes are BreakComplex.
type Break uint8

// The classes of plain text. PI and PF are initial and final quotation marks,
// PX is PR or PO. Code points of East Asian width F, W or H are BreakComplex.
const (
	BreakComplex Break = iota
	BreakAL
	BreakNU
	BreakIS
	BreakEX
	BreakCL
	BreakCP
	BreakOP
	BreakQU
	BreakPI
	BreakPF
	BreakSY
	BreakGL
	BreakHY
	BreakBA
	BreakPX
	BreakSP
	BreakCM
	NumBreaks
)

// Of returns the properties of a code point, or those of U+FFFD for an invalid
// r.
func Of(r rune) Word {
	if uint32(r) < uint32(len(low)) {
		return low[r]
	}
	return high(r)
}

func high(r rune) Word {
	if uint32(r) > 0x10FFFF {
		r = 0xFFFD
	}
	return words[blocks[int(index[r>>7])<<7|int(r&127)]]
}

// LamAlef reports whether two letters in reading order are a lam and an alef
// that form a ligature.
func LamAlef(first, second Word) bool { return first>>1&second&Alef != 0 }

// Class returns the Bidi_Class; Bracket or more for a paired bracket.
func (w Word) Class() Class { return Class(w >> bidiShift & 0xFF) }

// Joining returns the Joining_Type.
func (w Word) Joining() Joining { return Joining(w >> joinShift & 7) }

// Width returns the columns of the character in a terminal: 0, 1 or 2.
func (w Word) Width() uint8 { return uint8(w >> widthShift & 3) }

// Cluster returns the character's role in grapheme clusters.
func (w Word) Cluster() Cluster { return Cluster(w >> clusterShift & 3) }

// Break returns the line breaking class.
func (w Word) Break() Break { return Break(w >> breakShift & 31) }

// Has reports whether any of the flags is set.
func (w Word) Has(flags Word) bool { return w&flags != 0 }

// Mirror returns the Bidi_Mirroring_Glyph of r, or r if it has none.
func Mirror(r rune) rune {
	lo, hi := 0, len(mirrors)
	for lo < hi {
		if mid := int(uint(lo+hi) >> 1); mirrors[mid][0] < r {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(mirrors) && mirrors[lo][0] == r {
		return mirrors[lo][1]
	}
	return r
}

// Presentation returns the presentation form of an Arabic letter, or r if
// Unicode has none. form is 0 isolated, 1 final, 2 initial or 3 medial.
func Presentation(r rune, form uint8) rune {
	if i := uint32(r - arabicBlock); i < uint32(len(forms)) {
		return rune(forms[i][form&3])
	}
	return r
}

// arabicBlock is the start of U+0600–U+06FF, which holds all letters with
// forms.
const arabicBlock = 0x600

// Compose returns the canonical composition of an Arabic letter and the hamza
// or madda after it (U+0653–U+0655).
func Compose(base, mark rune) (rune, bool) {
	for _, c := range compositions {
		if c[0] == base && c[1] == mark {
			return c[2], true
		}
	}
	return 0, false
}
