package calendar

// System is one of the calendars that a date can be written in.
type System uint8

// The calendars.
const (
	Gregorian  System = iota
	Hijri             // Islamic, read as Umm al-Qura
	SolarHijri        // Iranian and Afghan
)

var systemNames = [...]string{Gregorian: "gregorian", Hijri: "hijri", SolarHijri: "solar-hijri"}

func (s System) String() string { return systemNames[s] }

// Day converts a date to the day. It reports false for a day that the month
// does not have, and for a year outside of the calendar's table.
func (s System) Day(year, month, day int) (Day, bool) {
	if day < 1 || day > s.DaysIn(year, month) {
		return 0, false
	}
	switch s {
	case Hijri:
		return hijriDay(year, month, day), true
	case SolarHijri:
		return solarDay(year, month, day), true
	}
	return DayOf(year, month, day), true
}

// Date is the date of a day. It reports false outside of the calendar's table;
// the Gregorian calendar has every day.
func (s System) Date(d Day) (year, month, day int, ok bool) {
	switch s {
	case Hijri:
		return hijriDate(d)
	case SolarHijri:
		return solarDate(d)
	}
	year, month, day = d.Date()
	return year, month, day, true
}

// DaysIn is the length of a month, 0 for one that the calendar does not have
// or that lies outside of its table.
func (s System) DaysIn(year, month int) int {
	switch {
	case month < 1 || month > 12:
		return 0
	case s == Hijri:
		return hijriMonth(year, month)
	case s == SolarHijri:
		return solarMonth(year, month)
	}
	return int(DayOf(year, month+1, 1) - DayOf(year, month, 1))
}

// Extent is a day; or the whole month where day is 0; or the whole year where
// month is 0, too. It is the zero Extent for what the calendar does not have.
func (s System) Extent(year, month, day int) Extent {
	first, last, unit := month, month, Months
	switch {
	case day != 0:
		d, ok := s.Day(year, month, day)
		if !ok {
			return Extent{}
		}
		return Extent{Interval{d, d}, Days, s, false}
	case month == 0:
		first, last, unit = 1, 12, Years
	}
	from, ok := s.Day(year, first, 1)
	to, fine := s.Day(year, last, s.DaysIn(year, last))
	if !ok || !fine {
		return Extent{}
	}
	return Extent{Interval{from, to}, unit, s, false}
}
