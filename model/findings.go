package model

import (
	"iter"

	"qari/model/calendar"
)

// Findings is what analysis found in one article. Like the article it is
// never changed after it was made.
type Findings struct {
	Published Publication
	Entities  []Entity  // most mentioned first within a label
	Related   []Related // countries named only by an adjective
	Dates     []Timex   // in the order of the text
}

// Label is the class of a named entity.
type Label uint8

// The labels, as CoNLL names them.
const (
	PER Label = iota
	LOC
	ORG
)

var labelNames = [...]string{PER: "PER", LOC: "LOC", ORG: "ORG"}

func (l Label) String() string { return labelNames[l] }

// Entity is a person, place or organisation with all its mentions in one
// article.
type Entity struct {
	Label    Label
	Name     string // the fullest form found, or the alias file's
	Key      string // equal for the same entity in every article; for joining, not for showing
	Mentions []Span // in the order of the text, never overlapping
}

// Related is a country that the text names by an adjective («الروسية»),
// which is a facet of the article and not a mention of the place.
type Related struct {
	Country  string // ISO 3166-1 alpha-2
	Name     string // in Arabic
	Mentions []Span
}

// TimexType is the TIMEX3 type of a time expression.
type TimexType uint8

// The TIMEX3 types.
const (
	Date TimexType = iota
	Time
	Duration
	Set
)

var timexTypeNames = [...]string{Date: "DATE", Time: "TIME", Duration: "DURATION", Set: "SET"}

func (t TimexType) String() string { return timexTypeNames[t] }

// Calendar is the calendar in which an expression was written.
type Calendar = calendar.System

// The calendars.
const (
	Gregorian  = calendar.Gregorian
	Hijri      = calendar.Hijri
	SolarHijri = calendar.SolarHijri
)

// Flags are doubts about a time expression that the text itself raises.
type Flags uint8

// The flags.
const (
	WeekdayMismatch Flags = 1 << iota // the weekday named is not that day's
	Impossible                        // no calendar has this day: 31 أبريل
	MonthsDisagree                    // «11 كانون الأول/يناير»
	OutOfRange                        // outside the conversion table of its calendar
)

var flagNames = [...]string{"weekday-mismatch", "impossible", "months-disagree", "out-of-range"}

// Names are the names of the flags that are set; none is nil.
func (f Flags) Names() (names []string) {
	for i, name := range flagNames {
		if f&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	return names
}

// Timex is one time expression: a TIMEX3 with what it was resolved against. A
// collection has many of them: the small fields stand together, so that they
// share a word.
type Timex struct {
	Span     Span
	Value    string          // TIMEX3 value; X for what the text does not tell (XXXX-11-23)
	Values   []string        // every reading, where the text supports more than one; else nil
	Mod      string          // TIMEX3 mod: START, MID, END, APPROX, BEFORE, …; "" for none
	Western  string          // the value in the Gregorian calendar where Calendar is another; "" if unknown
	Anchor   string          // the value that a relative expression was resolved against; "" for none
	Extent   calendar.Extent // what Value denotes, of a Date or Time; else nothing
	Type     TimexType
	Calendar Calendar
	Flags    Flags
}

// Interval is the days that the expression covers. It reports false where
// there are none (a duration, a set), where the text leaves them open (the
// year is not told) and where it supports two dates.
func (t Timex) Interval() (calendar.Interval, bool) {
	if t.Type == Date && len(t.Values) > 0 {
		return calendar.Interval{}, false
	}
	return t.Extent.Interval()
}

// Extents are what the expression denotes, in every reading that it has.
func (t Timex) Extents() iter.Seq[calendar.Extent] {
	return func(yield func(calendar.Extent) bool) {
		// The readings of a time differ in the hour, not in the day.
		if t.Type != Date || len(t.Values) == 0 {
			yield(t.Extent)
			return
		}
		for _, value := range t.Values {
			if !yield(calendar.Parse(value, t.Calendar)) {
				return
			}
		}
	}
}

// Basis says on what kind of evidence a publication date rests.
type Basis string

// The kinds of evidence, strongest first.
const (
	NoBasis       Basis = ""
	Given         Basis = "given"    // by the user or the file's metadata
	FromDateline  Basis = "dateline" // a date line, by its place and label
	InferredBasis Basis = "inferred" // the text forces it
)

// Publication is an article's document creation time (DCT).
type Publication struct {
	At       calendar.Stamp // to the day or the minute; none if unknown
	Basis    Basis
	Text     string // the words it was read from; "" where it was given
	Evidence []Evidence
}

// Evidence is one thing that speaks for or against a publication date.
type Evidence struct {
	Rule  string // which rule looked at it: see package timex for their names
	For   bool   // false: it contradicts, or was refused
	Text  string // the words, from the page
	Value string // what they would mean
}
