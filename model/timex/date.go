package timex

import (
	"fmt"

	"qari/model"
)

// when is what an expression says about time, before it is put in relation to
// the article's publication.
type when interface {
	resolve(f frame) outcome
}

// frame is what a text's relative expressions are resolved against.
type frame struct {
	day    Day
	known  bool // day is the day of publication
	clock  clock
	timed  bool   // clock is the time of publication
	ahead  bool   // the clause speaks of the future
	before Day    // a day that the expression joined to this one by «و» names
	joined bool   // there is one
	spoken string // the value last spoken of in the block, with its year; "" for none
}

// outcome is a resolved expression.
type outcome struct {
	value   string
	values  []string
	western string
	anchor  string
	flags   model.Flags
	system  model.Calendar
}

// anchor is the value of the publication, as an outcome names it.
func (f frame) anchor() string { return f.day.String() }

// date is a day or a month, told by any mixture of «اليوم», a weekday and a
// date of a calendar.
type date struct {
	offset   offset
	weekday  int
	calendar model.Calendar
	year     int // 0: not told
	month    int // 0: not told
	other    int // the month by its second name, where the two contradict
	day      int // 0: not told
	toward   toward
	of       *period // «من العام الماضي», «من الشهر الجاري»
	swap     bool    // day and month are numbers that could change places
	twice    int     // «قبل الماضي»: one more step
	general  bool    // every such weekday: «عدا الجمعة»
	event    bool    // the name of an event: «ثورة 25 يناير» tells no year
	begun    bool    // «منذ» stands before it: it lies in the past
}

// explicit tells whether the date names a day of a calendar with its year.
func (d date) explicit() bool { return d.year != 0 && d.month != 0 && d.day != 0 && d.other == 0 }

func (d date) resolve(f frame) outcome {
	switch {
	case d.month != 0:
		return d.inCalendar(f)
	case d.day != 0 && d.of != nil:
		return d.inMonth(f)
	case d.offset.set:
		return d.relative(f)
	case d.day != 0:
		return d.inSomeMonth(f)
	}
	return d.onWeekday(f)
}

// relative resolves «اليوم», «أمس الخميس».
func (d date) relative(f frame) outcome {
	if !f.known {
		if d.weekday != 0 {
			return outcome{value: weekdayValue(d.weekday)}
		}
		return outcome{value: "XXXX-XX-XX"}
	}
	day := f.day + Day(d.offset.days)
	o := outcome{value: day.String(), anchor: f.anchor()}
	if d.weekday != 0 && day.Weekday() != d.weekday {
		o.flags = model.WeekdayMismatch
	}
	return o
}

func weekdayValue(weekday int) string { return fmt.Sprintf("XXXX-WXX-%d", weekday) }

// onWeekday resolves a weekday: with no direction it is the day of publication
// or the last before it, as news report what was, and the next one where the
// clause speaks of the future.
func (d date) onWeekday(f frame) outcome {
	if d.of != nil {
		return d.ofWeek(f)
	}
	if !f.known || d.general {
		return outcome{value: weekdayValue(d.weekday)}
	}
	if f.joined && d.toward == anywhere {
		return outcome{value: (f.before + Day((d.weekday-f.before.Weekday()+7)%7)).String(), anchor: f.anchor()}
	}
	back := (f.day.Weekday() - d.weekday + 7) % 7
	ahead := 7 - back
	day := f.day - Day(back)
	switch {
	case d.toward == past && back == 0:
		day = f.day - 7
	case d.toward == future, d.toward == anywhere && f.ahead && back != 0:
		day = f.day + Day(ahead)
	case d.toward == present:
		day = weekStart(f.day.Week()) + Day(d.weekday-1)
	}
	switch {
	case d.twice != 0 && d.toward == past:
		day -= 7
	case d.twice != 0:
		day += 7
	}
	return outcome{value: day.String(), anchor: f.anchor()}
}

// ofWeek resolves «الجمعة من الأسبوع المقبل».
func (d date) ofWeek(f frame) outcome {
	if !f.known || d.of.unit != week {
		return outcome{value: weekdayValue(d.weekday)}
	}
	steps, ok := d.of.steps()
	if !ok {
		return outcome{value: weekdayValue(d.weekday)}
	}
	y, w := f.day.Week()
	day := weekStart(y, w) + Day(7*steps+d.weekday-1)
	return outcome{value: day.String(), anchor: f.anchor()}
}

// inSomeMonth resolves «الخميس 21» to the nearest month in which it fits.
func (d date) inSomeMonth(f frame) outcome {
	o := outcome{value: fmt.Sprintf("XXXX-XX-%02d", d.day)}
	if !f.known {
		return o
	}
	y, m, _ := f.day.Date()
	for _, step := range [...]int{0, -1, 1} {
		day := DayOf(y, m+step, d.day)
		if d.day <= daysIn(y, m+step) && day.Weekday() == d.weekday {
			return outcome{value: day.String(), anchor: f.anchor()}
		}
	}
	return o
}

// inMonth resolves «22 من الشهر الجاري».
func (d date) inMonth(f frame) outcome {
	o := d.of.resolve(f)
	if len(o.value) != len("2020-10") {
		o.value = "XXXX-XX"
	}
	o.value += fmt.Sprintf("-%02d", d.day)
	if y, m, ok := numbersOf(o.value); ok && d.day > daysIn(y, m) {
		o.flags |= model.Impossible
	}
	return d.checked(o)
}

// numbersOf reads the year and the month of a value.
func numbersOf(value string) (y, m int, ok bool) {
	n, err := fmt.Sscanf(value, "%4d-%2d", &y, &m)
	return y, m, n == 2 && err == nil
}

// inCalendar resolves a month with or without its day and year.
func (d date) inCalendar(f frame) outcome {
	o, told := outcome{system: d.calendar}, d.year
	if d.year == 0 {
		d.year = d.findYear(f, &o)
	}
	if d.swap {
		d = d.settled()
	}
	o.value = d.write(d.month)
	if d.other != 0 {
		second := d
		second.month, second.year = d.other, told
		if told == 0 {
			second.year = second.findYear(f, &o)
		}
		o.values = []string{o.value, second.write(d.other)}
		o.flags |= model.MonthsDisagree
		return o
	}
	if d.day > d.longest() {
		o.flags |= model.Impossible
		return o
	}
	if d.calendar != model.Gregorian && d.year != 0 {
		o = d.convert(o)
	}
	return d.checked(o)
}

// settled exchanges day and month where only then the weekday fits.
func (d date) settled() date {
	as, swapped := DayOf(d.year, d.month, d.day), DayOf(d.year, d.day, d.month)
	if as.Weekday() != d.weekday && swapped.Weekday() == d.weekday {
		d.month, d.day = d.day, d.month
	}
	return d
}

// write is the date as TIMEX3 has it, with X for what is not known.
func (d date) write(month int) string {
	value := "XXXX"
	if d.year != 0 {
		value = fmt.Sprintf("%04d", d.year)
	}
	value += fmt.Sprintf("-%02d", month)
	if d.day != 0 {
		value += fmt.Sprintf("-%02d", d.day)
	}
	return value
}

// longest is the most days that the month can have.
func (d date) longest() int {
	switch d.calendar {
	case model.Hijri:
		if n := hijriMonth(d.year, d.month); n > 0 {
			return n
		}
		return 30
	case model.SolarHijri:
		if n := solarMonth(d.year, d.month); n > 0 {
			return n
		}
		return 31
	}
	if d.year == 0 {
		return daysIn(2000, d.month) // a leap year
	}
	return daysIn(d.year, d.month)
}

// convert sets the Gregorian value of a date of another calendar.
func (d date) convert(o outcome) outcome {
	to, length := hijriDay, hijriMonth
	if d.calendar == model.SolarHijri {
		to, length = solarDay, solarMonth
	}
	start, ok := to(d.year, d.month, max(d.day, 1))
	switch {
	case !ok:
		o.flags |= model.OutOfRange
	case d.day != 0:
		o.western = start.String()
	default:
		o.western = start.String() + "/" + (start + Day(length(d.year, d.month)-1)).String()
	}
	return o
}

// checked flags a weekday that is not the day's.
func (d date) checked(o outcome) outcome {
	value := o.value
	if o.system != model.Gregorian {
		value = o.western
	}
	day, ok := parseDay(value)
	if ok && d.weekday != 0 && day.Weekday() != d.weekday && o.flags == 0 {
		// The lunar month of a country may begin a day earlier or later than
		// that of Umm al-Qura, so a neighbour is no contradiction.
		if gap := (day.Weekday() - d.weekday + 7) % 7; o.system != model.Hijri || gap != 1 && gap != 6 {
			o.flags |= model.WeekdayMismatch
		}
	}
	return o
}
