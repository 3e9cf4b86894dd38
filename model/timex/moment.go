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
	if c, end := s.clockAt(i); end > i {
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
	if end == next || d.day == 0 && d.month != 0 {
		return expr{}, i
	}
	if c, after := s.clockAfter(end); after > end && c.part == "" {
		return timeOf(d, c.within(part)), after
	}
	return timeOf(d, clock{part: part}), end
}

// clockAfter reads the time that follows a day: «| 22:35», «الساعة الثامنة»,
// «مساء», «بعد الظهر».
func (s *scanner) clockAfter(i int) (c clock, next int) {
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
			end = s.skipSign(end, ")")
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

// dayAt reads a day by «اليوم», a weekday, a date of a calendar or several of
// them: «اليوم الجمعة الموافق 9 أكتوبر 2020».
func (s *scanner) dayAt(i int) (d date, next int) {
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
	if d, next := s.numeric(i); next > i {
		return d.era(s, next)
	}
	return s.textual(i)
}

// weekdayAt reads a weekday and where it lies: «الثلاثاء الماضي», «الجمعة من
// الأسبوع المقبل». Without the article it needs «يوم» before it.
func (s *scanner) weekdayAt(d *date, i, start int) int {
	t := s.at(i)
	if t.weekday == 0 || t.clitic && i > start || !t.define && s.at(i-1).role != dayWord && !s.headsDate(i) {
		return i
	}
	if t.define && t.weekday == 1 && s.at(i+1).value == 10 { // «الاثني عشر»
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
	if s.at(i).value != 0 || s.at(i).ordinal != 0 {
		return false
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
	if s.is(i, this) && d.toward == anywhere {
		return d, i
	}
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
	if t.kind == digits && t.count == 2 || t.ordinal != 0 && n > 5 && !(end == next+1 && feminine(s, next)) {
		d.day = n
		return d, end
	}
	return d, i
}

// deictic reads «اليوم», «أول من أمس», «يوم غد», «بعد غد».
func (s *scanner) deictic(d *date, i int) int {
	next := i
	step := 0
	switch {
	case s.at(i).mod == "" && s.at(i).ordinal == 1 && s.is(i+1, from) && s.at(i+2).offset.days == -1:
		step, next = -1, i+2
	case s.at(i).ordinal == 1 && s.at(i+1).offset.days == -1:
		step, next = -1, i+1
	case s.at(i).role == ago && s.at(i+1).offset.days == -1:
		step, next = -1, i+1
	case s.at(i).role == ago && s.is(i+1, dayWord) && s.at(i+2).offset.days == -1:
		step, next = -1, i+2
	case s.at(i).role == hence && s.at(i+1).offset.days == 1:
		step, next = 1, i+1
	case s.at(i).role == hence && s.is(i+1, dayWord) && s.at(i+2).offset.days == 1:
		step, next = 1, i+2
	case s.at(i).role == this && s.at(i+1).offset.set && s.at(i+1).offset.days == 0:
		next = i + 1
	case s.at(i).role == dayWord:
		next = i + 1
	}
	t := s.at(next)
	if !t.offset.set || next > i && t.clitic || !s.means(next, step) {
		return i
	}
	d.offset = offset{t.offset.days + step, true}
	next++
	if d.weekday = s.bracketed(next); d.weekday != 0 {
		return next + 3
	}
	if step == 0 && t.offset.days == -1 && s.at(next).ordinal == 1 && !s.at(next).clitic {
		d.offset.days, next = -2, next+1
	}
	return next
}

// bracketed reads the weekday of «أمس (الثلاثاء)», 0 for none.
func (s *scanner) bracketed(i int) int {
	if s.sign(i, "(") && s.sign(i+2, ")") && !s.at(i+1).clitic && s.at(i+1).define {
		return int(s.at(i + 1).weekday)
	}
	return 0
}

// means tells whether «اليوم», «أمس» or «غد» at i is about time and not a
// name («العربي اليوم»), a count («مرتين في اليوم») or a noun («اليوم الذي»).
func (s *scanner) means(i, step int) bool {
	t, after := s.at(i), s.at(i+1)
	if s.named(i) || s.names[s.key(i-1)+" "+s.key(i)] {
		return false
	}
	if t.offset.days == 1 {
		return step != 0 || s.at(i-1).role == dayWord || s.at(i-1).part != "" || s.src(i) != "غد"
	}
	if t.offset.days != 0 {
		return true
	}
	if before := s.at(i - 1); (before.role == in || before.role == lasting || before.role == that || before.role == halfOf || before.ordinal == 1) && after.weekday == 0 {
		return false
	}
	if after.clitic {
		return true
	}
	return after.toward == anywhere && after.ordinal == 0 && after.role != pronoun && after.role != one && !worldDay[s.key(i+1)]
}

// worldDay are words that make «اليوم» the name of a day of the year.
var worldDay = map[string]bool{"العالمي": true, "الوطني": true, "الدولي": true, "العربي": true, "الاممي": true, "الافريقي": true, "الواحد": true, "المفتوح": true, "الموعود": true}

// key is the folded form of token i.
func (s *scanner) key(i int) string {
	var key [maxWord]byte
	return string(fold(key[:], s.src(i)))
}

// gatherNames notes the words before each «اليوم» that ends a name, as the
// text may say the name again without its quotation marks.
func (s *scanner) gatherNames() {
	for i := range s.tok {
		if s.tok[i].offset.set && s.tok[i].offset.days == 0 && s.named(i) {
			if s.names == nil {
				s.names = map[string]bool{}
			}
			s.names[s.key(i-1)+" "+s.key(i)] = true
		}
	}
}

// named tells whether a word ends the name of a programme, a newspaper or a
// party: a short quotation that is not the word alone, or after «صحيفة».
func (s *scanner) named(i int) bool {
	for back := 1; back <= 2; back++ {
		if s.at(i-back).role == media {
			return true
		}
	}
	if !s.sign(i+1, `"”»“'`) {
		return false
	}
	for back := 1; back <= 4; back++ {
		if s.sign(i-back, `"“«”'`) {
			return true
		}
		if s.at(i-back).kind != letters {
			return false
		}
	}
	return false
}
