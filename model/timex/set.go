package timex

import (
	"fmt"

	"qari/model"
)

// fixed is an expression whose value needs nothing else.
type fixed string

func (v fixed) resolve(frame) outcome { return outcome{value: string(v)} }

// sets reads what happens again and again: «كل يوم جمعة», «سنويا», «كل
// أسبوعين», «أيام الأحد».
func (s *scanner) sets(i int) (e expr, next int) {
	t := s.at(i)
	switch {
	case t.every != noUnit && (t.unit == noUnit):
		return s.timed("P1"+designators[t.every], i+1)
	case t.role == every && !s.definite(i):
		return s.each(i)
	case t.role == daysOf && t.form == plural && s.at(i+1).weekday != 0 && s.at(i+1).define:
		if s.at(i+2).and && s.at(i+2).weekday != 0 {
			return e, i
		}
		return set(weekdayValue(int(s.at(i + 1).weekday))), i + 2
	}
	return e, i
}

func set(value string) expr { return expr{kind: model.Set, when: fixed(value)} }

// each reads what follows «كل».
func (s *scanner) each(i int) (e expr, next int) {
	next = i + 1
	if s.at(next).role == dayWord && s.at(next+1).weekday != 0 {
		next++
	}
	t := s.at(next)
	switch {
	case t.weekday != 0 && !t.clitic:
		return s.timed(weekdayValue(int(t.weekday)), next+1)
	case t.part != "" && !t.define && t.unit == noUnit && !s.era(next):
		return set("XXXX-XX-XXT" + t.part), next + 1
	case t.month != 0 && !t.guarded:
		return set(fmt.Sprintf("XXXX-%02d", t.month)), next + 1
	}
	a, end := s.amountAt(next)
	if end == next || a.vague || s.at(next).define {
		return e, i
	}
	return s.timed(a.String(), end)
}

// timed reads the clock time of something repeated.
func (s *scanner) timed(value string, i int) (expr, int) {
	next := s.skip(s.skip(i, in), at)
	c, end := s.clockAt(next)
	if end == next || value != "P1D" && value[0] == 'P' {
		return set(value), i
	}
	if value == "P1D" {
		value = "XXXX-XX-XX"
	}
	return set(value + "T" + c.String()), end
}

// references reads «الآن», «حاليا», «مؤخرا», «في الآونة الأخيرة».
func (s *scanner) references(i int) (e expr, next int) {
	if v := s.at(i).vague; v != "" && !s.named(i) {
		return expr{kind: model.Date, when: fixed(v)}, i + 1
	}
	if s.is(i, lately) && s.key(i+1) == "الاخيره" {
		return expr{kind: model.Date, when: fixed("PAST_REF")}, i + 2
	}
	return e, i
}
