package timex

import (
	"fmt"
	"strings"
)

// clock is a time of day.
type clock struct {
	hour, minute, second int
	seconds              bool   // seconds are told
	part                 string // MO, EV … in place of hours, "" for none
	bare                 bool   // nothing says that it is a time
	half                 bool   // an hour of twelve that might be either
	zone                 string // Z or +03:00, "" when not told or not fixed
}

// String is the time as TIMEX3 writes it after the T.
func (c clock) String() string {
	switch {
	case c.part != "":
		return c.part
	case c.seconds:
		return fmt.Sprintf("%02d:%02d:%02d", c.hour, c.minute, c.second) + c.zone
	}
	return fmt.Sprintf("%02d:%02d", c.hour, c.minute) + c.zone
}

// other is the other reading of an hour of twelve.
func (c clock) other() clock {
	c.hour = (c.hour + 12) % 24
	return c
}

// clockAt reads a time of the clock: «الساعة 11:46 ص», «22:35»,
// «الثامنة والنصف مساء بتوقيت غرينتش».
func (s *scanner) clockAt(i int) (c clock, next int) {
	next = i
	said := false
	if s.at(next).role == clockWord {
		next, said = next+1, true
	}
	c, end := s.hours(next, said)
	if end == next {
		return c, i
	}
	part, after := s.halfDay(end, said || s.colon(next))
	switch {
	case after > end:
		c = c.within(part)
	case !said && !s.colon(next) && !s.fractionSaid(next, end):
		return c, i
	}
	c.zone, after = s.zone(after)
	return c, after
}

// fractionSaid tells whether «والنصف», «إلا ربعا» make an ordinal a clock time.
func (s *scanner) fractionSaid(i, end int) bool {
	t := s.at(end - 1)
	fraction := t.role == halfOf || t.role == quarterOf || t.role == thirdOf
	return fraction && end > i+1 && s.at(i).ordinal != 0 && (s.definite(end-1) || s.at(end-2).role == less)
}

// colon tells whether the number at i has minutes after a colon.
func (s *scanner) colon(i int) bool {
	return s.sign(i+1, ":") && s.glued(i+1) && s.glued(i+2) && s.at(i+2).isNumber() && s.at(i+2).count == 2
}

// hours reads the hour with its minutes.
func (s *scanner) hours(i int, said bool) (c clock, next int) {
	t := s.at(i)
	switch {
	case t.isNumber() && t.count <= 2:
		c.hour, next = t.number, i+1
		if s.fractional(i) && !s.halfDayAfter(i) {
			return c, i
		}
		switch {
		case s.colon(i):
			return s.minutes(c, i+2)
		case said && s.sign(next, ".") && s.glued(next) && s.glued(next+1) && s.at(next+1).count == 2:
			return s.minutes(c, next+1)
		case s.sign(next, "/.-") && s.glued(next) && s.at(next+1).kind == digits && !s.halfDayAfter(next+1):
			return c, i
		}
	default:
		c.hour, next = s.ordinalAt(i)
		if next == i || !feminine(s, i) && !said || c.hour > 12 {
			return c, i
		}
	}
	if c.hour > 24 || next == i {
		return c, i
	}
	c.half = ofTwelve(c.hour)
	return s.spoken(c, next)
}

// ofTwelve tells whether an hour may be of either half of the day.
func ofTwelve(hour int) bool { return hour >= 1 && hour <= 12 }

// feminine tells an hour («الثامنة») from a rank («الثامن»).
func feminine(s *scanner, i int) bool {
	return strings.HasSuffix(s.src(i), "ة") || strings.HasSuffix(s.src(i), "ى") || strings.HasSuffix(s.src(i), "ه")
}

// halfDayAfter tells whether «صباحا» or its like stands after the number at i.
func (s *scanner) halfDayAfter(i int) bool {
	t := s.at(i + 1)
	return s.at(i).count <= 2 && t.exact && t.part != "" && t.end-t.head > 2
}

// minutes reads what follows «11:».
func (s *scanner) minutes(c clock, i int) (clock, int) {
	c.minute = s.at(i).number
	next := i + 1
	if s.sign(next, ":") && s.glued(next) && s.glued(next+1) && s.at(next+1).count == 2 {
		c.second, c.seconds = s.at(next+1).number, true
		next += 2
	}
	if c.hour > 24 || c.minute > 59 || c.second > 59 || s.sign(next, ":/") && s.glued(next) {
		return c, i - 2
	}
	return c, next
}

// spoken reads «والنصف», «وعشر دقائق», «إلا ربعا» after an hour.
func (s *scanner) spoken(c clock, i int) (clock, int) {
	t := s.at(i)
	next := i
	sign := 1
	switch {
	case t.role == less && !t.clitic:
		sign, next = -1, i+1
	case !t.and && t.role != and:
		return c, i
	case t.role == and:
		next++
	}
	switch s.at(next).role {
	case halfOf:
		return c.move(sign * 30), next + 1
	case quarterOf:
		return c.move(sign * 15), next + 1
	case thirdOf:
		return c.move(sign * 20), next + 1
	}
	n, end := s.cardinal(next)
	if end > next && n < 60 && s.at(end).unit == minute {
		return c.move(sign * n), end + 1
	}
	return c, i
}

// move adds minutes within the hour, or takes them off it.
func (c clock) move(minutes int) clock {
	if minutes < 0 {
		c.hour = (c.hour + 23) % 24
		minutes += 60
		if c.hour == 0 {
			c.hour = 12
		}
	}
	c.minute = minutes
	return c
}

// halfDay reads «صباحا», «من مساء», «بعد الظهر» after a clock time. A single
// letter, ص or م, needs a time that is one without it.
func (s *scanner) halfDay(i int, sure bool) (part string, next int) {
	t := s.at(i)
	if t.exact && t.part != "" && !t.clitic {
		if short := t.end-t.head <= 2; short && !sure {
			return "", i
		}
		return t.part, i + 1
	}
	next = i
	if s.is(next, from) || s.is(next, in) {
		next++
	}
	if part, end := s.partOfDay(next); end > next {
		return part, end
	}
	return "", i
}

// partOfDay reads «صباح», «بعد ظهر», «منتصف ليل» and gives it its TIMEX3 name.
func (s *scanner) partOfDay(i int) (part string, next int) {
	t := s.at(i)
	switch {
	case t.role == hence && s.at(i+1).part == "MI" && !s.at(i+1).clitic:
		return "AF", i + 2
	case t.role == ago && s.at(i+1).part == "MI" && !s.at(i+1).clitic:
		return "MO", i + 2
	case t.part != "" && t.end-t.head > 2:
		return t.part, i + 1
	}
	return "", i
}

// within puts an hour of twelve into its half of the day.
func (c clock) within(part string) clock {
	c.half = false
	if c.hour > 12 {
		return c
	}
	switch part {
	case "MO":
		c.hour %= 12
	case "EV", "AF":
		c.hour = c.hour%12 + 12
	case "MI":
		if c.hour < 4 {
			c.hour += 12
		}
	case "NI":
		switch {
		case c.hour == 12:
			c.hour = 0
		case c.hour > 5:
			c.hour += 12
		}
	}
	return c
}

// moment is a day with a time, or a time alone.
type moment struct {
	day  when // nil: only the time is told
	time clock
}

func (m moment) resolve(f frame) outcome {
	o := outcome{}
	if m.day != nil {
		o = m.day.resolve(f)
	}
	if m.time.half {
		o.values = []string{o.value + "T" + m.time.String(), o.value + "T" + m.time.other().String()}
	}
	o.value += "T" + m.time.String()
	if o.western != "" {
		o.western += "T" + m.time.String()
	}
	return o
}
