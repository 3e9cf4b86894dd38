package ui

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"qari/ui/draw"
	"qari/ui/grid"
	"qari/ui/keys"
	"qari/ui/term"
)

// overlay is a screen over the panes. Keys go to it first.
type overlay interface {
	paint(m *Model, g *grid.Grid)
	// act does what a key asks for and tells whether the overlay stays open.
	act(m *Model, a keys.Action, k tea.KeyPressMsg) (open bool, cmd tea.Cmd)
}

func (m *Model) overlayKey(k tea.KeyPressMsg) tea.Cmd {
	a := m.action(k)
	if k.Keystroke() == "ctrl+c" {
		return m.quit()
	}
	open, cmd := m.overlay.act(m, a, k)
	if !open {
		m.overlay = nil
	}
	return cmd
}

// help shows the key table.
type help struct{ top int }

func newHelp() *help { return &help{} }

func (h *help) act(m *Model, a keys.Action, _ tea.KeyPressMsg) (bool, tea.Cmd) {
	switch a {
	case keys.Up:
		h.top--
	case keys.Down:
		h.top++
	case keys.PageUp:
		h.top -= m.height - 2
	case keys.PageDown:
		h.top += m.height - 2
	case keys.Home:
		h.top = 0
	case keys.End:
		h.top = len(helpRows(m))
	case keys.Cancel, keys.Help, keys.Quit:
		return false, nil
	}
	return true, nil
}

// helpRow is one row of the help: a heading, or keys and what they do.
type helpRow struct{ head, keys, does string }

func helpRows(m *Model) []helpRow {
	t := m.env.Lang
	var rows []helpRow
	group := keys.Group(255)
	for _, b := range keys.Table() {
		if b.Group != group {
			if group != 255 {
				rows = append(rows, helpRow{})
			}
			rows = append(rows, helpRow{head: t.Groups[b.Group]})
			group = b.Group
		}
		rows = append(rows, helpRow{keys: strings.Join(b.Keys, "  "), does: t.Actions[b.Action]})
	}
	return rows
}

func (h *help) paint(m *Model, g *grid.Grid) {
	box := g.Bounds()
	box = grid.Rect{X: max(0, (box.W-76)/2), Y: 0, W: min(box.W, 76), H: box.H}
	rows := helpRows(m)
	h.top = max(0, min(h.top, len(rows)-box.H+2))
	m.brush.Text(g, box, m.env.Lang.HelpTitle+" · "+m.env.Lang.HelpHint, m.theme.SectionHead, draw.Start)
	names := box
	names.W = min(24, box.W/3)
	does := grid.Rect{X: box.X + names.W + 1, W: box.W - names.W - 1, H: 1}
	if m.brush.RTL {
		names.X, does.X = box.X+box.W-names.W, box.X
	}
	g.Panes = append(g.Panes, names, grid.Rect{X: does.X, W: does.W, H: box.H})
	for i := h.top; i < len(rows) && i-h.top+2 < box.H; i++ {
		y := i - h.top + 2
		row := rows[i]
		names.Y, does.Y = y, y
		m.brush.Text(g, grid.Rect{X: box.X, Y: y, W: box.W, H: 1}, row.head, m.theme.Heading, draw.Start)
		m.brush.Text(g, names, row.keys, m.theme.Date, draw.Start)
		m.brush.Text(g, does, row.does, m.theme.Text, draw.Start)
	}
}

// calibration shows the same sentence in each way to send it and asks which
// one reads right: the reader's eye is the last judge.
type calibration struct{ ways []term.Profile }

func newCalibration() *calibration { return &calibration{ways: term.Candidates()} }

func (c *calibration) act(m *Model, a keys.Action, k tea.KeyPressMsg) (bool, tea.Cmd) {
	if a == keys.Cancel || a == keys.Quit {
		return false, nil
	}
	digit := strings.NewReplacer("١", "1", "٢", "2", "٣", "3", "٤", "4", "٥", "5", "٦", "6").Replace(k.Text)
	if n, err := strconv.Atoi(digit); err == nil && 1 <= n && n <= len(c.ways) {
		return false, m.chooseTerminal(c.ways[n-1])
	}
	return true, nil
}

// rowOf is the row of the screen that way i stands on; every other one is
// blank, so that what a terminal does to one cannot touch the next.
func (c *calibration) rowOf(i int) int { return 2 + 2*i }

// profile is how a row is sent. The calibration never throws a switch: what
// needs one shows like its emitter alone.
func (c *calibration) profile(row int) (term.Profile, bool) {
	for i, p := range c.ways {
		if c.rowOf(i) == row {
			return p, true
		}
	}
	return term.Profile{}, false
}

func (c *calibration) paint(m *Model, g *grid.Grid) {
	t := m.env.Lang
	box := grid.Rect{X: 2, W: min(g.W-4, 60), H: 1}
	m.brush.Text(g, box, t.CalibrateAsk, m.theme.Heading, draw.Start)
	for i := range c.ways {
		box.Y = c.rowOf(i)
		m.brush.Text(g, grid.Rect{X: 2, Y: box.Y, W: 2, H: 1}, strconv.Itoa(i+1), m.theme.BarKey, draw.Natural)
		m.brush.Text(g, grid.Rect{X: 6, Y: box.Y, W: box.W - 4, H: 1}, t.CalibrateSample, m.theme.Text, draw.Natural)
	}
	box.Y = c.rowOf(len(c.ways))
	m.brush.Text(g, box, t.CalibrateHint, m.theme.Dim, draw.Start)
}
