package timex

import "strings"

// season reads «خريف 2020», «صيف العام الماضي», «الشتاء المقبل», «فصل الصيف».
func (s *scanner) season(i int) (p period, next int) {
	next = s.skip(s.skip(i, this), seasonWord)
	t := s.at(next)
	if t.season == "" {
		return p, i
	}
	p = period{unit: quarter, kind: t.season}
	after := next + 1
	if s.is(i, this) {
		p.toward = present
		if !s.definite(next) || t.clitic {
			return p, i
		}
		return p, after
	}
	if y := s.at(after); y.count == 4 && y.isNumber() && plausible(y.number) {
		p.year = y.number
		return p, s.secondYear(after+1, y.number)
	}
	if y, end := s.yearWord(s.skip(after, from), after); end > after {
		p.year = y
		return p, end
	}
	if y, end := s.ofYear(after); end > after {
		p.of = &y
		return p, end
	}
	if end := s.toward(&p.toward, after); end > after && s.definite(next) {
		return p, end
	}
	if next > i || (s.is(i-1, in) || s.at(i-1).mod != "") && s.definite(next) && t.season != "SP" {
		return p, after
	}
	return p, i
}

// secondYear reads the other year of a winter: «شتاء 2021-2022».
func (s *scanner) secondYear(i, year int) int {
	if s.sign(i, "-/–") && s.at(i+1).isNumber() && s.at(i+1).number == year+1 {
		return i + 2
	}
	return i
}

// definite tells whether the word at i has the article.
func (s *scanner) definite(i int) bool { return strings.HasPrefix(s.src(i), "ال") }

// quarter reads «الربع الثالث من عام 2020», «النصف الأول من العام الجاري».
func (s *scanner) quarter(i int) (p period, next int) {
	p = period{unit: quarter, kind: "Q"}
	if s.at(i).role == halfOf {
		p.kind = "H"
	}
	n, next := s.ordinalAt(i + 1)
	if s.at(i + 1).last {
		n, next = map[string]int{"Q": 4, "H": 2}[p.kind], i+2
	}
	if next == i+1 || n > 4 || p.kind == "H" && n > 2 || !s.definite(i) {
		return p, i
	}
	p.index = n
	after := s.skip(next, from)
	if y := s.at(after); y.count == 4 && y.isNumber() && plausible(y.number) {
		p.year = y.number
		return p, after + 1
	}
	if y, end := s.yearWord(after, after); end > after {
		p.year = y
		return p, end
	}
	if y, end := s.namedPeriod(after, year); end > after {
		p.of = &y
		return p, end
	}
	if y, end := s.currentUnit(after); end > after && y.unit == year {
		p.of = &y
		return p, end
	}
	return p, i
}
