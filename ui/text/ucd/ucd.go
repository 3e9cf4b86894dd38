// Package ucd holds the Unicode properties that text layout needs, packed into
// one word per code point, so that one table access answers every question
// asked about a character. Below U+0800, where Arabic and Latin are, the table
// is indexed directly.
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

// Flags of a word.
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

// Joining is a Joining_Type: the set of the sides on which a character joins.
type Joining uint8

// The joining types. Transparent ones join nothing and are looked through.
const (
	NonJoining   Joining = 0
	RightJoining Joining = 1
	LeftJoining  Joining = 2
	DualJoining  Joining = RightJoining | LeftJoining
	JoinCausing  Joining = DualJoining | 4
	Transparent  Joining = 4
)

// JoinsRight tells whether the character joins to one at its right side, the
// one before it in right-to-left text.
func (j Joining) JoinsRight() bool { return j&RightJoining != 0 }

// JoinsLeft tells whether it joins to one at its left side.
func (j Joining) JoinsLeft() bool { return j&LeftJoining != 0 }

// Joint is 1 where two neighbours join, of which right stands at the right,
// else 0. It has no branch: in running text none could be foreseen.
func Joint(right, left Joining) uint8 { return uint8(right >> 1 & left & 1) }

// Cluster says how a code point takes part in grapheme clusters (UAX#29).
type Cluster uint8

const (
	// Complex needs all rules: Hangul, Indic conjuncts, emoji, flags, controls.
	Complex Cluster = iota
	// Starter begins a cluster after anything but a Complex one, and is
	// followed in it by extenders only.
	Starter
	// Extender continues any cluster but that of a control (GB9, GB9a).
	Extender
)

// Break is a class of line breaking (UAX#14 after rule LB1), reduced to those
// of plain text. All others are BreakComplex.
type Break uint8

// The classes of plain text. PI and PF are initial and final quotation marks,
// PX is PR or PO. Members of East Asian width F, W or H are BreakComplex.
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

// Of returns the properties of a code point; those of U+FFFD where r is none.
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

// LamAlef tells whether two letters, of which first comes first, are a lam and
// an alef that make a ligature.
func LamAlef(first, second Word) bool { return first>>1&second&Alef != 0 }

// Class is the Bidi_Class; Bracket or more for a paired bracket.
func (w Word) Class() Class { return Class(w >> bidiShift & 0xFF) }

// Joining is the Joining_Type.
func (w Word) Joining() Joining { return Joining(w >> joinShift & 7) }

// Width is the number of columns a terminal gives the character: 0, 1 or 2.
func (w Word) Width() uint8 { return uint8(w >> widthShift & 3) }

// Cluster is the part the character plays in grapheme clusters.
func (w Word) Cluster() Cluster { return Cluster(w >> clusterShift & 3) }

// Break is the class of line breaking.
func (w Word) Break() Break { return Break(w >> breakShift & 31) }

// Has tells whether any of the flags is set.
func (w Word) Has(flags Word) bool { return w&flags != 0 }

// Mirror is the Bidi_Mirroring_Glyph of r, or r where it has none.
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

// Presentation is the presentation form of an Arabic letter; form 0 is
// isolated, 1 final, 2 initial, 3 medial. It is r itself where Unicode has no
// such form.
func Presentation(r rune, form uint8) rune {
	if i := uint32(r - arabicBlock); i < uint32(len(forms)) {
		return rune(forms[i][form&3])
	}
	return r
}

// arabicBlock is U+0600..U+06FF, which holds all letters that have forms.
const arabicBlock = 0x600

// Compose is the canonical composition of an Arabic letter and the hamza or
// madda that follows it (U+0653..U+0655).
func Compose(base, mark rune) (rune, bool) {
	for _, c := range compositions {
		if c[0] == base && c[1] == mark {
			return c[2], true
		}
	}
	return 0, false
}
