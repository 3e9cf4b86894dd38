// Package findings is the pane with the names and dates of the article.
package findings

import (
	"qari/model"
	"qari/ui/keys"
	"qari/ui/lang"
)

// Extras are the parts of the pane that the findings of the article do not
// contain.
type Extras struct {
	// Dates returns the dates of an article as entries in chronological order.
	Dates func(text string, dates []model.Timex) []Entry
	Trend []int  // the number of dates in each part of time
	Note  string // the reader's note
}

// Pane lists the findings of one article.
type Pane struct {
	entries []Entry
	about   []note // the publication date and its evidence
	pending bool   // the article is not analysed yet
	remark  string // the reader's note
	trend   []int  // the number of dates in each part of time

	cursor  int // index into entries
	top     int // first row on the screen
	visible model.Span
	source  *Entry // the name to merge into another; nil for none

	rows   []row // computed from entries, about and the language
	height int
}

// note is a line about the publication date, or what the reader wrote.
type note struct {
	text  string
	doubt bool
	own   bool // the reader wrote it
}

// row is one line of the pane.
type row struct {
	head  string
	note  note
	entry int // index into entries; -1 for a heading, a note or a blank row
}

// Show fills the pane for an article and moves the cursor to the top. It keeps
// the held name, because the other name may be in another article.
func (p *Pane) Show(a *model.Article, f *model.Findings, x Extras, t *lang.Text) {
	*p = Pane{pending: a != nil && f == nil, height: p.height, trend: x.Trend, remark: x.Note, source: p.source}
	if a != nil && f != nil {
		p.entries = entries(a, f, x)
		p.about = about(f, t)
	}
	p.rows = p.layRows(t)
}

// Relabel changes the language of the pane.
func (p *Pane) Relabel(a *model.Article, f *model.Findings, t *lang.Text) {
	if a != nil && f != nil {
		p.about = about(f, t)
	}
	p.rows = p.layRows(t)
}

// SetVisible sets the part of the article that the reading pane shows. The
// names in it are bold.
func (p *Pane) SetVisible(s model.Span) { p.visible = s }

// Current returns the entry under the cursor.
func (p *Pane) Current() (Entry, bool) {
	if len(p.entries) == 0 {
		return Entry{}, false
	}
	return p.entries[p.cursor], true
}

// Act handles a key and returns what the root model has to do.
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

// about returns the lines about the publication date and its evidence.
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
