package timex

import "qari/model"

// lists reads days that share a month: «10 و11 و12 نوفمبر», and days with their
// months that share a year. Each is an expression of its own.
func (s *scanner) lists(i int) (list []expr, next int) {
	type item struct{ number, start, end int }
	var items []item
	at := i
	for len(items) < 31 {
		n, end := s.dayNumber(at)
		if end == at || s.at(at).value == 1 && end == at+1 {
			break // «أحد» is a person or a weekday
		}
		items = append(items, item{n, at, end})
		d, last := s.textual(at)
		if last > at && d.day != 0 {
			if len(items) < 2 {
				return nil, i
			}
			for _, x := range items[:len(items)-1] {
				shared := d
				shared.day, shared.weekday = x.number, 0
				list = append(list, s.expression(x.start, x.end, shared))
			}
			return append(list, s.expression(at, last, d)), last
		}
		at = s.skipSign(end, "،,")
		switch {
		case s.is(at, and):
			at++
		case s.at(at).and, at > end:
		default:
			return nil, i
		}
	}
	return nil, i
}

// sharedYear reads days with their months that share the last one's year: «11 آذار
// و6 أيار 2011».
func (s *scanner) sharedYear(i int) (list []expr, next int) {
	var days []date
	at := i
	for len(days) < 12 {
		d, end := s.textual(at)
		if end == at || d.day == 0 || d.month == 0 || d.other != 0 {
			return nil, i
		}
		days = append(days, d)
		list = append(list, s.expression(at, end, d))
		if d.year != 0 || d.of != nil || d.toward != anywhere {
			break
		}
		at = s.skipSign(end, "،,")
		switch {
		case s.is(at, and):
			at++
		case !s.at(at).and:
			return nil, i
		}
	}
	last := days[len(days)-1]
	if len(days) < 2 || last.year == 0 {
		return nil, i
	}
	for k, d := range days[:len(days)-1] {
		d.year = last.year
		if d.calendar != last.calendar || d.months(days[k+1]) > 0 && k+2 == len(days) {
			return nil, i
		}
		list[k].when = d
	}
	return list, s.after(list[len(list)-1], i)
}

// after is the first token from i on that an expression does not cover.
func (s *scanner) after(e expr, i int) int {
	for i < len(s.tok) && s.tok[i].start < e.end {
		i++
	}
	return i
}

// expression is a date at the tokens from first up to next.
func (s *scanner) expression(first, next int, d date) expr {
	return expr{start: s.tok[first].head, end: s.tok[next-1].end, first: first, kind: model.Date, when: d}
}
