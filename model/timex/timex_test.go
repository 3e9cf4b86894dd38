package timex

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"qari/model"
)

// plain makes an article of paragraphs.
func plain(lines ...string) *model.Article {
	a := &model.Article{}
	for i, l := range lines {
		if i > 0 {
			a.Text += "\n"
		}
		a.Blocks = append(a.Blocks, model.Block{Kind: model.Paragraph, Span: model.Span{Start: len(a.Text), End: len(a.Text) + len(l)}})
		a.Text += l
	}
	return a
}

// read lists the expressions of a text as «surface=value».
func read(t *testing.T, text, given string) []string {
	t.Helper()
	a := plain(text)
	_, found, err := Analyse(a, given)
	if err != nil {
		t.Fatal(err)
	}
	list := []string{}
	for _, x := range found {
		s := x.Span.Of(a.Text) + "=" + x.Value
		if x.Mod != "" {
			s += " " + x.Mod
		}
		if x.Western != "" {
			s += " " + x.Western
		}
		for _, f := range x.Flags {
			s += " " + string(f)
		}
		list = append(list, s)
	}
	return list
}

func TestExpressions(t *testing.T) {
	const friday = "2020-10-09T22:35"
	for _, c := range []struct{ text, given, want string }{
		// Month systems, dual names, spacings, digits.
		{"في 15 كانون الثاني 2019", "", "15 كانون الثاني 2019=2019-01-15"},
		{"في 15 كانون2 2019", "", "15 كانون2 2019=2019-01-15"},
		{"في ٢٧ أيلول/سبتمبر ٢٠٢٠", "", "٢٧ أيلول/سبتمبر ٢٠٢٠=2020-09-27"},
		{"في 3 تشرين الأوّل / أكتوبر 2020م", "", "3 تشرين الأوّل / أكتوبر 2020م=2020-10-03"},
		{"يوم 14 غشت 2019", "", "يوم 14 غشت 2019=2019-08-14"},
		{"بتاريخ 3 جويلية 2021", "", "3 جويلية 2021=2021-07-03"},
		{"في 9 نوفمبر (تشرين الثاني) 2020", "", "9 نوفمبر (تشرين الثاني) 2020=2020-11-09"},
		{"في November 1, 2024", "", "November 1, 2024=2024-11-01"},
		{"الحادي والعشرين من مايو", "", "الحادي والعشرين من مايو=XXXX-05-21"},
		{"في 9 آب 2020 وفي آب الماضي", friday, "9 آب 2020=2020-08-09|آب الماضي=2020-08"},
		{"ونُشر في 2020/10/09 و09.10.2020", "", "2020/10/09=2020-10-09|09.10.2020=2020-10-09"},
		{"يوم الجمعة 10/9/2020", "", "يوم الجمعة 10/9/2020=2020-10-09"},
		{"يوم الخميس 10/9/2020", "", "يوم الخميس 10/9/2020=2020-09-10"},
		// Other calendars.
		{"في 22 صفر 1442 هـ", "", "22 صفر 1442 هـ=1442-02-22 2020-10-09"},
		{"في 1 محرم 1290 هـ", "", "1 محرم 1290 هـ=1290-01-01 out-of-range"},
		{"في ۱۸ مهر ۱۳۹۹", "", "۱۸ مهر ۱۳۹۹=1399-07-18 2020-10-09"},
		{"عام 1442هـ", "", "عام 1442هـ=1442 2020-08-20/2021-08-08"},
		// Relative days.
		{"اليوم وأمس وغدا", friday, "اليوم=2020-10-09|أمس=2020-10-08|غدا=2020-10-10"},
		{"أول من أمس", friday, "أول من أمس=2020-10-07"},
		{"أمس الأول الأربعاء", friday, "أمس الأول الأربعاء=2020-10-07"},
		{"بعد غد", friday, "بعد غد=2020-10-11"},
		{"أمس الجمعة", friday, "أمس الجمعة=2020-10-08 weekday-mismatch"},
		{"الجمعة الماضي", friday, "الجمعة الماضي=2020-10-02"},
		{"الجمعة المقبل", friday, "الجمعة المقبل=2020-10-16"},
		{"التقى الوزير نظيره الاثنين", friday, "الاثنين=2020-10-05"},
		{"يلتقي الوزير نظيره الاثنين", friday, "الاثنين=2020-10-12"},
		{"سيعقد الاجتماع الاثنين", friday, "الاثنين=2020-10-12"},
		{"كان الاجتماع مقررا الاثنين", friday, "الاثنين=2020-10-05"},
		{"مساء الخميس والجمعة", friday, "مساء الخميس=2020-10-08TEV|الجمعة=2020-10-09"},
		{"قبل أربعة أيام", friday, "قبل أربعة أيام=2020-10-05"},
		{"قبل ساعتين", friday, "قبل ساعتين=2020-10-09T20"},
		{"قبل ساعتين", "2020-10-09", "قبل ساعتين=XXXX-XX-XXTXX"},
		{"قبل 4 سنوات", friday, "قبل 4 سنوات=2016"},
		{"قبل يومين من الانتخابات", friday, "قبل يومين=P2D"},
		// Periods.
		{"الشهر الماضي والعام الجاري والأسبوع المقبل", friday, "الشهر الماضي=2020-09|العام الجاري=2020|الأسبوع المقبل=2020-W42"},
		{"نهاية العام", friday, "نهاية العام=2020 END"},
		{"الربع الثالث من العام 2020", "", "الربع الثالث من العام 2020=2020-Q3"},
		{"في تسعينيات القرن الماضي", friday, "تسعينيات القرن الماضي=199"},
		{"القرن العشرين", "", "القرن العشرين=19"},
		{"سبتمبر الماضي", "2022-09-16", "سبتمبر الماضي=2021-09"},
		{"12 ديسمبر المقبل", friday, "12 ديسمبر المقبل=2020-12-12"},
		// Clock.
		{"الساعة الثامنة والنصف مساء بتوقيت غرينتش", "", "الساعة الثامنة والنصف مساء بتوقيت غرينتش=T20:30Z"},
		{"الساعة 12:05 ص", "", "الساعة 12:05 ص=T00:05"},
		{"عند الساعة السابعة إلا ربعا صباحا", "", "الساعة السابعة إلا ربعا صباحا=T06:45"},
		// Ranges, lists, sets, durations.
		{"من 10 إلى 15 نوفمبر 2020", "", "من 10 إلى 15 نوفمبر 2020=2020-11-10/2020-11-15"},
		{"بين عامي 2011 و2015", "", "بين عامي 2011 و2015=2011/2015"},
		{"10 و11 و12 نوفمبر 2020", "", "10=2020-11-10|11=2020-11-11|12 نوفمبر 2020=2020-11-12"},
		{"كل يوم جمعة", "", "كل يوم جمعة=XXXX-WXX-5"},
		{"نصف ساعة ثم ساعة ونصف", "", "نصف ساعة=PT30M|ساعة ونصف=PT1H30M"},
		{"استمرت 3.5 ساعات", "", "3.5 ساعات=PT3.5H"},
		// Doubts.
		{"11 كانون الأول/يناير", "", "11 كانون الأول/يناير=XXXX-12-11 months-disagree"},
		{"31 أبريل 2020", "", "31 أبريل 2020=2020-04-31 impossible"},
		{"29 فبراير", "", "29 فبراير=XXXX-02-29"},
		{"الجمعة 10 أكتوبر 2020", "", "الجمعة 10 أكتوبر 2020=2020-10-10 weekday-mismatch"},
		// No dates.
		{"قدم برنامج «العربي اليوم» تقريرا", friday, ""},
		{"حل في المركز السادس", friday, ""},
		{"مارس المحاماة ثم آب إلى قريته", friday, ""},
		{"فازوا 3-2 وباعوا 2020 طنا بمبلغ 1990 دولارا", friday, ""},
		{"اتصل على 0770-2020-11 أو 10.2.1.20", friday, ""},
		{"وهو في الثمانينيات من عمره", friday, ""},
		{"اليوم العالمي للغة العربية", friday, ""},
		{"سكن شارع 14 تموز في مدينة السادس من أكتوبر", friday, ""},
		{"إنجيل يوحنا 3:16 وسيارة نيسان", friday, ""},
		{"الرأي العام والأمين العام السابق", friday, ""},
		{"فاز 2 صفر في الدقيقة 90", friday, ""},
		{"أحداث 11 سبتمبر", friday, "11 سبتمبر=XXXX-09-11"},
		{"عام 650 قبل الميلاد", "", "عام 650 قبل الميلاد=BC0650"},
		{"من 3 إلى 5 أيام", "", "من 3 إلى 5 أيام=P3D/P5D"},
		{"في ساعة متأخرة من ليل الأربعاء", friday, "ساعة متأخرة من ليل الأربعاء=2020-10-07TNI END"},
		{"غدا بين الثامنة صباحا والثانية ظهرا", friday, "غدا بين الثامنة صباحا والثانية ظهرا=2020-10-10T08:00/2020-10-10T14:00"},
		{"الخميس المقبل على الساعة الثالثة بعد الزوال", friday, "الخميس المقبل على الساعة الثالثة بعد الزوال=2020-10-15T15:00"},
	} {
		want := []string{}
		if c.want != "" {
			want = strings.Split(c.want, "|")
		}
		if got := read(t, c.text, c.given); !slices.Equal(got, want) {
			t.Errorf("%s (%s):\n got %q\nwant %q", c.text, c.given, got, want)
		}
	}
}

func TestGivenMustBeISO(t *testing.T) {
	for _, bad := range []string{"9-10-2020", "2020-13-01", "2020-02-30", "2020-10-09T25:00", "2020-10-09 22:35", "yesterday", "2020-10-09T22:35:10"} {
		if _, _, err := Analyse(plain("اليوم"), bad); err == nil || !strings.Contains(err.Error(), bad) {
			t.Errorf("%q: error %v does not name it", bad, err)
		}
	}
}

func TestConventionOfClitics(t *testing.T) {
	text := "وبالأمس ولشهرين وفي بيناير للثلاثاء"
	got := read(t, text, "")
	want := []string{"الأمس=XXXX-XX-XX", "شهرين=P2M", "يناير=XXXX-01", "للثلاثاء=XXXX-WXX-2"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestSpansAreSound(t *testing.T) {
	for _, a := range corpus(t) {
		m := a.article()
		_, found, err := Analyse(m, "2020-01-01")
		if err != nil {
			t.Fatal(err)
		}
		sound(t, m.Text, found)
	}
}

func sound(t *testing.T, text string, found []model.Timex) {
	t.Helper()
	end := 0
	for _, f := range found {
		if f.Span.Start < end || f.Span.End > len(text) || f.Span.Len() <= 0 {
			t.Fatalf("span %v after %d in a text of %d bytes", f.Span, end, len(text))
		}
		if utf8.ValidString(text) && !utf8.ValidString(f.Span.Of(text)) {
			t.Fatalf("span %v cuts a character", f.Span)
		}
		if strings.Contains(f.Span.Of(text), "\n") {
			t.Fatalf("%q goes over the end of a block", f.Span.Of(text))
		}
		if f.Value == "" {
			t.Fatalf("%q has no value", f.Span.Of(text))
		}
		end = f.Span.End
	}
}
