package calendar

// System is a calendar in which a date can be written.
type System uint8

// The calendars.
const (
	Gregorian  System = iota
	Hijri             // Islamic, in the Umm al-Qura form
	SolarHijri        // Iranian and Afghan
)

var systemNames = [...]string{Gregorian: "gregorian", Hijri: "hijri", SolarHijri: "solar-hijri"}

func (s System) String() string { return systemNames[s] }

// Day converts a date to a day. It reports false if the month does not have the
// day, or if the calendar's table does not have the year.
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

// Date returns the date of a day. It reports false for a day that is not in the
// calendar's table; the Gregorian calendar has every day.
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

// DaysIn returns the length of a month in days, 0 if the calendar or its table
// does not have the month.
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

// Extent returns a day; with day 0 the whole month; with month 0, too, the
// whole year. It returns the zero Extent for a date that the calendar does not
// have.
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
