package bidi

import "qari/ui/text/ucd"

// LineLevels applies L1 to the line of characters from..to and appends the
// levels to dst. Separators get the paragraph level. White space and isolate
// controls before them or at the end of the line do too.
func (p *Paragraph) LineLevels(from, to int, dst []Level) []Level {
	start := len(dst)
	dst = append(dst, p.levels[from:to]...)
	line := dst[start:]
	trailing := true
	for i := len(line) - 1; i >= 0; i-- {
		switch p.classes[from+i] {
		case ucd.B, ucd.S:
			trailing = true
		case ucd.WS, ucd.LRI, ucd.RLI, ucd.FSI, ucd.PDI,
			ucd.LRE, ucd.RLE, ucd.LRO, ucd.RLO, ucd.PDF, ucd.BN: // removed by X9
		default:
			trailing = false
		}
		if trailing {
			line[i] = p.base
		}
	}
	return dst
}

// Reorder applies L2 to a line of these levels: from the highest level to the
// lowest odd one, it reverses every run at that level or higher. reverse gets
// each run as a range of positions. A run lies within a run of the level below,
// so positions stay valid while the line changes.
func Reorder(levels []Level, reverse func(from, to int)) {
	highest, lowestOdd := Level(0), Level(255)
	for _, l := range levels {
		highest = max(highest, l)
		if l.RTL() {
			lowestOdd = min(lowestOdd, l)
		}
	}
	for l := highest; l >= lowestOdd; l-- {
		reverseRuns(levels, l, reverse)
	}
}

func reverseRuns(levels []Level, least Level, reverse func(from, to int)) {
	for i := 0; i < len(levels); {
		if levels[i] < least {
			i++
			continue
		}
		end := i + 1
		for end < len(levels) && levels[end] >= least {
			end++
		}
		reverse(i, end)
		i = end
	}
}
