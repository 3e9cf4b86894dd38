package timex

import "qari/model"

// moments reads a day, a time of day, or both in either order: «اليوم الجمعة»,
// «مساء الخميس», «السبت 31 أكتوبر 2020 11:46 ص», «الساعة الثامنة من مساء أمس».
func (s *scanner) moments(i int) (e expr, next int) {
	if degree := s.at(i).degree; degree != "" {
		if c, end := s.clockAt(i + 1); end > i+1 {
			e, next = s.timeFirst(c, i, end)
			e.mod = degree
			return e, next
		}
		if d, end := s.dayAt(i + 1); end > i+1 && (d.weekday != 0 || d.day != 0) {
			return expr{kind: model.Date, mod: degree, when: d}, end
		}
		return e, i
	}
	if c, end := s.clockAt(i); end > i && !s.verse(i, end) {
		return s.timeFirst(c, i, end)
	}
	for _, r := range [...]rule{(*scanner).late, (*scanner).night} {
		if e, end := r(s, i); end > i {
			return e, end
		}
	}
	if part, end := s.partBefore(i); end > i {
		if e, next := s.partFirst(part, end, i); next > i {
			return e, next
		}
		return s.partAlone(i)
	}
	d, next := s.dayAt(i)
	if next == i {
		return s.partAlone(i)
	}
	if r, end := s.hoursOf(d, next); end > next {
		return r, end
	}
	if c, end := s.clockAfter(next); end > next {
		return timeOf(d, c), end
	}
	return expr{kind: model.Date, when: d}, next
}

// hoursOf reads the range of clock times that follows a day: «غدا بين الثامنة
// صباحا والثانية ظهرا».
func (s *scanner) hoursOf(d date, i int) (expr, int) {
	next := s.skipSign(i, "،")
	if s.at(next).role != between && s.at(next).role != from {
		return expr{}, i
	}
	e, end := s.ranges(next)
	r, _ := e.when.(span)
	start, timed := r.from.(moment)
	if end == next || !timed || start.day != nil {
		return expr{}, i
	}
	stop := r.to.(moment)
	start.day, stop.day = d, d
	return expr{kind: model.Time, when: span{start, stop}}, end
}

// verse tells whether «3:16» alone is as likely a verse or a ratio as a time.
func (s *scanner) verse(i, end int) bool { return s.at(i).count == 1 && end == i+3 }

func timeOf(d when, c clock) expr {
	return expr{kind: model.Time, when: moment{day: d, time: c}}
}

// timeFirst reads the day that follows a clock time.
func (s *scanner) timeFirst(c clock, i, end int) (expr, int) {
	next := end
	for s.is(next, from) || s.is(next, in) || s.sign(next, "،,") {
		next++
	}
	if part, after := s.partBefore(next); after > next {
		if d, last := s.dayAt(after); last > after {
			return s.zoned(timeOf(d, c.within(part)), last)
		}
	}
	if d, after := s.dayAt(next); after > next && (d.offset.set || d.weekday != 0 || d.day != 0) {
		return s.zoned(timeOf(d, c), after)
	}
	return timeOf(nil, c), end
}

// zoned reads the time zone that a day parts from its clock time.
func (s *scanner) zoned(e expr, i int) (expr, int) {
	m := e.when.(moment)
	if m.time.zone != "" {
		return e, i
	}
	zone, next := s.zone(i)
	m.time.zone = zone
	e.when = m
	return e, next
}

// partBefore reads a part of the day that a day may follow: «مساء», «بعد ظهر».
func (s *scanner) partBefore(i int) (string, int) {
	part, next := s.partOfDay(i)
	if next == i || s.at(next-1).define {
		return "", i
	}
	return part, next
}

// partFirst reads the day after «مساء».
func (s *scanner) partFirst(part string, next, i int) (expr, int) {
	d, end := s.dayAt(next)
	if end == next || d.day == 0 && d.month != 0 && d.rank == 0 {
		return expr{}, i
	}
	if c, after := s.clockAfter(end); after > end && c.part == "" {
		return timeOf(d, c.within(part)), after
	}
	if part == "NI" {
		end = s.nextMorning(d, end)
	}
	return timeOf(d, clock{part: part}), end
}

// nextMorning reads the second day of a night: «ليل الجمعة - السبت».
func (s *scanner) nextMorning(d date, i int) int {
	next := s.skipSign(i, "-–/")
	if t := s.at(next); d.weekday != 0 && !t.clitic && t.define && int(t.weekday) == d.weekday%7+1 {
		return next + 1
	}
	return i
}

// clockAfter reads the time that follows a day: «| 22:35», «الساعة الثامنة»,
// «مساء», «بعد الظهر».
func (s *scanner) clockAfter(i int) (c clock, next int) {
	if c, end := s.isoTime(i); end > i {
		return c, end
	}
	next = i
	for s.sign(next, "|،,-–(") || s.is(next, in) || s.is(next, at) {
		next++
	}
	if next > i+2 {
		return c, i
	}
	if s.at(next).degree != "" && s.at(next+1).role == clockWord {
		next++
	}
	if c, end := s.clockAt(next); end > next {
		if s.sign(next-1, "(") {
			if !s.sign(end, ")") {
				return clock{}, i
			}
			end++
		}
		return c, end
	}
	if t := s.at(next); next == i && t.exact && t.part != "" && t.end-t.head > 2 {
		return clock{part: t.part}, next + 1
	}
	if part, end := s.partOfDay(next); end > next && s.at(end-1).define || end == next+2 {
		return clock{part: part}, end
	}
	return c, i
}
