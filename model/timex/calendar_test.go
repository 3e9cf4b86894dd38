package timex

import "testing"

// Published beginnings of Hijri months: what Saudi Arabia's Umm al-Qura
// calendar announced for well-known days. (Before 1420 AH the sighted month
// often differs from the calendar: 1 Muharram 1400 was a day earlier.)
func TestUmmAlQura(t *testing.T) {
	for _, c := range []struct {
		y, m, d int
		want    string
	}{
		{1300, 1, 1, "1882-11-12"},
		{1420, 9, 1, "1999-12-09"},
		{1428, 12, 10, "2007-12-20"},
		{1435, 10, 1, "2014-07-28"},
		{1440, 9, 1, "2019-05-06"},
		{1441, 9, 1, "2020-04-24"},
		{1441, 12, 10, "2020-07-31"},
		{1442, 1, 1, "2020-08-20"},
		{1442, 10, 1, "2021-05-13"},
		{1443, 9, 1, "2022-04-02"},
		{1443, 12, 9, "2022-07-08"},
		{1444, 9, 1, "2023-03-23"},
		{1444, 12, 10, "2023-06-28"},
		{1445, 1, 1, "2023-07-19"},
		{1445, 9, 1, "2024-03-11"},
		{1445, 12, 10, "2024-06-16"},
		{1446, 9, 1, "2025-03-01"},
		{1446, 10, 1, "2025-03-30"},
		{1446, 12, 10, "2025-06-06"},
	} {
		got, ok := hijriDay(c.y, c.m, c.d)
		if !ok || got.String() != c.want {
			t.Errorf("%d-%02d-%02d is %s, want %s", c.y, c.m, c.d, got, c.want)
		}
	}
}

func TestSolarHijri(t *testing.T) {
	for _, c := range []struct {
		y, m, d int
		want    string
	}{
		{1300, 1, 1, "1921-03-21"},
		{1357, 11, 22, "1979-02-11"},
		{1388, 3, 22, "2009-06-12"},
		{1399, 1, 1, "2020-03-20"},
		{1399, 12, 30, "2021-03-20"},
		{1400, 1, 1, "2021-03-21"},
		{1401, 6, 31, "2022-09-22"},
		{1403, 12, 30, "2025-03-20"},
		{1404, 1, 1, "2025-03-21"},
	} {
		got, ok := solarDay(c.y, c.m, c.d)
		if !ok || got.String() != c.want {
			t.Errorf("%d-%02d-%02d is %s, want %s", c.y, c.m, c.d, got, c.want)
		}
	}
}

// Every day of both tables converts there and back, and days follow each other.
func TestCalendarsRoundTrip(t *testing.T) {
	first, _ := hijriDay(1300, 1, 1)
	last, _ := hijriDay(1600, 12, 29)
	for d := first; d <= last; d += 7 {
		y, m, dd, ok := hijriDate(d)
		if back, fine := hijriDay(y, m, dd); !ok || !fine || back != d {
			t.Fatalf("%s is %d-%d-%d AH, which is %s", d, y, m, dd, back)
		}
	}
	for d := solarStart; d < solarNewYear(solarLast+1); d += 3 {
		y, m, dd, ok := solarDate(d)
		if back, fine := solarDay(y, m, dd); !ok || !fine || back != d {
			t.Fatalf("%s is %d-%d-%d SH, which is %s", d, y, m, dd, back)
		}
	}
}

func TestCalendarsEnd(t *testing.T) {
	for _, f := range []func() bool{
		func() bool { _, ok := hijriDay(1299, 12, 1); return ok },
		func() bool { _, ok := hijriDay(1601, 1, 1); return ok },
		func() bool { _, ok := hijriDay(1442, 13, 1); return ok },
		func() bool { _, ok := hijriDay(1442, 2, 31); return ok },
		func() bool { _, _, _, ok := hijriDate(DayOf(1882, 11, 11)); return ok },
		func() bool { _, _, _, ok := hijriDate(DayOf(2200, 1, 1)); return ok },
		func() bool { _, ok := solarDay(1400, 12, 30); return ok },
		func() bool { _, _, _, ok := solarDate(DayOf(1900, 1, 1)); return ok },
	} {
		if f() {
			t.Error("a date outside of its table was converted")
		}
	}
}

func TestWeeks(t *testing.T) {
	for _, c := range []struct {
		d          Day
		weekday, w int
	}{{DayOf(2020, 10, 9), 5, 41}, {DayOf(2021, 1, 3), 7, 53}, {DayOf(1969, 12, 31), 3, 1}, {DayOf(1900, 1, 1), 1, 1}} {
		y, w := c.d.Week()
		if c.d.Weekday() != c.weekday || w != c.w || weekStart(y, w) != c.d-Day(c.weekday-1) {
			t.Errorf("%s: weekday %d of week %d", c.d, c.d.Weekday(), w)
		}
	}
}
