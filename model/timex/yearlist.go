package timex

import "qari/model"

// mostYears is how many years a list may have: news name no more.
const mostYears = 16

// yearList reads years that one word announces, each an expression of its own:
// «عامي [2002] و[2003]», «أعوام [1948] و[1965] و[1971]», «[عام 2019] و[2020]»,
// «في [2013] و[2019]».
func (s *scanner) yearList(i int) (list []expr, next int) {
	if t := s.at(i); t.kind != digits && t.unit != year && t.role != yearsOf {
		return nil, i
	}
	first, next, named := s.firstOfYears(i)
	if next == i {
		return nil, i
	}
	for len(list) < mostYears {
		at, joined := s.anotherYear(next, named)
		if !joined {
			break
		}
		if list == nil {
			list = append(list, first)
		}
		p, end := s.numberedYear(s.at(at).number, at+1)
		list = append(list, expr{start: s.tok[at].head, end: s.tok[end-1].end, first: at, when: p})
		next = end
	}
	if list == nil {
		return nil, i
	}
	return sameEra(list), next
}

// firstOfYears reads the first year of a list; named tells whether the word
// before it is a dual or plural, so that more than one must follow.
func (s *scanner) firstOfYears(i int) (e expr, next int, named bool) {
	t := s.at(i)
	var p period
	at := i
	switch {
	case s.yearsNoun(i):
		at, named = i+1, true
		if !s.fourDigits(at) {
			return e, i, false
		}
		p, next = s.numberedYear(s.at(at).number, at+1)
	case t.unit == year && t.form == singular:
		y, end := s.yearWord(i, i)
		if end == i {
			return e, i, false
		}
		p, next = s.numberedYear(y, end)
	case t.kind == digits:
		if p, next = s.bareYear(i, false); next == i {
			return e, i, false
		}
	default:
		return e, i, false
	}
	return expr{start: s.tok[at].head, end: s.tok[next-1].end, first: at, when: p}, next, named
}

// yearsNoun tells whether the word at i is a dual or plural of years. «عاما»
// and «سنتا» are duals in the nominative before the years they name.
func (s *scanner) yearsNoun(i int) bool {
	t := s.at(i)
	return t.role == yearsOf || t.unit == year && (t.form != singular || s.key(i) == "عاما")
}

// fourDigits tells whether the number at i is written as a year is, and is no
// part of a longer one or of a range.
func (s *scanner) fourDigits(i int) bool {
	t := s.at(i)
	return t.isNumber() && t.count == 4 && plausible(t.number) && !s.fraction(i) && !s.at(i+1).counted &&
		!(s.sign(i+1, "-/:%٪") && s.glued(i+1))
}

// anotherYear is the token of the year that «و» or, after a plural, a comma
// joins to those before token i.
func (s *scanner) anotherYear(i int, named bool) (at int, joined bool) {
	at = s.skipSign(i, "،,")
	comma := at > i
	switch {
	case s.is(at, and) && s.at(at+1).kind == digits:
		at++
	case !comma || !named:
		return i, false
	}
	if !s.fourDigits(at) {
		return i, false
	}
	return at, named || modernYear(s.at(at).number) && !s.counts(at+1) && s.endsPhrase(at+1)
}

// sameEra gives the years of a list the calendar that only the last one tells:
// «عامي 1440 و1441 هـ».
func sameEra(list []expr) []expr {
	last := list[len(list)-1].when.(period)
	for k := range list {
		p := list[k].when.(period)
		if p.system == model.Gregorian && p.kind == "" {
			p.system, p.kind = last.system, last.kind
			list[k].when = p
		}
	}
	return list
}
