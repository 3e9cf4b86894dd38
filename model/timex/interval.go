package timex

import (
	"fmt"
	"strings"

	"qari/model"
)

// Interval is the first and the last day that an expression covers. It
// reports false for durations and sets, for what is partial, doubtful or
// vague, and for another calendar outside of its conversion table.
func Interval(t model.Timex) (from, to Day, ok bool) {
	if t.Type != model.Date && t.Type != model.Time || len(t.Values) > 0 && t.Type == model.Date {
		return 0, 0, false
	}
	value := t.Value
	if t.Calendar != model.Gregorian {
		value = t.Western
	}
	start, end, ranged := strings.Cut(value, "/")
	from, to, ok = days(start)
	if !ranged || !ok {
		return from, to, ok
	}
	_, to, ok = days(end)
	return from, to, ok && from <= to
}

// days is the interval of one value without a slash.
func days(value string) (from, to Day, ok bool) {
	if d, ok := parseDay(value); ok && (len(value) == 10 || value[10] == 'T') {
		return d, d, true
	}
	if strings.Contains(value, "X") || strings.HasPrefix(value, "P") || strings.HasPrefix(value, "T") || strings.HasPrefix(value, "BC") {
		return 0, 0, false
	}
	y, n := 0, 0
	switch {
	case scan(value, "%4d-W%2d", &y, &n) && n >= 1 && n <= 53:
		from = weekStart(y, n)
		if strings.HasSuffix(value, "-WE") {
			return from + 5, from + 6, true
		}
		return from, from + 6, true
	case scan(value, "%4d-Q%1d", &y, &n):
		return DayOf(y, 3*n-2, 1), DayOf(y, 3*n+1, 1) - 1, true
	case scan(value, "%4d-H%1d", &y, &n):
		return DayOf(y, 6*n-5, 1), DayOf(y, 6*n+1, 1) - 1, true
	case len(value) == 7 && seasonStart[value[5:]] > 0 && scan(value[:4], "%4d", &y):
		m := seasonStart[value[5:]]
		return DayOf(y, m, 1), DayOf(y, m+3, 1) - 1, true
	case len(value) == 7 && scan(value, "%4d-%2d", &y, &n) && n >= 1 && n <= 12:
		return DayOf(y, n, 1), DayOf(y, n+1, 1) - 1, true
	case len(value) == 4 && scan(value, "%4d", &y):
		return DayOf(y, 1, 1), DayOf(y, 12, 31), true
	case len(value) == 3 && scan(value, "%3d", &y):
		return DayOf(10*y, 1, 1), DayOf(10*y+9, 12, 31), true
	case len(value) == 2 && scan(value, "%2d", &y):
		return DayOf(100*y, 1, 1), DayOf(100*y+99, 12, 31), true
	}
	return 0, 0, false
}

func scan(value, format string, to ...any) bool {
	n, err := fmt.Sscanf(value, format, to...)
	return err == nil && n == len(to)
}
