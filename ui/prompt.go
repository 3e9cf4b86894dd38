package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"qari/ui/keys"
	"qari/ui/lang"
	"qari/ui/textfield"
)

// purpose is what a text field in the bar is for.
type purpose uint8

const (
	filtering purpose = iota // filters the list while the reader types
	searching                // searches the open article while the reader types
	naming                   // names the filter to save
	noting                   // edits the note on the open article
	purposes
)

// prompt returns the text field that gets the keys, and its purpose; nil for
// none.
func (b *bar) prompt() (purpose, *textfield.Field) {
	for p := range b.fields {
		if f := &b.fields[p]; f.Editing() {
			return purpose(p), f
		}
	}
	return 0, nil
}

// ask opens a text field with this text.
func (b *bar) ask(p purpose, text string, t *lang.Text) {
	b.fields[p].SetValue(text)
	b.fields[p].Open(t.RTL)
}

// promptText returns the text before the field, and the result after it.
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

// stillSearching stands in place of the count, in any language.
const stillSearching = "…"

// savedNames returns the saved queries whose name begins like the filter @name;
// "" for any other filter.
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

// promptKey edits a text field. The arrow keys still move the list while the
// reader types a filter.
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

// typed passes a key or a paste to the text field and shows the matches at
// once.
func (m *Model) typed(msg tea.Msg) tea.Cmd {
	p, f := m.bar.prompt()
	if f == nil || !f.Update(msg) {
		return nil
	}
	return m.finder.look(m.snap, p, f.Value(), true)
}

// submit acts on the text after Enter.
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
