package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"qari/ui/keys"
	"qari/ui/lang"
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

// prompt is the field that keys go to, and what for; nil where they go to none.
func (b *bar) prompt() (purpose, *textfield.Field) {
	for p := range b.fields {
		if f := &b.fields[p]; f.Editing() {
			return purpose(p), f
		}
	}
	return 0, nil
}

// ask opens a field with a text in it.
func (b *bar) ask(p purpose, text string, t *lang.Text) {
	b.fields[p].SetValue(text)
	b.fields[p].Open(t.RTL)
}

// promptText is what stands before the field, and what it has found after it.
func (b *bar) promptText(p purpose, t *lang.Text) (before, after string) {
	switch p {
	case searching:
		if b.facts.searching {
			return t.SearchPrompt, stillSearching
		}
		return t.SearchPrompt, t.CountHits(b.facts.marks)
	case naming:
		return t.NamePrompt, ""
	case noting:
		return t.NotePrompt, ""
	}
	if strings.HasPrefix(b.facts.filter, "@") {
		return t.FilterPrompt, b.facts.saved
	}
	return t.FilterPrompt, t.CountArticles(b.facts.articles)
}

// stillSearching stands where a count will, in any language.
const stillSearching = "…"

// savedNames are the saved queries whose name begins like that of a filter
// @name; "" for any other filter.
func savedNames(shelf Shelf, filter string) string {
	prefix, ok := strings.CutPrefix(filter, "@")
	if !ok {
		return ""
	}
	var names []string
	for _, n := range shelf.Queries() {
		if strings.HasPrefix(n, prefix) {
			names = append(names, "@"+n)
		}
	}
	return strings.Join(names, "  ")
}

// promptKey edits a field. The arrows still move the list that is being
// filtered.
func (m *Model) promptKey(p purpose, f *textfield.Field, a keys.Action, k tea.KeyPressMsg) tea.Cmd {
	switch k.Keystroke() {
	case "enter":
		f.Close()
		return m.submit(p, f.Value())
	case "esc":
		f.Close()
		f.SetValue("")
		return m.finder.look(m.snap, p, "", false)
	case "up", "down", "pgup", "pgdown":
		if p == filtering {
			m.listIntent(m.list.Act(a))
		}
		return nil
	}
	return m.typed(k)
}

// typed gives a key or a paste to the field that is being edited, and shows
// at once what the text in it finds.
func (m *Model) typed(msg tea.Msg) tea.Cmd {
	p, f := m.bar.prompt()
	if f == nil || !f.Update(msg) {
		return nil
	}
	return m.finder.look(m.snap, p, f.Value(), true)
}

// submit takes what was typed.
func (m *Model) submit(p purpose, text string) tea.Cmd {
	trimmed := strings.TrimSpace(text)
	switch p {
	case searching:
		m.bar.tell(m.finder.enter(trimmed), m.looks.lang)
	case naming:
		if trimmed != "" {
			m.env.Shelf.SaveQuery(trimmed, m.finder.filter)
			m.bar.say(m.looks.lang.Saved + " @" + trimmed)
		}
	case noting:
		m.env.Shelf.SetNote(idOf(m.reading.Article()), trimmed)
		m.showFindings()
	default:
		m.openSelected()
		return m.finder.look(m.snap, p, text, false)
	}
	return nil
}
