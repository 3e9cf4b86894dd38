package timex

import (
	"cmp"
	"strings"

	"qari/model"
)

// span is a time from one day, month or year to another.
type span struct{ from, to when }

func (r span) resolve(f frame) outcome {
	r, anchor := r.sameYear(f)
	f.ahead = f.ahead && !r.running(f)
	a, b := r.from.resolve(f), r.to.resolve(f)
	a, b = r.inOrder(a, b)
	o := outcome{value: a.value + "/" + b.value, anchor: a.anchor, system: a.system}
	o.anchor = cmp.Or(anchor, o.anchor, b.anchor)
	if a.western != "" && b.western != "" {
		start, _, _ := strings.Cut(a.western, "/")
		_, end, found := strings.Cut(b.western, "/")
		if !found {
			end = b.western
		}
		o.western = start + "/" + end
	}
	o.flags |= a.flags | b.flags
	return o
}

// running tells whether the last such weekdays hold the publication, so that
// a range that is spoken of as future has begun: «تعطل الدوائر من السبت إلى
// الاثنين», written on the Sunday.
func (r span) running(f frame) bool {
	f.ahead = false
	a, b := r.from.resolve(f), r.to.resolve(f)
	a, b = r.inOrder(a, b)
	from, ok := a.extent().Day()
	to, also := b.extent().Day()
	return ok && also && from < f.day && f.day <= to
}

// sameYear gives two months without a year the same, or neighbouring years; it
// also returns what these were found from.
func (r span) sameYear(f frame) (years span, anchor string) {
	l, ok := r.from.(date)
	m, also := r.to.(date)
	if !ok || !also || !f.known || !l.yearless() || !m.yearless() {
		return r, ""
	}
	var found outcome
	m.year = m.findYear(f, &found)
	l.year = m.year
	if l.month > m.month && m.year != 0 {
		l.year--
	}
	return span{l, m}, found.anchor
}

// yearless tells whether the date has a month, and no year of any kind.
func (d date) yearless() bool { return d.month != 0 && d.year == 0 && d.of == nil }

// inOrder puts two weekdays into one week, of which the second is the last
// day: the first moves where the second states its side («من السبت إلى الاثنين
// المقبل»), else the second.
func (r span) inOrder(from, to outcome) (first, last outcome) {
	a, ok := from.extent().Day()
	b, also := to.extent().Day()
	end, isDay := r.to.(date)
	if !ok || !also || !isDay || !end.onlyWeekday() {
		return from, to
	}
	start, _ := r.from.(date)
	switch {
	case start.onlyWeekday() && start.toward == anywhere && end.toward != anywhere:
		from.value = (b - ((b-a)%7+7)%7).String()
	case b < a && a-b < 7:
		to.value = (b + 7).String()
	}
	return from, to
}

// onlyWeekday tells whether the date is told by its weekday and nothing else.
func (d date) onlyWeekday() bool {
	return d.weekday != 0 && d.month == 0 && d.day == 0 && !d.offset.set && d.of == nil
}

// ranges reads «من 10 إلى 15 نوفمبر», «بين عامي 2011 و2015», «2011-2015».
func (s *scanner) ranges(i int) (e expr, next int) {
	opening := s.at(i).role
	start := i
	switch {
	case opening == from || opening == between:
		start = i + 1
		if t := s.at(start); t.role == daysOf || t.role == monthsOf || t.role == yearsOf || t.unit == year && t.form != singular {
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
			if a, b, ok := joined(l.when, r.when); ok && (opening != noRole || modern(a, b)) {
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

// modern tells whether the ends of a range that no word opens can be years:
// «1500-1600» is as often a price.
func modern(a, b when) bool {
	l, ok := a.(period)
	r, also := b.(period)
	if !ok || !also || r.system != model.Gregorian || l.kind != "" || r.kind != "" {
		return true
	}
	return l.year >= 1800 && r.year <= 2100
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
		p, next := s.numberedYear(y, next)
		list = append(list, bound{p, next})
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
		if l.system == model.Gregorian && l.kind == "" {
			l.system, l.kind = r.system, r.kind // «من 1400 إلى 1442 هـ»
		}
		return l, r, ok && l.precedes(r)
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

// precedes tells whether one year can begin a range that the other ends.
func (p period) precedes(q period) bool {
	if p.unit != q.unit || p.system != q.system {
		return false
	}
	switch {
	case p.kind == beforeChrist && q.kind == beforeChrist:
		return p.year > q.year
	case p.kind == beforeChrist:
		return true
	}
	return q.kind == "" && p.year < q.year
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
		if l.day >= r.day {
			return l, r, false // «15-10 نوفمبر» is a score
		}
		l.month, l.calendar = r.month, r.calendar
	}
	if l.year == 0 && l.of == nil && l.toward == anywhere && !(l.month != 0 && r.month == 0) {
		l.year, l.of, l.toward = r.year, r.of, r.toward
		if l.year != 0 && l.month > r.month {
			l.year--
		}
	}
	return l, r, l.calendar == r.calendar
}
