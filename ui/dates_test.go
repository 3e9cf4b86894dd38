package ui

import (
	"slices"
	"testing"

	"qari/model"
	"qari/model/calendar"
)

// The histogram has a column a day, or sixteen equal stretches of more days.
func TestTrend(t *testing.T) {
	columns := func(n int, at ...int) []int {
		all := make([]int, n)
		for _, i := range at {
			all[i]++
		}
		return all
	}
	for name, c := range map[string]struct {
		dates []string
		want  []int
	}{
		"too few to compare":          {[]string{"2020-10-01", "2020-10-09"}, nil},
		"one of no known day":         {[]string{"2020-10-01", "2020-10-09", "XXXX-10-09"}, nil},
		"all on one day":              {[]string{"2020-10-01", "2020-10-01", "2020-10-01"}, []int{3}},
		"not in their order":          {[]string{"2020-10-03", "2020-10-01", "2020-10-01"}, []int{2, 0, 1}},
		"as many days as columns":     {[]string{"2020-10-01", "2020-10-08", "2020-10-16"}, columns(16, 0, 7, 15)},
		"a day more":                  {[]string{"2020-10-01", "2020-10-02", "2020-10-03", "2020-10-17"}, columns(16, 0, 0, 1, 15)},
		"two days a column":           {[]string{"2020-10-01", "2020-10-16", "2020-10-17", "2020-11-01"}, columns(16, 0, 7, 8, 15)},
		"a month counts by its start": {[]string{"2020-10", "2020-10-02", "2020-10-03"}, []int{1, 1, 1}},
	} {
		f := &model.Findings{}
		for _, d := range c.dates {
			f.Dates = append(f.Dates, model.Timex{Value: d, Extent: calendar.Parse(d, calendar.Gregorian)})
		}
		if got := trend(f); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
	if got := trend(nil); got != nil {
		t.Errorf("of nothing: %v", got)
	}
}
