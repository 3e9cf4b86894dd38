package calendar

import (
	"slices"
	"strings"
	"testing"
)

// A value, its days and how finely it tells them.
var values = []struct {
	value    string
	in       System
	from, to string
	unit     Unit
}{
	{"2020-10-09", Gregorian, "2020-10-09", "2020-10-09", Days},
	{"2020-10-09T22:35", Gregorian, "2020-10-09", "2020-10-09", Days},
	{"2020-10-09T22:35+03:00", Gregorian, "2020-10-09", "2020-10-09", Days},
	{"2020-10-09TEV", Gregorian, "2020-10-09", "2020-10-09", Days},
	{"1600-02-29", Gregorian, "1600-02-29", "1600-02-29", Days},
	{"2020-02", Gregorian, "2020-02-01", "2020-02-29", Months},
	{"2020-12", Gregorian, "2020-12-01", "2020-12-31", Months},
	{"2020", Gregorian, "2020-01-01", "2020-12-31", Years},
	{"198", Gregorian, "1980-01-01", "1989-12-31", Decades},
	{"18", Gregorian, "1800-01-01", "1899-12-31", Centuries},
	{"BC00", Gregorian, "-099-01-01", "0000-12-31", Centuries},
	{"BC06", Gregorian, "-699-01-01", "-600-12-31", Centuries},
	{"BC0001", Gregorian, "0000-01-01", "0000-12-31", Years},
	{"BC0650", Gregorian, "-649-01-01", "-649-12-31", Years},
	{"BC117981", Gregorian, "-117980-01-01", "-117980-12-31", Years},
	{"2020-W01", Gregorian, "2019-12-30", "2020-01-05", Weeks},
	{"2020-W41", Gregorian, "2020-10-05", "2020-10-11", Weeks},
	{"2020-W53", Gregorian, "2020-12-28", "2021-01-03", Weeks},
	{"2020-W53-WE", Gregorian, "2021-01-02", "2021-01-03", Weekends},
	{"2020-Q1", Gregorian, "2020-01-01", "2020-03-31", Quarters},
	{"2020-Q4", Gregorian, "2020-10-01", "2020-12-31", Quarters},
	{"2020-H1", Gregorian, "2020-01-01", "2020-06-30", Halves},
	{"2020-H2", Gregorian, "2020-07-01", "2020-12-31", Halves},
	{"2020-SP", Gregorian, "2020-03-01", "2020-05-31", Quarters},
	{"2020-SU", Gregorian, "2020-06-01", "2020-08-31", Quarters},
	{"2020-FA", Gregorian, "2020-09-01", "2020-11-30", Quarters},
	{"2020-WI", Gregorian, "2020-12-01", "2021-02-28", Quarters},
	{"2020-11-10/2020-11-15", Gregorian, "2020-11-10", "2020-11-15", Days},
	{"2020-11-10T10:00/2020-11-10T12:00", Gregorian, "2020-11-10", "2020-11-10", Days},
	{"2018-01/2018-05", Gregorian, "2018-01-01", "2018-05-31", Months},
	{"2011/2015", Gregorian, "2011-01-01", "2015-12-31", Years},
	{"2011/2015-06-30", Gregorian, "2011-01-01", "2015-06-30", Days},
	{"198/199", Gregorian, "1980-01-01", "1999-12-31", Decades},
	{"1442-02-22", Hijri, "2020-10-09", "2020-10-09", Days},
	{"1442-02-22TEV", Hijri, "2020-10-09", "2020-10-09", Days},
	{"1441-09", Hijri, "2020-04-24", "2020-05-23", Months},
	{"1357", Hijri, "1938-03-04", "1939-02-20", Years},
	{"1600", Hijri, "2173-12-07", "2174-11-25", Years},
	{"1441-09-10/1441-09-20", Hijri, "2020-05-03", "2020-05-13", Days},
	{"13", Hijri, "1882-11-12", "1979-11-20", Centuries},
	{"1399-10", SolarHijri, "2020-12-21", "2021-01-19", Months},
	{"1399-12-30", SolarHijri, "2021-03-20", "2021-03-20", Days},
	{"1399", SolarHijri, "2020-03-20", "2021-03-20", Years},
}

func TestParse(t *testing.T) {
	for _, c := range values {
		x := Parse(c.value, c.in)
		i, ok := x.Interval()
		if !ok || i.From.String() != c.from || i.To.String() != c.to || x.Unit() != c.unit {
			t.Errorf("%s %s is %s to %s in unit %d (%v), want %s to %s in %d", c.in, c.value, i.From, i.To, x.Unit(), ok, c.from, c.to, c.unit)
		}
		if d, ok := x.Day(); ok != (c.from == c.to) || ok && d != i.From {
			t.Errorf("%s is the day %s (%v)", c.value, d, ok)
		}
	}
}

// Each value denotes no days at all, not even of an unknown year.
var nothing = map[System][]string{
	Gregorian: {
		"", "/", "T", "T20:30", "TEV", "P1W", "PT2H", "P3D/P5D", "PXD", "PRESENT_REF", "PAST_REF", "FUTURE_REF",
		"XXXX", "XXX", "XX", "XX2", "XXXX-XX", "XXXX-XX-XX", "XXXX-XX-22", "XXXX-WXX", "XXXX-WXX-5", "XXXX-W41", "XXXX-XX-XXT13:00",
		"XXXX/XXXX", "XXXX-13", "XXXX-02-30", "XXXX-04-31", "2020-XX", "2020-10-XX", "2020-WXX", "2020-QX",
		"2020-13", "2020-00", "2020-02-30", "2021-02-29", "2020-04-31", "2020-10-00", "2020-10-32",
		"2020-1", "2020-10-9", "2020-010", "2020-+1", "2020-10-", "2020-", "-5", "+2020", "2020-10-09-01", "2020-10-09x", " 2020",
		"2020-W", "2020-W00", "2020-W99", "2021-W53", "2020-W1", "2020-W41-5", "2020-W41-we", "2020-Q0", "2020-Q5", "2020-H3", "2020-ZZ", "2020-Q1-01", "202-10", "20-10",
		"2020-10T10:00", "2020T10:00", "2020-W41TMO", "20200", "1", "٢٠٢٠", "BC", "BC650", "BC0000", "BC0650-10", "BC06-10", "BC6", "BC06x0", "BC1234567",
		"2020/2011", "2020-11-15/2020-11-10", "2020/", "/2020", "2020/P1D", "2020/XXXX", "XXXX-10-09/2020-10-12", "2020-10-09/XXXX-10-12", "2020/2021/2022",
	},
	Hijri: {
		"0714", "1299", "1299-12-01", "1601", "1601-01-01", "1442-13", "1442-02-31", "1442-Q1", "1442-SU", "1442-W10", "BC0650", "BC06", "12", "16",
		"1600/1601", "XXXX-09-31", "XXXX-SU", "XXXX-13",
	},
	SolarHijri: {"1299", "1481", "1400-12-30", "1400-07-31", "12", "14", "XXXX-07-31", "XXXX-Q1"},
}

func TestParseNothing(t *testing.T) {
	for in, list := range nothing {
		for _, value := range list {
			if x := Parse(value, in); x != (Extent{}) {
				t.Errorf("%s %q is %s in unit %d", in, value, x, x.Unit())
			}
		}
	}
	x := Extent{}
	all := Interval{Always, Ever}
	if _, ok := x.Interval(); ok || x.Answers(all) || x.MayAnswer(all) || x.String() != "" || x.Unit() != 0 {
		t.Error("the zero Extent denotes something")
	}
	if _, ok := x.Day(); ok {
		t.Error("the zero Extent is a day")
	}
}

// A Gregorian value comes back as it was, but for the time of day; one of another
// calendar as its days.
func TestValueRoundTrip(t *testing.T) {
	inexact := []string{"2011/2015-06-30"} // its ends have two units
	for _, c := range values {
		want := c.value
		switch {
		case c.from == c.to:
			want = c.from
		case c.in != Gregorian || slices.Contains(inexact, c.value):
			want = c.from + "/" + c.to
		}
		if got := Parse(c.value, c.in).String(); got != want {
			t.Errorf("%s %s is written %s, want %s", c.in, c.value, got, want)
		}
	}
}

func TestContaining(t *testing.T) {
	for _, c := range []struct {
		unit Unit
		want string
	}{
		{Days, "2021-01-03"}, {Weeks, "2020-W53"}, {Months, "2021-01"}, {Years, "2021"}, {Decades, "202"}, {Centuries, "20"},
		{0, ""}, {Weekends, ""}, {Quarters, ""}, {Halves, ""},
	} {
		if got := Containing(DayOf(2021, 1, 3), c.unit).String(); got != c.want {
			t.Errorf("in unit %d the day lies in %s, want %s", c.unit, got, c.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, c := range values {
		f.Add(c.value, uint8(c.in))
	}
	for in, list := range nothing {
		for _, value := range list {
			f.Add(value, uint8(in))
		}
	}
	for _, o := range open {
		f.Add(o.value, uint8(o.in))
	}
	f.Fuzz(func(t *testing.T, value string, system uint8) {
		in := System(system % 3)
		x := Parse(value, in)
		i, ok := x.Interval()
		switch {
		case x.open && (ok || !strings.HasPrefix(value, unknownYear) || x.String() != ""):
			t.Fatalf("%s %q is open and %v", in, value, i)
		case !ok:
			return
		case i.From > i.To || !x.unit.fits(i):
			t.Fatalf("%s %q is %v in unit %d", in, value, i, x.Unit())
		case !x.Answers(i):
			t.Fatalf("%s %q does not answer to its own days", in, value)
		}
		if i.From < DayOf(0, 1, 1) {
			return // a day before Christ has no value
		}
		if again, ok := Parse(x.String(), Gregorian).Interval(); !ok || again != i {
			t.Fatalf("%s %q is written %s, which is %v, not %v", in, value, x, again, i)
		}
	})
}
