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
	unit    unit
	toward  toward
	twice   bool           // «قبل الماضي»
	year    int            // of a year, or that the season or quarter is in
	system  model.Calendar // of year
	index   int            // quarter 1…4, half 1…2, decade 0…90, century
	kind    string         // what index or tag counts: "Q", "H", "SU", "WE", "decade", "century"
	of      *period        // «صيف العام الماضي»
	noFrame bool           // it has no direction and no number («العام» alone)
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
		o.flags = []model.Flag{model.OutOfRange}
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

// periods reads a period with what may stand before it: «أواخر الشهر الجاري»,
// «خريف 2020», «عام 2020», «أواخر الثمانينيات», «منتصف نوفمبر».
func (s *scanner) periods(i int) (e expr, next int) {
	next = i
	switch t := s.at(i); {
	case t.mod != "":
		e.mod, next = t.mod, i+1
	case t.degree != "":
		e.mod, next = t.degree, i+1
	case t.unit == week && t.define:
		if mod, end := s.weekOfMonth(i); end > i {
			e.mod, next = mod, end
		}
	case t.role == halfOf && s.definite(i):
		if mod, end := s.halfOfPeriod(i); end > i {
			e.mod, next = mod, end
		}
	}
	start := next
	if e.mod != "" {
		if d, end := s.dayAt(start); end > start && s.at(i).degree == "" && d.month == 0 && (d.offset.set || d.weekday != 0 && s.is(start, dayWord)) {
			e.when = d
			return e, end
		}
		if d, end := s.textual(start); end > start && d.day == 0 {
			e.when = d
			return e, end
		}
		if y, end := s.bareYear(start, true); end > start && s.at(i).degree == "" {
			e.when = y
			return e, end
		}
	}
	p, end := s.periodAt(start)
	if end == start && e.mod != "" {
		p, end = s.currentUnit(start)
	}
	if end == start {
		if e.mod == "" {
			if y, end := s.bareYear(i, false); end > i {
				e.when = y
				return e, end
			}
		}
		return expr{}, i
	}
	e.when = p
	return e, end
}

// weekOfMonth reads «الأسبوع الأول من», «الأسبوع الأخير من» before a month:
// TIMEX3 has no weeks of a month, so they are its beginning and its end.
func (s *scanner) weekOfMonth(i int) (mod string, next int) {
	switch t := s.at(i + 1); {
	case !s.is(i+2, from) || t.clitic:
	case t.ordinal == 1:
		return "START", i + 3
	case t.last:
		return "END", i + 3
	}
	return "", i
}

// halfOfPeriod reads «النصف الثاني من» before a month, decade or century, of
// which TIMEX3 has no halves.
func (s *scanner) halfOfPeriod(i int) (mod string, next int) {
	n := s.at(i + 1).ordinal
	if n != 1 && n != 2 || !s.is(i+2, from) {
		return "", i
	}
	switch t := s.at(i + 3); {
	case t.month != 0, t.half != nil, t.unit == month, t.decade != 0, t.unit == century:
		return map[int]string{1: "START", 2: "END"}[n], i + 3
	}
	return "", i
}

// currentUnit reads «العام» in «نهاية العام», which is the current one.
func (s *scanner) currentUnit(i int) (p period, next int) {
	t := s.at(i)
	if t.unit < week || !t.define || t.form != singular || t.clitic {
		return p, i
	}
	return period{unit: t.unit, toward: present}, i + 1
}

// periodAt reads a period without what may stand before it.
func (s *scanner) periodAt(i int) (p period, next int) {
	t := s.at(i)
	switch {
	case t.decade != 0:
		return s.decadeAt(i)
	case t.season != "" || t.role == seasonWord:
		return s.season(i)
	case t.role == quarterOf || t.role == halfOf:
		return s.quarter(i)
	case t.role == weekend:
		return s.weekendAt(i)
	case t.offset.set && t.offset.days == 0:
		return s.otherDay(i)
	case t.unit == year:
		if y, end := s.yearWord(i, i); end > i {
			return s.numberedYear(y, end)
		}
	}
	if t.role == this || t.unit >= week {
		return s.namedPeriod(i, noUnit)
	}
	return p, i
}

// numberedYear reads the era after «عام 1442».
func (s *scanner) numberedYear(y, i int) (period, int) {
	p := period{unit: year, year: y}
	if end := s.christ(i); end > i {
		p.kind = beforeChrist
		return p, end
	}
	d := date{}
	_, next := d.era(s, i)
	switch {
	case next > i+1 || s.at(next-1).role == ofSun:
		p.system = model.SolarHijri
	case next > i && s.at(i).role == ofHijra:
		p.system = model.Hijri
	}
	return p, next
}

// beforeChrist is the kind of a year that TIMEX2 writes as BC1000.
const beforeChrist = "BC"

// christ reads «ق.م», «قبل الميلاد».
func (s *scanner) christ(i int) int {
	switch {
	case s.is(i, ago) && s.key(i+1) == "الميلاد":
		return i + 2
	case s.key(i) == "ق" && s.sign(i+1, ".") && s.key(i+2) == "م":
		return i + 3
	}
	return i
}

// namedPeriod reads «الشهر الماضي», «هذا العام», «العام المقبل 2021»,
// «القرن العشرين»; only of the given unit unless that is none.
func (s *scanner) namedPeriod(i int, want unit) (p period, next int) {
	next = i
	if s.at(i).role == this {
		p.toward, next = present, i+1
	}
	t := s.at(next)
	if t.unit < week || !t.define || t.form != singular || next > i && t.clitic || want != noUnit && t.unit != want {
		return p, i
	}
	if t.unit == year && s.at(next-1).role == general {
		return period{}, i
	}
	p.unit = t.unit
	if t.unit == decade {
		if d, end := s.decadeOfCentury(next); end > next {
			return d, end
		}
	}
	if t.unit == century {
		if n, end := s.ordinalAt(next + 1); end > next+1 {
			return s.centuryEra(period{unit: century, kind: "century", index: n}, end)
		}
	}
	next++
	if end := s.toward(&p.toward, next); end > next {
		next = end
	} else {
		d := date{}
		if end := s.twiceRemoved(&d, next); end > next {
			p.toward, p.twice, next = d.toward, true, end
		}
	}
	if p.toward == anywhere {
		return p, i
	}
	if y := s.at(next); p.unit == year && y.count == 4 && y.isNumber() && !s.fraction(next) {
		p.year, next = y.number, next+1
	}
	return p, next
}

// centuryEra reads «الهجري» or «الميلادي» after a century.
func (s *scanner) centuryEra(p period, i int) (period, int) {
	switch {
	case s.is(i, ofHijra):
		p.system = model.Hijri
		return p, i + 1
	case s.is(i, ofEra):
		return p, i + 1
	}
	return p, i
}

// decadeOfCentury reads «العقد الأول من القرن الحادي والعشرين».
func (s *scanner) decadeOfCentury(i int) (p period, next int) {
	n, next := s.ordinalAt(i + 1)
	if next == i+1 || n > 10 || !s.is(next, from) {
		return p, i
	}
	c, end := s.namedPeriod(next+1, century)
	if end == next+1 {
		return p, i
	}
	return period{unit: decade, kind: "decade", index: 10 * (n - 1), of: &c}, end
}

// decadeAt reads «الثمانينيات», «تسعينيات القرن الماضي».
func (s *scanner) decadeAt(i int) (p period, next int) {
	p = period{unit: decade, kind: "decade", index: s.at(i).decade}
	next = s.skip(i+1, from)
	if c, end := s.namedPeriod(next, century); end > next {
		p.of = &c
		return p, end
	}
	if s.at(next).role == life || !s.definite(i) {
		return p, i
	}
	return p, i + 1
}

// season reads «خريف 2020», «صيف العام الماضي», «الشتاء المقبل», «فصل الصيف».
func (s *scanner) season(i int) (p period, next int) {
	next = s.skip(i, seasonWord)
	t := s.at(next)
	if t.season == "" {
		return p, i
	}
	p = period{unit: quarter, kind: t.season}
	after := next + 1
	if y := s.at(after); y.count == 4 && y.isNumber() && plausible(y.number) {
		p.year = y.number
		return p, s.secondYear(after+1, y.number)
	}
	if y, end := s.yearWord(s.skip(after, from), after); end > after {
		p.year = y
		return p, end
	}
	if y, end := s.ofYear(after); end > after {
		p.of = &y
		return p, end
	}
	if s.is(next-1, this) {
		p.toward = present
	}
	if end := s.toward(&p.toward, after); end > after && s.definite(next) {
		return p, end
	}
	if next > i || (s.is(i-1, in) || s.at(i-1).mod != "") && s.definite(next) && t.season != "SP" {
		return p, after
	}
	return p, i
}

// secondYear reads the other year of a winter: «شتاء 2021-2022».
func (s *scanner) secondYear(i, year int) int {
	if s.sign(i, "-/–") && s.at(i+1).isNumber() && s.at(i+1).number == year+1 {
		return i + 2
	}
	return i
}

// definite tells whether the word at i has the article.
func (s *scanner) definite(i int) bool { return strings.HasPrefix(s.key(i), "ال") }

// quarter reads «الربع الثالث من عام 2020», «النصف الأول من العام الجاري».
func (s *scanner) quarter(i int) (p period, next int) {
	p = period{unit: quarter, kind: "Q"}
	if s.at(i).role == halfOf {
		p.kind = "H"
	}
	n, next := s.ordinalAt(i + 1)
	if s.at(i + 1).last {
		n, next = map[string]int{"Q": 4, "H": 2}[p.kind], i+2
	}
	if next == i+1 || n > 4 || p.kind == "H" && n > 2 || !s.definite(i) {
		return p, i
	}
	p.index = n
	after := s.skip(next, from)
	if y := s.at(after); y.count == 4 && y.isNumber() && plausible(y.number) {
		p.year = y.number
		return p, after + 1
	}
	if y, end := s.yearWord(after, after); end > after {
		p.year = y
		return p, end
	}
	if y, end := s.namedPeriod(after, year); end > after {
		p.of = &y
		return p, end
	}
	if y, end := s.currentUnit(after); end > after && y.unit == year {
		p.of = &y
		return p, end
	}
	return p, i
}

// otherDay reads «اليوم التالي», «اليوم نفسه», which count from the day spoken
// of and not from the publication.
func (s *scanner) otherDay(i int) (p period, next int) {
	p.unit = day
	next = s.toward(&p.toward, i+1)
	if p.toward != following && p.toward != previous && p.toward != same {
		return p, i
	}
	return p, next
}

// weekendAt reads «عطلة نهاية الأسبوع الماضي».
func (s *scanner) weekendAt(i int) (p period, next int) {
	if s.at(i+1).mod != "END" || s.at(i+2).unit != week {
		return p, i
	}
	p = period{unit: week, kind: "WE", toward: present}
	next = i + 3
	return p, s.toward(&p.toward, next)
}
