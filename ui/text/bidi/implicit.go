package bidi

import "qari/ui/text/ucd"

// implicit applies I1 and I2: it returns the level for a resolved class (L, R,
// EN or AN) in a sequence of the given level.
func implicit(level Level, c ucd.Class) Level {
	switch {
	case level.RTL() && c != ucd.R: // I2
		return level + 1
	case !level.RTL() && c == ucd.R: // I1
		return level + 1
	case !level.RTL() && c != ucd.L:
		return level + 2
	}
	return level
}
