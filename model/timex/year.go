package timex

import "strings"

// bareYear reads a year that no «عام» announces: «منذ 2020», «حرب 2020»,
// «1442 هـ». A number of four digits is more often a count, so what stands
// around it must allow no other reading.
func (s *scanner) bareYear(i int, announced bool) (p period, next int) {
	t := s.at(i)
	if !t.isNumber() || t.count != 4 || s.fractional(i) || s.fraction(i) || s.sign(i+1, "-/:%٪") && s.glued(i+1) {
		return p, i
	}
	if p, next := s.numberedYear(t.number, i+1); next > i+1 && s.at(i+1).end-s.at(i+1).start > 0 {
		return p, next
	}
	if s.bracketedYear(i) {
		return period{unit: year, year: t.number}, i + 1
	}
	if t.number < 1800 && !s.bareHijri(t.number) || t.number > 2100 || s.counts(i+1) {
		return p, i
	}
	if !announced && !s.announcesYear(i) {
		return p, i
	}
	return s.numberedYear(t.number, i+1)
}

// counts tells whether the word at i is what a number before it counts: one of
// the lexicon, or an indefinite accusative («2020 طنا»).
func (s *scanner) counts(i int) bool {
	t := s.at(i)
	if t.counted || t.unit != noUnit && !t.define && !t.clitic {
		return true
	}
	if t.kind != letters || t.meaning != &unknown {
		return t.kind == latin || s.sign(i, "%٪$€")
	}
	key := s.key(i)
	last := []rune(key)
	return len(last) > 3 && last[len(last)-1] == 'ا' && last[0] != 'ل' && last[0] != 'و' && last[0] != 'ب'
}

// announcesYear tells whether the word before i may stand before a year.
func (s *scanner) announcesYear(i int) bool {
	t := s.at(i - 1)
	switch t.role {
	case in, since, until, ago, hence, within, between:
		return true
	case from:
		return s.at(i-2).role != most && s.at(i-2).degree == ""
	case figure, quantity, at, and, less, every, clockWord, some:
		return false
	}
	if t.kind != letters || t.value != 0 || t.degree != "" || t.unit != noUnit || s.at(i-2).role == figure {
		return false
	}
	// After a noun («حرب 2020») the year ends its phrase.
	return s.endsPhrase(i+1) && s.at(i).number >= 1900 && modernYear(s.at(i).number) && !verbal(s.key(i-1))
}

// endsPhrase tells whether a noun phrase that the year belongs to ends before
// token i.
func (s *scanner) endsPhrase(i int) bool {
	t := s.at(i)
	if t.kind == line || t.kind == mark && !s.sign(i, "%٪/-") {
		return true
	}
	if t.role != noRole && t.role != every || t.clitic {
		return true
	}
	key := s.key(i)
	return t.kind == letters && (strings.HasPrefix(key, "ال") || strings.HasPrefix(key, "ب") || strings.HasPrefix(key, "ل") || strings.HasPrefix(key, "و"))
}

// verbal tells whether a word is a verb that counts: «بلغ 2020».
func verbal(key string) bool {
	switch key {
	case "بلغ", "بلغت", "يبلغ", "تبلغ", "سجل", "سجلت", "تجاوز", "تجاوزت", "الي", "اصبح", "وصل", "عددهم", "عددها", "بنحو", "مبلغ", "قيمه", "بقيمه", "عدد":
		return true
	}
	return false
}

// yearOf reads the year that follows a month, and where the month lies:
// «2020», «من عام 2020», «من العام الماضي», «الماضي», «1442 هـ».
func (s *scanner) yearOf(d date, i int) (date, int) {
	next := s.toward(&d.toward, i)
	next = s.skip(next, blessed)
	if next == i || d.toward == anywhere {
		next = s.toward(&d.toward, next)
	}
	y, end := s.yearNumber(next)
	if end > next {
		d.year = y
		return d.era(s, end)
	}
	if p, end := s.ofYear(next); end > next {
		d.of = &p
		return d, end
	}
	return d, next
}

// toward reads «الماضي», «الجاري» or «المقبل».
func (s *scanner) toward(to *toward, i int) int {
	t := s.at(i)
	if t.toward == anywhere || t.clitic {
		return i
	}
	*to = t.toward
	return i + 1
}

// yearNumber reads a year after a month: «2020», «, 2020», «عام 2020»,
// «من عام 2020», «لعام 2020».
func (s *scanner) yearNumber(i int) (y, next int) {
	next = s.skipSign(i, ",،/-")
	comma := next > i
	if comma && s.sign(i, "/-") && (!s.glued(i) || !s.glued(next)) {
		return 0, i
	}
	if t := s.at(next); t.count == 4 && t.isNumber() && plausible(t.number) {
		if s.fraction(next) || comma && !s.plainYear(next) {
			return 0, i
		}
		return t.number, next + 1
	}
	if comma {
		return 0, i
	}
	if n, end := s.words(i); end > i+1 && n >= 1900 && n <= 2100 {
		return n, end
	}
	next = s.skip(i, from)
	return s.yearWord(next, i)
}

// yearWord reads «عام 2020» at i, giving fail back as next when there is none.
func (s *scanner) yearWord(i, fail int) (y, next int) {
	t := s.at(i)
	if t.unit != year || t.form != singular {
		return 0, fail
	}
	next = s.skipSign(i+1, "(")
	if n := s.at(next); n.isNumber() && n.count >= 3 && n.count <= 4 && !s.fraction(next) && !s.at(next+1).counted {
		if next > i+1 {
			return n.number, s.skipSign(next+1, ")")
		}
		return n.number, next + 1
	}
	if n := s.at(i + 1); n.isNumber() && n.count < 3 && s.is(i+2, ofHijra) {
		return n.number, i + 2
	}
	if n, end := s.words(i + 1); n >= 1000 {
		return n, end
	}
	return 0, fail
}

// ofYear reads «من العام الماضي», «العام المقبل» after a month.
func (s *scanner) ofYear(i int) (p period, next int) {
	next = s.skip(i, from)
	if s.at(next).unit != year {
		return p, i
	}
	p, end := s.namedPeriod(next, year)
	if end == next {
		return p, i
	}
	return p, end
}

// plausible tells whether a number of four digits can be a year that a text
// writes beside a month.
func plausible(y int) bool { return y >= 1000 && y <= 2999 }

// plainYear tells whether the number at i is not the beginning of a count.
func (s *scanner) plainYear(i int) bool { return !s.at(i + 1).counted }

// fraction tells whether the number at i is a part of a longer one.
func (s *scanner) fraction(i int) bool {
	return s.sign(i+1, ".,،٫٬/") && s.glued(i+1) && s.at(i+2).kind == digits && s.glued(i+2) ||
		s.sign(i-1, ".,٫٬") && s.glued(i) && s.glued(i-1) && s.at(i-2).kind == digits
}

// era reads what names the calendar of a year: «م», «هـ», «هجرية».
func (d date) era(s *scanner, i int) (date, int) {
	next := i
	t := s.at(next)
	if t.clitic && !t.to {
		return d, i
	}
	switch t.role {
	case ofEra:
		return d, next + 1
	case ofHijra:
		if s.is(next+1, ofSun) {
			return d, next + 2
		}
		return d, next + 1
	case ofSun:
		return d, next + 1
	}
	return d, i
}
