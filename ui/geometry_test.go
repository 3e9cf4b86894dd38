package ui

import (
	"fmt"
	"testing"

	"qari/ui/grid"
)

// Where everything stands, at every width at which something changes. A pane
// is its first column and its width; "-" is hidden.
func TestArrange(t *testing.T) {
	for _, c := range []struct {
		w, h        int
		focus, side pane
		mirror      bool
		want        string
	}{
		{400, 50, listPane, listPane, false, "list 0+46 text 47+310 found 358+42 lines [46 357] rows 49"},
		{184, 36, listPane, listPane, false, "list 0+46 text 47+94 found 142+42 lines [46 141] rows 35"},
		{120, 36, listPane, listPane, false, "list 0+30 text 31+58 found 90+30 lines [30 89] rows 35"},
		{120, 36, panelPane, panelPane, true, "list 90+30 text 31+58 found 0+30 lines [30 89] rows 35"},
		{100, 24, readerPane, listPane, false, "list 0+25 text 26+48 found 75+25 lines [25 74] rows 23"},
		{99, 24, readerPane, listPane, false, "list 0+33 text 34+65 found - lines [33] rows 23"},
		{99, 24, panelPane, panelPane, false, "list - text 0+65 found 66+33 lines [65] rows 23"},
		{99, 24, panelPane, panelPane, true, "list - text 34+65 found 0+33 lines [33] rows 23"},
		{99, 24, readerPane, listPane, true, "list 66+33 text 0+65 found - lines [65] rows 23"},
		{64, 24, listPane, listPane, false, "list 0+22 text 23+41 found - lines [22] rows 23"},
		{63, 24, listPane, listPane, false, "list 0+63 text - found - lines [] rows 23"},
		{63, 24, readerPane, listPane, true, "list - text 0+63 found - lines [] rows 23"},
		{40, 2, panelPane, panelPane, false, "list - text - found 0+40 lines [] rows 1"},
		{40, 1, listPane, listPane, false, "list 0+40 text - found - lines [] rows 1"},
		{1, 1, listPane, listPane, false, "list 0+1 text - found - lines [] rows 1"},
		{0, 24, listPane, listPane, false, "list - text - found - lines [] rows 0"},
		{80, 0, listPane, listPane, false, "list - text - found - lines [] rows 0"},
	} {
		geo := arrange(c.w, c.h, c.focus, c.side, c.mirror)
		rows := 0
		at := func(p pane) string {
			r := geo.panes[p]
			if r.Empty() {
				return "-"
			}
			rows = r.H
			return fmt.Sprintf("%d+%d", r.X, r.W)
		}
		got := fmt.Sprintf("list %s text %s found %s lines %v", at(listPane), at(readerPane), at(panelPane), geo.separators)
		if got += fmt.Sprintf(" rows %d", rows); got != c.want {
			t.Errorf("%d×%d: %s, want %s", c.w, c.h, got, c.want)
		}
		bar := grid.Rect{X: 0, Y: c.h - 1, W: c.w, H: 1}
		if c.h < 2 || c.w == 0 {
			bar = grid.Rect{}
		}
		if geo.bar != bar {
			t.Errorf("%d×%d: the bar is at %v", c.w, c.h, geo.bar)
		}
	}
}

// The reading pane has its size also while it is hidden: that of the screen.
func TestSizeOfTheText(t *testing.T) {
	a := arrangement{}
	for _, c := range []struct {
		w, h, textW, textH int
		focus              pane
		toRead             pane
	}{
		{120, 36, 58, 35, listPane, listPane}, {40, 10, 40, 9, listPane, readerPane}, {40, 10, 40, 9, readerPane, readerPane},
		{-1, -1, 0, -1, listPane, readerPane},
	} {
		a.resize(c.w, c.h)
		a.focusOn(c.focus)
		if w, h := a.textSize(); w != c.textW || h != c.textH || a.toRead() != c.toRead {
			t.Errorf("%d×%d: %d×%d, to read %d", c.w, c.h, w, h, a.toRead())
		}
	}
	a = arrangement{focus: panelPane}
	a.resize(80, 24)
	if a.next(1) != listPane || a.next(2) != readerPane {
		t.Errorf("after the findings come %d and %d", a.next(1), a.next(2))
	}
	if a.focusOn(readerPane); a.side != listPane {
		t.Error("the reading pane stands beside itself")
	}
	if a.focusOn(panelPane); a.side != panelPane {
		t.Error("the findings have the focus and are hidden")
	}
}

// The lines beside the pane in focus are in a style of their own, and no other.
func TestSeparators(t *testing.T) {
	plain, focused := grid.Style{Attr: grid.Faint}, grid.Style{Attr: grid.Bold}
	for focus, want := range map[pane][2]grid.Style{
		listPane: {focused, plain}, readerPane: {focused, focused}, panelPane: {plain, focused},
	} {
		geo := arrange(120, 6, focus, listPane, false)
		g := grid.New(120, 6)
		geo.paintSeparators(g, focus, plain, focused)
		for y := range 6 {
			for i, x := range geo.separators {
				c := g.Row(y)[x]
				if y < 5 && (c.Rune != '│' || c.Style != want[i]) || y == 5 && c.Rune == '│' {
					t.Errorf("focus %d: line %d has %q in %v on row %d", focus, i, c.Rune, c.Style, y)
				}
			}
		}
	}
}
