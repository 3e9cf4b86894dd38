package model

import (
	"slices"
	"testing"

	"qari/model/calendar"
)

// Two dates for one mention leave its days open, but a query may meet either;
// two readings of a time are of the same day.
func TestReadings(t *testing.T) {
	for _, c := range []struct {
		timex    Timex
		days     string // "" for no interval
		readings []string
	}{
		{Timex{Value: "2020-10"}, "2020-10-01..2020-10-31", []string{"2020-10"}},
		{Timex{Value: "1441-09", Calendar: Hijri}, "2020-04-24..2020-05-23", []string{"2020-04-24/2020-05-23"}},
		{Timex{Value: "2022-12-11", Values: []string{"2022-12-11", "2023-01-11"}}, "", []string{"2022-12-11", "2023-01-11"}},
		{Timex{Value: "1441-09-10", Values: []string{"1441-09-10", "1441-10-10"}, Calendar: Hijri}, "", []string{"2020-05-03", "2020-06-02"}},
		{Timex{Value: "2020-10-09T07:00", Values: []string{"2020-10-09T07:00", "2020-10-09T19:00"}, Type: Time}, "2020-10-09..2020-10-09", []string{"2020-10-09"}},
		{Timex{Value: "XXXX-11-23"}, "", []string{""}},
		{Timex{Value: "PRESENT_REF"}, "", []string{""}},
	} {
		c.timex.Extent = calendar.Parse(c.timex.Value, c.timex.Calendar)
		days := ""
		if i, ok := c.timex.Interval(); ok {
			days = i.From.String() + ".." + i.To.String()
		}
		var readings []string
		for x := range c.timex.Extents() {
			readings = append(readings, x.String())
		}
		if days != c.days || !slices.Equal(readings, c.readings) {
			t.Errorf("%s %q covers %q and reads %q", c.timex.Value, c.timex.Values, days, readings)
		}
		for range c.timex.Extents() {
			break // a caller may stop at the first
		}
	}
}
