package timex

import (
	"strings"

	"qari/model"
)

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
	if s.whole(i) {
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

// whole tells whether a definite unit at i is one that something lasted:
// «طوال العام».
func (s *scanner) whole(i int) bool {
	t := s.at(i)
	unit := t.define && t.form == singular && day <= t.unit && t.unit <= year
	return unit && s.at(i-1).role == lasting && s.at(i+1).toward == anywhere && s.measures(i, i+1, amount{single: true})
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
	if a.vague && a.unit == year && s.fourDigits(end) {
		return false // «خلال أعوام 1948 و1965»
	}
	if !a.single || a.vague {
		return true
	}
	t := s.at(end)
	named := t.weekday != 0 || t.offset.set || t.month != 0 || t.half != nil // «يوم السبت», «يوم أمس», «شهر رمضان»
	numbered := t.kind == digits || t.value != 0 && !t.clitic                // «عام 2019»
	described := t.kind == letters && s.definite(end) && t.toward == anywhere
	return !named && !numbered && !described && !s.holding(i, end)
}

// holding tells whether «عقد» at i is the noun of "to hold" or "to conclude",
// and no decade, as what is held stands behind it: «خلال عقد اجتماع». An
// adverb leaves it a decade: «منذ عقد تماما».
func (s *scanner) holding(i, end int) bool {
	t := s.at(end)
	named := t.kind == letters && t.meaning == &unknown && !strings.HasSuffix(s.key(end), "ا")
	return s.at(i).unit == decade && named
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
