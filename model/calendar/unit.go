package calendar

// Unit says how finely an extent tells its time. A coarser unit is greater;
// the zero Unit tells nothing.
type Unit uint8

// The units. A time of day is told in Days here: nothing finer is asked for.
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

// shortest is the least number of days that a unit can have in any calendar.
var shortest = [...]int64{
	Days: 1, Weekends: 2, Weeks: 7,
	Months:    28,    // February
	Quarters:  90,    // January to March
	Halves:    181,   // January to June
	Years:     354,   // Hijri
	Decades:   3543,  // Hijri
	Centuries: 35437, // Hijri
}

// fits tells whether an interval is long enough to hold the unit: one of 28 days
// can be a month.
func (u Unit) fits(i Interval) bool { return shortest[u] <= i.Days() }
