package findings

import "qari/model"

// Kind is the kind of an entry.
type Kind uint8

// The kinds of entry, in the order of the pane.
const (
	Person Kind = iota
	Place
	Organisation
	Country
	Date
)

// labels holds the label of each kind that is a name.
var labels = [...]model.Label{Person: model.PER, Place: model.LOC, Organisation: model.ORG}

// Entry is one line that the reader can choose.
type Entry struct {
	Kind   Kind
	Name   string       // the words to show
	Key    string       // the same for the same thing in every article
	Value  string       // a date's TIMEX3 value
	Unsure bool         // a date that is partial or in doubt
	Spans  []model.Span // its mentions, in the order of the text
}

// Label returns the label of a name. It returns false for a date and for a
// country, which the article names only by an adjective.
func (e *Entry) Label() (model.Label, bool) {
	if int(e.Kind) >= len(labels) {
		return 0, false
	}
	return labels[e.Kind], true
}

// ID identifies an entry within one article. Its words cannot: two dates may
// both be written «الجمعة» and mean two days.
type ID struct {
	Kind  Kind
	Key   string // of a name, or the value of a date
	First int    // byte offset of the first mention; -1 for none
}

// ID returns the identity of the entry in its article.
func (e *Entry) ID() ID {
	id := ID{Kind: e.Kind, Key: e.Key, First: -1}
	if e.Kind == Date {
		id.Key = e.Value
	}
	if len(e.Spans) > 0 {
		id.First = e.Spans[0].Start
	}
	return id
}
