package timex

import (
	"fmt"
	"qari/model"
	"qari/model/calendar"
)

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
	d := calendar.Day(floorDiv(minutes, 24*60))
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
			d += calendar.Day(a.sign * whole)
		case week:
			d += calendar.Day(a.sign * int(7*x.n))
		case month:
			d = d.AddMonths(a.sign*whole) + calendar.Day(a.sign*int(30*rest))
		case year:
			d = d.AddMonths(a.sign * int(12*x.n))
		case decade:
			d = d.AddMonths(a.sign * int(120*x.n))
		case century:
			d = d.AddMonths(a.sign * int(1200*x.n))
		}
		fine = min(fine, x.unit)
		switch {
		case rest == 0:
		case x.unit < year:
			fine = min(fine, week)
		case x.unit == year:
			fine = min(fine, month)
		}
	}
	return moved(d, min(fine, year), 0)
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
	if noun := s.key(next + 1); s.is(next, from) && (noun == "الزمن" || noun == "الزمان") {
		return e, next + 2
	}
	if s.is(next, from) && s.at(next+1).vague == "PRESENT_REF" {
		return e, next + 2
	}
	if s.is(next, from) || sign > 0 && (a.vague || s.is(next, at) || !s.ahead(i)) {
		return lengthOf(a), next
	}
	return e, next
}
