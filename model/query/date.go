package query

import (
	"strconv"
	"strings"
	"time"

	"qari/model/word"
)

// Day is a day of the Gregorian calendar, counted from 1970-01-01.
type Day int32

// Interval is a range of days, both ends included.
type Interval struct{ From, To Day }

// The days that stand for an open end of a range.
const (
	Always Day = -1 << 31
	Ever   Day = 1<<31 - 1
)

// Overlaps tells whether the intervals share a day.
func (i Interval) Overlaps(o Interval) bool { return i.From <= o.To && o.From <= i.To }

// String is the interval as a query has it, at the coarsest precision that
// says the same: 2020, 2020-10, 2020-10-09, or two of these with .. between.
func (i Interval) String() string {
	switch {
	case i.From == Always && i.To == Ever:
		return ".."
	case i.From == Always:
		return ".." + i.To.date().Format(time.DateOnly)
	case i.To == Ever:
		return i.From.date().Format(time.DateOnly) + ".."
	}
	for _, layout := range []string{"2006", "2006-01", time.DateOnly} {
		s := i.From.date().Format(layout)
		if whole, ok := parseDate(s); ok && whole == i {
			return s
		}
	}
	return i.From.date().Format(time.DateOnly) + ".." + i.To.date().Format(time.DateOnly)
}

const secondsPerDay = 24 * 60 * 60

func (d Day) date() time.Time { return time.Unix(int64(d)*secondsPerDay, 0).UTC() }

func dayOf(t time.Time) Day { return Day(t.Unix() / secondsPerDay) }

// days is the interval from one date up to, but not with, another.
func days(from, to time.Time) Interval { return Interval{dayOf(from), dayOf(to) - 1} }

func dateOf(year, month, day int) time.Time {
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
}

// parseRange reads a date or a range; either end may be missing, not both.
// backward says that it is a range whose end comes before its beginning.
func parseRange(s string) (i Interval, ok, backward bool) {
	first, last, isRange := strings.Cut(strings.ReplaceAll(s, "…", ".."), "..")
	if !isRange {
		i, ok = parseDate(s)
		return i, ok, false
	}
	from, to := Interval{From: Always}, Interval{To: Ever}
	fromOK, toOK := true, true
	if first != "" {
		from, fromOK = parseDate(first)
	}
	if last != "" {
		to, toOK = parseDate(last)
	}
	if !fromOK || !toOK || first == "" && last == "" {
		return Interval{}, false, false
	}
	return Interval{from.From, to.To}, true, from.From > to.To
}

// parseDate reads a year, a month of a year or a day, in that order or, where
// the year comes last, the other way about; digits of any script, separated
// by hyphens, slashes or full stops; a clock time after it is passed over.
func parseDate(s string) (Interval, bool) {
	s, _, _ = strings.Cut(word.Fold(s), "t")
	parts := strings.FieldsFunc(s, isDateSeparator)
	if len(parts) == 0 || len(parts) > 3 || strings.IndexFunc(s, isDateSeparator) == 0 {
		return Interval{}, false
	}
	if n := len(parts) - 1; len(parts[0]) < 4 && len(parts[n]) == 4 {
		parts[0], parts[n] = parts[n], parts[0]
	}
	if len(parts[0]) != 4 {
		return Interval{}, false
	}
	var n [3]int
	for i, part := range parts {
		v, err := strconv.ParseUint(part, 10, 16)
		if err != nil || v == 0 || i > 0 && len(part) > 2 {
			return Interval{}, false
		}
		n[i] = int(v)
	}
	return civil(n[0], n[1], n[2])
}

func isDateSeparator(r rune) bool { return strings.ContainsRune("-/.–—−", r) }

// civil is a year, or its month, or its day, where the finer ones are 0.
func civil(year, month, day int) (Interval, bool) {
	switch {
	case month == 0:
		return days(dateOf(year, 1, 1), dateOf(year+1, 1, 1)), true
	case month > 12:
		return Interval{}, false
	case day == 0:
		return days(dateOf(year, month, 1), dateOf(year, month+1, 1)), true
	}
	t := dateOf(year, month, day)
	return days(t, t.AddDate(0, 0, 1)), t.Day() == day
}

// Value is the interval that a TIMEX3 value covers: a day, with or without a
// time, a week, month, quarter, half, season, year, decade or century. It is
// false for what names no days of the calendar: durations, sets and dates of
// which the year is unknown.
func Value(value string) (Interval, bool) {
	value, _, _ = strings.Cut(value, "T")
	year, rest, fine := strings.Cut(value, "-")
	n, err := strconv.ParseUint(year, 10, 16)
	if err != nil {
		return Interval{}, false
	}
	first := int(n)
	switch {
	case len(year) == 4 && !fine:
		return civil(first, 0, 0)
	case len(year) == 3 && !fine:
		return days(dateOf(first*10, 1, 1), dateOf(first*10+10, 1, 1)), true
	case len(year) == 2 && !fine:
		return days(dateOf(first*100, 1, 1), dateOf(first*100+100, 1, 1)), true
	case len(year) != 4:
		return Interval{}, false
	case len(rest) >= 2 && rest[0] == 'W' && rest[1] != 'I':
		return week(first, rest[1:])
	}
	if months, ok := partsOfYear[rest]; ok {
		return days(dateOf(first, months[0], 1), dateOf(first, months[1]+1, 1)), true
	}
	return monthOrDay(first, rest)
}

func monthOrDay(year int, rest string) (Interval, bool) {
	first, last, isDay := strings.Cut(rest, "-")
	month, monthOK := twoDigits(first)
	day, dayOK := twoDigits(last)
	if !monthOK || isDay && !dayOK {
		return Interval{}, false
	}
	return civil(year, month, day)
}

// twoDigits reads a number from 01 to 99.
func twoDigits(s string) (int, bool) {
	n, err := strconv.ParseUint(s, 10, 8)
	return int(n), err == nil && len(s) == 2 && n > 0
}

// partsOfYear gives the first and last months; a season takes its whole
// months of the northern hemisphere, and winter reaches into the next year.
var partsOfYear = map[string][2]int{
	"Q1": {1, 3}, "Q2": {4, 6}, "Q3": {7, 9}, "Q4": {10, 12},
	"H1": {1, 6}, "H2": {7, 12},
	"SP": {3, 5}, "SU": {6, 8}, "FA": {9, 11}, "WI": {12, 14},
}

// week is an ISO 8601 week, "07", or its weekend, "07-WE".
func week(year int, rest string) (Interval, bool) {
	number, part, _ := strings.Cut(rest, "-")
	n, err := strconv.ParseUint(number, 10, 8)
	if err != nil || n < 1 || n > 53 {
		return Interval{}, false
	}
	jan4 := dateOf(year, 1, 4) // always in week 1
	monday := jan4.AddDate(0, 0, -(int(jan4.Weekday())+6)%7+7*(int(n)-1))
	if part == "WE" {
		return days(monday.AddDate(0, 0, 5), monday.AddDate(0, 0, 7)), true
	}
	return days(monday, monday.AddDate(0, 0, 7)), true
}
