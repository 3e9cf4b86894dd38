package ui

import (
	"qari/model"
	"qari/ui/findings"
)

// NameChoices are what a reader decided about names: which one is shown under
// which other. They hold everywhere the keys occur.
type NameChoices interface {
	// ShownAs is the key that a name is shown under: its own, unless the
	// reader merged it into another.
	ShownAs(label model.Label, key string) string
	// Merge shows a name under the key of another; its own key, or none,
	// takes that back.
	Merge(label model.Label, key, into string)
}

// named joins the entities that the reader has merged. The one that the
// others were merged into gives its name where the article mentions it.
func named(entities []model.Entity, c NameChoices) []model.Entity {
	type id struct {
		label model.Label
		key   string
	}
	at := map[id]int{}
	joined := make([]model.Entity, 0, len(entities))
	for _, e := range entities {
		into := id{e.Label, c.ShownAs(e.Label, e.Key)}
		i, ok := at[into]
		if !ok {
			at[into] = len(joined)
			joined = append(joined, model.Entity{Label: e.Label, Name: e.Name, Key: into.key, Mentions: e.Mentions})
			continue
		}
		j := &joined[i]
		if e.Key == into.key {
			j.Name = e.Name
		}
		j.Mentions = mergeSpans(j.Mentions, e.Mentions)
	}
	return joined
}

// mergeSpans merges two sorted lists into a new one.
func mergeSpans(a, b []model.Span) []model.Span {
	all := make([]model.Span, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if a[0].Start <= b[0].Start {
			all, a = append(all, a[0]), a[1:]
		} else {
			all, b = append(all, b[0]), b[1:]
		}
	}
	return append(append(all, a...), b...)
}

// mergeName holds the name under the cursor, or merges the one held into it.
func (m *Model) mergeName() {
	e, ok := m.panel.Current()
	switch {
	case !ok || e.Kind > findings.Organisation:
	case m.held == nil || m.held.Kind != e.Kind || m.held.Key == e.Key:
		m.held = &e
		m.message = m.env.Lang.MergeWith
	default:
		m.env.Shelf.Merge(model.Label(e.Kind), m.held.Key, e.Key)
		m.message = m.env.Lang.Merged
		m.held = nil
		m.fillPanel()
	}
}

// splitName takes back what was merged into the name under the cursor.
func (m *Model) splitName() {
	e, ok := m.panel.Current()
	f := m.reader.Findings()
	if !ok || f == nil || e.Kind > findings.Organisation {
		return
	}
	label := model.Label(e.Kind)
	for _, x := range f.Entities {
		if x.Label == label && x.Key != e.Key && m.env.Shelf.ShownAs(label, x.Key) == e.Key {
			m.env.Shelf.Merge(label, x.Key, "")
			m.message = m.env.Lang.Split
		}
	}
	m.fillPanel()
}
