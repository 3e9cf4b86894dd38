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
	if t.number < 1800 || t.number > 2100 || s.counts(i+1) {
		return p, i
	}
	if !announced && !s.announcesYear(i) {
		return p, i
	}
	return period{unit: year, year: t.number}, i + 1
}

// counts tells whether the word at i is what a number before it counts: one of
// the lexicon, or an indefinite accusative («2020 طنا»).
func (s *scanner) counts(i int) bool {
	t := s.at(i)
	if t.counted || t.unit != noUnit && !t.define && !t.clitic {
		return true
	}
	if t.kind != letters || t.word != &unknown {
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
	return s.endsPhrase(i+1) && s.at(i).number >= 1900 && s.at(i).number <= 2059 && !verbal(s.key(i-1))
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
