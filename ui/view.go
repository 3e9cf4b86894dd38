package ui

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"qari/ui/draw"
	"qari/ui/findings"
	"qari/ui/grid"
	"qari/ui/lang"
	"qari/ui/list"
	"qari/ui/term"
	"qari/ui/textfield"
)

// View is what Bubble Tea keeps of the screen: its modes. What is seen goes to
// the terminal by way of [term.Screen].
func (m *Model) View() tea.View { return m.screen.View(m.env.Lang.AppName) }

// Profile is how a row is sent. An overlay may want rows sent in ways of their
// own.
func (m *Model) Profile(y int) (p term.Profile, whole bool) {
	if o, ok := m.overlay.(interface {
		profile(row int) (term.Profile, bool)
	}); ok {
		if p, own := o.profile(y); own {
			return p, true
		}
	}
	return m.profile, false
}

// paintsCursor tells whether the cursor is a cell in reverse video: a terminal
// that moves cells may leave its own cursor where the cell was sent.
func (m *Model) paintsCursor() bool {
	return m.profile.Emitter == term.Inverse || m.profile.Emitter == term.Words
}

// Paint draws every part of the screen onto a grid of its size.
func (m *Model) Paint(g *grid.Grid) {
	if m.overlay != nil {
		m.overlay.paint(m, g)
		return
	}
	m.paintPanes(g)
	m.paintBar(g, m.geo.bar)
	if g.ShowCursor && m.paintsCursor() {
		cell := grid.Rect{X: g.CursorX, Y: g.CursorY, W: 1, H: 1}
		g.Restyle(cell, func(s grid.Style) grid.Style { return m.theme.Cursor.Over(s) })
		g.ShowCursor = false
	}
}

func (m *Model) paintPanes(g *grid.Grid) {
	geo := &m.geo
	m.brush.RTL = m.textRTL()
	defer func() { m.brush.RTL = m.env.Lang.RTL }()
	for _, r := range geo.panes {
		if !r.Empty() {
			g.Panes = append(g.Panes, r)
		}
	}
	if m.list.Len() > 0 {
		look := list.Look{Brush: &m.brush, Theme: &m.theme, Lang: m.env.Lang, Focus: m.focus == listPane}
		m.list.Paint(g, geo.panes[listPane], listed{m.snap, m.env.Shelf}, look)
	} else {
		m.paintEmptyList(g, geo.panes[listPane])
	}
	m.reader.Paint(g, geo.panes[readerPane], &m.theme)
	m.panel.Paint(g, geo.panes[panelPane], findings.Look{
		Brush: &m.brush, Theme: &m.theme, Lang: m.env.Lang, Focus: m.focus == panelPane,
	})
	for _, x := range geo.separators {
		style := m.theme.Separator
		if r := geo.panes[m.focus]; x == r.X-1 || x == r.X+r.W {
			style = m.theme.SeparatorFocus
		}
		for y := range geo.panes[readerPane].H {
			g.Set(x, y, grid.Cell{Rune: '│', Width: 1, Style: style})
		}
	}
}

// textRTL tells whether titles and names start at the right: the direction of
// what is read decides, whatever the interface's language.
func (m *Model) textRTL() bool {
	if a := m.reader.Article(); a != nil {
		return m.brush.Direction(a.Title)
	}
	return m.env.Lang.RTL
}

func (m *Model) paintEmptyList(g *grid.Grid, r grid.Rect) {
	text := m.env.Lang.NoMatch
	switch p := m.snap.Progress(); {
	case m.snap.Len() == 0 && !p.Done && !m.blinked:
		return
	case m.snap.Len() == 0 && !p.Done:
		text = m.env.Lang.Loading + "…"
	case m.snap.Len() == 0:
		text = m.env.Lang.NoArticles
	}
	m.brush.Wrapped(g, r, text, m.theme.Dim)
}

// listed is the collection as the list pane wants it.
type listed struct {
	Snapshot
	shelf Shelf
}

func (s listed) Read(i int) bool    { return s.shelf.Read(s.Name(i)) }
func (s listed) Starred(i int) bool { return s.shelf.Starred(s.Name(i)) }

// paintBar draws the last row: a field that is being edited, or a message, or
// where the reader is.
func (m *Model) paintBar(g *grid.Grid, r grid.Rect) {
	if r.Empty() {
		return
	}
	g.Panes = append(g.Panes, r)
	g.Fill(r, m.theme.Bar)
	if r.W > 4 {
		r.X, r.W = r.X+1, r.W-2
	}
	if p, f := m.prompt(); f != nil {
		m.paintPrompt(g, r, p, f)
		return
	}
	r = m.barEnd(g, r, m.where())
	text, style := m.status(), m.theme.Bar
	if m.fault {
		style = m.theme.Error
	}
	m.brush.Text(g, r, text, style, draw.Start)
	m.paintProgress(g, m.geo.bar)
}

// barEnd writes text at the end of the bar and returns what is left of it.
func (m *Model) barEnd(g *grid.Grid, r grid.Rect, text string) grid.Rect {
	used := m.brush.Measure(text, r.W)
	if used+12 > r.W {
		return r
	}
	m.brush.Text(g, r, text, m.theme.Bar, draw.End)
	if m.brush.RTL {
		r.X += used + 1
	}
	r.W -= used + 1
	return r
}

func (m *Model) paintPrompt(g *grid.Grid, r grid.Rect, p purpose, f *textfield.Field) {
	prompt, count := m.promptText(p)
	if m.fault {
		count = m.message
	}
	r = m.barEnd(g, r, count)
	used := m.brush.Text(g, r, prompt, m.theme.BarKey, draw.Start)
	if used+2 < r.W {
		if !m.brush.RTL {
			r.X += used + 1
		}
		r.W -= used + 1
	}
	g.Panes = append(g.Panes[:len(g.Panes)-1], splitBar(m.geo.bar, r)...)
	f.Paint(g, r, m.theme.Bar)
}

// splitBar makes the field a pane of its own, so that its text is ordered
// apart from the prompt beside it.
func splitBar(bar, r grid.Rect) []grid.Rect {
	left := grid.Rect{X: bar.X, Y: bar.Y, W: r.X - bar.X, H: 1}
	right := grid.Rect{X: r.X + r.W, Y: bar.Y, W: bar.X + bar.W - r.X - r.W, H: 1}
	var parts []grid.Rect
	for _, p := range []grid.Rect{left, r, right} {
		if !p.Empty() {
			parts = append(parts, p)
		}
	}
	return parts
}

// status is what the start of the bar says.
func (m *Model) status() string {
	t := m.env.Lang
	p := m.snap.Progress()
	switch {
	case m.message != "":
		return m.message
	case m.blinked && !p.Done && p.Files > 0:
		return t.Loading + " " + strconv.Itoa(p.Loaded) + "/" + strconv.Itoa(p.Files)
	case m.filter() != "":
		return t.FilterPrompt + " " + lang.Isolate(m.filter()) + " · " + t.CountArticles(m.list.Len())
	case len(p.Problems) > 0:
		return t.CountArticles(m.list.Len()) + " · " + t.Problems + " " + t.CountFiles(len(p.Problems)) +
			" · " + lang.Isolate(p.Problems[0])
	}
	return t.CountArticles(m.list.Len())
}

// where is what the end of the bar says: the marks, how far the reader is,
// and how to get help.
func (m *Model) where() string {
	text := m.env.Lang.Hints
	if m.reader.Article() != nil {
		text = strconv.Itoa(m.reader.Progress()) + "%  " + text
	}
	if n, at := m.reader.Marks(); n > 0 {
		text = strconv.Itoa(at) + "/" + strconv.Itoa(n) + "  " + text
	}
	return text
}

// paintProgress shades the bar as far as loading has come.
func (m *Model) paintProgress(g *grid.Grid, bar grid.Rect) {
	p := m.snap.Progress()
	if !m.blinked || p.Done || p.Files == 0 {
		return
	}
	done := bar.W * p.Loaded / p.Files
	part := grid.Rect{X: bar.X, Y: bar.Y, W: done, H: 1}
	if m.brush.RTL {
		part.X = bar.X + bar.W - done
	}
	g.Restyle(part, func(s grid.Style) grid.Style {
		s.Attr |= grid.Reverse
		return s
	})
}
