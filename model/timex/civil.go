package timex

import (
	"fmt"
	"time"
)

// Day is a day of the proleptic Gregorian calendar, counted from 1970-01-01.
type Day int

// DayOf is the day of a Gregorian date. Months and days outside their range
// run over into the next or the previous one, as in [time.Date].
func DayOf(year, month, day int) Day {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return Day(t.Unix() / secondsADay)
}

const secondsADay = 24 * 60 * 60

func (d Day) time() time.Time { return time.Unix(int64(d)*secondsADay, 0).UTC() }

// Date is the Gregorian year, month and day of the month.
func (d Day) Date() (year, month, day int) {
	y, m, dd := d.time().Date()
	return y, int(m), dd
}

// Weekday is the ISO 8601 number of the weekday: 1 is Monday, 7 is Sunday.
func (d Day) Weekday() int { return ((int(d)+3)%7+7)%7 + 1 }

// Week is the ISO 8601 week and the year that it belongs to.
func (d Day) Week() (year, week int) { return d.time().ISOWeek() }

// String is the day as ISO 8601 writes it: 2020-10-09.
func (d Day) String() string {
	y, m, dd := d.Date()
	return fmt.Sprintf("%04d-%02d-%02d", y, m, dd)
}

// addMonths moves by whole months; a day that the month does not have becomes
// its last one.
func (d Day) addMonths(n int) Day {
	y, m, dd := d.Date()
	m += n
	return DayOf(y, m, min(dd, daysIn(y, m)))
}

// daysIn is the length of a Gregorian month, which may be out of 1…12.
func daysIn(year, month int) int { return int(DayOf(year, month+1, 1) - DayOf(year, month, 1)) }

// weekStart is the Monday of an ISO 8601 week.
func weekStart(year, week int) Day {
	first := DayOf(year, 1, 4) // always in week 1
	return first - Day(first.Weekday()-1) + Day(7*(week-1))
}
