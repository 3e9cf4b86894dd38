package ui

import (
	"slices"
	"strings"

	"qari/model"
	"qari/model/calendar"
	"qari/model/timex"
	"qari/ui/findings"
)

// dateEntries are the dates of an article as the panel lists them: what means
// the same is one entry, in chronological order; what falls on no known day
// comes last.
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

// value is what a date means: every reading, the Gregorian date of one that
// was written in another calendar, and a mark where the text itself raises a
// doubt.
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

// trendColumns is how many stretches the panel's histogram has at most.
const trendColumns = 16

// trend counts the dates of an article that fall into each of equal stretches
// of the time that they cover. It is nil where there is nothing to compare.
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
