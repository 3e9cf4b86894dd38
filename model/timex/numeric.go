package timex

import "qari/model"

// numeric reads a date in digits: 9-10-2020, 2020/10/9, 31.10.2020, 16/04/21.
// The order is day, month, year (or year, month, day); where both could be the
// month, swap says that a weekday may yet decide otherwise.
func (s *scanner) numeric(i int) (d date, next int) {
	if d, next := s.spacedOut(i); next > i {
		return d, next
	}
	sep, ok := s.separator(i)
	if !ok || s.fractional(i) {
		return date{}, i
	}
	a, b := s.at(i), s.at(i+2)
	if again, ok := s.separator(i + 2); !ok || again != sep {
		if d, next := s.monthAndYear(i, sep); next > i {
			return d, next
		}
		return s.dayAndMonth(i, sep)
	}
	c := s.at(i + 4)
	if s.longerCode(i + 5) {
		return date{}, i
	}
	d, ok = ordered(a, b, c)
	shortYear := c.count == 2 && a.count < 4
	sure := !shortYear || s.expectsDate(i) || sep == '/' && c.number > 12
	if !ok || !sure {
		return date{}, i
	}
	if d.year >= 1300 && d.year <= 1500 {
		d.calendar = model.Hijri
	}
	return d, i + 5
}

// longerCode tells whether a mark and digits stand glued to what ends before
// token i: 9-10-2020-7.
func (s *scanner) longerCode(i int) bool {
	return s.sign(i, "/-.") && s.glued(i) && s.at(i+1).kind == digits && s.glued(i+1)
}

// spacedOut reads «13 / 12 / 1999», where a year of four digits and the same
// spaces everywhere leave no doubt.
func (s *scanner) spacedOut(i int) (d date, next int) {
	a, b, c := s.at(i), s.at(i+2), s.at(i+4)
	numbers := a.isNumber() && b.isNumber() && c.isNumber()
	sameMark := s.sign(i+1, "/-") && s.sign(i+3, "/-") && s.at(i+1).sign == s.at(i+3).sign
	fullYear := c.count == 4 || a.count == 4
	if !numbers || !sameMark || !fullYear {
		return d, i
	}
	for k := i + 1; k <= i+4; k++ {
		if s.glued(k) {
			return d, i
		}
	}
	d, ok := ordered(a, b, c)
	if !ok {
		return date{}, i
	}
	return d, i + 5
}

// separator is the mark between the number at i and the next, when the three
// stand together.
func (s *scanner) separator(i int) (rune, bool) {
	t := s.at(i)
	if !t.isNumber() || t.count > 4 || !s.sign(i+1, "/-.") || !s.glued(i+1) {
		return 0, false
	}
	n := s.at(i + 2)
	return s.at(i + 1).sign, n.isNumber() && n.count <= 4 && s.glued(i+2)
}

// fractional tells whether a mark and digits stand glued before token i.
func (s *scanner) fractional(i int) bool {
	return s.glued(i) && s.sign(i-1, "/-.,:+") && s.glued(i-1) && s.at(i-2).kind == digits
}

// ordered makes a date of three numbers.
func ordered(a, b, c *token) (d date, ok bool) {
	switch {
	case a.count == 4 && c.count <= 2 && b.count <= 2:
		d = date{year: a.number, month: b.number, day: c.number}
	case (c.count == 4 || c.count == 2) && a.count <= 2 && b.count <= 2:
		d = date{year: fullYear(c), month: b.number, day: a.number}
		if d.month > 12 {
			d.month, d.day = d.day, d.month
		} else {
			d.swap = d.day <= 12 && d.day != d.month
		}
	default:
		return d, false
	}
	return d, inCalendar(d.month, d.day) && plausible(d.year)
}

// inCalendar tells whether two numbers can be a month and a day of it.
func inCalendar(month, day int) bool {
	return 1 <= month && month <= 12 && 1 <= day && day <= 31
}

// fullYear reads a year of two digits as one from 1950 to 2049.
func fullYear(t *token) int {
	switch {
	case t.count == 4:
		return t.number
	case t.number < 50:
		return 2000 + t.number
	}
	return 1900 + t.number
}

// dayAndMonth reads 22/4, which without a year is a date only where the words
// before it expect one and it can be no fraction or score.
func (s *scanner) dayAndMonth(i int, sep rune) (d date, next int) {
	a, b := s.at(i), s.at(i+2)
	if a.count > 2 || b.count > 2 || !s.expectsDate(i) || s.halfDayAfter(i+2) {
		return date{}, i
	}
	d = date{day: a.number, month: b.number}
	if d.month > 12 {
		d.day, d.month = d.month, d.day
	}
	sure := max(a.number, b.number) > 12 || s.at(i-1).role != in
	if !inCalendar(d.month, d.day) || !sure {
		return date{}, i
	}
	return d, i + 3
}

// monthAndYear reads «2/2013» where a preposition or nothing stands before it,
// so that it is no number of a decision.
func (s *scanner) monthAndYear(i int, sep rune) (d date, next int) {
	m, y := s.at(i), s.at(i+2)
	if m.count == 4 {
		m, y = y, m
	}
	if m.count > 2 || y.count != 4 || sep == '.' {
		return d, i
	}
	// Beyond these years the two are more likely the number of a decision.
	inCalendar := 1 <= m.number && m.number <= 12 && 1900 <= y.number && y.number <= 2100
	alone := s.at(i-1).kind == line && s.at(i+3).kind == line
	announced := s.at(i-1).role == in || s.at(i-1).role == since
	if !inCalendar || !announced && !alone || s.glued(i) {
		return d, i
	}
	return date{year: y.number, month: m.number}, i + 3
}

// expectsDate tells whether the word before token i announces a date.
func (s *scanner) expectsDate(i int) bool {
	t := s.at(i - 1)
	if s.sign(i-1, "(،:") {
		t = s.at(i - 2)
	}
	switch t.role {
	case dayWord, dated, corresponds:
		return true
	case in:
		return s.at(i+1).sign != '.'
	}
	return t.weekday != 0
}
