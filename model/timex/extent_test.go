package timex

import (
	"testing"

	"qari/model"
	"qari/model/calendar"
)

// What an expression denotes agrees with its value, and with what it is worth in
// the Gregorian calendar.
func TestExtents(t *testing.T) {
	for _, a := range corpus(t) {
		article := a.article()
		_, found, err := Analyse(article, "")
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range found {
			want := calendar.Extent{}
			if x.Type == model.Date || x.Type == model.Time {
				want = calendar.Parse(x.Value, x.Calendar)
			}
			if x.Extent != want {
				t.Errorf("%s: «%s» %s denotes %s, not %s", a.Name, x.Span.Of(article.Text), x.Value, x.Extent, want)
			}
			if x.Western != "" && calendar.Parse(x.Western, calendar.Gregorian).String() != x.Extent.String() {
				t.Errorf("%s: «%s» is %s and denotes %s", a.Name, x.Span.Of(article.Text), x.Western, x.Extent)
			}
		}
	}
}

func TestExtentsOfText(t *testing.T) {
	for text, want := range map[string]string{
		"يقام المعرض من 10 إلى 15 نوفمبر 2020 في العاصمة": "2020-11-10/2020-11-15",
		"كتب كتابه في رمضان 1441 في بيته":                 "2020-04-24/2020-05-23",
		"نشرت الرواية في خريف 2020":                       "2020-FA",
		"حدث ذلك في ثمانينيات القرن الماضي":               "198",
		"استمر الحفل ثلاثة أيام":                          "",
		"يجتمع المجلس كل يوم جمعة":                        "",
		"تحتفل القرية به في 12 نوفمبر":                    "", // of which year?
		"ولد عام 714 هـ في دمشق":                          "", // before the table begins
	} {
		_, found, err := Analyse(plain("عنوان", text), "")
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, x := range found {
			got += x.Extent.String()
		}
		if got != want {
			t.Errorf("%q denotes %q, want %q", text, got, want)
		}
	}
}

// A weekday that «و» joins to a Hijri day is of the same week, whatever year the
// other calendar counts.
func TestJoinedToHijriDay(t *testing.T) {
	a := plain("عنوان", "الجمعة 9 أكتوبر 2020", "تعطل الدوائر في 24 صفر 1442 والاثنين")
	_, found, err := Analyse(a, "2020-10-09")
	if err != nil {
		t.Fatal(err)
	}
	if last := found[len(found)-1]; last.Value != "2020-10-12" {
		t.Errorf("«%s» is %s, want 2020-10-12", last.Span.Of(a.Text), last.Value)
	}
}
