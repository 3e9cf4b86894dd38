package timex

import (
	"fmt"

	"qari/model"
	"qari/model/calendar"
)

// lastRank is the rank of the last such weekday of a month.
const lastRank = -1

// mayRank tells at little cost whether a weekday with its rank can begin at i:
// most words of a text are neither.
func (s *scanner) mayRank(i int) bool {
	t := s.at(i)
	return t.weekday != 0 || t.rank != 0 || t.ordinal == 1 || t.last || t.role == dayWord
}

// nthWeekday reads a weekday by its place in a month: «أول أحد من أكتوبر»,
// «آخر جمعة من رمضان», «الثلاثاء الثالث من أيلول 2014», «الجمعة الأخيرة من
// الشهر الجاري». Where «الثلاثاء الثالث من» may also be the third day of the
// month, both are kept, and the weekday decides.
func (s *scanner) nthWeekday(i int) (d date, next int) {
	noun := s.skipDayWord(i)
	if t := s.at(noun); t.weekday != 0 && t.define {
		d, next = s.rankBehind(noun)
	} else {
		d, next = s.rankBefore(i)
	}
	if d.rank == 0 {
		return date{}, i
	}
	m, end := s.monthOfRank(next)
	if end == next {
		return date{}, i
	}
	m.rank, m.weekday, m.day = d.rank, d.weekday, d.day
	return m, end
}

// rankBehind reads «الثلاثاء الثالث من», «الجمعة الأخيرة من».
func (s *scanner) rankBehind(i int) (d date, next int) {
	t := s.at(i + 1)
	if t.clitic || !s.definite(i+1) || !s.is(i+2, from) {
		return d, i
	}
	d.weekday = int(s.at(i).weekday)
	switch {
	case t.last:
		d.rank = lastRank
	case 1 <= t.ordinal && t.ordinal <= 5:
		d.rank = int8(t.ordinal)
		if !feminine(s, i+1) {
			d.day = t.ordinal
		}
	}
	return d, i + 3
}

// rankBefore reads «أول أحد من», «آخر يوم جمعة في».
func (s *scanner) rankBefore(i int) (d date, next int) {
	t := s.at(i)
	rank := int8(0)
	switch {
	case t.last && !s.definite(i):
		rank = lastRank
	case t.ordinal == 1 && !s.definite(i):
		rank = 1
	case 2 <= t.rank && t.rank <= 5:
		rank = t.rank
	}
	if rank == 0 {
		return d, i
	}
	next = s.skipDayWord(i + 1)
	w := s.at(next)
	if w.weekday == 0 || w.clitic || w.define && next == i+1 || !s.is(next+1, from) && !s.is(next+1, in) {
		return d, i
	}
	return date{rank: rank, weekday: int(w.weekday)}, next + 2
}

// monthOfRank reads the month that a weekday is counted in.
func (s *scanner) monthOfRank(i int) (d date, next int) {
	if p, end := s.namedPeriod(i, month); end > i {
		return date{of: &p}, end
	}
	next = i
	if t := s.at(i); t.unit == month && t.form == singular && !t.define {
		next++
	}
	m, end := s.monthAt(next)
	if end == next || m.other != 0 {
		return date{}, i
	}
	return s.yearOf(date{calendar: m.calendar, month: m.month}, end)
}

// ofRank resolves the n-th weekday of a month. An ordinal that may be the day
// of the month is that where the weekday fits it.
func (d date) ofRank(f frame) outcome {
	bare := d
	bare.rank, bare.weekday, bare.day = 0, 0, 0
	var o outcome
	if d.month != 0 {
		o = bare.inCalendar(f)
	} else {
		o = d.of.resolve(f)
	}
	days, known := o.extent().Interval()
	if !known || o.extent().Unit() != calendar.Months {
		return d.unranked(o)
	}
	n := d.nth(days)
	o.value += fmt.Sprintf("-%02d", n)
	if int64(n) > days.Days() {
		o.flags |= model.Impossible
		return o
	}
	if o.western != "" {
		o.western = (days.From + calendar.Day(n-1)).String()
	}
	return o
}

// unranked is the day in a month whose days are not known: the ordinal where it
// may be the day's own number, else X.
func (d date) unranked(o outcome) outcome {
	if d.day != 0 {
		o.value += fmt.Sprintf("-%02d", d.day)
	} else {
		o.value += "-XX"
	}
	return o
}

// nth is the day of a month, counted from 1, that the rank stands for.
func (d date) nth(month calendar.Interval) int {
	if d.day != 0 && (month.From+calendar.Day(d.day-1)).Weekday() == d.weekday {
		return d.day
	}
	first := 1 + (d.weekday-month.From.Weekday()+7)%7
	if d.rank != lastRank {
		return first + 7*(int(d.rank)-1)
	}
	n := first
	for int64(n+7) <= month.Days() {
		n += 7
	}
	return n
}
