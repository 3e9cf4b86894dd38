package timex

import "qari/model"

// gatherHijri notes the last year of our time that the text writes as one after
// the Hijra: «1435 هـ», «شعبان 1435».
func (s *scanner) gatherHijri() {
	for i := range s.tok {
		t := &s.tok[i]
		if t.kind == digits && t.count == 4 && recentHijri(t.number) && (s.is(i+1, ofHijra) && !s.is(i+2, ofSun) || s.hijriMonth(i-1)) {
			s.hijri = max(s.hijri, t.number)
		}
	}
}

// recentHijri tells whether a number can be a year after the Hijra that news
// speak of.
func recentHijri(y int) bool { return 1300 <= y && y <= 1500 }

// plansAhead is how many years further than the last Hijri year of a text a bare
// one may lie.
const plansAhead = 20

// bareHijri tells whether a year without its era is one after the Hijra, as
// others of the text are («عام 1418»). What lies further ahead («عام 1492»
// beside «1322 هـ») is of the Middle Ages.
func (s *scanner) bareHijri(y int) bool {
	return s.hijri != 0 && recentHijri(y) && y <= s.hijri+plansAhead
}

// hijriMonth tells whether the word at i ends the name of a Hijri month.
func (s *scanner) hijriMonth(i int) bool {
	if t := s.at(i); t.month != 0 {
		return t.calendar == model.Hijri
	}
	before := s.at(i - 1)
	return before.half != nil && before.calendar == model.Hijri && before.half.ends[s.key(i)] != 0
}
