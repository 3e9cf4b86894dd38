package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"qari/ui/textfield"
)

// purpose is what a text field in the bar asks for.
type purpose uint8

const (
	filtering purpose = iota // articles, as it is typed
	searching                // the open article, as it is typed
	naming                   // a name to save the filter under
	noting                   // a note on the open article
	purposes
)

// prompt is the field that keys go to, and what for.
func (m *Model) prompt() (purpose, *textfield.Field) {
	for p := range m.fields {
		if f := &m.fields[p]; f.Editing() {
			return purpose(p), f
		}
	}
	return 0, nil
}

// ask opens a field with a text in it.
func (m *Model) ask(p purpose, text string) {
	m.fields[p].SetValue(text)
	m.fields[p].Open()
}

// askWhere starts a search of the article from the reading pane, and a filter
// of the list from the other two.
func (m *Model) askWhere() {
	if m.focus == readerPane && m.reader.Article() != nil {
		m.ask(searching, "")
		return
	}
	m.ask(filtering, m.filter())
}

// filter is the query that the list is filtered by.
func (m *Model) filter() string { return m.fields[filtering].Value() }

// promptKey edits a field. The arrows still move the list that is being
// filtered.
func (m *Model) promptKey(k tea.KeyPressMsg) tea.Cmd {
	p, f := m.prompt()
	switch k.Keystroke() {
	case "enter":
		f.Close()
		return m.submit(p, strings.TrimSpace(f.Value()))
	case "esc":
		f.Close()
		f.SetValue("")
		return m.abandon(p)
	case "up", "down", "pgup", "pgdown":
		if p == filtering {
			return m.listAct(m.action(k))
		}
		return nil
	case "ctrl+c":
		return m.quit()
	}
	return m.typed(k)
}

// typed gives a key or a paste to the field that is being edited, and shows
// at once what the text in it finds.
func (m *Model) typed(msg tea.Msg) tea.Cmd {
	p, f := m.prompt()
	if f == nil || !f.Update(msg) {
		return nil
	}
	switch p {
	case filtering:
		return m.refilter()
	case searching:
		m.find()
	}
	return nil
}

// submit takes what was typed.
func (m *Model) submit(p purpose, text string) tea.Cmd {
	switch p {
	case searching:
		if n, _ := m.reader.Marks(); n == 0 && text != "" {
			m.message = m.env.Lang.NotFound
		}
	case naming:
		if text != "" {
			m.env.Shelf.SaveQuery(text, m.filter())
			m.message = m.env.Lang.Saved + " @" + text
		}
	case noting:
		m.env.Shelf.SetNote(m.open, text)
		m.fillPanel()
	default:
		m.openSelected()
		return m.refilter()
	}
	return nil
}

// abandon takes back what was typed.
func (m *Model) abandon(p purpose) tea.Cmd {
	switch p {
	case searching:
		m.reader.SetMarks(nil)
		m.hits = ""
	case filtering:
		return m.refilter()
	}
	return nil
}

// promptText is what stands before the field, and what it has found after it.
func (m *Model) promptText(p purpose) (before, after string) {
	t := m.env.Lang
	switch p {
	case searching:
		n, _ := m.reader.Marks()
		return t.SearchPrompt, t.CountHits(n)
	case naming:
		return t.NamePrompt, ""
	case noting:
		return t.NotePrompt, ""
	}
	if name, ok := strings.CutPrefix(m.filter(), "@"); ok {
		return t.FilterPrompt, m.savedNames(name)
	}
	return t.FilterPrompt, t.CountArticles(m.list.Len())
}

// savedNames lists the saved queries whose name begins like this.
func (m *Model) savedNames(prefix string) string {
	var names []string
	for _, n := range m.env.Shelf.Queries() {
		if strings.HasPrefix(n, prefix) {
			names = append(names, "@"+n)
		}
	}
	return strings.Join(names, "  ")
}
