package calendar

// Extent is the stretch of time that a value denotes, and its precision. The
// zero Extent denotes no days: a duration, a time without a day, PRESENT_REF.
//
// An extent may have an open year. XXXX-11-23 is a day of any year: it has no
// interval, but [Extent.MayAnswer] can compare it with one.
type Extent struct {
	days   Interval // if the year is open: the days in a year that stands for all years
	unit   Unit
	system System
	open   bool
}

// Interval returns the days that the extent covers. It reports false for an
// open year and for the zero Extent.
func (x Extent) Interval() (Interval, bool) {
	if x.open || x.unit == 0 {
		return Interval{}, false
	}
	return x.days, true
}

// Day returns the day of an extent that covers one day only.
func (x Extent) Day() (Day, bool) {
	return x.days.From, x.unit == Days && !x.open && x.days.From == x.days.To
}

// Unit returns the precision of the extent. A range is as precise as the more
// precise of its ends. The zero Extent has unit 0.
func (x Extent) Unit() Unit { return x.unit }

// Answers tells whether the extent shares a day with the interval asked for,
// and is precise enough: its unit must fit into the interval. A Hijri month
// answers a Gregorian month that it overlaps; 2020 does not answer September
// 2020.
func (x Extent) Answers(asked Interval) bool {
	return x.unit != 0 && !x.open && x.days.Overlaps(asked) && x.unit.fits(asked)
}

// MayAnswer tells whether the extent shares a day with the interval asked for,
// however imprecise it is. An extent with an open year is tried in every year.
func (x Extent) MayAnswer(asked Interval) bool {
	if !x.open {
		return x.unit != 0 && x.days.Overlaps(asked)
	}
	// In nine years in a row every day of a year occurs, even 29 February:
	// eight years without one, such as 1896 to 1904, are the longest gap.
	const everyDay = 9 * 366
	if asked.Days() > everyDay {
		return true
	}
	first, _, _, early := x.system.Date(asked.From)
	last, _, _, late := x.system.Date(asked.To)
	if !early || !late {
		return false // the table does not have this year
	}
	for year := first - 1; year <= last; year++ { // first-1, because a winter begins in the year before
		if i, ok := x.in(year); ok && i.Overlaps(asked) {
			return true
		}
	}
	return false
}

// in puts an extent with an open year into one year of its calendar. It reports
// false if that year does not have the day.
func (x Extent) in(year int) (Interval, bool) {
	y, m, d, _ := x.system.Date(x.days.From)
	from, ok := x.system.Day(year, m, d)
	lastYear, m, d, _ := x.system.Date(x.days.To)
	lastYear += year - y
	if x.unit >= Months {
		d = x.system.DaysIn(lastYear, m)
	}
	to, fine := x.system.Day(lastYear, m, d)
	return Interval{from, to}, ok && fine
}
