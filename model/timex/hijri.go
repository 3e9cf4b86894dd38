package timex

// hijriDay converts a date of the Umm al-Qura calendar. It reports false
// outside of 1300 to 1600 AH and for a day that the month does not have.
func hijriDay(year, month, day int) (Day, bool) {
	if month < 1 || month > 12 || day < 1 || day > hijriMonth(year, month) {
		return 0, false
	}
	d := ummAlQuraStart
	for y := ummAlQuraFirst; y < year; y++ {
		d += Day(hijriYear(y))
	}
	for m := 1; m < month; m++ {
		d += Day(hijriMonth(year, m))
	}
	return d + Day(day-1), true
}

// hijriMonth is the length of a month in days, 0 outside of the table.
func hijriMonth(year, month int) int {
	i := year - ummAlQuraFirst
	if i < 0 || i >= len(ummAlQura) || month < 1 || month > 12 {
		return 0
	}
	return 29 + int(ummAlQura[i]>>(month-1)&1)
}

func hijriYear(year int) int {
	n := 0
	for m := 1; m <= 12; m++ {
		n += hijriMonth(year, m)
	}
	return n
}

// hijriDate is the Umm al-Qura date of a day; it reports false outside of the
// table.
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
