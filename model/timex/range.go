package timex

import (
	"strings"

	"qari/model"
)

// span is a time from one day, month or year to another.
type span struct{ from, to when }

func (r span) resolve(f frame) outcome {
	r = r.sameYear(f)
	a, b := r.from.resolve(f), r.to.resolve(f)
	b.value = notBefore(a.value, b.value)
	o := outcome{value: a.value + "/" + b.value, anchor: a.anchor, system: a.system}
	if o.anchor == "" {
		o.anchor = b.anchor
	}
	if a.western != "" && b.western != "" {
		start, _, _ := strings.Cut(a.western, "/")
		_, end, found := strings.Cut(b.western, "/")
		if !found {
			end = b.western
		}
		o.western = start + "/" + end
	}
	o.flags = append(append(o.flags, a.flags...), b.flags...)
	return o
}

// sameYear gives two months without a year the same, or neighbouring years.
func (r span) sameYear(f frame) span {
	l, ok := r.from.(date)
	m, also := r.to.(date)
	if !ok || !also || !f.known || l.month == 0 || m.month == 0 || l.year != 0 || m.year != 0 || l.of != nil || m.of != nil {
		return r
	}
	m.year = m.findYear(f, &outcome{})
	l.year = m.year
	if l.month > m.month && m.year != 0 {
		l.year--
	}
	return span{l, m}
}

// notBefore moves the second of two weekdays into the week after the first.
func notBefore(from, to string) string {
	a, ok := parseDay(from)
	b, also := parseDay(to)
	if ok && also && len(to) == len("2020-10-09") && b < a && a-b < 7 {
		return (b + 7).String()
	}
	return to
}

// ranges reads «من 10 إلى 15 نوفمبر», «بين عامي 2011 و2015», «2011-2015».
func (s *scanner) ranges(i int) (e expr, next int) {
	opening := s.at(i).role
	start := i
	switch {
	case opening == from || opening == between:
		start = i + 1
		if t := s.at(start); t.role == daysOf || t.role == monthsOf || t.role == yearsOf || t.unit == year && t.form == dual {
			start++
		}
	case s.at(i).kind == digits:
		if e, next := s.dashed(i); next > i {
			return e, next
		}
		return s.rangeFrom(i, i, noRole)
	case s.at(i).month == 0 && s.at(i).half == nil && s.at(i).weekday == 0:
		return e, i
	}
	if e, next := s.daysOfMonth(i); next > i {
		return e, next
	}
	return s.rangeFrom(i, start, opening)
}

// daysOfMonth reads «يوليو 13-15», «تموز 13 إلى 15», «نوفمبر بين 15 و19».
func (s *scanner) daysOfMonth(i int) (e expr, next int) {
	m, end := s.monthAt(i)
	if end == i || m.other != 0 {
		return e, i
	}
	opening := s.at(end).role
	if opening == between || opening == from {
		end++
	} else {
		opening = noRole
	}
	l, link := s.dayNumber(end)
	if link == end {
		return e, i
	}
	start, ok := s.link(link, opening)
	r, stop := s.dayNumber(start)
	if !ok || stop == start || l >= r {
		return e, i
	}
	d := date{calendar: m.calendar, month: m.month, day: r}
	d, next = s.yearOf(d, stop)
	first := d
	first.day = l
	return expr{kind: model.Date, when: span{first, d}}, next
}

// rangeFrom reads both ends of a range.
func (s *scanner) rangeFrom(i, start int, opening role) (e expr, next int) {
	left := s.ends(start)
	if len(left) == 0 {
		return e, i
	}
	for _, l := range left {
		link, ok := s.link(l.next, opening)
		if !ok {
			continue
		}
		for _, r := range s.ends(link) {
			if a, b, ok := joined(l.when, r.when); ok {
				kind := model.Date
				if _, timed := b.(moment); timed {
					kind = model.Time
				}
				return s.rangeDay(expr{kind: kind, when: span{a, b}}, r.next)
			}
		}
	}
	return e, i
}

// rangeDay reads the day that a range of clock times is of.
func (s *scanner) rangeDay(e expr, i int) (expr, int) {
	r := e.when.(span)
	start, timed := r.from.(moment)
	if !timed {
		return e, i
	}
	next := i
	for s.is(next, from) || s.is(next, in) || s.sign(next, "،") {
		next++
	}
	d, end := s.dayAt(next)
	if end == next || d.day == 0 && !d.offset.set && d.weekday == 0 {
		return e, i
	}
	stop := r.to.(moment)
	start.day, stop.day = d, d
	e.when = span{start, stop}
	return e, end
}

// bound is one possible end of a range.
type bound struct {
	when when
	next int
}

// link reads the word between the ends of a range.
func (s *scanner) link(i int, opening role) (next int, ok bool) {
	t := s.at(i)
	switch opening {
	case between:
		if t.role == and {
			return i + 1, true
		}
		return i, t.and
	case from:
		if s.is(i, and) && s.at(i+1).role == until {
			i++
		}
		return i + 1, s.at(i).role == until
	}
	return i + 1, s.sign(i, "-–—") || s.is(i, until)
}

// ends reads what can begin or end a range at i, the longest first.
func (s *scanner) ends(i int) []bound {
	var list []bound
	if c, next := s.clockAt(i); next > i {
		list = append(list, bound{moment{time: c}, next})
	} else if c, next := s.bareHour(i); next > i {
		list = append(list, bound{moment{time: c}, next})
	}
	if d, next := s.dayAt(i); next > i {
		list = append(list, bound{d, next})
	}
	if y, next := s.yearWord(i, i); next > i {
		list = append(list, bound{period{unit: year, year: y}, next})
	}
	if n, next := s.dayNumber(i); next > i {
		list = append(list, bound{date{day: n}, next})
	}
	if t := s.at(i); t.count == 4 && t.isNumber() && t.number >= 1000 && t.number < 2200 && !s.counts(i+1) && !s.fraction(i) {
		p, next := s.numberedYear(t.number, i+1)
		list = append(list, bound{p, next})
	}
	if m, next := s.oneMonth(i); next > i {
		list = append(list, bound{date{calendar: m.calendar, month: m.month}, next})
	}
	return list
}

// bareHour reads an hour that only the other end of a range tells to be one:
// «من 5 إلى 6 مساء».
func (s *scanner) bareHour(i int) (c clock, next int) {
	i = s.skip(i, clockWord)
	c, next = s.hours(i, false)
	c.bare = true
	return c, next
}

// sharedHalf puts an hour of twelve into the half of the day of the other end.
func sharedHalf(l, r clock) (clock, clock) {
	if l.half && !r.half && r.hour >= 12 && (l.hour%12 < r.hour%12 || r.hour == 12) && l.hour != 12 && r.hour > 12 {
		l.hour, l.half = l.hour+12, false
	}
	if r.half && !l.half && l.hour >= 12 && r.hour < 12 && r.hour+12 > l.hour {
		r.hour, r.half = r.hour+12, false
	}
	l.half, r.half = false, false
	return l, r
}

// joined completes the ends of a range from one another: «10 إلى 15 نوفمبر»
// shares the month, «أكتوبر إلى نوفمبر 2020» the year.
func joined(a, b when) (when, when, bool) {
	switch l := a.(type) {
	case date:
		r, ok := b.(date)
		if !ok {
			return a, b, false
		}
		return joinedDates(l, r)
	case period:
		r, ok := b.(period)
		return a, b, ok && l.unit == r.unit
	case moment:
		r, ok := b.(moment)
		if !ok || l.day != nil || r.day != nil || l.time.bare && r.time.bare {
			return a, b, false
		}
		l.time, r.time = sharedHalf(l.time, r.time)
		return l, r, true
	}
	return a, b, false
}

func joinedDates(l, r date) (when, when, bool) {
	if r.month == 0 && r.of == nil && (r.day != 0 || r.weekday == 0) {
		return l, r, false
	}
	if l.weekday != 0 && l.month == 0 && l.day == 0 {
		return l, r, r.weekday != 0
	}
	if (l.day == 0) != (r.day == 0) {
		return l, r, false
	}
	if l.month == 0 {
		l.month, l.calendar = r.month, r.calendar
	}
	if l.year == 0 && l.of == nil && l.toward == anywhere {
		l.year, l.of, l.toward = r.year, r.of, r.toward
		if l.year != 0 && l.month > r.month {
			l.year--
		}
	}
	return l, r, l.calendar == r.calendar
}

// dashed reads ranges of numbers: «2011-2015», «10-15 نوفمبر».
func (s *scanner) dashed(i int) (e expr, next int) {
	a := s.at(i)
	if !a.isNumber() || !s.sign(i+1, "-–—/") || s.fractional(i) || s.fraction(i) && !s.sign(i+1, "/") {
		return e, i
	}
	b := s.at(i + 2)
	if a.count == 4 && b.count == 4 && a.number >= 1800 && b.number <= 2100 && b.number > a.number && b.number-a.number < 200 && !s.counts(i+3) && !s.fraction(i+2) {
		return expr{kind: model.Date, when: span{period{unit: year, year: a.number}, period{unit: year, year: b.number}}}, i + 3
	}
	if s.sign(i+1, "/") {
		return e, i
	}
	if e, next := s.dashedHours(i); next > i {
		return e, next
	}
	n, next := s.dayNumber(i)
	if next == i {
		return e, i
	}
	d, end := s.textual(i + 2)
	if end == i+2 || d.day == 0 || n >= d.day {
		return e, i
	}
	l, r, ok := joinedDates(date{day: n}, d)
	if !ok {
		return e, i
	}
	return expr{kind: model.Date, when: span{l, r}}, end
}

// dashedHours reads «9-10 صباحا».
func (s *scanner) dashedHours(i int) (e expr, next int) {
	a, end := s.bareHour(i)
	if end != i+1 && !s.colon(i) {
		a, end = clock{hour: s.at(i).number, half: true}, i+1
	}
	b, next := s.clockAt(end + 1)
	if next == end+1 || a.hour > 24 {
		return e, i
	}
	a, b = sharedHalf(a, b)
	return s.rangeDay(expr{kind: model.Time, when: span{moment{time: a}, moment{time: b}}}, next)
}

// lists reads days that share a month: «10 و11 و12 نوفمبر», and days with their
// months that share a year. Each is an expression of its own.
func (s *scanner) lists(i int) (list []expr, next int) {
	type item struct{ number, start, end int }
	var items []item
	at := i
	for len(items) < 31 {
		n, end := s.dayNumber(at)
		if end == at {
			break
		}
		items = append(items, item{n, at, end})
		d, last := s.textual(at)
		if last > at && d.day != 0 {
			if len(items) < 2 || d.of != nil && d.month == 0 {
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
