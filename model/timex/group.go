package timex

import (
	"cmp"
	"sort"
	"strings"

	"qari/model"
	"qari/model/calendar"
)

// Entry is one time with all the places where an article speaks of it.
type Entry struct {
	Type     model.TimexType
	Value    string
	Mod      string
	Values   []string
	Western  string
	Calendar model.Calendar
	Flags    model.Flags
	Mentions []model.Span      // in the order of the text
	Days     calendar.Interval // what it covers, where Known
	Known    bool
}

// Group joins equal expressions. The entries whose days are known come first,
// in chronological order; the others follow in the order of the text.
func Group(list []model.Timex) []Entry {
	var entries []Entry
	index := map[string]int{}
	for _, t := range list {
		key := strings.Join(append([]string{t.Type.String(), t.Value, t.Mod, t.Calendar.String()}, t.Values...), "\x00")
		i, ok := index[key]
		if !ok {
			i = len(entries)
			index[key] = i
			e := Entry{Type: t.Type, Value: t.Value, Mod: t.Mod, Values: t.Values, Western: t.Western, Calendar: t.Calendar, Flags: t.Flags}
			e.Days, e.Known = t.Interval()
			entries = append(entries, e)
		}
		entries[i].Mentions = append(entries[i].Mentions, t.Span)
	}
	sort.SliceStable(entries, func(i, j int) bool { return earlier(entries[i], entries[j]) })
	return entries
}

func earlier(a, b Entry) bool {
	if !a.Known || !b.Known {
		return a.Known && !b.Known
	}
	return cmp.Or(cmp.Compare(a.Days.From, b.Days.From), cmp.Compare(a.Days.To, b.Days.To)) < 0
}
