package layout

import "qari/ui/text/ucd"

// The answers of the pair table.
const (
	glue uint8 = iota // no line begins here
	may
	ask // only the library knows
)

// pairs[state][class] says whether a line may begin at a character of the class
// after the state. Rule numbers are those of UAX#14 in Unicode 17.0.
var pairs = makePairs()

type pairTable [64][32]uint8

func makePairs() (t pairTable) {
	for state := uint8(0); state < 64; state++ {
		for class := ucd.Break(0); class < 32; class++ {
			t[state][class] = ask
			before := state &^ afterSpaces
			switch {
			case before == uint8(ucd.BreakComplex) || before == uint8(ucd.BreakCM) ||
				before == uint8(ucd.BreakSP) || before >= numStates, class == ucd.BreakComplex, class >= ucd.NumBreaks:
			case state >= afterSpaces:
				t[state][class] = acrossSpaces(before, class)
			default:
				t[state][class] = adjacent(before, class)
			}
		}
	}
	return t
}

// closes reports whether LB13 keeps a class on the line even after spaces.
func closes(c ucd.Break) bool {
	return c == ucd.BreakCL || c == ucd.BreakCP || c == ucd.BreakEX || c == ucd.BreakSY
}

// acrossSpaces answers for a class and spaces before it.
func acrossSpaces(before uint8, class ucd.Break) uint8 {
	switch {
	case class == ucd.BreakSP, closes(class):
		return glue // LB7, LB13
	case before == uint8(ucd.BreakOP):
		return glue // LB14
	case before == uint8(ucd.BreakPI), class == ucd.BreakPF, class == ucd.BreakIS:
		return ask // LB15a, LB15b, LB15c look farther
	}
	return may // LB18
}

// adjacent answers for two classes without spaces between them.
func adjacent(before uint8, class ucd.Break) uint8 {
	switch class {
	case ucd.BreakSP, ucd.BreakCM: // LB7, LB9
		return glue
	case ucd.BreakCL, ucd.BreakCP, ucd.BreakEX, ucd.BreakSY, ucd.BreakIS: // LB13, LB15d
		return glue
	case ucd.BreakQU, ucd.BreakPI, ucd.BreakPF: // LB19, LB19a: nothing here is East Asian
		return glue
	}
	if before == hyphenAtStart {
		if class == ucd.BreakAL {
			return glue // LB20a
		}
		before = uint8(ucd.BreakHY)
	}
	if before == startOfText {
		return glue // LB2
	}
	switch ucd.Break(before) {
	case ucd.BreakGL, ucd.BreakOP, ucd.BreakQU, ucd.BreakPI, ucd.BreakPF: // LB12, LB14, LB19
		return glue
	}
	return adjacentWords(ucd.Break(before), class)
}

// adjacentWords applies the other rules from LB12a on.
func adjacentWords(before, class ucd.Break) uint8 {
	switch class {
	case ucd.BreakGL:
		return glueIf(before != ucd.BreakBA && before != ucd.BreakHY) // LB12a
	case ucd.BreakBA, ucd.BreakHY:
		return glue // LB21
	case ucd.BreakAL:
		return glueIf(oneOf(before, ucd.BreakAL, ucd.BreakNU, ucd.BreakPX, ucd.BreakIS, ucd.BreakCP)) // LB23, 24, 28–30
	case ucd.BreakNU:
		if before == ucd.BreakSY {
			return ask // LB25 looks for a number before it
		}
		return glueIf(oneOf(before, ucd.BreakAL, ucd.BreakNU, ucd.BreakPX, ucd.BreakIS, ucd.BreakCP, ucd.BreakHY))
	case ucd.BreakOP:
		if before == ucd.BreakPX {
			return ask // LB25 looks for a number after it
		}
		return glueIf(before == ucd.BreakAL || before == ucd.BreakNU) // LB30
	case ucd.BreakPX:
		if oneOf(before, ucd.BreakIS, ucd.BreakSY, ucd.BreakCL, ucd.BreakCP) {
			return ask // LB25 looks for a number before it
		}
		return glueIf(before == ucd.BreakAL || before == ucd.BreakNU) // LB24, LB25
	}
	return ask
}

func glueIf(cond bool) uint8 {
	if cond {
		return glue
	}
	return may // LB31
}

func oneOf(c ucd.Break, list ...ucd.Break) bool {
	for _, l := range list {
		if c == l {
			return true
		}
	}
	return false
}
