// Package query is the language in which a reader asks for articles.
//
//	word              finds the word folded, with or without clitics
//	"two words"       finds exactly these words in this order, but for folding
//	=word ="a b"      finds exactly these letters
//	a b               both        a OR b, a أو b   either        ( )  groups
//	-x                not x
//	person: place: org:     an entity of that class, by words of its name
//	title: source:          words of the title, of the source
//	date: published:        a day, month or year, or a range: 2020-10..2022
//	date:~                  coarser dates, too, and those of an unknown year
//	is:               unread, read or starred
//
// Each field has an Arabic name (شخص مكان منظمة عنوان مصدر تاريخ نشر حالة), quotes
// may be typed in any form (" “ ” « »), digits in any script, and a field
// takes a group: person:(a OR b).
//
// A query is parsed once, by [Parse], or by [ParseTyping] while it is being
// written, and can then be used by any number of goroutines. It matches one
// article at a time by [Query.Match] and [Query.Spans]; an index walks its
// [Expr] instead.
package query

import (
	"qari/model"
	"qari/model/calendar"
	"qari/model/word"
)

// Query is a parsed query. The zero Query matches every article.
type Query struct {
	Expr Expr // nil for the empty query, which matches every article
}

// Expr is a node of a query: [And], [Or], [Not], [Term], [Dates] or [Is].
type Expr interface{ print(p *printer) }

// And matches where all of its parts do. It has two or more.
type And []Expr

// Or matches where one of its parts does. It has two or more.
type Or []Expr

// Not matches where X does not.
type Not struct{ X Expr }

// Field is what of an article a part of a query looks at.
type Field uint8

// The fields.
const (
	Anywhere Field = iota // the text and the title
	Person
	Place
	Org
	Title
	Source
	Date      // dates that the text mentions
	Published // when the article came out
	Status
)

// Label is the class of entity that the field looks at; false for a field
// that looks at none.
func (f Field) Label() (model.Label, bool) {
	switch f {
	case Person:
		return model.PER, true
	case Place:
		return model.LOC, true
	case Org:
		return model.ORG, true
	}
	return 0, false
}

// Mode is how closely a term must be met.
type Mode uint8

// The modes.
const (
	Folded  Mode = iota // folded, with or without clitics
	Quoted              // folded
	Literal             // to the letter
)

// Term looks for words, which must follow one another, in one field.
type Term struct {
	Field  Field
	Mode   Mode
	Text   string // as it was typed, without quotes
	Prefix bool   // the last word is still being typed
	Words  []Word // at least one
}

// Dates looks for a date in an interval; see [Dates.Answer]. Field is Date or
// Published.
type Dates struct {
	Field    Field
	Loose    bool // only of Date
	Interval calendar.Interval
}

// State is what a reader has done with an article.
type State struct{ Read, Starred bool }

// Is looks at what the reader has done.
type Is uint8

// The states one can ask for.
const (
	Unread Is = iota
	Read
	Starred
)

// Of tells whether the state is the one asked for.
func (is Is) Of(s State) bool {
	switch is {
	case Unread:
		return !s.Read
	case Read:
		return s.Read
	}
	return s.Starred
}

// The first name of each is the one that is printed.
var fieldNames = [...][]string{
	Person:    {"person", "شخص", "per"},
	Place:     {"place", "مكان", "loc"},
	Org:       {"org", "منظمة"},
	Title:     {"title", "عنوان"},
	Source:    {"source", "مصدر"},
	Date:      {"date", "تاريخ"},
	Published: {"published", "نشر"},
	Status:    {"is", "حالة"},
}

var isNames = [...][]string{
	Unread:  {"unread", "غير-مقروء", "غير مقروء", "جديد"},
	Read:    {"read", "مقروء"},
	Starred: {"starred", "مميز", "بنجمة", "نجمة"},
}

// named finds the index of the list that holds a name, folded.
func named(names [][]string, name string) (int, bool) {
	name = word.Fold(name)
	for i, list := range names {
		for _, n := range list {
			if word.Fold(n) == name {
				return i, true
			}
		}
	}
	return 0, false
}

// Fields lists the names of the fields, first the English and then the Arabic
// one, in the order in which help should show them.
func Fields() [][2]string {
	var all [][2]string
	for _, names := range fieldNames[Person:] {
		all = append(all, [2]string{names[0], names[1]})
	}
	return all
}
