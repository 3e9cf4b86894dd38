package calendar

import "math/bits"

// hijriDay converts a date of the Umm al-Qura calendar. The date must be in the
// table.
func hijriDay(year, month, day int) Day {
	d := ummAlQuraStart
	for y := ummAlQuraFirst; y < year; y++ {
		d += Day(hijriYear(y))
	}
	for m := 1; m < month; m++ {
		d += Day(hijriMonth(year, m))
	}
	return d + Day(day-1)
}

// hijriMonth returns the length in days of a month from 1 to 12, 0 for a year
// that is not in the table.
func hijriMonth(year, month int) int {
	i := year - ummAlQuraFirst
	if i < 0 || i >= len(ummAlQura) {
		return 0
	}
	return 29 + int(ummAlQura[i]>>(month-1)&1)
}

// hijriYear returns the length of a year in days, 0 for a year that is not in
// the table.
func hijriYear(year int) int {
	i := year - ummAlQuraFirst
	if i < 0 || i >= len(ummAlQura) {
		return 0
	}
	return 12*29 + bits.OnesCount16(ummAlQura[i])
}

// hijriDate returns the Umm al-Qura date of a day. It reports false for a day
// that is not in the table.
func hijriDate(d Day) (year, month, day int, ok bool) {
	left := int(d - ummAlQuraStart)
	if left < 0 {
		return 0, 0, 0, false
	}
	for year = ummAlQuraFirst; ; year++ {
		n := hijriYear(year)
		if n == 0 {
			return 0, 0, 0, false
		}
		if left < n {
			break
		}
		left -= n
	}
	for month = 1; left >= hijriMonth(year, month); month++ {
		left -= hijriMonth(year, month)
	}
	return year, month, left + 1, true
}
