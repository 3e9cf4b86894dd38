package timex

import (
	"testing"

	"qari/model"
)

func TestInterval(t *testing.T) {
	for _, c := range []struct {
		value, from, to string
	}{
		{"2020-10-09", "2020-10-09", "2020-10-09"},
		{"2020-10-09T22:35", "2020-10-09", "2020-10-09"},
		{"2020-02", "2020-02-01", "2020-02-29"},
		{"2020", "2020-01-01", "2020-12-31"},
		{"198", "1980-01-01", "1989-12-31"},
		{"18", "1800-01-01", "1899-12-31"},
		{"2020-W41", "2020-10-05", "2020-10-11"},
		{"2020-W41-WE", "2020-10-10", "2020-10-11"},
		{"2020-Q3", "2020-07-01", "2020-09-30"},
		{"2020-H2", "2020-07-01", "2020-12-31"},
		{"2020-WI", "2020-12-01", "2021-02-28"},
		{"2020-11-10/2020-11-15", "2020-11-10", "2020-11-15"},
		{"2011/2015", "2011-01-01", "2015-12-31"},
	} {
		from, to, ok := Interval(model.Timex{Value: c.value})
		if !ok || from.String() != c.from || to.String() != c.to {
			t.Errorf("%s is %s to %s (%v), want %s to %s", c.value, from, to, ok, c.from, c.to)
		}
	}
}

func TestNoInterval(t *testing.T) {
	for _, x := range []model.Timex{
		{Value: "XXXX-11-23"}, {Value: "PRESENT_REF"}, {Value: "T20:30", Type: model.Time}, {Value: "P1W", Type: model.Duration},
		{Value: "XXXX-WXX-5", Type: model.Set}, {Value: "2020-04-31"}, {Value: "2020-W99"}, {Value: ""}, {Value: "2020/2011"},
		{Value: "1290-01-01", Calendar: model.Hijri}, {Value: "XX2"},
		{Value: "2020-12-11", Values: []string{"2020-12-11", "2021-01-11"}},
	} {
		if from, to, ok := Interval(x); ok {
			t.Errorf("%q covers %s to %s", x.Value, from, to)
		}
	}
	if from, _, ok := Interval(model.Timex{Value: "1442-02-22", Calendar: model.Hijri, Western: "2020-10-09"}); !ok || from.String() != "2020-10-09" {
		t.Error("a Hijri date has no interval")
	}
}

func TestGroup(t *testing.T) {
	a := plain("في عام 2021 ثم 9 أكتوبر 2020 ثم الجمعة ثم 9 أكتوبر 2020")
	_, found, _ := Analyse(a, "")
	entries := Group(found)
	if len(entries) != 3 || entries[0].Value != "2020-10-09" || len(entries[0].Mentions) != 2 || entries[1].Value != "2021" || entries[2].Known {
		t.Errorf("got %+v", entries)
	}
}
