package calendar

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
		got, ok := Hijri.Day(c.y, c.m, c.d)
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
		got, ok := SolarHijri.Day(c.y, c.m, c.d)
		if !ok || got.String() != c.want {
			t.Errorf("%d-%02d-%02d is %s, want %s", c.y, c.m, c.d, got, c.want)
		}
	}
}

// Every day of a table converts there and back, and days follow each other.
func TestCalendarsRoundTrip(t *testing.T) {
	for system, table := range map[System]Interval{
		Gregorian:  {DayOf(1890, 1, 1), DayOf(2110, 1, 1)},
		Hijri:      {DayOf(1882, 11, 12), DayOf(2174, 11, 25)},
		SolarHijri: {DayOf(1921, 3, 21), DayOf(2102, 3, 20)},
	} {
		y0, m0, d0, _ := system.Date(table.From)
		for d := table.From; d <= table.To; d++ {
			y, m, dd, ok := system.Date(d)
			if back, fine := system.Day(y, m, dd); !ok || !fine || back != d {
				t.Fatalf("%s is %s %d-%d-%d, which is %s", d, system, y, m, dd, back)
			}
			follows := y == y0 && (m == m0 && dd == d0+1 || m == m0+1 && dd == 1) || y == y0+1 && m == 1 && dd == 1
			if d > table.From && !follows {
				t.Fatalf("%s: %d-%d-%d follows %d-%d-%d", system, y, m, dd, y0, m0, d0)
			}
			y0, m0, d0 = y, m, dd
		}
		if system == Gregorian {
			continue
		}
		for _, d := range []Day{table.From - 1, table.To + 1, Always, Ever} {
			if y, m, dd, ok := system.Date(d); ok {
				t.Errorf("%s, outside of its table, is %d-%d-%d %s", d, y, m, dd, system)
			}
		}
	}
}

func TestNoSuchDate(t *testing.T) {
	for _, c := range []struct {
		system  System
		y, m, d int
	}{
		{Gregorian, 2021, 2, 29}, {Gregorian, 2020, 13, 1}, {Gregorian, 2020, 0, 1}, {Gregorian, 2020, 4, 31}, {Gregorian, 2020, 4, 0},
		{Gregorian, 1900, 2, 29},
		{Hijri, 1299, 12, 1}, {Hijri, 1601, 1, 1}, {Hijri, 1442, 13, 1}, {Hijri, 1442, 2, 31}, {Hijri, 1442, 9, 0}, {Hijri, 1442, 0, 1},
		{SolarHijri, 1400, 12, 30}, {SolarHijri, 1299, 1, 1}, {SolarHijri, 1481, 1, 1}, {SolarHijri, 1400, 7, 31}, {SolarHijri, 1400, 0, 1},
	} {
		if got, ok := c.system.Day(c.y, c.m, c.d); ok {
			t.Errorf("%s %d-%d-%d is %s", c.system, c.y, c.m, c.d, got)
		}
	}
}

func TestWeeks(t *testing.T) {
	for _, c := range []struct {
		d          Day
		weekday, w int
	}{{DayOf(2020, 10, 9), 5, 41}, {DayOf(2021, 1, 3), 7, 53}, {DayOf(1969, 12, 31), 3, 1}, {DayOf(1900, 1, 1), 1, 1}} {
		y, w := c.d.Week()
		if c.d.Weekday() != c.weekday || w != c.w || WeekStart(y, w) != c.d-Day(c.weekday-1) {
			t.Errorf("%s: weekday %d of week %d", c.d, c.d.Weekday(), w)
		}
	}
}
