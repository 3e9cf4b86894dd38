package timex

import (
	"fmt"
	"strconv"
	"strings"

	"qari/model"
)

// period is a stretch of the calendar: a week, month, quarter, season, year,
// decade or century, by number or by its place beside the publication.
type period struct {
	unit   unit
	toward toward
	twice  bool           // «قبل الماضي»
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
	start := date{calendar: p.system, year: p.year, month: 1, day: 1}.convert(outcome{})
	next := date{calendar: p.system, year: p.year + 1, month: 1, day: 1}.convert(outcome{})
	end, ok := parseDay(next.western)
	if start.western == "" || !ok {
		o.flags = model.OutOfRange
		return o
	}
	o.western = start.western + "/" + (end - 1).String()
	return o
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
	return outcome{value: moved(f, p.unit, n), anchor: f.anchor()}
}

// fromSpoken resolves «العام نفسه», «اليوم التالي» against what the block
// spoke of last, where that is as precise.
func (p period) fromSpoken(f frame) outcome {
	size := len(masks[p.unit])
	if p.unit != year && p.unit != month && p.unit != day || len(f.spoken) < size || strings.Contains(f.spoken, "/") {
		return outcome{value: masks[p.unit]}
	}
	start, ok := parseDay((f.spoken[:size] + "-01-01")[:len("2020-10-09")])
	if !ok {
		return outcome{value: masks[p.unit]}
	}
	step := map[toward]int{following: 1, previous: -1}[p.toward]
	return outcome{value: moved(frame{day: start}, p.unit, step), anchor: f.spoken}
}

// moved is the value of the unit that lies n units from the publication.
func moved(f frame, u unit, n int) string {
	y, m, _ := f.day.Date()
	switch u {
	case day, night:
		return (f.day + Day(n)).String()
	case week:
		y, w := (f.day + Day(7*n)).Week()
		return fmt.Sprintf("%04d-W%02d", y, w)
	case month:
		return (DayOf(y, m, 1).addMonths(n)).String()[:len("2020-10")]
	case year:
		return fmt.Sprintf("%04d", y+n)
	case decade:
		return fmt.Sprintf("%03d", y/10+n)
	case century:
		return fmt.Sprintf("%02d", y/100+n)
	}
	return masks[u]
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
	if p.index != 0 {
		o.value += fmt.Sprintf("-%s%d", p.kind, p.index)
	} else {
		o.value += "-" + p.kind
	}
	return o
}

// seasonStart is the month in which a season begins; a winter belongs to the
// year in which it begins.
var seasonStart = map[string]int{"SP": 3, "SU": 6, "FA": 9, "WI": 12, "Q": 1, "H": 1}

// seasonYear is the year of «الصيف الماضي».
func (p period) seasonYear(f frame) int {
	y, m, _ := f.day.Date()
	start, length := seasonStart[p.kind], 3
	if p.index != 0 {
		length = map[string]int{"Q": 3, "H": 6}[p.kind]
		start = 1 + length*(p.index-1)
	}
	now := 12*y + m
	switch p.toward {
	case past:
		for 12*y+start+length-1 >= now {
			y--
		}
	case future:
		for 12*y+start <= now {
			y++
		}
	case present:
		if 12*(y-1)+start+length > now {
			y--
		}
	}
	return y
}

// era is a decade or a century.
func (p period) era(f frame) outcome {
	if p.kind == "century" {
		return outcome{value: fmt.Sprintf("%02d", p.index-1), system: p.system}
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
