package ui

import (
	tea "charm.land/bubbletea/v2"

	"qari/model"
	"qari/ui/findings"
	"qari/ui/lang"
	"qari/ui/list"
)

// libraryChanged shows a new snapshot. It keeps the cursor, the open article
// and the filter.
func (m *Model) libraryChanged(snap Snapshot) tea.Cmd {
	selected, hasSelected := selectedID(m.snap, &m.list)
	old := m.snap
	m.snap, m.bar.progress = snap, snap.Progress()
	cmd := m.finder.renewed(old, snap)
	if i, ok := snap.Find(selected); hasSelected && ok {
		m.list.Select(i)
	}
	m.renew()
	if m.reading.Article() == nil {
		m.openSelected()
	}
	return tea.Batch(cmd, awaitLibrary(m.requests.ctx, m.env.Library, snap))
}

// renew shows the new version of the open article at the same place.
func (m *Model) renew() {
	i, ok := m.snap.Find(idOf(m.reading.Article()))
	if !ok {
		return
	}
	switch a, f := m.snap.Article(i), m.snap.Findings(i); {
	case a == nil:
	case a != m.reading.Article():
		m.finder.unmark()
		m.reading.Open(a, f, m.reading.Position())
		m.showFindings()
	case f != m.reading.Findings():
		m.reading.SetFindings(f)
		m.showFindings()
	}
}

// idOf returns the article's ID, or "" for nil.
func idOf(a *model.Article) string {
	if a == nil {
		return ""
	}
	return a.ID
}

// selectedID returns the ID of the article under the list's cursor.
func selectedID(snap Snapshot, l *list.Pane) (string, bool) {
	if i, ok := l.Current(); ok {
		return snap.ID(i), true
	}
	return "", false
}

// openSelected opens the article under the list's cursor, at the reader's last
// position in it.
func (m *Model) openSelected() {
	i, ok := m.list.Current()
	if !ok || m.snap.Article(i) == nil || m.snap.ID(i) == idOf(m.reading.Article()) {
		return
	}
	m.keepPosition()
	m.finder.unmark()
	id := m.snap.ID(i)
	if m.snap.Findings(i) == nil {
		m.env.Library.Want(id)
	}
	m.reading.Open(m.snap.Article(i), m.snap.Findings(i), m.env.Shelf.Entry(id).Position)
	m.showFindings()
}

// keepPosition stores the reader's position in the open article.
func (m *Model) keepPosition() {
	if m.reading.Article() != nil {
		m.env.Shelf.SetPosition(idOf(m.reading.Article()), m.reading.Position())
	}
}

// shelved applies the shelf's contents once they are known: the position,
// unless the reader has moved, the merged names and the chosen terminal.
func (m *Model) shelved() tea.Cmd {
	if err := m.env.Shelf.Err(); err != nil {
		m.bar.fail(err.Error())
	}
	if a := m.reading.Article(); a != nil {
		if m.reading.Position() == 0 {
			m.finder.unmark()
			m.reading.Open(a, m.reading.Findings(), m.env.Shelf.Entry(a.ID).Position)
		}
		m.showFindings()
	}
	return m.looks.terminal.recall()
}

// showFindings fills the findings pane for the open article.
func (m *Model) showFindings() {
	f := m.reading.Findings()
	if f != nil {
		shown := *f
		shown.Entities = m.env.Shelf.Shown(f.Entities)
		f = &shown
	}
	m.findings.Show(m.reading.Article(), f, findings.Extras{
		Dates: dateEntries, Trend: trend(f), Note: m.env.Shelf.Entry(idOf(m.reading.Article())).Note,
	}, m.looks.lang)
}

// rowOf returns the list row of article i in a snapshot.
func rowOf(snap Snapshot, shelf Shelf, i int) list.Row {
	id := snap.ID(i)
	e := shelf.Entry(id)
	return list.Row{ID: id, Article: snap.Article(i), Findings: snap.Findings(i), Read: e.Read, Starred: e.Starred}
}

// moreNotice returns the line that replaces the folded part of an article, or
// "" if nothing is folded.
func moreNotice(a *model.Article, t *lang.Text) string {
	if a == nil || len(a.Asides) == 0 {
		return ""
	}
	return "… " + t.Folded(len(a.Asides), "f")
}
