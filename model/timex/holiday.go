package timex

import (
	"strings"

	"qari/model"
)

// holiday is a day that a calendar fixes.
type holiday struct {
	words    []string // folded
	calendar model.Calendar
	month    int
	day      int
}

var holidays = makeHolidays()

func makeHolidays() map[string][]holiday {
	by := map[string][]holiday{}
	for _, h := range []struct {
		names    string
		calendar model.Calendar
		month    int
		day      int
	}{
		{"عيد الفطر|عيد الفطر المبارك", model.Hijri, 10, 1},
		{"عيد الأضحى|عيد الأضحى المبارك", model.Hijri, 12, 10},
		{"يوم عرفة|يوم عرفات|وقفة عرفة", model.Hijri, 12, 9},
		{"رأس السنة الهجرية|عيد رأس السنة الهجرية", model.Hijri, 1, 1},
		{"عاشوراء|يوم عاشوراء|ذكرى عاشوراء", model.Hijri, 1, 10},
		{"المولد النبوي|المولد النبوي الشريف|عيد المولد النبوي|ذكرى المولد النبوي", model.Hijri, 3, 12},
		{"الإسراء والمعراج|ليلة الإسراء والمعراج", model.Hijri, 7, 27},
		{"ليلة القدر", model.Hijri, 9, 27},
		{"رأس السنة الميلادية|رأس السنة|رأس السنة الجديدة|عيد رأس السنة|يوم رأس السنة", model.Gregorian, 1, 1},
		{"ليلة رأس السنة|ليلة رأس السنة الجديدة|ليلة رأس السنة الميلادية", model.Gregorian, 12, 31},
		{"عيد الميلاد|عيد الميلاد المجيد|يوم عيد الميلاد", model.Gregorian, 12, 25},
		{"ليلة عيد الميلاد|عشية عيد الميلاد", model.Gregorian, 12, 24},
		{"عيد العمال|عيد العمل|يوم العمال العالمي|اليوم العالمي للعمال", model.Gregorian, 5, 1},
		{"عيد الحب|عيد العشاق", model.Gregorian, 2, 14},
		{"عيد الأم", model.Gregorian, 3, 21},
		{"اليوم العالمي للمرأة|يوم المرأة العالمي|عيد المرأة", model.Gregorian, 3, 8},
		{"يوم الأرض", model.Gregorian, 3, 30},
		{"عيد النوروز|عيد نوروز|النوروز|نوروز", model.SolarHijri, 1, 1},
	} {
		for _, name := range strings.Split(h.names, "|") {
			words := folded(name)
			by[words[0]] = append(by[words[0]], holiday{words, h.calendar, h.month, h.day})
		}
	}
	return by
}

func folded(name string) []string {
	words := strings.Fields(name)
	for i, w := range words {
		words[i] = keyOf(w)
	}
	return words
}

// holidays reads a holiday by its longest name, with the year or direction
// that may follow.
func (s *scanner) holidays(i int) (e expr, next int) {
	if !s.at(i).feast {
		return e, i
	}
	var best holiday
	for _, h := range holidays[s.key(i)] {
		if len(h.words) > len(best.words) && s.phrase(i, h.words) {
			best = h
		}
	}
	if best.words == nil {
		return e, i
	}
	d := date{calendar: best.calendar, month: best.month, day: best.day}
	next = i + len(best.words)
	if p, end := s.ofYear(next); end > next {
		if d.calendar != model.Gregorian {
			return expr{kind: model.Date, when: feast{date: d, of: p}}, end
		}
		d.of = &p
		return expr{kind: model.Date, when: d}, end
	}
	if y, end := s.yearNumber(next); end > next {
		return expr{kind: model.Date, when: feastIn(d, y)}, end
	}
	next = s.toward(&d.toward, next)
	return expr{kind: model.Date, when: d}, next
}

// feastIn puts a feast into a year; that of a lunar feast may be Gregorian.
func feastIn(d date, y int) when {
	if d.calendar == model.Gregorian || y < 1700 {
		d.year = y
		return d
	}
	return feast{date: d, of: period{unit: year, year: y}}
}

// feast is a day of another calendar in a Gregorian year.
type feast struct {
	date date
	of   period // the year
}

func (h feast) resolve(f frame) outcome {
	d, told := h.date, h.of.resolve(f)
	unknown := outcome{value: d.write(d.month), system: d.calendar}
	year, ok := told.extent().Interval()
	here, known := d.today(frame{day: year.From})
	if !ok || !known {
		return unknown
	}
	for d.year = here.year; d.year <= here.year+1; d.year++ {
		o := d.inCalendar(f)
		if day, ok := o.extent().Day(); ok && year.From <= day && day <= year.To {
			o.anchor = told.anchor
			return o
		}
	}
	return unknown
}
