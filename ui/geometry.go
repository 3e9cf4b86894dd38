package ui

import "qari/ui/grid"

// pane names one of the three.
type pane uint8

const (
	listPane pane = iota
	readerPane
	panelPane
)

// geometry is where everything stands on the screen. A pane that is not shown
// has an empty rectangle.
type geometry struct {
	panes      [3]grid.Rect
	bar        grid.Rect
	separators []int // columns
}

// The narrowest screens that show three panes, and two.
const (
	threePanes = 100
	twoPanes   = 64
)

// arrange is the one owner of geometry. side is the pane that stands beside
// the reading pane where there is room for two.
func arrange(w, h int, focus, side pane, mirror bool) geometry {
	var geo geometry
	if w <= 0 || h <= 0 {
		return geo
	}
	rows := h
	if h > 1 {
		rows = h - 1
		geo.bar = grid.Rect{X: 0, Y: rows, W: w, H: 1}
	}
	columns := columnsFor(w, focus, side)
	if mirror {
		for i, j := 0, len(columns)-1; i < j; i, j = i+1, j-1 {
			columns[i], columns[j] = columns[j], columns[i]
		}
	}
	x := 0
	for i, c := range columns {
		if i > 0 {
			geo.separators = append(geo.separators, x)
			x++
		}
		geo.panes[c.pane] = grid.Rect{X: x, Y: 0, W: c.width, H: rows}
		x += c.width
	}
	return geo
}

type column struct {
	pane  pane
	width int
}

// columnsFor divides the width, separators taken off.
func columnsFor(w int, focus, side pane) []column {
	switch {
	case w >= threePanes:
		list, panel := between(w*25/100, 25, 46), between(w*25/100, 25, 42)
		return []column{{listPane, list}, {readerPane, w - list - panel - 2}, {panelPane, panel}}
	case w >= twoPanes:
		beside := between(w*34/100, 22, 34)
		if side == panelPane {
			return []column{{readerPane, w - beside - 1}, {panelPane, beside}}
		}
		return []column{{listPane, beside}, {readerPane, w - beside - 1}}
	}
	return []column{{focus, w}}
}

func between(n, low, high int) int { return max(low, min(n, high)) }
