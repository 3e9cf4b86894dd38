// Package findings is the side panel: the names and dates found in the article.
package findings

import (
	"qari/model"
	"qari/ui/keys"
	"qari/ui/lang"
)

// Extras are what the panel shows beside the names, and cannot know.
type Extras struct {
	// Dates turns the dates of an article into entries in chronological order.
	Dates func(text string, dates []model.Timex) []Entry
	Trend []int  // how many dates fall into each stretch of time
	Note  string // the reader's own
}

// Pane is the side panel.
type Pane struct {
	entries []Entry
	about   []note // what is said of the publication date
	pending bool   // the article has not been analysed yet
	remark  string // the reader's own note
	trend   []int  // how many dates fall into each stretch of time

	cursor  int // index into entries
	top     int // first row on the screen
	visible model.Span
	held    *Entry // the name that is to be merged into another; nil for none

	rows   []row // derived from entries, about and the language
	height int
}

// note is a line about the publication date, or what the reader wrote.
type note struct {
	text  string
	doubt bool
	own   bool // the reader wrote it
}

// row is one line of the panel.
type row struct {
	head  string
	note  note
	entry int // index into entries; -1 where the row is a head, a note or blank
}

// Show fills the panel for an article. The cursor returns to the top. A name
// that is held stays so, for the other may stand in another article.
func (p *Pane) Show(a *model.Article, f *model.Findings, x Extras, t *lang.Text) {
	*p = Pane{pending: a != nil && f == nil, height: p.height, trend: x.Trend, remark: x.Note, held: p.held}
	if a != nil && f != nil {
		p.entries = entries(a, f, x)
		p.about = about(f, t)
	}
	p.rows = p.layRows(t)
}

// Relabel changes the language of what is shown.
func (p *Pane) Relabel(a *model.Article, f *model.Findings, t *lang.Text) {
	if a != nil && f != nil {
		p.about = about(f, t)
	}
	p.rows = p.layRows(t)
}

// SetVisible tells which part of the article the reading pane shows, so that
// the names in it can be told apart.
func (p *Pane) SetVisible(s model.Span) { p.visible = s }

// Current is the entry the cursor is on.
func (p *Pane) Current() (Entry, bool) {
	if len(p.entries) == 0 {
		return Entry{}, false
	}
	return p.entries[p.cursor], true
}

// Act does what a key asks for and returns what is left for others to do.
func (p *Pane) Act(a keys.Action) Intent {
	page := max(1, p.height-2)
	switch a {
	case keys.Up:
		p.move(-1)
	case keys.Down:
		p.move(1)
	case keys.PageUp:
		p.move(-page)
	case keys.PageDown:
		p.move(page)
	case keys.Home:
		p.move(-len(p.entries))
	case keys.End:
		p.move(len(p.entries))
	default:
		return p.intent(a)
	}
	return Intent{}
}

func (p *Pane) move(n int) { p.cursor = max(0, min(p.cursor+n, len(p.entries)-1)) }

func entries(a *model.Article, f *model.Findings, x Extras) []Entry {
	var all []Entry
	for kind, label := range labels {
		for _, e := range f.Entities {
			if e.Label == label {
				all = append(all, Entry{Kind: Kind(kind), Name: e.Name, Key: e.Key, Spans: e.Mentions})
			}
		}
	}
	for _, c := range f.Related {
		all = append(all, Entry{Kind: Country, Name: c.Name, Key: c.Country, Spans: c.Mentions})
	}
	return append(all, x.Dates(a.Text, f.Dates)...)
}

// about says what is known of the publication date and on what evidence.
func about(f *model.Findings, t *lang.Text) []note {
	pub := f.Published
	notes := []note{{text: t.Unpublished, doubt: true}}
	if _, known := pub.At.Day(); known {
		notes[0] = note{text: t.Published + " " + t.Date(pub.At)}
		switch pub.Basis {
		case model.InferredBasis:
			notes[0].text += " (" + t.Inferred + ")"
		case model.Given:
			notes[0].text += " (" + t.Given + ")"
		}
	}
	for _, e := range pub.Evidence {
		if said := t.Evidence[e.Rule]; said != "" {
			notes = append(notes, note{text: said + ": " + lang.Isolate(e.Text), doubt: !e.For})
		}
	}
	return notes
}

func (p *Pane) layRows(t *lang.Text) []row {
	var rows []row
	if p.remark != "" {
		rows = append(rows, row{head: t.Note, entry: -1}, row{note: note{text: p.remark, own: true}, entry: -1}, row{entry: -1})
	}
	for _, n := range p.about {
		rows = append(rows, row{note: n, entry: -1})
	}
	heads := [...]string{Person: t.People, Place: t.Places, Organisation: t.Organisations, Country: t.Countries, Date: t.Dates}
	for i, e := range p.entries {
		if i == 0 || p.entries[i-1].Kind != e.Kind {
			if len(rows) > 0 {
				rows = append(rows, row{entry: -1})
			}
			rows = append(rows, row{head: heads[e.Kind], entry: -1})
		}
		rows = append(rows, row{entry: i})
	}
	return rows
}
