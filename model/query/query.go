// Package query is the language in which a reader searches for articles. Command
// search, the search on the screen and the index use it.
//
//	word              the word folded, with or without clitics
//	"two words"       these words in this order, folded, without clitics
//	=word ="a b"      exactly these letters
//	a b               both        a OR b, a أو b   either        ( )  groups
//	-x                not x
//	person: place: org:     an entity of that class, by words of its name
//	title: source:          words of the title, of the source
//	date: published:        a day, month or year, or a range: 2020-10..2022
//	date:~                  also less precise dates, and dates without a year
//	is:               unread, read or starred
//
// Each field has an Arabic name (شخص مكان منظمة عنوان مصدر تاريخ نشر حالة). Quotes
// may have any form (" “ ” « »), digits may be of any script, and a field may
// have a group: person:(a OR b).
//
// [Parse] parses a complete query and [ParseTyping] one that a reader is still
// typing. Any number of goroutines may use the result. [Query.Match] and
// [Query.Spans] test one article at a time; an index evaluates [Query.Expr].
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

// And matches if all of its parts match. It has at least two.
type And []Expr

// Or matches if one of its parts matches. It has at least two.
type Or []Expr

// Not matches if X does not.
type Not struct{ X Expr }

// Field is the part of an article in which a query looks.
type Field uint8

// The fields.
const (
	Anywhere Field = iota // the text and the title
	Person
	Place
	Org
	Title
	Source
	Date      // a date that the text mentions
	Published // the date of publication
	Status
)

// Label returns the class of entity in which the field looks. It reports false
// for a field that is about no entities.
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

// Mode says how exactly the text must agree with a term.
type Mode uint8

// The modes.
const (
	Folded  Mode = iota // folded, with or without clitics
	Quoted              // folded, without clitics
	Literal             // the same letters
)

// Term looks for words in one field. The words must follow one another.
type Term struct {
	Field  Field
	Mode   Mode
	Text   string // as typed, without quotes
	Prefix bool   // the last word is still being typed
	Words  []Word // at least one
}

// Dates looks for a date in an interval; see [Dates.Answer]. Field is Date or
// Published.
type Dates struct {
	Field    Field
	Loose    bool // for Date only
	Interval calendar.Interval
}

// State tells what a reader has done with an article.
type State struct{ Read, Starred bool }

// Is asks for one of the states of an article.
type Is uint8

// The states.
const (
	Unread Is = iota
	Read
	Starred
)

// Of tells whether s is the state asked for.
func (is Is) Of(s State) bool {
	switch is {
	case Unread:
		return !s.Read
	case Read:
		return s.Read
	}
	return s.Starred
}

// String writes the first name of each list.
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

// named returns the index of the list that contains the name. It compares
// folded names.
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

// Fields lists the English and the Arabic name of each field, in the order for
// help texts.
func Fields() [][2]string {
	var all [][2]string
	for _, names := range fieldNames[Person:] {
		all = append(all, [2]string{names[0], names[1]})
	}
	return all
}
