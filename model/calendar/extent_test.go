package calendar

import "testing"

func interval(t *testing.T, value string) Interval {
	t.Helper()
	switch value {
	case "all":
		return Interval{Always, Ever}
	case "from 2020":
		return Interval{DayOf(2020, 1, 1), Ever}
	case "to 2020":
		return Interval{Always, DayOf(2020, 12, 31)}
	}
	i, ok := Parse(value, Gregorian).Interval()
	if !ok {
		t.Fatalf("%q has no days", value)
	}
	return i
}

// What answers to the days asked for: an overlap, and no coarser a unit.
func TestAnswers(t *testing.T) {
	for _, c := range []struct {
		value    string
		in       System
		asked    string
		yes, may bool
	}{
		{"2020", Gregorian, "2020-09", false, true},
		{"2020-09", Gregorian, "2020-09-10", false, true},
		{"2020-09-10", Gregorian, "2020", true, true},
		{"2020-09-10", Gregorian, "2020-09", true, true},
		{"2020-09-10", Gregorian, "2020-09-10", true, true},
		{"2020-09-10", Gregorian, "2020-09-11", false, false},
		{"2020-09-10TEV", Gregorian, "2020-09-10", true, true},
		{"2020-11-10/2020-11-15", Gregorian, "2020-11-12", true, true},
		{"2020-11-10/2020-11-15", Gregorian, "2020-11-10", true, true},
		{"2020-11-10/2020-11-15", Gregorian, "2020-11-15", true, true},
		{"2020-11-10/2020-11-15", Gregorian, "2020-11-09", false, false},
		{"2020-11-10/2020-11-15", Gregorian, "2020-11-16", false, false},
		{"2018-01/2018-05", Gregorian, "2018-03", true, true},
		{"2018-01/2018-05", Gregorian, "2018-03-03", false, true},
		{"2011/2015", Gregorian, "2013", true, true},
		{"2011/2015", Gregorian, "2013-07", false, true},
		{"198", Gregorian, "1985", false, true},
		{"198", Gregorian, "1985/1994", true, true},
		{"19", Gregorian, "198", false, true},
		{"2020-Q4", Gregorian, "2020-11", false, true},
		{"2020-Q4", Gregorian, "2020-10/2020-12", true, true},
		{"2020-SU", Gregorian, "2020-H2", true, true},
		{"2020-WI", Gregorian, "2021", true, true},
		{"2020-W41", Gregorian, "2020-10", true, true},
		{"2020-W41", Gregorian, "2020-10-10", false, true},
		{"2020-W41-WE", Gregorian, "2020-10-10", false, true},
		{"2020-W41-WE", Gregorian, "2020-10-10/2020-10-12", true, true},
		{"1441-09", Hijri, "2020-05", true, true},
		{"1441-09", Hijri, "2020-04", true, true},
		{"1441-09", Hijri, "2020-06", false, false},
		{"1441-09", Hijri, "2020-05-01", false, true},
		{"1442", Hijri, "2020", true, true},
		{"1442", Hijri, "2020-10", false, true},
		{"1399-10", SolarHijri, "2021-01", true, true},
		{"2020-02", Gregorian, "2021-02", false, false},
		{"2019", Gregorian, "from 2020", false, false},
		{"2019", Gregorian, "to 2020", true, true},
		{"202", Gregorian, "from 2020", true, true},
		{"BC0650", Gregorian, "to 2020", true, true},
		{"19", Gregorian, "all", true, true},
	} {
		x, asked := Parse(c.value, c.in), interval(t, c.asked)
		if x.Answers(asked) != c.yes || x.MayAnswer(asked) != c.may {
			t.Errorf("%s %s answers to %s: %v, may: %v", c.in, c.value, c.asked, x.Answers(asked), x.MayAnswer(asked))
		}
	}
}

// Values whose year is open.
var open = []struct {
	value   string
	in      System
	asked   string
	may     bool
	because string
}{
	{"XXXX-11-23", Gregorian, "2020-11-23", true, ""},
	{"XXXX-11-23", Gregorian, "2020-11", true, ""},
	{"XXXX-11-23", Gregorian, "2020-11-24", false, ""},
	{"XXXX-11-23", Gregorian, "2020", true, ""},
	{"XXXX-11-23", Gregorian, "from 2020", true, ""},
	{"XXXX-11-23", Gregorian, "to 2020", true, ""},
	{"XXXX-11-23", Gregorian, "all", true, ""},
	{"XXXX-11-23TEV", Gregorian, "2020-11-23", true, ""},
	{"XXXX-09", Gregorian, "2020-09-10", true, "it may be coarser, too"},
	{"XXXX-09", Gregorian, "2020-10", false, ""},
	{"XXXX-02", Gregorian, "2021-02-28", true, ""},
	{"XXXX-02", Gregorian, "2020-02-29", true, ""},
	{"XXXX-02-29", Gregorian, "2020-02", true, ""},
	{"XXXX-02-29", Gregorian, "2021-02", false, "2021 is no leap year"},
	{"XXXX-02-29", Gregorian, "2021/2023", false, ""},
	{"XXXX-02-29", Gregorian, "2021/2024", true, ""},
	{"XXXX-WI", Gregorian, "2021-02", true, "the winter of 2020"},
	{"XXXX-WI", Gregorian, "2021-03", false, ""},
	{"XXXX-Q3", Gregorian, "2021-07-01", true, ""},
	{"XXXX-H1", Gregorian, "2021-07-01", false, ""},
	{"XXXX-11-10/XXXX-11-15", Gregorian, "2020-11-12", true, ""},
	{"XXXX-11-10/XXXX-11-15", Gregorian, "2020-11-16", false, ""},
	{"XXXX-12-28/XXXX-01-03", Gregorian, "2020-01-01", true, "from December into January"},
	{"XXXX-12-28/XXXX-01-03", Gregorian, "2020-01-04", false, ""},
	{"XXXX-11/XXXX-02", Gregorian, "2021-02-28", true, ""},
	{"XXXX-09", Hijri, "2020-05", true, "Ramadan 1441"},
	{"XXXX-09", Hijri, "2020-07", false, ""},
	{"XXXX-09-30", Hijri, "2021-05-12", true, "Ramadan 1442 had thirty days"},
	{"XXXX-09", Hijri, "1800-05", false, "before the table"},
	{"XXXX-09", Hijri, "2300-05", false, "after the table"},
	{"XXXX-12", Hijri, "2020-08-19", true, "29 Dhu al-Hijja 1441"},
	{"XXXX-01-01", SolarHijri, "2021-03-21", true, ""},
	{"XXXX-01-01", SolarHijri, "2021-03-20", false, ""},
	{"XXXX-12-30", SolarHijri, "2021-03-20", true, ""},
	{"XXXX-12-30", SolarHijri, "2022-03-20", false, ""},
}

func TestOpenYear(t *testing.T) {
	for _, c := range open {
		x, asked := Parse(c.value, c.in), interval(t, c.asked)
		if got := x.MayAnswer(asked); got != c.may || x.Unit() == 0 {
			t.Errorf("%s %s may answer to %s: %v, want %v (%s)", c.in, c.value, c.asked, got, c.may, c.because)
		}
		if _, known := x.Interval(); known || x.Answers(asked) {
			t.Errorf("%s %s has days", c.in, c.value)
		}
	}
}

// Every day that a year can have is one of an open year.
func TestStandIns(t *testing.T) {
	longest := map[System]int{Gregorian: 366, Hijri: 360, SolarHijri: 366}
	for in, want := range longest {
		days := 0
		for month := 1; month <= 12; month++ {
			for day := 1; day <= 31; day++ {
				if value := "XXXX-" + twice(month) + "-" + twice(day); Parse(value, in).Unit() == Days {
					days++
				}
			}
		}
		if days != want {
			t.Errorf("%s: %d days of an open year, want %d", in, days, want)
		}
	}
}

func twice(n int) string { return string([]byte{'0' + byte(n/10), '0' + byte(n%10)}) }

func TestFits(t *testing.T) {
	from := DayOf(2020, 1, 1)
	for days, longest := range map[Day]Unit{
		1: Days, 2: Weekends, 6: Weekends, 7: Weeks, 27: Weeks, 28: Months, 89: Months, 90: Quarters,
		180: Quarters, 181: Halves, 353: Halves, 354: Years, 3542: Years, 3543: Decades, 35436: Decades, 35437: Centuries,
	} {
		for unit := Days; unit <= Centuries; unit++ {
			if got := unit.fits(Interval{from, from + days - 1}); got != (unit <= longest) {
				t.Errorf("unit %d fits into %d days: %v", unit, days, got)
			}
		}
	}
	if !Centuries.fits(Interval{Always, Ever}) || Days.fits(Interval{Ever, Always}) {
		t.Error("open intervals")
	}
}

// No unit of any calendar is shorter than it is said to be, and none could be
// said to be longer.
func TestShortest(t *testing.T) {
	least := map[Unit]int64{}
	for in, years := range map[System][2]int{Gregorian: {1880, 2110}, Hijri: {1300, 1600}, SolarHijri: {1300, 1480}} {
		for year := years[0]; year <= years[1]; year++ {
			head := twice(year/100) + twice(year%100)
			list := []string{head, head[:3], head[:2]}
			for _, end := range []string{"W20", "W20-WE", "Q1", "Q2", "Q3", "Q4", "SP", "SU", "FA", "WI", "H1", "H2"} {
				list = append(list, head+"-"+end)
			}
			for month := 1; month <= 12; month++ {
				list = append(list, head+"-"+twice(month), head+"-"+twice(month)+"-01")
			}
			for _, value := range list {
				x := Parse(value, in)
				if i, ok := x.Interval(); ok && (least[x.Unit()] == 0 || i.Days() < least[x.Unit()]) {
					least[x.Unit()] = i.Days()
				}
			}
		}
	}
	for unit := Days; unit <= Centuries; unit++ {
		if least[unit] != shortest[unit] {
			t.Errorf("unit %d has %d days or more, not %d", unit, least[unit], shortest[unit])
		}
	}
}

func TestStamp(t *testing.T) {
	for _, s := range []string{"2020-10-09", "2020-10-09T22:35", "2020-10-09T00:00", "2020-10-09T24:00", "2024-02-29"} {
		at := ParseStamp(s)
		day, ok := at.Day()
		if !ok || at.String() != s || at.Extent() != Parse(s, Gregorian) {
			t.Errorf("%s is %s", s, at)
		}
		if hour, minute, ok := at.Clock(); ok != (len(s) > 10) || s == "2020-10-09T22:35" && (hour != 22 || minute != 35) {
			t.Errorf("%s is at %d:%d (%v)", s, hour, minute, ok)
		}
		if moved := at.On(day + 1); moved.String()[10:] != s[10:] || moved.String()[:10] != (day+1).String() {
			t.Errorf("%s on the next day is %s", s, moved)
		}
	}
	if at := StampOf(DayOf(2020, 10, 9)); at != ParseStamp("2020-10-09") {
		t.Errorf("the stamp of a day is %s", at)
	}
}

func TestNoStamp(t *testing.T) {
	for _, s := range []string{
		"", "2020", "2020-10", "2020-02-30", "XXXX-11-23", "2020-10-09T", "2020-10-09T22", "2020-10-09T2:35", "2020-10-09T22:5", "2020-10-09T24:01", "2020-10-09T25:00",
		"2020-10-09T22:60", "2020-10-09T22:35:10", "2020-10-09T22:35Z", "2020-10-09TEV", "2020-10-09 22:35", "9/10/2020", "2020-10-09/2020-10-09", "T22:35", "2020-10-09T-1:05",
	} {
		at := ParseStamp(s)
		if _, ok := at.Day(); ok || at != (Stamp{}) || at.String() != "" || at.Extent() != (Extent{}) {
			t.Errorf("%q is %s", s, at)
		}
	}
}

func TestAddMonths(t *testing.T) {
	for _, c := range []struct {
		from string
		n    int
		want string
	}{
		{"2020-01-31", 1, "2020-02-29"}, {"2021-01-31", 1, "2021-02-28"}, {"2020-12-31", 2, "2021-02-28"}, {"2020-03-31", -1, "2020-02-29"},
		{"2020-10-09", 0, "2020-10-09"}, {"2020-10-31", -12, "2019-10-31"}, {"2020-02-29", 12, "2021-02-28"},
	} {
		if got := interval(t, c.from).From.AddMonths(c.n); got.String() != c.want {
			t.Errorf("%s and %d months is %s, want %s", c.from, c.n, got, c.want)
		}
	}
}
