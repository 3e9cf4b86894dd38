package timex

import (
	"qari/model"
	"qari/model/calendar"
)

// findYear is the year of a month that tells none: the one nearest to the
// publication, on the side that «الماضي» or «المقبل» states; 0 if unknown.
func (d date) findYear(f frame, o *outcome) int {
	if d.of != nil {
		r := d.of.resolve(f)
		o.anchor = r.anchor
		year, known := r.extent().Interval()
		if !known || r.extent().Unit() != calendar.Years {
			return 0
		}
		y, _, _ := year.From.Date()
		return y
	}
	if !f.known || d.event {
		return 0
	}
	here, ok := d.today(f)
	if !ok {
		return 0
	}
	o.anchor = f.anchor()
	best, least := 0, 1<<30
	for y := here.year - 2; y <= here.year+2; y++ {
		c := d
		c.year = y
		gap := c.months(here)
		otherWeekday := d.weekday != 0 && d.day != 0 && !c.fits()
		if !d.allows(gap) || otherWeekday {
			continue
		}
		if abs(gap) < least {
			best, least = y, abs(gap)
		}
	}
	if best == 0 && d.weekday != 0 {
		d.weekday = 0
		return d.findYear(f, o)
	}
	return best
}

// today is the publication in the date's own calendar.
func (d date) today(f frame) (here date, ok bool) {
	here = date{calendar: d.calendar}
	here.year, here.month, here.day, ok = d.calendar.Date(f.day)
	return here, ok
}

// months is the distance from here in days, of 31 to a month.
func (d date) months(here date) int {
	gap := 31 * (12*(d.year-here.year) + d.month - here.month)
	if d.day != 0 {
		gap += d.day - here.day
	}
	return gap
}

// allows tells whether a distance lies on the stated side.
func (d date) allows(gap int) bool {
	switch d.toward {
	case past, previous:
		return gap < 0
	case anywhere:
		return !d.begun || gap <= 0
	case future, following:
		return gap > 0
	case present:
		return abs(gap) < 12*31
	}
	return true
}

// fits tells whether the weekday is that of the date.
func (d date) fits() bool {
	if d.calendar != model.Gregorian {
		return true
	}
	day, ok := d.calendar.Day(d.year, d.month, d.day)
	return ok && day.Weekday() == d.weekday
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
