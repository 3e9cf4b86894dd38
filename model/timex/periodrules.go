package timex

import "qari/model"

// periods reads a period with what may stand before it: «أواخر الشهر الجاري»,
// «خريف 2020», «عام 2020», «أواخر الثمانينيات», «منتصف نوفمبر».
func (s *scanner) periods(i int) (e expr, next int) {
	mod, start := s.modAt(i)
	if mod != "" {
		if w, end := s.modified(start, s.at(i).degree != ""); end > start {
			return expr{mod: mod, when: w}, end
		}
	}
	p, end := s.periodAt(start)
	switch {
	case end > start:
	case mod != "":
		p, end = s.currentUnit(start)
	default:
		p, end = s.bareYear(i, false)
	}
	if end == start {
		return expr{}, i
	}
	return expr{mod: mod, when: p}, end
}

// modAt reads what says which part of a period is meant, or that it is not
// exact; next is i where nothing does.
func (s *scanner) modAt(i int) (mod string, next int) {
	switch t := s.at(i); {
	case t.mod != "":
		return t.mod, i + 1
	case t.degree != "":
		return t.degree, i + 1
	case t.unit == week && t.define:
		return s.weekOfMonth(i)
	case t.role == halfOf && s.definite(i):
		return s.halfOfPeriod(i)
	}
	return "", i
}

// modified reads a day, month or year after a mod. About a day and a year
// (degree: «نحو») such words say too little: «نحو 2020» is a count.
func (s *scanner) modified(i int, degree bool) (w when, next int) {
	if d, end := s.dayAt(i); end > i && !degree && d.month == 0 && (d.offset.set || d.weekday != 0 && s.is(i, dayWord)) {
		return d, end
	}
	if d, end := s.textual(i); end > i && d.day == 0 {
		return d, end
	}
	if y, end := s.bareYear(i, true); end > i && !degree {
		return y, end
	}
	return nil, i
}

// weekOfMonth reads «الأسبوع الأول من», «الأسبوع الأخير من» before a month:
// TIMEX3 has no weeks of a month, so they are its beginning and its end.
func (s *scanner) weekOfMonth(i int) (mod string, next int) {
	switch t := s.at(i + 1); {
	case !s.is(i+2, from) || t.clitic:
	case t.ordinal == 1:
		return "START", i + 3
	case t.last:
		return "END", i + 3
	}
	return "", i
}

// halfOfPeriod reads «النصف الثاني من» before a month, decade or century, of
// which TIMEX3 has no halves.
func (s *scanner) halfOfPeriod(i int) (mod string, next int) {
	n := s.at(i + 1).ordinal
	if n != 1 && n != 2 || !s.is(i+2, from) {
		return "", i
	}
	switch t := s.at(i + 3); {
	case t.month != 0, t.half != nil, t.unit == month, t.decade != 0, t.unit == century:
		return map[int]string{1: "START", 2: "END"}[n], i + 3
	}
	return "", i
}

// currentUnit reads «العام» in «نهاية العام», which is the current one.
func (s *scanner) currentUnit(i int) (p period, next int) {
	t := s.at(i)
	if t.unit < week || !t.define || t.form != singular || t.clitic {
		return p, i
	}
	return period{unit: t.unit, toward: present}, i + 1
}

// periodAt reads a period without what may stand before it.
func (s *scanner) periodAt(i int) (p period, next int) {
	t := s.at(i)
	switch {
	case t.decade != 0:
		return s.decadeAt(i)
	case t.season != "" || t.role == seasonWord || t.role == this && s.at(i+1).season != "":
		return s.season(i)
	case t.role == quarterOf || t.role == halfOf:
		return s.quarter(i)
	case t.role == weekend:
		return s.weekendAt(i)
	case t.offset.set && t.offset.days == 0:
		return s.otherDay(i)
	case t.unit == year:
		if y, end := s.yearWord(i, i); end > i {
			return s.numberedYear(y, end)
		}
	}
	if t.role == this || t.unit >= week {
		return s.namedPeriod(i, noUnit)
	}
	return p, i
}

// numberedYear reads the era after «عام 1442».
func (s *scanner) numberedYear(y, i int) (period, int) {
	p := period{unit: year, year: y}
	if end := s.christ(i); end > i {
		p.kind = beforeChrist
		return p, end
	}
	d := date{}
	_, next := d.era(s, i)
	switch {
	case next > i+1 || s.at(next-1).role == ofSun:
		p.system = model.SolarHijri
	case next > i && s.at(i).role == ofHijra, next == i && s.bareHijri(y):
		p.system = model.Hijri
	}
	return p, next
}

// christ reads «ق.م», «قبل الميلاد».
func (s *scanner) christ(i int) int {
	switch {
	case s.is(i, ago) && s.key(i+1) == "الميلاد":
		return i + 2
	case s.key(i) == "ق" && s.sign(i+1, ".") && s.key(i+2) == "م":
		return i + 3
	}
	return i
}

// namedPeriod reads «الشهر الماضي», «هذا العام», «العام المقبل 2021»,
// «القرن العشرين»; only of the given unit unless that is none.
func (s *scanner) namedPeriod(i int, want unit) (p period, next int) {
	next = i
	if s.at(i).role == this {
		p.toward, next = present, i+1
	}
	t := s.at(next)
	if t.unit < week || !t.define || t.form != singular || next > i && t.clitic {
		return p, i
	}
	if want != noUnit && t.unit != want {
		return p, i
	}
	if t.unit == year && s.at(next-1).role == general {
		return period{}, i
	}
	p.unit = t.unit
	if t.unit == decade {
		if d, end := s.decadeOfCentury(next); end > next {
			return d, end
		}
	}
	if t.unit == century {
		if n, end := s.ordinalAt(next + 1); end > next+1 {
			return s.centuryEra(period{unit: century, kind: "century", index: n}, end)
		}
	}
	next++
	if end := s.toward(&p.toward, next); end > next {
		next = end
	} else {
		d := date{}
		if end := s.twiceRemoved(&d, next); end > next {
			p.toward, p.twice, next = d.toward, true, end
		}
	}
	if p.toward == anywhere {
		return p, i
	}
	if y := s.at(next); p.unit == year && y.count == 4 && y.isNumber() && !s.fraction(next) {
		numbered, end := s.numberedYear(y.number, next+1)
		if end == next+1 && recentHijri(y.number) {
			numbered.system = model.Hijri // the last, this and the next year are none of the Middle Ages
		}
		p.year, p.system, p.kind, next = y.number, numbered.system, numbered.kind, end
	}
	return p, next
}

// centuryEra reads «الهجري», «الميلادي» or «قبل الميلاد» after a century.
func (s *scanner) centuryEra(p period, i int) (period, int) {
	end := s.christ(i)
	switch {
	case end > i:
		p.bc = true
		return p, end
	case s.is(i, ofHijra):
		p.system = model.Hijri
		return p, i + 1
	case s.is(i, ofEra):
		return p, i + 1
	}
	return p, i
}

// decadeOfCentury reads «العقد الأول من القرن الحادي والعشرين».
func (s *scanner) decadeOfCentury(i int) (p period, next int) {
	n, next := s.ordinalAt(i + 1)
	if next == i+1 || n > 10 || !s.is(next, from) {
		return p, i
	}
	c, end := s.namedPeriod(next+1, century)
	if end == next+1 || c.bc { // which of its decades is the first is not agreed
		return p, i
	}
	return period{unit: decade, kind: "decade", index: 10 * (n - 1), of: &c}, end
}

// decadeAt reads «الثمانينيات», «تسعينيات القرن الماضي».
func (s *scanner) decadeAt(i int) (p period, next int) {
	p = period{unit: decade, kind: "decade", index: s.at(i).decade}
	next = s.skip(i+1, from)
	if c, end := s.namedPeriod(next, century); end > next {
		if c.bc {
			return p, i
		}
		p.of = &c
		return p, end
	}
	if s.at(next).role == life || !s.definite(i) {
		return p, i
	}
	return p, i + 1
}

// otherDay reads «اليوم التالي», «اليوم نفسه», which count from the day spoken
// of and not from the publication.
func (s *scanner) otherDay(i int) (p period, next int) {
	p.unit = day
	next = s.toward(&p.toward, i+1)
	if p.toward != following && p.toward != previous && p.toward != same {
		return p, i
	}
	return p, next
}

// weekendAt reads «عطلة نهاية الأسبوع الماضي».
func (s *scanner) weekendAt(i int) (p period, next int) {
	if s.at(i+1).mod != "END" || s.at(i+2).unit != week {
		return p, i
	}
	p = period{unit: week, kind: "WE", toward: present}
	next = i + 3
	return p, s.toward(&p.toward, next)
}
