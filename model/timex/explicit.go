package timex

import (
	"strings"
	"unicode/utf8"

	"qari/model"
)

// monthName is a month as a text names it.
type monthName struct {
	calendar model.Calendar
	month    int
	other    int  // the month of a second name that contradicts the first
	double   bool // it has two names
	guarded  bool // an everyday word too
}

// monthAt reads a month's name, or both of its names: «أيلول/سبتمبر»,
// «نوفمبر (تشرين الثاني)», «نوفمبر / November».
func (s *scanner) monthAt(i int) (m monthName, next int) {
	m, next = s.oneMonth(i)
	if next == i {
		return m, i
	}
	sep := s.skipSign(next, "/-–(|\\")
	if sep == next {
		if second, end := s.oneMonth(next); end > next && !s.at(next).clitic && second.calendar == m.calendar && second.month == m.month && s.key(next) != s.key(i) {
			m.double = true // «ديسمبر كانون الأول»
			return m, end
		}
		return m, next
	}
	second, end := s.oneMonth(sep)
	if end == sep || second.calendar != m.calendar || s.sign(next, "-–|") && second.month != m.month {
		return m, next
	}
	if s.sign(next, "(") {
		if !s.sign(end, ")") {
			return m, next
		}
		end++
	}
	m.double = true
	if second.month != m.month {
		m.other = second.month
	}
	return m, end
}

func (s *scanner) oneMonth(i int) (m monthName, next int) {
	t := s.at(i)
	switch {
	case t.half != nil:
		second := s.at(i + 1)
		if second.clitic {
			return m, i
		}
		ends := t.half.ends[s.key(i+1)]
		if ends == 0 {
			return m, i
		}
		return monthName{calendar: t.calendar, month: int(ends)}, i + 2
	case t.month == 0 || !s.spelled(i):
		return m, i
	}
	next = i + 1
	if t.kind == latin && s.sign(next, ".") && s.glued(next) && s.at(next+1).kind == digits {
		next++ // «Sep. 20, 2023»
	}
	return monthName{calendar: t.calendar, month: int(t.month), guarded: t.guarded}, next
}

// spelled tells August from "father": only «آب», and a bare «اب» are the month.
func (s *scanner) spelled(i int) bool {
	if s.at(i).calendar == model.SolarHijri && s.at(i).month == 8 {
		return !strings.HasPrefix(s.src(i), "إ") // «إبان» is "during"
	}
	return s.at(i).month != 8 || !strings.HasPrefix(s.src(i), "أ") || utf8.RuneCountInString(s.src(i)) > 2
}

// dayNumber reads the day of a month: «9», «السادس», «الحادي والعشرين»,
// «خمسة عشر», «غرة».
func (s *scanner) dayNumber(i int) (n, next int) {
	t := s.at(i)
	switch {
	case t.kind == digits:
		n, next = t.number, i+1
		if t.count > 2 {
			return 0, i
		}
		if end := s.englishOrdinal(next); end > next && 1 <= n && n <= 31 {
			if s.key(end) == "of" {
				return n, end + 1
			}
			return n, s.skipSign(end, ",") // «20th, September 2023»
		}
		if s.sign(next, ".-/") && s.glued(next) && s.at(next+1).month+b2i(s.at(next+1).half != nil) > 0 {
			next++
		}
	case t.role == dayOfMonth:
		return 1, i + 1
	case t.ordinal != 0:
		if n, next = s.ordinalAt(i); next == i+1 && feminine(s, i) || s.divides(i-1) {
			return 0, i // «العشر الأولى من رمضان»: days are masculine
		}
	case t.rank != 0:
		if n, next = s.rankAt(i); s.at(i-1).role == article || !s.rankedDay(next) {
			return 0, i // «آل ثاني» are a family
		}
	default:
		n, next = s.words(i)
	}
	if n < 1 || n > 31 {
		return 0, i
	}
	return n, next
}

// englishOrdinal steps over the letters that make the number before token i an
// ordinal in English: 20th, 1st.
func (s *scanner) englishOrdinal(i int) int {
	if s.at(i).kind != latin || !s.glued(i) {
		return i
	}
	switch s.key(i) {
	case "st", "nd", "rd", "th":
		return i + 1
	}
	return i
}

// rankedDay tells whether what follows an ordinal without the article makes it
// the day of a month: the month itself («سابع أكتوبر»), or a second such
// ordinal («سابع وثامن أكتوبر», «من سابع إلى عاشر أكتوبر»).
func (s *scanner) rankedDay(i int) bool {
	t := s.at(i)
	if t.role == until {
		t = s.at(i + 1)
		return t.rank != 0
	}
	if t.clitic {
		return t.and && t.rank != 0
	}
	if t.unit == month && t.form == singular && !t.define {
		i++ // «سابع شهر رمضان»
	}
	_, end := s.monthAt(i)
	return end > i
}

// divides tells whether token i is a part of a month that an ordinal counts:
// «الأسبوع الثاني من نوفمبر», «الثلث الأول من رمضان».
func (s *scanner) divides(i int) bool {
	t := s.at(i)
	return t.unit == week || t.role == halfOf || t.role == thirdOf || t.role == quarterOf
}

func b2i(b bool) int8 {
	if b {
		return 1
	}
	return 0
}

// textual reads a date whose month is a word, to the day or to the month:
// «السادس من نيسان/أبريل الجاري», «نوفمبر 2020», «22 من الشهر الجاري».
func (s *scanner) textual(i int) (d date, next int) {
	n, next := s.dayNumber(i)
	if next > i {
		if d, end := s.ofMonth(n, next); end > next {
			return d, end
		}
		return date{}, i
	}
	return s.monthFirst(i)
}

// ofMonth reads what follows the number of a day.
func (s *scanner) ofMonth(n, i int) (d date, next int) {
	if t := s.at(i); t.toward == present && !t.clitic && s.at(i-1).kind == digits {
		return date{day: n, of: &period{unit: month, toward: present}}, i + 1 // «12 الجاري»
	}
	next = s.skip(i, from)
	linked := next > i || s.at(i-1).kind == digits
	if linked && s.at(next).role == this && s.at(next+1).unit == month {
		if p, end := s.namedPeriod(next, month); end > next {
			return date{day: n, of: &p}, end
		}
	}
	if s.at(next).unit == month && s.at(next).form == singular {
		if p, end := s.namedPeriod(next, month); end > next && linked {
			return date{day: n, of: &p}, end
		}
		next++
	}
	m, end := s.monthAt(next)
	if end == next {
		return date{}, i
	}
	d = date{calendar: m.calendar, month: m.month, other: m.other, day: n}
	d, after := s.yearOf(d, end)
	if s.key(next) == "صفر" && next == i && after == end {
		return date{}, i // «فاز 2 صفر» is a score
	}
	return d, after
}

// monthFirst reads a month without a day, or before it («يناير 1, 2016»).
func (s *scanner) monthFirst(i int) (d date, next int) {
	start := s.skip(i, this)
	shown := start > i
	if t := s.at(start); t.unit == month && t.form == singular && !t.define {
		start++
	}
	m, end := s.monthAt(start)
	if end == start || s.at(i-1).counted {
		return date{}, i // «سيارة نيسان»
	}
	d = date{calendar: m.calendar, month: m.month, other: m.other}
	if shown {
		d.toward = present
	}
	if day, after := s.dayAfter(end); after > end {
		d.day = day
		return s.yearOf(d, after)
	}
	d, next = s.yearOf(d, end)
	if m.guarded && !m.double && start == i && next == end && !s.expectsMonth(i, m) {
		return date{}, i
	}
	return d, next
}

// dayAfter reads the number of a day after its month. In Arabic this order is
// rare, and a number may belong to what follows: only «يناير-1», and one that
// a year or the end of the sentence follows, is a day.
func (s *scanner) dayAfter(i int) (n, next int) {
	next = s.skipSign(i, "-")
	if n, end := s.ordinalAt(i); end > i && !feminine(s, i) && s.at(end).kind != letters {
		return n, end
	}
	t := s.at(next)
	if !t.isNumber() || t.count > 2 || t.number < 1 || t.number > 31 {
		return 0, i
	}
	if end := s.englishOrdinal(next + 1); end > next+1 && s.at(i-1).kind == latin {
		return t.number, end // «September 20th, 2023»
	}
	after := s.skipSign(next+1, ",،")
	year := s.at(after)
	if s.at(i-1).kind == latin || next > i && s.glued(next) || after > next+1 && year.count == 4 {
		return t.number, next + 1
	}
	return 0, i
}

// expectsLunar does so for the months that are names of persons as well: what
// follows must be no second name.
func (s *scanner) expectsLunar(i int) bool {
	before, after := s.at(i-1), s.at(i+1)
	if after.role == blessed || before.mod != "" {
		return true
	}
	switch before.role {
	case in, since, ago, hence, within:
		return after.kind != letters || after.role != noRole
	}
	return false
}

// expectsMonth tells whether the words before a guarded name announce a month.
func (s *scanner) expectsMonth(i int, m monthName) bool {
	t, before := s.at(i), s.at(i-1)
	if m.calendar != model.Gregorian {
		return s.expectsLunar(i)
	}
	if t.kind == latin {
		return false
	}
	switch before.role {
	case in, since, until, within, between, ago, hence:
		return true
	case from:
		return s.at(i-2).mod != "" || s.at(i+1).role == until
	}
	return before.mod != ""
}
