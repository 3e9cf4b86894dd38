package main

import "qari/ui/text/ucd"

// breaks maps Line_Break to the classes of plain text, after LB1: AI, SG and
// XX resolve to AL.
var breaks = map[string]ucd.Break{
	"Alphabetic": ucd.BreakAL, "Ambiguous": ucd.BreakAL, "Unknown": ucd.BreakAL, "": ucd.BreakAL,
	"Numeric": ucd.BreakNU, "Infix_Numeric": ucd.BreakIS, "Exclamation": ucd.BreakEX,
	"Close_Punctuation": ucd.BreakCL, "Close_Parenthesis": ucd.BreakCP, "Open_Punctuation": ucd.BreakOP,
	"Break_Symbols": ucd.BreakSY, "Glue": ucd.BreakGL, "Hyphen": ucd.BreakHY, "Break_After": ucd.BreakBA,
	"Prefix_Numeric": ucd.BreakPX, "Postfix_Numeric": ucd.BreakPX,
	"Space": ucd.BreakSP, "Combining_Mark": ucd.BreakCM,
	"Mandatory_Break": ucd.BreakSP, "Carriage_Return": ucd.BreakSP, "Line_Feed": ucd.BreakSP, "Next_Line": ucd.BreakSP,
}

// lineBreak returns BreakComplex if a rule needs more than the class: East
// Asian width (LB19a, LB30), unassigned pictographs (LB30b), the hyphen of
// Hebrew (LB21a) and the dotted circle (LB28a).
func lineBreak(d *data, r int) ucd.Break {
	switch {
	case r == '\t':
		return ucd.BreakSP // shown as a space, breaks as one
	case r == 0x25CC, width(d, r) == 2, r >= 0xFF00 && r <= 0xFFEF, r == 0x20A9,
		d.is("Extended_Pictographic", r, "Yes") && d.is("General_Category", r, "Unassigned"):
		return ucd.BreakComplex
	}
	b := breaks[d.values["Line_Break"][r]]
	switch {
	case d.is("Line_Break", r, "Quotation") && d.is("General_Category", r, "Initial_Punctuation"):
		return ucd.BreakPI
	case d.is("Line_Break", r, "Quotation") && d.is("General_Category", r, "Final_Punctuation"):
		return ucd.BreakPF
	case d.is("Line_Break", r, "Quotation"):
		return ucd.BreakQU
	}
	return b
}
