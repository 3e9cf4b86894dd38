package calendar

import (
	"fmt"
	"strings"
)

// Parse reads a TIMEX3 value that is written in a calendar: a day, with or
// without a time, a week or its weekend, a month, quarter, half, season, year,
// decade or century, a year or century before Christ (BC0650, BC06), or a range of two of these divided
// by a slash. A season takes whole months of the northern hemisphere, and a
// winter belongs to the year in which it begins. Weeks, quarters, halves and
// seasons are Gregorian.
//
//	2020-10-09, 2020-10-09T22:35   a day, with or without a time
//	2020-W41, 2020-W41-WE          a week, its weekend
//	2020-10, 2020-Q4, 2020-H2      a month, quarter, half
//	2020-WI                        a season
//	2020, 202, 20, BC0500          a year, decade, century, year before Christ
//	2020-10/2021-02                a range of two of these
//
// A season has whole months of the northern hemisphere, and a winter belongs to
// the year in which it begins. Weeks, quarters, halves and seasons are Gregorian.
//
// XXXX as the year makes the extent open. Every other value gives the zero
// Extent: a duration, a time without a day, PRESENT_REF, another X, a day that
// does not exist, a date that the calendar's table does not have.
func Parse(value string, in System) Extent {
	first, last, isRange := strings.Cut(value, "/")
	open := strings.HasPrefix(first, unknownYear)
	if isRange && strings.HasPrefix(last, unknownYear) != open {
		return Extent{}
	}
	if !open {
		return parseRange(first, last, isRange, in)
	}
	for _, year := range standIns[in] {
		x := parseRange(year+first[4:], strings.Replace(last, unknownYear, year, 1), isRange, in)
		if isRange && x.unit == 0 {
			x = parseRange(year+first[4:], strings.Replace(last, unknownYear, after(year), 1), isRange, in)
		}
		if x.open = x.unit == Days || x.unit >= Months && x.unit < Years; x.open {
			return x // a week has different days in each year
		}
	}
	return Extent{}
}

const unknownYear = "XXXX"

// standIns are years that stand for an open year. Together they have every day
// that a year can have, such as 29 February. In five Hijri years from 1441 on,
// each month has 30 days at least once.
var standIns = [...][]string{
	Gregorian:  {"2000"},
	Hijri:      {"1441", "1442", "1443", "1444", "1445"},
	SolarHijri: {"1399"},
}

func after(year string) string {
	n, _ := number(year)
	return fmt.Sprintf("%04d", n+1)
}

func parseRange(first, last string, isRange bool, in System) Extent {
	from := parseOne(first, in)
	if !isRange || from.unit == 0 {
		return from
	}
	to := parseOne(last, in)
	if to.unit == 0 || from.days.From > to.days.To {
		return Extent{}
	}
	return Extent{Interval{from.days.From, to.days.To}, min(from.unit, to.unit), in, false}
}

// parseOne reads a value that has a year and no slash.
func parseOne(value string, in System) Extent {
	date, _, timed := strings.Cut(value, "T")
	x := parseDate(date, in)
	if timed && x.unit != Days {
		return Extent{}
	}
	return x
}

func parseDate(value string, in System) Extent {
	if year, ok := strings.CutPrefix(value, "BC"); ok && in == Gregorian {
		n, ok := number(year)
		switch {
		case ok && len(year) == 2:
			return years(-99-100*n, 100, Centuries, in)
		case !ok || len(year) < 4 || n == 0:
			return Extent{}
		}
		return in.Extent(1-n, 0, 0)
	}
	head, rest, finer := strings.Cut(value, "-")
	year, ok := number(head)
	switch {
	case !ok:
		return Extent{}
	case len(head) == 4 && finer:
		return parsePart(year, rest, in)
	case finer:
		return Extent{}
	}
	switch len(head) {
	case 4:
		return in.Extent(year, 0, 0)
	case 3:
		return years(10*year, 10, Decades, in)
	case 2:
		return years(100*year, 100, Centuries, in)
	}
	return Extent{}
}

// years returns the extent of n whole years, beginning with first.
func years(first, n int, unit Unit, in System) Extent {
	from, to := in.Extent(first, 0, 0), in.Extent(first+n-1, 0, 0)
	if from.unit == 0 || to.unit == 0 {
		return Extent{}
	}
	return Extent{Interval{from.days.From, to.days.To}, unit, in, false}
}

// parsePart reads the part of a value after the year and its hyphen.
func parsePart(year int, rest string, in System) Extent {
	if in == Gregorian {
		if week, ok := strings.CutPrefix(rest, "W"); ok && rest != "WI" {
			return parseWeek(year, week)
		}
		for _, p := range parts {
			if p.name == rest {
				return p.of(year)
			}
		}
	}
	first, last, isDay := strings.Cut(rest, "-")
	month, ok := twoDigits(first)
	day, fine := twoDigits(last)
	if !ok || isDay && !fine {
		return Extent{}
	}
	return in.Extent(year, month, day)
}

// part is a part of a year that is longer than a month.
type part struct {
	name   string
	unit   Unit
	month  int // the first
	months int
}

var parts = [...]part{
	{"Q1", Quarters, 1, 3}, {"Q2", Quarters, 4, 3}, {"Q3", Quarters, 7, 3}, {"Q4", Quarters, 10, 3},
	{"SP", Quarters, 3, 3}, {"SU", Quarters, 6, 3}, {"FA", Quarters, 9, 3}, {"WI", Quarters, 12, 3},
	{"H1", Halves, 1, 6}, {"H2", Halves, 7, 6},
}

func (p part) of(year int) Extent {
	days := Interval{DayOf(year, p.month, 1), DayOf(year, p.month+p.months, 1) - 1}
	return Extent{days, p.unit, Gregorian, false}
}

// parseWeek reads «41» or «41-WE» of 2020-W41-WE.
func parseWeek(year int, rest string) Extent {
	rest, weekend := strings.CutSuffix(rest, "-WE")
	week, ok := twoDigits(rest)
	if !ok {
		return Extent{}
	}
	monday := WeekStart(year, week)
	if y, w := monday.Week(); y != year || w != week {
		return Extent{} // most years have no week 53
	}
	if weekend {
		return Extent{Interval{monday + 5, monday + 6}, Weekends, Gregorian, false}
	}
	return Extent{Interval{monday, monday + 6}, Weeks, Gregorian, false}
}

// twoDigits reads a number from 01 to 99.
func twoDigits(s string) (int, bool) {
	n, ok := number(s)
	return n, ok && len(s) == 2 && n > 0
}

// number reads one to six ASCII digits. Six are enough for the oldest finds of
// man, and no day overflows.
func number(s string) (n int, ok bool) {
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = 10*n + int(c-'0')
	}
	return n, s != "" && len(s) <= 6
}
