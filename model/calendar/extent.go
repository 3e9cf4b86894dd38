package calendar

// Extent is the stretch of time that a value denotes, and how finely it tells
// it. The zero Extent is that of a value that denotes no days: a duration, a
// time without a day, PRESENT_REF.
//
// The year of an extent may be open: XXXX-11-23 is a day of any year, so it
// has no interval, but it can be asked whether it may fall into one.
type Extent struct {
	days   Interval // where the year is open: in a year that stands for all
	unit   Unit
	system System
	open   bool
}

// Interval is the days that the extent covers. It reports false where the
// year is open and for the zero Extent.
func (x Extent) Interval() (Interval, bool) {
	if x.open || x.unit == 0 {
		return Interval{}, false
	}
	return x.days, true
}

// Day is the day of an extent that is a single one.
func (x Extent) Day() (Day, bool) {
	return x.days.From, x.unit == Days && !x.open && x.days.From == x.days.To
}

// Unit is how finely the extent tells its time: a range as finely as the finer
// of its ends. It is 0 for the zero Extent.
func (x Extent) Unit() Unit { return x.unit }

// Answers tells whether the extent shares a day with the interval asked for and
// is no coarser than that: the interval must be long enough to hold the extent's
// unit. A Hijri month answers to a Gregorian one that it
// overlaps; 2020 does not answer to September 2020.
func (x Extent) Answers(asked Interval) bool {
	return x.unit != 0 && !x.open && x.days.Overlaps(asked) && x.unit.fits(asked)
}

// MayAnswer tells whether the time meant may fall into the interval asked for:
// the extent shares a day with it, however coarse, or does so in some year
// where its own is open.
func (x Extent) MayAnswer(asked Interval) bool {
	if !x.open {
		return x.unit != 0 && x.days.Overlaps(asked)
	}
	// Eight years without 29 February are the longest that any day of a year
	// is away: 1896 to 1904.
	const everyDay = 9 * 366
	if asked.Days() > everyDay {
		return true
	}
	first, _, _, early := x.system.Date(asked.From)
	last, _, _, late := x.system.Date(asked.To)
	if !early || !late {
		return false // outside of the table nobody knows
	}
	for year := first - 1; year <= last; year++ { // a winter begins in the year before
		if i, ok := x.in(year); ok && i.Overlaps(asked) {
			return true
		}
	}
	return false
}

// in puts an extent with an open year into a year of its calendar. It reports
// false for a day that the year does not have.
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
