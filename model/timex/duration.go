package timex

import (
	"fmt"
	"strconv"
	"strings"

	"qari/model"
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
	n, next := s.cardinal(i)
	value := float64(n)
	if next > i && s.sign(next, ".,٫") && s.glued(next) && s.glued(next+1) && s.at(next+1).isNumber() && s.at(i).isNumber() {
		value, _ = strconv.ParseFloat(fmt.Sprintf("%d.%0*d", n, int(s.at(next+1).count), s.at(next+1).number), 64)
		if s.sign(next, ",") && s.at(next+1).count == 3 { // thousands
			value = float64(1000*n + s.at(next+1).number)
		}
		next += 2
	}
	if next == i || s.fractional(i) {
		return a, i
	}
	for s.at(next).kind == mark && s.sign(next, `"-`) && s.glued(next) {
		return a, i
	}
	u := s.at(next)
	if u.unit == noUnit || u.form == dual || u.clitic || u.define && s.at(i).isNumber() && !s.definiteAmount(i) {
		return a, i
	}
	if u.role == dayWord && s.at(next+1).weekday != 0 {
		return a, i // «400 يوم الاثنين»
	}
	return amount{n: value, unit: u.unit}, next + 1
}

// definiteAmount tells whether the number at i has the article glued to it:
// «الـ48 ساعة».
func (s *scanner) definiteAmount(i int) bool { return s.at(i-1).role == article }

// fractionOf reads «نصف ساعة».
func (s *scanner) fractionOf(i int) (a amount, next int) {
	u := s.at(i + 1)
	if u.unit == noUnit || u.form != singular || u.clitic || u.define || s.definite(i) {
		return a, i
	}
	n := map[role]float64{halfOf: 2, quarterOf: 4, thirdOf: 3}[s.at(i).role]
	smaller := map[unit]amount{hour: {n: 60, unit: minute}, minute: {n: 60, unit: second}, day: {n: 24, unit: hour}, year: {n: 12, unit: month}, century: {n: 100, unit: year}, decade: {n: 10, unit: year}}
	if whole, ok := smaller[u.unit]; ok && whole.n/n == float64(int(whole.n/n)) {
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
	{"LESS_THAN", []string{"اقل", "من"}},
	{"MORE_THAN", []string{"ما", "يزيد", "علي"}}, {"MORE_THAN", []string{"ما", "يزيد", "عن"}},
	{"MORE_THAN", []string{"ازيد", "من"}},
	{"APPROX", []string{"ما", "يقارب"}}, {"APPROX", []string{"ما", "يقرب", "من"}},
	{"EQUAL_OR_MORE", []string{"ما", "لا", "يقل", "عن"}}, {"EQUAL_OR_MORE", []string{"لا", "تقل", "عن"}}, {"EQUAL_OR_MORE", []string{"لا", "يقل", "عن"}},
	{"EQUAL_OR_LESS", []string{"لا", "يتعدي"}}, {"EQUAL_OR_LESS", []string{"لا", "تتعدي"}}, {"EQUAL_OR_LESS", []string{"لا", "تتجاوز"}}, {"EQUAL_OR_LESS", []string{"لا", "يتجاوز"}}, {"EQUAL_OR_LESS", []string{"لا", "تزيد", "علي"}}, {"EQUAL_OR_LESS", []string{"لا", "تزيد", "عن"}},
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

// durations reads an amount of time that is told for itself.
func (s *scanner) durations(i int) (e expr, next int) {
	if e, next := s.definitePlural(i); next > i {
		return e, next
	}
	if e, next := s.amounts(i); next > i {
		return e, next
	}
	t := s.at(i)
	switch {
	case t.last && t.mod == "END" && !s.at(i+1).define: // «آخر 24 ساعة»
		if a, end := s.plainAmount(i + 1); end > i+1 && !a.single {
			return lengthOf(a), end
		}
		return e, i
	case (t.role == within || t.role == since) && (!t.clitic || t.and):
		if a, end := s.amountAt(i + 1); end > i+1 && !s.at(i+1).define && s.measures(i+1, end, a) {
			return lengthOf(a), end
		}
		return e, i
	}
	if t.define && t.form == singular && t.unit >= day && t.unit <= year && s.at(i-1).role == lasting && s.measures(i, i+1, amount{single: true}) && s.at(i+1).toward == anywhere {
		return lengthOf(amount{n: 1, unit: t.unit}), i + 1 // «طوال العام»
	}
	a, next := s.amountAt(i)
	if next == i || a.single && !s.governs(i, a) {
		return e, i
	}
	if s.is(next, from) && s.at(next+1).vague == "PRESENT_REF" {
		return expr{kind: model.Date, mod: a.mod, when: distance{a, 1}}, next + 2
	}
	var to toward
	if end := s.toward(&to, next); end > next {
		return lengthOf(a), end
	}
	return lengthOf(a), next
}

func lengthOf(a amount) expr { return expr{kind: model.Duration, mod: a.mod, when: a} }

// amounts reads a length between two numbers: «من 3 إلى 5 أيام».
func (s *scanner) amounts(i int) (e expr, next int) {
	opening := s.at(i).role
	start := i
	if opening == from || opening == between {
		start++
	} else if opening = noRole; s.at(i).kind != digits {
		return e, i
	}
	n, end := s.cardinal(start)
	link, ok := s.link(end, opening)
	if end == start || !ok || !s.at(link).isNumber() && s.at(link).value == 0 {
		return e, i
	}
	b, next := s.counted(link)
	if next == link || b.n <= float64(n) {
		return e, i
	}
	a := amount{n: float64(n), unit: b.unit}
	return expr{kind: model.Duration, when: span{a, b}}, next
}

// measures tells whether an indefinite unit after «خلال» or «منذ» is a length
// and not the head of a phrase of its own («منذ يوم السبت»).
func (s *scanner) measures(i, end int, a amount) bool {
	if !a.single || a.vague {
		return true
	}
	t := s.at(end)
	return t.weekday == 0 && t.month == 0 && t.half == nil && t.kind != digits && !(t.value != 0 && !t.clitic) &&
		!(t.kind == letters && s.definite(end) && t.toward == anywhere)
}

// governs tells whether the word before i makes a unit alone an amount.
func (s *scanner) governs(i int, a amount) bool {
	t, before := s.at(i), s.at(i-1)
	if a.vague {
		return t.to && a.unit != second || before.role == lasting
	}
	if (t.unit == month || t.unit == week) && !t.clitic && strings.HasSuffix(s.key(i), "ا") {
		return s.measures(i, i+1, a) // «يستمر المعرض شهرا»
	}
	return before.role == lasting && s.measures(i, i+1, a)
}

// definitePlural reads «الأيام الثلاثة الماضية», «الأشهر الأخيرة», «الأسابيع
// القليلة الماضية», «العامين الماضيين», «الـ48 ساعة المقبلة».
func (s *scanner) definitePlural(i int) (e expr, next int) {
	t := s.at(i)
	a := amount{vague: true, unit: t.unit}
	next = i + 1
	switch {
	case t.role == article && t.kind == letters:
		b, end := s.counted(i + 1)
		if end == i+1 {
			return e, i
		}
		a, next = b, end
	case t.define && t.value != 0 && t.unit == noUnit:
		b, end := s.counted(i)
		if end == i {
			return e, i
		}
		a, next = b, end
	case !t.define || t.unit == noUnit || t.form == singular:
		return e, i
	case t.form == dual:
		a.vague, a.n = false, 2
	default:
		next = s.definiteCount(&a, next)
	}
	var to toward
	end := s.toward(&to, next)
	if end == next || to == same {
		return e, i
	}
	if s.at(end).role == few {
		end++
	}
	return lengthOf(a), end
}

// definiteCount reads «الثلاثة», «القليلة», «الـ24», «الاثني عشر» after a unit.
func (s *scanner) definiteCount(a *amount, i int) int {
	t := s.at(i)
	switch {
	case t.role == few && !t.clitic:
		return i + 1
	case t.define && t.value != 0 && !t.clitic:
		n, next := s.words(i)
		a.vague, a.n = false, float64(n)
		return next
	case t.role == article && s.at(i+1).isNumber():
		a.vague, a.n = false, float64(s.at(i+1).number)
		return i + 2
	}
	return i
}

// distance is a time told by its distance from the publication.
type distance struct {
	amount amount
	sign   int
}

func (a distance) resolve(f frame) outcome {
	switch {
	case a.amount.vague && a.sign < 0:
		return outcome{value: "PAST_REF"}
	case a.amount.vague:
		return outcome{value: "FUTURE_REF"}
	case !f.known:
		return outcome{value: masks[mask(a.amount.unit)]}
	case a.amount.unit <= hour:
		return a.hours(f)
	}
	return outcome{value: a.at(f), anchor: f.anchor()}
}

func mask(u unit) unit {
	switch u {
	case second, minute, hour:
		return hour
	case night:
		return day
	}
	return u
}

// hours is a time some hours away, known only where that of the publication is.
func (a distance) hours(f frame) outcome {
	if !f.timed {
		return outcome{value: masks[hour]}
	}
	size := map[unit]float64{hour: 60, minute: 1, second: 0}[a.amount.unit]
	minutes := int(f.day)*24*60 + f.clock.hour*60 + f.clock.minute + a.sign*int(size*a.amount.n)
	for _, x := range a.amount.also {
		minutes += a.sign * int(map[unit]float64{hour: 60, minute: 1}[x.unit]*x.n)
	}
	d := Day(floorDiv(minutes, 24*60))
	rest := minutes - int(d)*24*60
	value := fmt.Sprintf("%sT%02d", d, rest/60)
	if a.amount.unit != hour || len(a.amount.also) > 0 {
		value += fmt.Sprintf(":%02d", rest%60)
	}
	return outcome{value: value, anchor: f.anchor()}
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// at is the value to the precision of the unit; half a unit or a smaller one
// beside it makes it as precise as that.
func (a distance) at(f frame) string {
	d, fine := f.day, a.amount.unit
	for _, x := range append([]amount{a.amount}, a.amount.also...) {
		whole := int(x.n)
		rest := x.n - float64(whole)
		switch x.unit {
		case day, night:
			d += Day(a.sign * whole)
		case week:
			d += Day(a.sign * int(7*x.n))
		case month:
			d = d.addMonths(a.sign*whole) + Day(a.sign*int(30*rest))
		case year:
			d = d.addMonths(a.sign * int(12*x.n))
		case decade:
			d = d.addMonths(a.sign * int(120*x.n))
		case century:
			d = d.addMonths(a.sign * int(1200*x.n))
		}
		fine = min(fine, x.unit)
		if rest != 0 && x.unit == year {
			fine = min(fine, month)
		} else if rest != 0 {
			fine = min(fine, week)
		}
	}
	return moved(frame{day: d}, min(fine, year), 0)
}

// distances reads «قبل أربعة أيام», «بعد أسبوعين من الآن». Where the amount is
// counted from something else («قبل ساعات قليلة من الاجتماع») it is a length.
func (s *scanner) distances(i int) (e expr, next int) {
	t := s.at(i)
	sign := map[role]int{ago: -1, hence: 1}[t.role]
	if sign == 0 || t.clitic && !t.and {
		return e, i
	}
	start := i + 1
	a, next := s.amountAt(start)
	if next == start || !s.measures(start, next, a) {
		return e, i
	}
	e = expr{kind: model.Date, mod: a.mod, when: distance{a, sign}}
	if a.unit <= hour && !a.vague {
		e.kind = model.Time
	}
	if s.is(next, from) && s.at(next+1).vague == "PRESENT_REF" {
		return e, next + 2
	}
	if s.is(next, from) || sign > 0 && (a.vague || s.is(next, at) || !s.ahead(i)) {
		return lengthOf(a), next
	}
	return e, next
}
