package timex

import (
	"fmt"
	"qari/model"
)

// findYear is the year of a month that tells none: the one nearest to the
// publication, on the side that «الماضي» or «المقبل» states; 0 if unknown.
func (d date) findYear(f frame, o *outcome) int {
	if d.of != nil {
		r := d.of.resolve(f)
		o.anchor = r.anchor
		var y int
		if _, err := fmt.Sscanf(r.value, "%4d", &y); err != nil || len(r.value) != 4 {
			return 0
		}
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
		if !d.allows(gap) || d.weekday != 0 && d.day != 0 && !c.fits() {
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
	switch d.calendar {
	case model.Hijri:
		here.year, here.month, here.day, ok = hijriDate(f.day)
	case model.SolarHijri:
		here.year, here.month, here.day, ok = solarDate(f.day)
	default:
		here.year, here.month, here.day = f.day.Date()
		ok = true
	}
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
	return d.day <= daysIn(d.year, d.month) && DayOf(d.year, d.month, d.day).Weekday() == d.weekday
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// parseDay reads the day that a value begins with.
func parseDay(value string) (Day, bool) {
	if len(value) < len("2020-10-09") || value[4] != '-' || value[7] != '-' {
		return 0, false
	}
	y, ok := decimal(value[:4])
	m, fine := decimal(value[5:7])
	d, good := decimal(value[8:10])
	if !ok || !fine || !good || m < 1 || m > 12 || d < 1 || d > daysIn(y, m) {
		return 0, false
	}
	return DayOf(y, m, d), true
}

// decimal reads a number of ASCII digits alone.
func decimal(s string) (n int, ok bool) {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = 10*n + int(s[i]-'0')
	}
	return n, true
}
