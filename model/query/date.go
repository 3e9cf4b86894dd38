package query

import (
	"strconv"
	"strings"

	"qari/model/calendar"
	"qari/model/word"
)

// Answer tells whether a date answers the query. A date answers if it shares a
// day with the interval and is precise enough. With Loose it answers if it may
// be a day of the interval at all: then 2020 answers September 2020, and so
// does 9 September of an unknown year.
func (d Dates) Answer(x calendar.Extent) bool {
	if d.Loose {
		return x.MayAnswer(d.Interval)
	}
	return x.Answers(d.Interval)
}

// dateText writes an interval in the shortest form that a query accepts: 2020,
// 2020-10, 2020-10-09, or two of these with .. between.
func dateText(i calendar.Interval) string {
	switch {
	case i.From == calendar.Always && i.To == calendar.Ever:
		return ".."
	case i.From == calendar.Always:
		return ".." + i.To.String()
	case i.To == calendar.Ever:
		return i.From.String() + ".."
	}
	for _, unit := range []calendar.Unit{calendar.Years, calendar.Months, calendar.Days} {
		x := calendar.Containing(i.From, unit)
		if whole, ok := x.Interval(); ok && whole == i {
			return x.String()
		}
	}
	return i.From.String() + ".." + i.To.String()
}

// parseDates reads a date or a range. One end of a range may be missing. A ~ at
// the start sets Loose. backward is true for a range that ends before it
// begins.
func parseDates(s string) (d Dates, ok, backward bool) {
	s, d.Loose = strings.CutPrefix(s, "~")
	first, last, isRange := strings.Cut(strings.ReplaceAll(s, "…", ".."), "..")
	if !isRange {
		d.Interval, ok = parseDate(s)
		return d, ok, false
	}
	from, to := calendar.Interval{From: calendar.Always}, calendar.Interval{To: calendar.Ever}
	fromOK, toOK := true, true
	if first != "" {
		from, fromOK = parseDate(first)
	}
	if last != "" {
		to, toOK = parseDate(last)
	}
	if !fromOK || !toOK || first == "" && last == "" {
		return Dates{}, false, false
	}
	d.Interval = calendar.Interval{From: from.From, To: to.To}
	return d, true, from.From > to.To
}

// parseDate reads a year, a month or a day. The year comes first or last.
// Digits may be of any script; hyphens, slashes or full stops separate the
// parts. A clock time after the date is ignored.
func parseDate(s string) (calendar.Interval, bool) {
	s, _, _ = strings.Cut(word.Fold(s), "t")
	parts := strings.FieldsFunc(s, isDateSeparator)
	if len(parts) == 0 || len(parts) > 3 || strings.IndexFunc(s, isDateSeparator) == 0 {
		return calendar.Interval{}, false
	}
	if n := len(parts) - 1; len(parts[0]) < 4 && len(parts[n]) == 4 {
		parts[0], parts[n] = parts[n], parts[0]
	}
	if len(parts[0]) != 4 {
		return calendar.Interval{}, false
	}
	var n [3]int
	for i, part := range parts {
		v, err := strconv.ParseUint(part, 10, 16)
		if err != nil || v == 0 || i > 0 && len(part) > 2 {
			return calendar.Interval{}, false
		}
		n[i] = int(v)
	}
	return calendar.Gregorian.Extent(n[0], n[1], n[2]).Interval()
}

func isDateSeparator(r rune) bool { return strings.ContainsRune("-/.–—−", r) }
