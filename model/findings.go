package model

import (
	"iter"

	"qari/model/calendar"
)

// Findings is what analysis found in one article. It never changes, so any
// number of goroutines may share it.
type Findings struct {
	Published Publication
	Entities  []Entity  // most mentioned first within a label
	Related   []Related // countries named only by an adjective
	Dates     []Timex   // the countries that only an adjective names
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

// Related is a country that the text names by an adjective («الروسية»). It says
// what the article is about; it is no mention of the place.
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
	WeekdayMismatch Flags = 1 << iota // the text names another weekday than the date has
	Impossible                        // no calendar has this day: 31 أبريل
	MonthsDisagree                    // «11 كانون الأول/يناير»
	OutOfRange                        // outside the conversion table of its calendar
)

var flagNames = [...]string{"weekday-mismatch", "impossible", "months-disagree", "out-of-range"}

// Names returns the names of the flags that are set, nil if none is.
func (f Flags) Names() (names []string) {
	for i, name := range flagNames {
		if f&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	return names
}

// Timex is one time expression as a TIMEX3. A collection has very many of them:
// the three small fields stand last, so that they share one machine word.
type Timex struct {
	Span     Span
	Value    string          // TIMEX3 value; X for each digit that the text leaves out (XXXX-11-23)
	Values   []string        // all possible values where the text allows more than one, else nil
	Mod      string          // TIMEX3 mod: START, MID, END, APPROX, BEFORE, …; "" for none
	Western  string          // the value in the Gregorian calendar if Calendar is another one; "" if unknown
	Anchor   string          // the value from which a relative expression is counted; "" for none
	Extent   calendar.Extent // the time that Value denotes, for a Date or a Time; else the zero Extent
	Type     TimexType
	Calendar Calendar
	Flags    Flags
}

// Interval returns the days that the expression covers. It reports false for a
// duration or a set, for a date without a year, and for a text that allows two
// dates.
func (t Timex) Interval() (calendar.Interval, bool) {
	if t.Type == Date && len(t.Values) > 0 {
		return calendar.Interval{}, false
	}
	return t.Extent.Interval()
}

// Extents yields what the expression denotes, once for each possible value.
func (t Timex) Extents() iter.Seq[calendar.Extent] {
	return func(yield func(calendar.Extent) bool) {
		// The values of a Time differ in the hour only, not in the day.
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

// Basis says which kind of evidence supports a publication date.
type Basis string

// The kinds of evidence, strongest first.
const (
	NoBasis       Basis = ""
	Given         Basis = "given"    // by the user or the file's metadata
	FromDateline  Basis = "dateline" // from a date line, known by its place on the page and its label
	InferredBasis Basis = "inferred" // the only day that agrees with the text
)

// Publication is an article's document creation time (DCT).
type Publication struct {
	At       calendar.Stamp // to the day or the minute; none if unknown
	Basis    Basis
	Text     string // the words that give the date; "" if the user or the file gave it
	Evidence []Evidence
}

// Evidence is one reason for or against a publication date.
type Evidence struct {
	Rule  string // the rule that found it; package timex has the names
	For   bool   // false if it contradicts the date or was refused
	Text  string // the words, from the page
	Value string // the date that the words would mean
}
