package timex

import "testing"

// What an expression is worth beside the publication, at the edges of a season,
// a week and a month.
func TestBesidePublication(t *testing.T) {
	for _, c := range []struct{ published, text, want string }{
		{"2020-07-15", "قال إن الصيف الماضي كان حارا", "2019-SU"},
		{"2020-07-15", "قال إن الصيف المقبل سيكون حارا", "2021-SU"},
		{"2020-07-15", "قال إن الصيف الجاري حار", "2020-SU"},
		{"2021-01-15", "قال إن الشتاء الجاري بارد", "2020-WI"},
		{"2020-10-09", "استمر المؤتمر من الأحد إلى الخميس", "2020-10-04/2020-10-08"},
		{"2020-10-09", "استمر المؤتمر من الأربعاء إلى الاثنين", "2020-10-07/2020-10-12"},
		{"2020-10-09", "استمر المؤتمر من الجمعة إلى السبت", "2020-10-09/2020-10-10"},
		{"2020-10-09", "استمر من 28 رمضان 1441 إلى 25 رمضان 1441", "1441-09-28/1441-09-25"},
		{"2020-10-09", "في نهاية أكتوبر والجمعة", "2020-10 2020-10-09"},
		{"2020-10-09", "زاد الإنتاج في الربع الثالث من عام 2019، وفي الشهر التالي تراجع", "2019-Q3 XXXX-XX"},
		{"2020-10-09", "زاد الإنتاج في سبتمبر 2019، وفي الشهر التالي تراجع", "2019-09 2019-10"},
		{"2020-10-09", "يبدأ في 31 من الشهر الجاري", "2020-10-31"},
		{"2020-10-09", "بدأ في 31 من الشهر الماضي", "2020-09-31 impossible"},
		{"2020-10-09", "سافر الخميس 31، ثم عاد", "XXXX-XX-31"},
	} {
		_, found, err := Analyse(plain("عنوان", c.text), c.published)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, x := range found {
			if got != "" {
				got += " "
			}
			got += x.Value
			for _, flag := range x.Flags.Names() {
				got += " " + flag
			}
		}
		if got != c.want {
			t.Errorf("%s: %q is %q, want %q", c.published, c.text, got, c.want)
		}
	}
}

// A date line whose day and month could change places is read as the text has
// it, and its mention denotes that day; where the text contradicts both ways it
// is refused.
func TestOrderOfDayAndMonth(t *testing.T) {
	for _, c := range []struct{ line, text, want string }{
		{"10/09/2020", "قال اليوم الجمعة إنه سافر", "2020-10-09"},
		{"10/09/2020", "قال اليوم الخميس إنه سافر", "2020-09-10"},
		{"10/09/2020", "قال اليوم الاثنين إنه سافر", ""},
	} {
		p, found, err := Analyse(plain("عنوان", c.line, c.text), "")
		if err != nil {
			t.Fatal(err)
		}
		if p.At.String() != c.want {
			t.Errorf("%s and %q: published %q, want %q", c.line, c.text, p.At.String(), c.want)
		}
		if day, _ := found[0].Extent.Day(); c.want != "" && day.String() != c.want {
			t.Errorf("%s denotes %s, want %s", c.line, day, c.want)
		}
	}
}
