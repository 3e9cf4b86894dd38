package calendar

// Unit is the precision of an extent. A coarser unit is a greater number; the
// zero Unit is no precision.
type Unit uint8

// The units. A time of day counts as Days, because no search asks for less than
// a day.
const (
	Days Unit = 1 + iota
	Weekends
	Weeks
	Months
	Quarters // and seasons
	Halves   // of a year
	Years
	Decades
	Centuries
)

// shortest is the smallest number of days that a unit has in any calendar.
var shortest = [...]int64{
	Days: 1, Weekends: 2, Weeks: 7,
	Months:    28,    // February
	Quarters:  90,    // January to March
	Halves:    181,   // January to June
	Years:     354,   // Hijri
	Decades:   3543,  // Hijri
	Centuries: 35437, // Hijri
}

// fits tells whether the interval is long enough for the unit. An interval of
// 28 days can be a month.
func (u Unit) fits(i Interval) bool { return shortest[u] <= i.Days() }
