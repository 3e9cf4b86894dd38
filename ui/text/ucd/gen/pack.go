package main

import (
	"slices"

	"github.com/mattn/go-runewidth"

	"qari/ui/text/ucd"
)

// pack returns the word of every code point.
func pack(d *data) []uint32 {
	brackets := bracketCodes(d)
	words := make([]uint32, codePoints)
	for r := range words {
		class := classes[d.values["Bidi_Class"][r]]
		if code, ok := brackets[rune(r)]; ok {
			class = code
		}
		f, g, b, columns := flags(d, r), cluster(d, r), lineBreak(d, r), width(d, r)
		other := class == ucd.WS && r != ' ' // spaces that UAX#14 treats in another way
		if g == ucd.Starter && columns == 1 && !other && f&^(ucd.Mirrored|ucd.Alef|ucd.Lam) == 0 {
			f |= ucd.Plain
			if b == ucd.BreakAL {
				f |= ucd.Letter
			}
		}
		words[r] = ucd.Pack(class, joinings[d.values["Joining_Type"][r]], columns, g, b, f)
	}
	return words
}

// names of the property values. A missing value is the zero of the type,
// because the file leaves out the most common value (L, U).
var classes = map[string]ucd.Class{
	"Right_To_Left": ucd.R, "Arabic_Letter": ucd.AL, "European_Number": ucd.EN,
	"European_Separator": ucd.ES, "European_Terminator": ucd.ET, "Arabic_Number": ucd.AN,
	"Common_Separator": ucd.CS, "Nonspacing_Mark": ucd.NSM, "Boundary_Neutral": ucd.BN,
	"Paragraph_Separator": ucd.B, "Segment_Separator": ucd.S, "White_Space": ucd.WS,
	"Other_Neutral": ucd.ON, "Left_To_Right_Embedding": ucd.LRE, "Left_To_Right_Override": ucd.LRO,
	"Right_To_Left_Embedding": ucd.RLE, "Right_To_Left_Override": ucd.RLO,
	"Pop_Directional_Format": ucd.PDF, "Left_To_Right_Isolate": ucd.LRI,
	"Right_To_Left_Isolate": ucd.RLI, "First_Strong_Isolate": ucd.FSI, "Pop_Directional_Isolate": ucd.PDI,
}

var joinings = map[string]ucd.Joining{
	"Right_Joining": ucd.RightJoining, "Left_Joining": ucd.LeftJoining, "Dual_Joining": ucd.DualJoining,
	"Join_Causing": ucd.JoinCausing, "Transparent": ucd.Transparent,
}

// bracketCodes numbers the bracket pairs. BidiBrackets.txt gives as the
// Bidi_Paired_Bracket of every bracket its Bidi_Mirroring_Glyph. Brackets that
// are canonically equivalent (U+2329 and U+3008) get the same number (BD16).
func bracketCodes(d *data) map[rune]ucd.Class {
	codes := map[rune]ucd.Class{}
	pairs := ucd.Class(0)
	for _, b := range d.list {
		if b.property != "Bidi_Paired_Bracket_Type" || b.value != "Open" {
			continue
		}
		for r := b.first; d.is("Bidi_Paired_Bracket_Type", int(r), "Open"); r++ {
			if _, ok := codes[r]; ok || canonical(d, r) != r {
				continue
			}
			codes[r] = ucd.Bracket + 2*pairs
			codes[mirror(d, r)] = ucd.Bracket + 2*pairs + 1
			pairs++
		}
	}
	for r := rune(0); r < codePoints; r++ {
		if t := d.values["Bidi_Paired_Bracket_Type"][r]; t != "" && canonical(d, r) != r {
			codes[r] = codes[canonical(d, r)]
		}
	}
	return codes
}

func mirror(d *data, r rune) rune { return parseRunes(d.values["Bidi_Mirroring_Glyph"][r])[0] }

// canonical returns the single character of r's canonical decomposition, else
// r.
func canonical(d *data, r rune) rune {
	if to := parseRunes(d.values["Decomposition_Canonical"][r]); len(to) == 1 {
		return to[0]
	}
	return r
}

// width returns the width by go-runewidth with two corrections, as in x/ansi.
// Half a flag is as wide as a flag, and format characters have no width. An
// Arabic prepended sign is one column, for the character that replaces it.
func width(d *data, r int) uint8 {
	switch {
	case d.is("Grapheme_Cluster_Break", r, "Regional_Indicator"):
		return 2
	case isPrepended(d, r):
		return 1
	case d.is("General_Category", r, "Format"):
		return 0
	}
	narrow := runewidth.Condition{StrictEmojiNeutral: true}
	return uint8(narrow.RuneWidth(rune(r)))
}

func isPrepended(d *data, r int) bool {
	return d.is("General_Category", r, "Format") && d.is("Grapheme_Cluster_Break", r, "Prepend")
}

func cluster(d *data, r int) ucd.Cluster {
	switch gcb := d.values["Grapheme_Cluster_Break"][r]; {
	case isPrepended(d, r):
		return ucd.Starter // tailored: layout shows the sign beside its digits
	case gcb == "Extend" || gcb == "ZWJ" || gcb == "SpacingMark":
		return ucd.Extender
	case gcb != "" || d.is("Extended_Pictographic", r, "Yes") || d.is("Indic_Conjunct_Break", r, "Consonant"):
		return ucd.Complex
	}
	return ucd.Starter
}

func flags(d *data, r int) (f ucd.Word) {
	gc := d.values["General_Category"][r]
	if m := d.values["Bidi_Mirroring_Glyph"]; m[r] != "" {
		f |= ucd.Mirrored
	}
	if gc == "Nonspacing_Mark" && isHaraka(r) {
		f |= ucd.Haraka
	}
	if gc == "Format" && !isPrepended(d, r) {
		f |= ucd.Hidden
	}
	if isPrepended(d, r) {
		f |= ucd.Prepend
	}
	switch r {
	case 'ا', 'أ', 'إ', 'آ':
		f |= ucd.Alef
	case 'ل':
		f |= ucd.Lam
	}
	switch lb := d.values["Line_Break"][r]; {
	case r == '\t' || slices.Contains([]string{"Mandatory_Break", "Carriage_Return", "Line_Feed", "Next_Line"}, lb):
		f |= ucd.Newline
	case gc == "Control":
		f |= ucd.Control
	}
	return f
}

// isHaraka reports whether r is a nonspacing mark of the Arabic blocks. It
// excludes the combining madda and hamzas, which change their letter.
func isHaraka(r int) bool {
	return r >= 0x0610 && r <= 0x06ED && (r < 0x0653 || r > 0x0655) ||
		r >= 0x0897 && r <= 0x08FF || r >= 0x10EC0 && r <= 0x10EFF
}
