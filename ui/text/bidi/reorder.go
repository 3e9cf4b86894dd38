package bidi

import (
	"slices"

	"qari/ui/text/ucd"
)

// LineLevels is L1 for the line of characters from..to: their levels, with
// separators, and white space and isolate controls before them or at the end
// of the line, at the paragraph level. It appends to dst.
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
			ucd.LRE, ucd.RLE, ucd.LRO, ucd.RLO, ucd.PDF, ucd.BN: // X9 lets them pass
		default:
			trailing = false
		}
		if trailing {
			line[i] = p.base
		}
	}
	return dst
}

// Reorder is L2: it brings items from logical to visual order, left to right,
// by their levels: from the highest level to the lowest odd one, every run at
// that level or higher is reversed.
func Reorder[T any](items []T, level func(*T) Level) {
	highest, lowestOdd := Level(0), Level(255)
	for i := range items {
		l := level(&items[i])
		highest = max(highest, l)
		if l.RTL() {
			lowestOdd = min(lowestOdd, l)
		}
	}
	for l := highest; l >= lowestOdd; l-- {
		reverseRuns(items, level, l)
	}
}

// reverseRuns reverses each run of items at a level or above.
func reverseRuns[T any](items []T, level func(*T) Level, at Level) {
	for i := 0; i < len(items); {
		if level(&items[i]) < at {
			i++
			continue
		}
		end := i + 1
		for end < len(items) && level(&items[end]) >= at {
			end++
		}
		slices.Reverse(items[i:end])
		i = end
	}
}
