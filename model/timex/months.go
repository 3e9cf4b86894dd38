package timex

import "qari/model"

// gregorian holds the month names of every Arab country, then the Latin ones.
var gregorian = [...]string{
	1:  "يناير ينّاير جانفي january jan janvier",
	2:  "فبراير شباط فيفري february feb février",
	3:  "آذار march mar mars",
	4:  "أبريل إبريل نيسان أفريل april apr avril",
	5:  "مايو أيار may mai",
	6:  "يونيو يونيه حزيران june jun juin",
	7:  "يوليو يوليه يوليوز تموز جويلية july jul juillet",
	8:  "أغسطس أغسطوس august aug août",
	9:  "سبتمبر أيلول شتنبر september sep sept septembre",
	10: "أكتوبر اكتوبر october oct octobre",
	11: "نوفمبر نونبر november nov novembre",
	12: "ديسمبر دجنبر december dec décembre",
}

// gregorianGuarded are month names that are everyday words as well.
var gregorianGuarded = [...]string{3: "مارس", 5: "ماي", 6: "جوان", 8: "آب أوت غشت", 12: ""}

// hijriMonths of one word. All but ذوالحجة may be names of persons or more.
var hijriMonths = [...]string{
	1: "محرم المحرم", 2: "صفر", 7: "رجب", 8: "شعبان", 9: "رمضان", 10: "شوال",
	11: "ذوالقعدة", 12: "ذوالحجة",
}

var solarMonths = [...]string{
	1: "فروردين", 2: "أرديبهشت", 3: "خرداد", 5: "مرداد", 6: "شهريور",
	11: "بهمن", 12: "إسفند",
}

// solarGuarded are Solar Hijri month names that are everyday words as well.
var solarGuarded = [...]string{4: "تير", 7: "مهر", 8: "آبان", 9: "آذر", 10: "دي"}

// halves are the month names of two words: the first word, its calendar, and
// what the second word makes of it.
var halves = []struct {
	first    string
	calendar model.Calendar
	ends     map[string]int8
}{
	{"كانون", model.Gregorian, map[string]int8{"الاول": 12, "اول": 12, "1": 12, "الثاني": 1, "ثاني": 1, "ثان": 1, "2": 1}},
	{"تشرين", model.Gregorian, map[string]int8{"الاول": 10, "اول": 10, "1": 10, "الثاني": 11, "ثاني": 11, "ثان": 11, "2": 11}},
	{"ربيع", model.Hijri, map[string]int8{"الاول": 3, "اول": 3, "1": 3, "الثاني": 4, "ثاني": 4, "ثان": 4, "الاخر": 4, "اخر": 4, "2": 4}},
	{"جمادى", model.Hijri, map[string]int8{"الاولي": 5, "الاول": 5, "اولي": 5, "1": 5, "الاخره": 6, "الثانيه": 6, "الثاني": 6, "الاخر": 6, "ثانيه": 6, "2": 6}},
	{"ذو ذي ذا", model.Hijri, map[string]int8{"القعده": 11, "قعده": 11, "الحجه": 12, "حجه": 12}},
}

var weekdays = [...]string{
	1: "الاثنين الإثنين الأثنين", 2: "الثلاثاء الثلثاء", 3: "الأربعاء", 4: "الخميس", 5: "الجمعة",
	6: "السبت", 7: "الأحد",
}

// bareWeekdays need يوم or كل before them.
var bareWeekdays = [...]string{
	1: "اثنين إثنين", 2: "ثلاثاء", 3: "أربعاء", 4: "خميس", 5: "جمعة", 6: "سبت", 7: "أحد",
}

func (b builder) calendars() {
	b.months(gregorian[:], model.Gregorian, false)
	b.months(gregorianGuarded[:], model.Gregorian, true)
	b.months(hijriMonths[:], model.Hijri, true)
	b.months(solarMonths[:], model.SolarHijri, false)
	b.months(solarGuarded[:], model.SolarHijri, true)
	for _, h := range halves {
		b.add(h.first, func(w *meaning) { w.half, w.calendar = &half{h.ends}, h.calendar })
	}
	for i, names := range weekdays {
		b.add(names, func(w *meaning) { w.weekday, w.define = int8(i), true })
	}
	for i, names := range bareWeekdays {
		b.add(names, func(w *meaning) { w.weekday = int8(i) })
	}
}

func (b builder) months(names []string, c model.Calendar, guarded bool) {
	for i, forms := range names {
		b.add(forms, func(w *meaning) {
			w.month, w.calendar = int8(i), c
			w.guarded = w.guarded || guarded
			w.lone = w.lone || guarded
		})
	}
	// Names of a few letters take no clitic, for what remains of other words.
	for _, forms := range []string{"may mar mai mars"} {
		b.add(forms, func(w *meaning) { w.guarded = true })
	}
}
