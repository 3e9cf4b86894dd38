package ui

import "qari/ui/grid"

// pane is one of the three panes.
type pane uint8

const (
	listPane pane = iota
	readerPane
	panelPane
)

// geometry is the place of everything on the screen. A hidden pane has an empty
// rectangle.
type geometry struct {
	panes      [3]grid.Rect
	bar        grid.Rect
	separators []int // columns of the vertical lines
}

// arrangement is the screen's size in cells, the reader's choice of panes, and
// the geometry that follows. Every change recomputes the geometry.
type arrangement struct {
	width, height int
	focus, side   pane // side is the pane beside the reading pane, if two fit
	mirror        bool // the list is at the right
	geo           geometry
}

func (a *arrangement) resize(w, h int) {
	a.width, a.height = max(0, w), max(0, h)
	a.arrange()
}

func (a *arrangement) focusOn(p pane) {
	a.focus = p
	if p != readerPane {
		a.side = p
	}
	a.arrange()
}

func (a *arrangement) setMirror(on bool) {
	a.mirror = on
	a.arrange()
}

func (a *arrangement) arrange() { a.geo = arrange(a.width, a.height, a.focus, a.side, a.mirror) }

// next is the pane that comes n panes after the one in focus, at most one
// round.
func (a *arrangement) next(n int) pane {
	count := len(a.geo.panes)
	return pane((int(a.focus) + n + count) % count)
}

// rightward is the pane that stands n panes to the right of the one in focus.
func (a *arrangement) rightward(n int) pane {
	if a.mirror {
		n = -n
	}
	return a.next(n)
}

// toRead returns the pane to focus so that the reading pane is visible. It is
// the focused one, unless only one pane fits.
func (a *arrangement) toRead() pane {
	if a.geo.panes[readerPane].Empty() {
		return readerPane
	}
	return a.focus
}

// textSize returns the size of the reading pane in cells. For a hidden pane it
// is the size that it gets alone on the screen.
func (a *arrangement) textSize() (w, h int) {
	if r := a.geo.panes[readerPane]; !r.Empty() {
		return r.W, r.H
	}
	return a.width, a.height - 1
}

// The minimum widths, in cells, for three panes and for two.
const (
	threePanes = 100
	twoPanes   = 64
)

// arrange is the only function that computes geometry. side is the pane beside
// the reading pane, if two fit.
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

// columnsFor divides the width without the separators.
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

// paintSeparators draws the lines between the panes. Those beside the focused
// pane have their own style.
func (geo *geometry) paintSeparators(g *grid.Grid, focus pane, plain, focused grid.Style) {
	for _, x := range geo.separators {
		style := plain
		if r := geo.panes[focus]; x == r.X-1 || x == r.X+r.W {
			style = focused
		}
		for y := range geo.panes[readerPane].H {
			g.Set(x, y, grid.Cell{Rune: '│', Width: 1, Style: style})
		}
	}
}
