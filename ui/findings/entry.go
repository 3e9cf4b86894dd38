package findings

import "qari/model"

// Kind says what an entry is.
type Kind uint8

// The kinds of entry, in the order in which the pane lists them.
const (
	Person Kind = iota
	Place
	Organisation
	Country
	Date
)

// labels are the kinds that are names, with the label of each.
var labels = [...]model.Label{Person: model.PER, Place: model.LOC, Organisation: model.ORG}

// Entry is one line that can be chosen.
type Entry struct {
	Kind   Kind
	Name   string       // as shown
	Key    string       // what is equal for the same thing in every article
	Value  string       // a date's TIMEX3 value
	Unsure bool         // a date that is partial or in doubt
	Spans  []model.Span // where it is mentioned, in the order of the text
}

// Label is the label of a name; false for a country, which the article names
// by an adjective only, and for a date.
func (e *Entry) Label() (model.Label, bool) {
	if int(e.Kind) >= len(labels) {
		return 0, false
	}
	return labels[e.Kind], true
}

// ID tells entries of one article apart. The words that are shown do not:
// two dates may be written «الجمعة» and mean two days.
type ID struct {
	Kind  Kind
	Key   string // of a name; the value of a date
	First int    // byte offset of the first mention; -1 where there is none
}

// ID is the identity of the entry in its article.
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
