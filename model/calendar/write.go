package calendar

import "fmt"

// Containing returns the Gregorian day, week, month, year, decade or century
// that contains a day. Other units give the zero Extent.
func Containing(d Day, unit Unit) Extent {
	year, month, day := d.Date()
	switch unit {
	case Days:
		return Gregorian.Extent(year, month, day)
	case Weeks:
		monday := d - Day(d.Weekday()-1)
		return Extent{Interval{monday, monday + 6}, Weeks, Gregorian, false}
	case Months:
		return Gregorian.Extent(year, month, 0)
	case Years:
		return Gregorian.Extent(year, 0, 0)
	case Decades:
		return years(year-year%10, 10, Decades, Gregorian)
	case Centuries:
		if year < 1 { // 700 to 601 before Christ are one: the years -699 to -600
			return years(-99-100*(-year/100), 100, Centuries, Gregorian)
		}
		return years(year-year%100, 100, Centuries, Gregorian)
	}
	return Extent{}
}

// String returns the extent as a Gregorian TIMEX3 value: the value that [Parse]
// read, without a time of day. A stretch without a value of its own, such as a
// month of another calendar, becomes the range of its days:
// 2020-04-24/2020-05-23. An extent without an interval gives "".
func (x Extent) String() string {
	switch first, last := Containing(x.days.From, x.unit), Containing(x.days.To, x.unit); {
	case x.open || x.unit == 0:
		return ""
	case x.days.From == x.days.To:
		return x.days.From.String()
	case x.system != Gregorian:
		break
	case x.single() != "":
		return x.single()
	case first.days.From == x.days.From && last.days.To == x.days.To:
		return first.single() + "/" + last.single()
	}
	return x.days.From.String() + "/" + x.days.To.String()
}

// single returns the value of an extent that is exactly one Gregorian unit, ""
// for any other.
func (x Extent) single() string {
	year, month, _ := x.days.From.Date()
	weekYear, week := x.days.From.Week()
	switch {
	case x.unit == Weekends && x.days.Days() == 2:
		return fmt.Sprintf("%04d-W%02d-WE", weekYear, week)
	case x.unit == Quarters || x.unit == Halves:
		for _, p := range parts {
			if p.of(year) == x {
				return fmt.Sprintf("%04d-%s", year, p.name)
			}
		}
		return ""
	case Containing(x.days.From, x.unit) != x:
		return ""
	}
	switch x.unit {
	case Days:
		return x.days.From.String()
	case Weeks:
		return fmt.Sprintf("%04d-W%02d", weekYear, week)
	case Months:
		return fmt.Sprintf("%04d-%02d", year, month)
	case Years:
		if year < 1 {
			return fmt.Sprintf("BC%04d", 1-year)
		}
		return fmt.Sprintf("%04d", year)
	case Decades:
		return fmt.Sprintf("%03d", year/10)
	}
	if year < 1 {
		return fmt.Sprintf("BC%02d", -year/100)
	}
	return fmt.Sprintf("%02d", year/100)
}
