package timex

import "qari/model"

// dayAt reads a day by «اليوم», a weekday, a date of a calendar or several of
// them: «اليوم الجمعة الموافق 9 أكتوبر 2020».
func (s *scanner) dayAt(i int) (d date, next int) {
	if s.mayRank(i) {
		if d, next := s.nthWeekday(i); next > i {
			return d, next
		}
	}
	next = s.deictic(&d, i)
	if next == i {
		if s.is(i, this) && s.at(s.skipDayWord(i+1)).weekday != 0 {
			next, d.toward = i+1, present
		}
		next = s.skipDayWord(next)
	}
	if d.weekday == 0 {
		next = s.weekdayAt(&d, next, i)
	}
	if d.offset.set || d.weekday != 0 {
		return s.dateAfter(d, next)
	}
	if full, end := s.calendarDate(next); end > next && (full.day != 0 || next == i) {
		return full, end
	}
	return date{}, i
}

// skipDayWord steps over «يوم» before a weekday or a date.
func (s *scanner) skipDayWord(i int) int {
	if s.at(i).role == dayWord {
		return i + 1
	}
	return i
}

// calendarDate reads a date in words or in digits.
func (s *scanner) calendarDate(i int) (date, int) {
	d, next := s.numeric(i)
	if next == i {
		return s.textual(i)
	}
	if p, _ := s.numberedYear(d.year, next); p.system != model.Gregorian {
		d.calendar = p.system
	}
	return d.era(s, next)
}

// weekdayAt reads a weekday and where it lies: «الثلاثاء الماضي», «الجمعة من
// الأسبوع المقبل». Without the article it needs «يوم» before it.
func (s *scanner) weekdayAt(d *date, i, start int) int {
	t := s.at(i)
	if t.weekday == 0 || t.clitic && i > start {
		return i
	}
	if !t.define && s.at(i-1).role != dayWord && !s.headsDate(i) {
		return i
	}
	if t.weekday == 1 && s.key(i+1) == "معا" { // the two of them
		return i
	}
	d.weekday = int(t.weekday)
	next := s.toward(&d.toward, i+1)
	if next == i+1 {
		next = s.twiceRemoved(d, next)
	}
	if next > i+1 {
		return next
	}
	if after := s.skip(next, from); s.at(after).unit == week || s.at(after).role == this {
		next = after - 1
	} else {
		return next
	}
	if p, end := s.namedPeriod(next+1, week); end > next+1 {
		d.of = &p
		return end
	}
	return next
}

// headsDate tells whether a bare weekday heads a date: «خميس، 6 مايو 2021».
func (s *scanner) headsDate(i int) bool {
	if s.at(i).value != 0 {
		return false // «أحد» is one, and «اثنين» two
	}
	next := s.skipSign(i+1, "،,")
	d, end := s.calendarDate(next)
	return next > i+1 && end > next && d.day != 0 && d.month != 0 && d.year != 0
}

// twiceRemoved reads «قبل الماضي» and «بعد المقبل».
func (s *scanner) twiceRemoved(d *date, i int) int {
	to := s.at(i + 1).toward
	if s.is(i, ago) && to == past || s.is(i, hence) && to == future {
		d.toward, d.twice = to, 1
		return i + 2
	}
	return i
}

// dateAfter reads the calendar date that may follow «اليوم» or a weekday.
func (s *scanner) dateAfter(d date, i int) (date, int) {
	next := i
	for range 2 {
		if s.sign(next, "،,-–|(/") || s.is(next, corresponds) || s.is(next, in) || s.is(next, dated) {
			next++
		}
	}
	full, end := s.calendarDate(next)
	if end == next || full.day == 0 {
		return s.loneDay(d, i)
	}
	if s.sign(next-1, "(") {
		if !s.sign(end, ")") {
			return d, i
		}
		end++
	}
	full.offset, full.weekday = d.offset, d.weekday
	if full.toward == anywhere {
		full.toward = d.toward
	}
	return full, end
}

// loneDay reads the day of a month that is not named, after its weekday:
// «الخميس 21», «السبت السادس عشر».
func (s *scanner) loneDay(d date, i int) (date, int) {
	if d.weekday == 0 || d.offset.set || d.toward != anywhere || d.of != nil {
		return d, i
	}
	next := s.skip(i, in)
	n, end := s.dayNumber(next)
	t, after := s.at(next), s.at(end)
	if end == next || after.kind == letters || after.kind == digits || s.sign(end, ":%/.-") && s.glued(end) {
		return d, i
	}
	if t.kind == digits && t.count == 2 || t.ordinal != 0 && n > 5 && !feminine(s, next) {
		d.day = n
		return d, end
	}
	return d, i
}

// deictic reads «اليوم», «أول من أمس», «يوم غد», «بعد غد».
func (s *scanner) deictic(d *date, i int) int {
	step, next := s.dayOpening(i)
	t := s.at(next)
	if !t.offset.set || next > i && t.clitic || !s.means(next, step) {
		return i
	}
	d.offset = offset{t.offset.days + step, true}
	next++
	if d.weekday = s.bracketed(next); d.weekday != 0 {
		return next + 3
	}
	after := s.at(next)
	if step == 0 && t.offset.days == -1 && after.ordinal == 1 && !after.clitic {
		d.offset.days, next = -2, next+1 // «أمس الأول»
	}
	return next
}

// dayOpening reads what may stand before «أمس», «غد» and «اليوم»: how many days
// further it points, and the index of the word itself.
func (s *scanner) dayOpening(i int) (step, next int) {
	switch t := s.at(i); {
	case t.ordinal == 1: // «أول من أمس», «أول أمس»
		if next = s.skip(i+1, from); s.at(next).offset.days == -1 {
			return -1, next
		}
	case t.role == ago: // «قبل أمس», «قبل يوم أمس»
		if next = s.skip(i+1, dayWord); s.at(next).offset.days == -1 {
			return -1, next
		}
	case t.role == hence: // «بعد غد», «بعد يوم غد»
		if next = s.skip(i+1, dayWord); s.at(next).offset.days == 1 {
			return 1, next
		}
	case t.role == this:
		if today := s.at(i + 1).offset; today.set && today.days == 0 {
			return 0, i + 1
		}
	case t.role == dayWord:
		return 0, i + 1
	}
	return 0, i
}

// bracketed reads the weekday of «أمس (الثلاثاء)», 0 for none.
func (s *scanner) bracketed(i int) int {
	if s.sign(i, "(") && s.sign(i+2, ")") && !s.at(i+1).clitic && s.at(i+1).define {
		return int(s.at(i + 1).weekday)
	}
	return 0
}
