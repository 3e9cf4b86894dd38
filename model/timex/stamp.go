package timex

// stamp reads a day with its time as date lines write the two: with more marks
// between them than running text has, and in either order.
func (s *scanner) stamp(i int) (e expr, next int) {
	e, next = s.moments(i)
	m, timed := e.when.(moment)
	d, dated := e.when.(date)
	switch {
	case next == i:
		return e, i
	case timed && m.day == nil && m.time.part == "":
		return s.dayBehind(m.time, e, next)
	case dated && d.day != 0:
		if c, end := s.timeBehind(next); end > next {
			return timeOf(d, c), end
		}
	}
	return e, next
}

// dayBehind reads the day that follows a time and a mark: «21:45 - السبت 3
// يونيو 2023».
func (s *scanner) dayBehind(c clock, e expr, i int) (expr, int) {
	next := s.skipMarks(i)
	d, end := s.dayAt(next)
	if end == next || d.day == 0 || d.month == 0 {
		return e, i
	}
	return timeOf(d, c), end
}

// timeBehind reads the time that follows a day and a mark or two: «: 10:22 ص
// GST», «; 10:35 (GMT +0400)», «الساعة: 10:20».
func (s *scanner) timeBehind(i int) (c clock, next int) {
	next = s.skipMarks(i)
	if s.at(next).role == clockWord && s.sign(next+1, ":") {
		next += 2
	}
	c, end := s.clockAt(next)
	if end == next || c.part != "" {
		return c, i
	}
	return c, end
}

// skipMarks steps over at most two marks that divide a day from its time.
func (s *scanner) skipMarks(i int) int {
	next := s.skipSign(i, "|،,-–—:;/•·")
	return s.skipSign(next, "|،,-–—:;/•·")
}
