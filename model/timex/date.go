package timex

import (
	"fmt"

	"qari/model"
	"qari/model/calendar"
)

// when is what an expression says about time, before it is put in relation to
// the article's publication.
type when interface {
	resolve(f frame) outcome
}

// frame is what a text's relative expressions are resolved against.
type frame struct {
	day    calendar.Day
	known  bool // day is the day of publication
	clock  clock
	timed  bool         // clock is the time of publication
	ahead  bool         // the clause speaks of the future
	before calendar.Day // a day that the expression joined to this one by «و» names
	joined bool         // there is one
	spoken string       // the value last spoken of in the block, with its year; "" for none
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

// extent is what the value denotes.
func (o outcome) extent() calendar.Extent { return calendar.Parse(o.value, o.system) }

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
	rank     int8    // which such weekday of the month, lastRank for the last; 0: not told
	begun    bool    // «منذ» stands before it: it lies in the past
}

// explicit tells whether the date names a day of a calendar with its year.
func (d date) explicit() bool { return d.year != 0 && d.month != 0 && d.day != 0 && d.other == 0 }

func (d date) resolve(f frame) outcome {
	switch {
	case d.rank != 0:
		return d.ofRank(f)
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
	day := f.day + calendar.Day(d.offset.days)
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
		return outcome{value: (f.before + calendar.Day((d.weekday-f.before.Weekday()+7)%7)).String(), anchor: f.anchor()}
	}
	back := (f.day.Weekday() - d.weekday + 7) % 7
	ahead := 7 - back
	day := f.day - calendar.Day(back)
	switch {
	case d.toward == past && back == 0:
		day = f.day - 7
	case d.toward == future, d.toward == anywhere && f.ahead && back != 0:
		day = f.day + calendar.Day(ahead)
	case d.toward == present:
		day = calendar.WeekStart(f.day.Week()) + calendar.Day(d.weekday-1)
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
	day := calendar.WeekStart(f.day.Week()) + calendar.Day(7*steps+d.weekday-1)
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
		first := calendar.DayOf(y, m+step, 1)
		day := first + calendar.Day(d.day-1)
		if day < first.AddMonths(1) && day.Weekday() == d.weekday {
			return outcome{value: day.String(), anchor: f.anchor()}
		}
	}
	return o
}

// inMonth resolves «22 من الشهر الجاري».
func (d date) inMonth(f frame) outcome {
	o := d.of.resolve(f)
	days, known := o.extent().Interval()
	if !known || o.extent().Unit() != calendar.Months {
		o.value = masks[month]
	} else if int64(d.day) > days.Days() {
		o.flags |= model.Impossible
	}
	o.value += fmt.Sprintf("-%02d", d.day)
	return d.checked(o)
}

// inCalendar resolves a month with or without its day and year.
func (d date) inCalendar(f frame) outcome {
	o, told := outcome{system: d.calendar}, d.year
	if d.year == 0 {
		d.year = d.findYear(f, &o)
	}
	if d.swap {
		d = d.orderedByWeekday()
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

// orderedByWeekday exchanges day and month where only then the weekday fits.
func (d date) orderedByWeekday() date {
	as, swapped := calendar.DayOf(d.year, d.month, d.day), calendar.DayOf(d.year, d.day, d.month)
	if d.year != 0 && as.Weekday() != d.weekday && swapped.Weekday() == d.weekday {
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
	// A date that tells no year has the year 0, which is a Gregorian leap year
	// and outside of the other tables.
	if n := d.calendar.DaysIn(d.year, d.month); n > 0 {
		return n
	}
	if d.calendar == model.Hijri {
		return 30
	}
	return 31
}

// convert sets the Gregorian value of a date of another calendar.
func (d date) convert(o outcome) outcome {
	if o.western = d.calendar.Extent(d.year, d.month, d.day).String(); o.western == "" {
		o.flags |= model.OutOfRange
	}
	return o
}

// checked flags a weekday that is not the day's.
func (d date) checked(o outcome) outcome {
	day, ok := o.extent().Day()
	if ok && d.weekday != 0 && day.Weekday() != d.weekday && o.flags == 0 {
		// The lunar month of a country may begin a day earlier or later than
		// that of Umm al-Qura, so a neighbour is no contradiction.
		if gap := (day.Weekday() - d.weekday + 7) % 7; o.system != model.Hijri || gap != 1 && gap != 6 {
			o.flags |= model.WeekdayMismatch
		}
	}
	return o
}
