package query

import "fmt"

// Fault is an error in a query.
type Fault struct {
	Column     int // in code points, from 1
	Kind       FaultKind
	Text       string // the part of the query with the error; "" if Kind says all
	Incomplete bool   // more typing may correct it
}

// FaultKind is the kind of an error. The user interface translates it.
type FaultKind uint8

// The kinds of fault.
const (
	OpenQuote     FaultKind = iota
	OpenGroup               // ( without )
	StrayClose              // ) without (
	EmptyGroup              // ()
	LoneOr                  // OR without something on both sides
	NoValue                 // a field, = or quotes with nothing to look for
	UnknownField            // Text is its name
	FieldInField            // person:(place:x)
	BadDate                 // Text is the date
	BackwardRange           // it ends before it begins
	UnknownState            // Text is its name
	TooDeep
	TooLong
)

var faultTexts = [...]string{
	OpenQuote:     "the quote is not closed: add \"",
	OpenGroup:     "the group is not closed: add )",
	StrayClose:    "nothing is open here: remove this )",
	EmptyGroup:    "the group is empty: write something in it or remove it",
	LoneOr:        "OR needs something on both sides; put it in quotes to look for the word",
	NoValue:       "there is nothing to look for: write a word after %[1]s",
	UnknownField:  "no field is called %[1]q; the fields are person, place, org, title, source, date, published and is; put it in quotes to look for the words",
	FieldInField:  "a field cannot stand in the group of another: close the group before %[1]s",
	BadDate:       "%[1]q is no date: write 2020, 2020-10, 2020-10-09 or a range such as 2020-10..2022",
	BackwardRange: "the range %[1]s ends before it begins: exchange its ends",
	UnknownState:  "%[1]q is no state: write unread, read or starred",
	TooDeep:       "groups stand too deep in one another: use fewer",
	TooLong:       "the query is too long: use fewer words",
}

func (f *Fault) Error() string {
	text := faultTexts[f.Kind]
	if f.Text != "" {
		text = fmt.Sprintf(text, f.Text)
	}
	return fmt.Sprintf("column %d: %s", f.Column, text)
}
