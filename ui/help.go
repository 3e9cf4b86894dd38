package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"qari/ui/draw"
	"qari/ui/grid"
	"qari/ui/keys"
	"qari/ui/lang"
)

// help is the overlay with the key table.
type help struct{ top int }

// Measures of the help, in cells.
const (
	helpWidth = 76 // longer lines tire the eye
	helpKeys  = 24 // the longest list of keys of an action
	helpHead  = 2  // rows: the title and a blank one
)

func (h *help) act(a keys.Action, _ tea.KeyPressMsg, rows int) outcome {
	page := rows - helpHead
	switch a {
	case keys.Up:
		h.top--
	case keys.Down:
		h.top++
	case keys.PageUp:
		h.top -= page
	case keys.PageDown:
		h.top += page
	case keys.Home:
		h.top = 0
	case keys.End:
		h.top = helpLength()
	case keys.Cancel, keys.Help, keys.Quit:
		return outcome{closed: true}
	}
	h.top = h.first(rows)
	return outcome{}
}

// first returns the first visible row of the table on a screen of so many rows.
// The end of the table leaves no empty rows below it.
func (h *help) first(rows int) int { return max(0, min(h.top, helpLength()-rows+helpHead)) }

// helpRow is one row of the help: a heading, or keys and their action.
type helpRow struct{ head, keys, does string }

// helpRows returns the key table, with a heading before each group and a blank
// row between groups.
func helpRows(t *lang.Text) []helpRow {
	var rows []helpRow
	table := keys.Table()
	for i, b := range table {
		if i == 0 || b.Group != table[i-1].Group {
			if i > 0 {
				rows = append(rows, helpRow{})
			}
			rows = append(rows, helpRow{head: t.Groups[b.Group]})
		}
		rows = append(rows, helpRow{keys: strings.Join(b.Keys, "  "), does: t.Actions[b.Action]})
	}
	return rows
}

// helpLength returns the number of rows; it is the same in every language.
func helpLength() int { return len(helpRows(new(lang.Text))) }

func (h *help) paint(l *looks, g *grid.Grid) {
	box := g.Bounds()
	box = grid.Rect{X: max(0, (box.W-helpWidth)/2), Y: 0, W: min(box.W, helpWidth), H: box.H}
	rows := helpRows(l.lang)
	top := h.first(box.H)
	l.brush.Text(g, box, l.lang.HelpTitle+" · "+l.lang.HelpHint, l.theme.SectionHead, draw.Start)
	names := box
	names.W = min(helpKeys, box.W/3)
	does := grid.Rect{X: box.X + names.W + 1, W: box.W - names.W - 1, H: 1}
	if l.brush.RTL {
		names.X, does.X = box.X+box.W-names.W, box.X
	}
	g.Panes = append(g.Panes, names, grid.Rect{X: does.X, W: does.W, H: box.H})
	for i := top; i < len(rows) && i-top+helpHead < box.H; i++ {
		y := i - top + helpHead
		row := rows[i]
		names.Y, does.Y = y, y
		l.brush.Text(g, grid.Rect{X: box.X, Y: y, W: box.W, H: 1}, row.head, l.theme.Heading, draw.Start)
		l.brush.Text(g, names, row.keys, l.theme.Date, draw.Start)
		l.brush.Text(g, does, row.does, l.theme.Text, draw.Start)
	}
}
