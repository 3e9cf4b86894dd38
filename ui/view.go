package ui

import (
	tea "charm.land/bubbletea/v2"

	"qari/ui/findings"
	"qari/ui/grid"
	"qari/ui/list"
	"qari/ui/term"
)

// View returns the modes of the screen for Bubble Tea. [term.Screen] sends the
// contents.
func (m *Model) View() tea.View { return m.env.Screen.View(m.looks.lang.AppName) }

// Profile returns the profile for a row. An overlay may use its own.
func (m *Model) Profile(y int) (p term.Profile, whole bool) {
	if o, ok := m.overlay.(ordering); ok {
		if p, own := o.profile(y); own {
			return p, true
		}
	}
	return m.looks.terminal.profile, false
}

// Paint draws the whole screen on a grid of its size.
func (m *Model) Paint(g *grid.Grid) {
	began := m.env.Now()
	if m.overlay != nil {
		m.overlay.paint(&m.looks, g)
	} else {
		m.paintPanes(g)
		m.bar.paint(g, m.screen.geo.bar, &m.looks)
	}
	m.env.Log.Debug("frame", "columns", g.W, "rows", g.H, "ms", milliseconds(m.env.Now().Sub(began)))
}

// paintPanes draws the three panes and the lines between them.
func (m *Model) paintPanes(g *grid.Grid) {
	geo, l := &m.screen.geo, &m.looks
	for _, r := range geo.panes {
		if !r.Empty() {
			g.Panes = append(g.Panes, r)
		}
	}
	focus := m.screen.focus
	if m.list.Len() > 0 {
		m.list.Paint(g, geo.panes[listPane], list.Look{Brush: &l.brush, Theme: &l.theme, Lang: l.lang, Focus: focus == listPane})
	} else {
		l.brush.Wrapped(g, geo.panes[listPane], m.bar.emptyText(m.snap.Len(), l.lang), l.theme.Dim)
	}
	m.reading.Paint(g, geo.panes[readerPane], &l.theme)
	m.findings.Paint(g, geo.panes[panelPane], findings.Look{
		Brush: &l.brush, Theme: &l.theme, Lang: l.lang, Focus: focus == panelPane,
	})
	geo.paintSeparators(g, focus, l.theme.Separator, l.theme.SeparatorFocus)
}
