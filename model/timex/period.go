package timex

import (
	"fmt"
	"strconv"
	"strings"

	"qari/model"
	"qari/model/calendar"
)

// period is a stretch of the calendar: a week, month, quarter, season, year,
// decade or century, by number or by its place beside the publication.
type period struct {
	unit   unit
	toward toward
	twice  bool           // «قبل الماضي»
	bc     bool           // a century before Christ
	year   int            // of a year, or that the season or quarter is in
	system model.Calendar // of year
	index  int            // quarter 1…4, half 1…2, decade 0…90, century
	kind   string         // what index or tag counts: "Q", "H", "SU", "WE", "decade", "century"
	of     *period        // «صيف العام الماضي»
}

// steps is how many units the period is away from the publication's own; it
// reports false for «التالي» and such, which count from elsewhere.
func (p period) steps() (n int, ok bool) {
	switch p.toward {
	case past:
		n = -1
	case future:
		n = 1
	case following, previous, same:
		return 0, false
	}
	if p.twice {
		n *= 2
	}
	return n, true
}

func (p period) resolve(f frame) outcome {
	switch {
	case p.kind == "decade" || p.kind == "century":
		return p.era(f)
	case p.kind != "" && p.kind != beforeChrist:
		return p.part(f)
	case p.year != 0:
		return p.numbered()
	}
	return p.beside(f)
}

// numbered is a year by its number.
func (p period) numbered() outcome {
	o := outcome{value: fmt.Sprintf("%04d", p.year), system: p.system}
	if p.kind == beforeChrist {
		o.value = "BC" + o.value
		return o
	}
	if p.system == model.Gregorian {
		return o
	}
	return date{calendar: p.system, year: p.year}.convert(o)
}

// masks are the values of units about which nothing is known.
var masks = map[unit]string{day: "XXXX-XX-XX", week: "XXXX-WXX", month: "XXXX-XX", year: "XXXX", decade: "XXX", century: "XX", hour: "XXXX-XX-XXTXX"}

// beside is a period by its distance from the publication.
func (p period) beside(f frame) outcome {
	if _, ok := p.steps(); !ok {
		return p.fromSpoken(f)
	}
	n, ok := p.steps()
	if !f.known || !ok {
		return outcome{value: masks[p.unit]}
	}
	return outcome{value: moved(f.day, p.unit, n), anchor: f.anchor()}
}

// fromSpoken resolves «العام نفسه», «اليوم التالي» against what the block
// spoke of last, where that is as precise.
func (p period) fromSpoken(f frame) outcome {
	size := len(masks[p.unit])
	if p.unit != year && p.unit != month && p.unit != day || len(f.spoken) < size || strings.Contains(f.spoken, "/") {
		return outcome{value: masks[p.unit]}
	}
	// The value of a month or year is how that of a day in it begins.
	spoken := calendar.Parse(f.spoken[:size], calendar.Gregorian)
	days, ok := spoken.Interval()
	if !ok || spoken.Unit() != calendarUnits[p.unit] {
		return outcome{value: masks[p.unit]}
	}
	step := map[toward]int{following: 1, previous: -1}[p.toward]
	return outcome{value: moved(days.From, p.unit, step), anchor: f.spoken}
}

// calendarUnits are the units of which a period can be one.
var calendarUnits = map[unit]calendar.Unit{
	day: calendar.Days, night: calendar.Days, week: calendar.Weeks, month: calendar.Months,
	year: calendar.Years, decade: calendar.Decades, century: calendar.Centuries,
}

// moved is the value of the unit that lies n units from the one that holds d.
func moved(d calendar.Day, u unit, n int) string {
	switch u {
	case day, night:
		d += calendar.Day(n)
	case week:
		d += calendar.Day(7 * n)
	case month:
		d = d.AddMonths(n)
	case year:
		d = d.AddMonths(12 * n)
	case decade:
		d = d.AddMonths(120 * n)
	case century:
		d = d.AddMonths(1200 * n)
	default:
		return masks[u]
	}
	return calendar.Containing(d, calendarUnits[u]).String()
}

// part is a season, quarter, half or weekend.
func (p period) part(f frame) outcome {
	o := outcome{value: "XXXX"}
	switch {
	case p.year != 0:
		o.value = fmt.Sprintf("%04d", p.year)
	case p.of != nil:
		o = p.of.resolve(f)
	case p.kind == "WE":
		o = period{unit: week, toward: p.toward, twice: p.twice}.beside(f)
	case f.known && p.toward != anywhere:
		o = outcome{value: strconv.Itoa(p.seasonYear(f)), anchor: f.anchor()}
	}
	o.value += "-" + p.code()
	return o
}

// code is what a value has for the part behind the year: SU, Q3.
func (p period) code() string {
	if p.index == 0 {
		return p.kind
	}
	return p.kind + strconv.Itoa(p.index)
}

// seasonYear is the year of «الصيف الماضي».
func (p period) seasonYear(f frame) int {
	in := func(year int) calendar.Interval {
		days, _ := calendar.Parse(fmt.Sprintf("%04d-%s", year, p.code()), calendar.Gregorian).Interval()
		return days
	}
	now, _ := calendar.Containing(f.day, calendar.Months).Interval()
	y, _, _ := f.day.Date()
	switch p.toward {
	case past:
		for in(y).To >= now.From {
			y--
		}
	case future:
		for in(y).From <= now.To {
			y++
		}
	case present:
		if in(y-1).To >= now.From {
			y--
		}
	}
	return y
}

// era is a decade or a century.
func (p period) era(f frame) outcome {
	if p.kind == "century" {
		o := outcome{value: p.before() + fmt.Sprintf("%02d", p.index-1), system: p.system}
		if _, known := o.extent().Interval(); !known {
			o.flags = model.OutOfRange // «القرن الثالث الهجري» lies before the table
		}
		return o
	}
	hundreds := "19"
	anchor := ""
	if p.of != nil {
		o := p.of.resolve(f)
		hundreds, anchor = o.value, o.anchor
		if hundreds == "XX" && p.of.toward == past {
			hundreds = "19" // every text of this age means the twentieth
		}
	} else if p.index == 20 || p.index == 10 {
		hundreds = "XX" // of the last century or of this
	}
	return outcome{value: fmt.Sprintf("%s%d", hundreds, p.index/10), anchor: anchor}
}

// beforeChrist is the kind of a year that TIMEX2 writes as BC1000.
const beforeChrist = "BC"

// before is what the value of a century before Christ begins with.
func (p period) before() string {
	if p.bc {
		return beforeChrist
	}
	return ""
}
