package calendar

// The Solar Hijri calendar of Iran and Afghanistan begins its year at the March
// equinox in Tehran. No short rule gives its leap years, so they are a table:
// the years from 1300 to 1480 that have 366 days.

const (
	solarFirst = 1300
	solarLast  = 1480
	solarStart = Day(-17818) // 1 Farvardin 1300: 1921-03-21
)

var solarLeap = [...]int{
	1300, 1304, 1309, 1313, 1317, 1321, 1325, 1329, 1333, 1337, 1342, 1346,
	1350, 1354, 1358, 1362, 1366, 1370, 1375, 1379, 1383, 1387, 1391, 1395,
	1399, 1403, 1408, 1412, 1416, 1420, 1424, 1428, 1432, 1436, 1441, 1445,
	1449, 1453, 1457, 1461, 1465, 1469, 1474, 1478,
}

// solarDay converts a date. The date must be in the table.
func solarDay(year, month, day int) Day {
	d := solarNewYear(year)
	for m := 1; m < month; m++ {
		d += Day(solarMonth(year, m))
	}
	return d + Day(day-1)
}

// solarNewYear returns the first day of a year of the table.
func solarNewYear(year int) Day {
	d := solarStart + Day(365*(year-solarFirst))
	for _, leap := range solarLeap {
		if leap < year {
			d++
		}
	}
	return d
}

// solarMonth returns the length in days of a month from 1 to 12, 0 for a year
// that is not in the table.
func solarMonth(year, month int) int {
	switch {
	case year < solarFirst || year > solarLast:
		return 0
	case month <= 6: // Farvardin to Shahrivar
		return 31
	case month <= 11: // Mehr to Bahman; Esfand has 29 or 30
		return 30
	}
	for _, leap := range solarLeap {
		if leap == year {
			return 30
		}
	}
	return 29
}

// solarDate returns the Solar Hijri date of a day. It reports false for a day
// that is not in the table.
func solarDate(d Day) (year, month, day int, ok bool) {
	if d < solarStart || d >= solarNewYear(solarLast+1) {
		return 0, 0, 0, false
	}
	year = solarFirst + int(d-solarStart)/366 // not too late, because no year is longer
	for year < solarLast && solarNewYear(year+1) <= d {
		year++
	}
	left := int(d - solarNewYear(year))
	for month = 1; left >= solarMonth(year, month); month++ {
		left -= solarMonth(year, month)
	}
	return year, month, left + 1, true
}
