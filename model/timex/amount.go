package timex

import (
	"fmt"
	"strconv"
)

// amount is a length of time.
type amount struct {
	n      float64
	vague  bool // «بضعة أيام»
	unit   unit
	also   []amount // «سنة وشهران»
	mod    string
	single bool // a unit alone, which is one of it only where something says so
}

// designators are the ISO 8601 and TIMEX2 letters of the units.
var designators = map[unit]string{
	second: "S", minute: "M", hour: "H", day: "D", night: "D", week: "W", month: "M", quarter: "Q",
	year: "Y", decade: "DE", century: "CE",
}

// String is the amount as a TIMEX3 duration: P1W, PT30M, PXDE.
func (a amount) String() string {
	date, clock := "", ""
	for _, x := range append([]amount{a}, a.also...) {
		n := "X"
		if !x.vague {
			n = strconv.FormatFloat(x.n, 'f', -1, 64)
		}
		if x.unit <= hour {
			clock += n + designators[x.unit]
		} else {
			date += n + designators[x.unit]
		}
	}
	if clock != "" {
		clock = "T" + clock
	}
	return "P" + date + clock
}

func (a amount) resolve(frame) outcome { return outcome{value: a.String()} }

// amountAt reads a length of time: «ثلاثة أيام», «عامين ونصف العام», «بضعة
// أشهر», «نصف ساعة», «نحو شهر ونصف الشهر».
func (s *scanner) amountAt(i int) (a amount, next int) {
	mod, start := s.degreeAt(i)
	a, next = s.plainAmount(start)
	if next == start {
		return a, i
	}
	a.mod = mod
	a.single = a.single && start == i
	for len(a.also) < 5 {
		b, end := s.andAmount(next)
		if end == next || b.unit >= a.last().unit {
			break
		}
		a.also = append(a.also, b)
		a.single = a.single && b.single // «سنة وشهرين» is an amount, «سنة وشهر» may be none
		next = end
	}
	next = s.halfMore(&a, next)
	return a, s.degreeAfter(&a, next)
}

func (a amount) last() amount {
	if len(a.also) > 0 {
		return a.also[len(a.also)-1]
	}
	return a
}

// andAmount reads «وشهرين» after an amount.
func (s *scanner) andAmount(i int) (a amount, next int) {
	start := i
	if s.is(i, and) {
		start++
	} else if !s.at(i).and && !s.at(i).isNumber() {
		return a, i
	}
	a, next = s.plainAmount(start)
	if next == start || a.single && a.n != 1 {
		return a, i
	}
	return a, next
}

// halfMore reads «ونصف», «ونصف الشهر», «وربع» after an amount.
func (s *scanner) halfMore(a *amount, i int) int {
	next := i
	if s.is(i, and) {
		next++
	} else if !s.at(i).and {
		return i
	}
	fraction := map[role]float64{halfOf: 0.5, quarterOf: 0.25}[s.at(next).role]
	if fraction == 0 || a.vague || s.definite(next) && s.at(next).role == quarterOf {
		return i
	}
	next++
	if u := s.at(next); u.unit == a.unit && u.form == singular && !u.clitic {
		next++
	}
	if a.unit == hour {
		a.also = append(a.also, amount{n: 60 * fraction, unit: minute})
	} else {
		a.n += fraction
	}
	a.single = false
	return next
}

// plainAmount reads a number with a unit, a dual, a fraction of a unit, or a
// unit alone.
func (s *scanner) plainAmount(i int) (a amount, next int) {
	t := s.at(i)
	switch {
	case t.role == some:
		if u := s.at(i + 1); u.unit != noUnit && u.form == plural && !u.define {
			return amount{vague: true, unit: u.unit}, i + 2
		}
		return a, i
	case t.role == halfOf, t.role == quarterOf, t.role == thirdOf:
		return s.fractionOf(i)
	case t.unit != noUnit && !t.define:
		return s.unitAlone(i)
	}
	return s.counted(i)
}

// counted reads a number and its unit: «3.5 سنوات», «خمسة عشر يوما».
func (s *scanner) counted(i int) (a amount, next int) {
	n, next := s.decimalAt(i)
	if next == i || s.fractional(i) || !s.countsUnit(i, next) {
		return a, i
	}
	if n == 1 && next == i+1 && s.at(i).kind == letters {
		return a, i // the number one follows what it counts: «مرة واحدة عام 1948»
	}
	return amount{n: n, unit: s.at(next).unit}, next + 1
}

// decimalAt reads a number that may have decimals or, behind a comma, three
// digits more: «3.5», «3,500».
func (s *scanner) decimalAt(i int) (value float64, next int) {
	n, next := s.cardinal(i)
	part := s.at(next + 1)
	if next == i || !s.at(i).isNumber() || !s.sign(next, ".,٫") || !s.glued(next) || !s.glued(next+1) || !part.isNumber() {
		return float64(n), next
	}
	if s.sign(next, ",") && part.count == 3 {
		return float64(1000*n + part.number), next + 2
	}
	value, _ = strconv.ParseFloat(fmt.Sprintf("%d.%0*d", n, int(part.count), part.number), 64)
	return value, next + 2
}

// countsUnit tells whether the number at i can count the unit at next.
func (s *scanner) countsUnit(i, next int) bool {
	u := s.at(next)
	switch {
	case u.unit == noUnit, u.form == dual, u.clitic:
		return false
	case u.define && s.at(i).isNumber() && !s.definiteAmount(i): // «24 الساعة»
		return false
	case u.role == dayWord && s.at(next+1).weekday != 0: // «400 يوم الاثنين»
		return false
	}
	return true
}

// definiteAmount tells whether the number at i has the article glued to it:
// «الـ48 ساعة».
func (s *scanner) definiteAmount(i int) bool { return s.at(i-1).role == article }

// parts are the units whose fractions are whole in a smaller one.
var parts = map[unit]amount{
	minute: {n: 60, unit: second}, hour: {n: 60, unit: minute}, day: {n: 24, unit: hour},
	year: {n: 12, unit: month}, decade: {n: 10, unit: year}, century: {n: 100, unit: year},
}

// fractionOf reads «نصف ساعة».
func (s *scanner) fractionOf(i int) (a amount, next int) {
	u := s.at(i + 1)
	if u.unit == noUnit || u.form != singular || u.clitic || u.define || s.definite(i) {
		return a, i
	}
	n := map[role]float64{halfOf: 2, quarterOf: 4, thirdOf: 3}[s.at(i).role]
	if whole, ok := parts[u.unit]; ok && whole.n/n == float64(int(whole.n/n)) {
		return amount{n: whole.n / n, unit: whole.unit}, i + 2
	}
	return amount{n: 1 / n, unit: u.unit}, i + 2
}

// unitAlone reads «يومين», «ساعات قليلة», «يوم واحد», and units that are an
// amount only where something before them says so («خلال أسبوع»).
func (s *scanner) unitAlone(i int) (a amount, next int) {
	t := s.at(i)
	after := s.at(i + 1)
	switch {
	case t.form == dual:
		a = amount{n: 2, unit: t.unit}
		if after.value == 2 && !after.clitic {
			return a, i + 2
		}
		return a, i + 1
	case t.form == plural:
		a = amount{vague: true, unit: t.unit, single: true}
		if (after.role == few || s.key(i+1) == "عده") && !after.clitic {
			a.single = false
			return a, i + 2
		}
		return a, i + 1
	case after.role == one && !after.clitic:
		return amount{n: 1, unit: t.unit}, i + 2
	}
	return amount{n: 1, unit: t.unit, single: true}, i + 1
}

// degrees are the phrases that limit an amount.
var degrees = []struct {
	mod   string
	words []string
}{
	{"MORE_THAN", []string{"اكثر", "من"}},
	{"MORE_THAN", []string{"ازيد", "من"}},
	{"MORE_THAN", []string{"ما", "يزيد", "علي"}},
	{"MORE_THAN", []string{"ما", "يزيد", "عن"}},
	{"LESS_THAN", []string{"اقل", "من"}},
	{"APPROX", []string{"ما", "يقارب"}},
	{"APPROX", []string{"ما", "يقرب", "من"}},
	{"EQUAL_OR_MORE", []string{"ما", "لا", "يقل", "عن"}},
	{"EQUAL_OR_MORE", []string{"لا", "تقل", "عن"}},
	{"EQUAL_OR_MORE", []string{"لا", "يقل", "عن"}},
	{"EQUAL_OR_LESS", []string{"لا", "يتعدي"}},
	{"EQUAL_OR_LESS", []string{"لا", "تتعدي"}},
	{"EQUAL_OR_LESS", []string{"لا", "يتجاوز"}},
	{"EQUAL_OR_LESS", []string{"لا", "تتجاوز"}},
	{"EQUAL_OR_LESS", []string{"لا", "تزيد", "علي"}},
	{"EQUAL_OR_LESS", []string{"لا", "تزيد", "عن"}},
}

// degreeAt reads «نحو», «أكثر من» before an amount.
func (s *scanner) degreeAt(i int) (mod string, next int) {
	if t := s.at(i); t.degree != "" {
		return t.degree, i + 1
	}
	if s.at(i).role != most {
		return "", i
	}
	for _, d := range degrees {
		if s.phrase(i, d.words) {
			return d.mod, i + len(d.words)
		}
	}
	return "", i
}

// phrase tells whether the words stand at i, the first without its clitics.
func (s *scanner) phrase(i int, words []string) bool {
	for k, w := range words {
		if s.key(i+k) != w {
			return false
		}
	}
	return true
}

// degreeAfter reads «تقريبا», «على الأقل» after an amount.
func (s *scanner) degreeAfter(a *amount, i int) int {
	switch {
	case s.key(i) == "تقريبا":
		a.mod = "APPROX"
		return i + 1
	case s.phrase(i, []string{"علي", "الاقل"}):
		a.mod = "EQUAL_OR_MORE"
		return i + 2
	case s.phrase(i, []string{"علي", "الاكثر"}):
		a.mod = "EQUAL_OR_LESS"
		return i + 2
	}
	return i
}
