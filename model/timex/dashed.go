package timex

import "qari/model"

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
	if l.half && !r.half && r.hour > 12 && l.hour != 12 && l.hour%12 < r.hour%12 {
		l.hour, l.half = l.hour+12, false
	}
	if r.half && !l.half && l.hour >= 12 && r.hour < 12 && r.hour+12 > l.hour {
		r.hour, r.half = r.hour+12, false
	}
	l.half, r.half = false, false
	return l, r
}

// dashed reads ranges of numbers that no other rule knows: «2011/2015»,
// «2019-20», «9-10 صباحا».
func (s *scanner) dashed(i int) (e expr, next int) {
	slash := s.sign(i+1, "/")
	if !s.at(i).isNumber() || !slash && !s.sign(i+1, "-–—") {
		return e, i
	}
	if s.fractional(i) || s.fraction(i) && !slash {
		return e, i
	}
	if e, next := s.yearAndYear(i); next > i {
		return e, next
	}
	if slash {
		return e, i
	}
	return s.dashedHours(i)
}

// yearAndYear reads «2011/2015», and the two years of a season, of which the
// second has two digits: «2019-20», «2019/20».
func (s *scanner) yearAndYear(i int) (e expr, next int) {
	a, b := s.at(i), s.at(i+2)
	if a.count != 4 || !b.isNumber() {
		return e, i
	}
	first, last := period{unit: year, year: a.number}, period{unit: year, year: b.number}
	switch {
	case b.count == 4 && s.sign(i+1, "/"):
		if s.counts(i+3) || s.fraction(i+2) {
			return e, i
		}
	case b.count == 2 && s.sign(i+1, "/-") && b.number == (a.number+1)%100:
		last.year = a.number + 1
	default:
		return e, i
	}
	if !modern(first, last) || !first.precedes(last) {
		return e, i
	}
	return expr{kind: model.Date, when: span{first, last}}, i + 3
}

// dashedHours reads «9-10 صباحا».
func (s *scanner) dashedHours(i int) (e expr, next int) {
	n := s.at(i).number
	b, next := s.clockAt(i + 2)
	if next == i+2 || n > 24 {
		return e, i
	}
	a, b := sharedHalf(clock{hour: n, half: ofTwelve(n)}, b)
	return s.rangeDay(expr{kind: model.Time, when: span{moment{time: a}, moment{time: b}}}, next)
}
