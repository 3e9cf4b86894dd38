package timex

import "testing"

func TestDateline(t *testing.T) {
	for _, c := range []struct {
		line, date, label, section, value string
		kind                              LabelKind
		clock, weekday                    bool
	}{
		{"عرب وعالم9-10-2020 | 22:35", "9-10-2020 | 22:35", "", "عرب وعالم", "2020-10-09T22:35", NoLabel, true, false},
		{"الجمعة 1 نوفمبر / November 2024", "الجمعة 1 نوفمبر / November 2024", "", "", "2024-11-01", NoLabel, false, true},
		{"السبت 31 أكتوبر 2020 11:46 ص", "السبت 31 أكتوبر 2020 11:46 ص", "", "", "2020-10-31T11:46", NoLabel, true, true},
		{"نشر في: 12 جوان 2021", "12 جوان 2021", "نشر في", "", "2021-06-12", Published, false, false},
		{"تاريخ النشر: 20 يوليو 2020 12:40 م", "20 يوليو 2020 12:40 م", "تاريخ النشر", "", "2020-07-20T12:40", Published, true, false},
		{"آخر تحديث 22/11/2022 الساعة 14:35 (بتوقيت مكة المكرمة)", "22/11/2022 الساعة 14:35 (بتوقيت مكة المكرمة)", "آخر تحديث", "", "2022-11-22T14:35+03:00", Updated, true, false},
		{"الثلاثاء 4 رمضان 1443 هـ - 5 أبريل 2022 م", "الثلاثاء 4 رمضان 1443 هـ - 5 أبريل 2022 م", "", "", "2022-04-05", NoLabel, false, true},
		{"اقتصاد | الاثنين، 3 مايو 2021", "الاثنين، 3 مايو 2021", "", "اقتصاد", "2021-05-03", NoLabel, false, true},
		{"تونس في 25 جويلية 2022", "25 جويلية 2022", "", "تونس في", "2022-07-25", NoLabel, false, false},
		{"2019-11-30 18:45", "2019-11-30 18:45", "", "", "2019-11-30T18:45", NoLabel, true, false},
		{"نشر: 9/10/2020 آخر تحديث: 10/10/2020", "9/10/2020", "نشر", "", "2020-10-09", Published, false, false},
		{"خميس، 06 مايو 2021", "خميس، 06 مايو 2021", "", "", "2021-05-06", NoLabel, false, true},
	} {
		l, ok := Dateline(c.line)
		if !ok {
			t.Errorf("%s: no date line", c.line)
			continue
		}
		want := Line{Start: l.Start, End: l.End, Label: c.label, Kind: c.kind, Section: c.section, Value: c.value, Clock: c.clock, Weekday: c.weekday}
		if l != want || c.line[l.Start:l.End] != c.date {
			t.Errorf("%s:\n got %+v %q\nwant %+v %q", c.line, l, c.line[l.Start:l.End], want, c.date)
		}
	}
}

func TestNoDateline(t *testing.T) {
	for _, line := range []string{
		"", "أخبار", "22:35", "الجمعة", "نوفمبر 2020", "12345",
		"عقد الوزير اجتماعا في 23 نوفمبر 2020",
		"وقع الطرفان اتفاقا يوم 23 نوفمبر 2020 برعاية الأمم المتحدة",
		"23 نوفمبر 2020 وقع الطرفان اتفاقا",
		"قبل ساعتين",
		"9-10-2020\n10-10-2020",
	} {
		if l, ok := Dateline(line); ok {
			t.Errorf("%q is no date line, but %+v", line, l)
		}
	}
}
