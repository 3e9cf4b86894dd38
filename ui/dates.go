package ui

import (
	"slices"
	"strings"

	"qari/model"
	"qari/model/calendar"
	"qari/model/timex"
	"qari/ui/findings"
)

// dateEntries returns the dates of an article for the findings pane, in
// chronological order. Dates with one meaning share an entry. Dates without a
// known day come last.
func dateEntries(text string, dates []model.Timex) []findings.Entry {
	groups := timex.Group(dates)
	entries := make([]findings.Entry, 0, len(groups))
	for _, g := range groups {
		entries = append(entries, findings.Entry{
			Kind: findings.Date, Name: g.Mentions[0].Of(text), Value: value(g),
			Unsure: g.Flags != 0 || !g.Known, Spans: g.Mentions,
		})
	}
	return entries
}

// value returns the meaning of a date in words: every reading, the Gregorian
// date for another calendar, and "!" if the text makes it doubtful.
func value(e timex.Entry) string {
	text := e.Value
	if len(e.Values) > 0 {
		text = strings.Join(e.Values, " | ")
	}
	if e.Western != "" {
		text += " = " + e.Western
	}
	if e.Flags != 0 {
		text += " !"
	}
	return text
}

// trendColumns is the maximum number of columns in the histogram of the
// findings.
const trendColumns = 16

// trend counts an article's dates in equal parts of the time that they cover.
// It returns nil if there is nothing to compare.
func trend(f *model.Findings) []int {
	if f == nil {
		return nil
	}
	var days []calendar.Day
	for _, t := range f.Dates {
		if i, ok := t.Interval(); ok {
			days = append(days, i.From)
		}
	}
	if len(days) < 3 {
		return nil
	}
	first, last := slices.Min(days), slices.Max(days)
	counts := make([]int, min(trendColumns, int(last-first)+1))
	for _, d := range days {
		counts[int(d-first)*len(counts)/(int(last-first)+1)]++
	}
	return counts
}
