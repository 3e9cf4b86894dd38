package calendar

import (
	"fmt"
	"time"
)

// Day is a day of the proleptic Gregorian calendar: the number of days since
// 1970-01-01. Years are numbered as in ISO 8601: year 0 is 1 BC.
type Day int32

// Always and Ever are the open ends of an interval: no day comes before Always
// or after Ever.
const (
	Always Day = -1 << 31
	Ever   Day = 1<<31 - 1
)

// DayOf returns the day of a Gregorian date. A month or day out of range counts
// on into the next or previous one, as in [time.Date].
func DayOf(year, month, day int) Day {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return Day(t.Unix() / secondsADay)
}

const secondsADay = 24 * 60 * 60

func (d Day) time() time.Time { return time.Unix(int64(d)*secondsADay, 0).UTC() }

// Date returns the Gregorian year, month and day of the month.
func (d Day) Date() (year, month, day int) {
	y, m, dd := d.time().Date()
	return y, int(m), dd
}

// Weekday returns the ISO 8601 number of the weekday: 1 is Monday, 7 is Sunday.
// Day 0, 1970-01-01, was a Thursday.
func (d Day) Weekday() int { return ((int(d)+3)%7+7)%7 + 1 }

// Week returns the ISO 8601 week and the year that the week belongs to.
func (d Day) Week() (year, week int) { return d.time().ISOWeek() }

// WeekStart returns the Monday of an ISO 8601 week.
func WeekStart(year, week int) Day {
	first := DayOf(year, 1, 4) // ISO 8601: 4 January is always in week 1
	return first - Day(first.Weekday()-1) + Day(7*(week-1))
}

// AddMonths moves the day by n whole months. If the new month is too short for
// the day, the result is its last day.
func (d Day) AddMonths(n int) Day {
	y, m, dd := d.Date()
	return min(DayOf(y, m+n, dd), DayOf(y, m+n+1, 1)-1)
}

// String returns the day as ISO 8601 writes it: 2020-10-09.
func (d Day) String() string {
	y, m, dd := d.Date()
	return fmt.Sprintf("%04d-%02d-%02d", y, m, dd)
}

// Interval is a range of days, both ends included.
type Interval struct{ From, To Day }

// Overlaps tells whether the intervals share a day.
func (i Interval) Overlaps(o Interval) bool { return i.From <= o.To && o.From <= i.To }

// Days returns the number of days in the interval. With an open end it is
// larger than any unit of a calendar.
func (i Interval) Days() int64 { return int64(i.To) - int64(i.From) + 1 }
