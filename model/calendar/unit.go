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

// Longest is the longest unit that fits into an interval: Months for one of 28
// to 89 days. It is 0 for an interval that ends before it begins.
func Longest(i Interval) Unit {
	var longest Unit
	for unit, days := range shortest {
		if days <= i.Days() {
			longest = Unit(unit)
		}
	}
	return longest
}
