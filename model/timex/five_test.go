package timex

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"qari/model"
)

// fiveArticles is how a reader annotated the shared articles: the publication
// and «surface=value» of every expression, in the order of the text.
var fiveArticles = map[string]struct {
	published string
	basis     model.Basis
	found     []string
}{
	"000_6107825d045773fa.txt": {"", model.NoBasis, []string{
		"أواخر الشهر الجاري=XXXX-XX END", "أواخر الشهر الجاري=XXXX-XX END", "23 نوفمبر/ تشرين الثاني=XXXX-11-23",
		"22 من الشهر الجاري=XXXX-XX-22", "اليوم الأربعاء=XXXX-WXX-3", "31 أكتوبر/ تشرين الأول=XXXX-10-31",
		"23 نوفمبر/ تشرين الثاني=XXXX-11-23", "منذ عقود=PXDE", "عام 2020=2020", "قبل يومين=XXXX-XX-XX",
		"قبل أربعة أيام=XXXX-XX-XX", "الأشهر الأخيرة=PXM", "سبتمبر/ أيلول الماضي=XXXX-09", "منذ عقود=PXDE",
		"خريف 2020=2020-FA", "فبراير/ شباط الماضي=XXXX-02",
	}},
	"001_b587ee3253eb2d41.txt": {"2022-09-16", model.InferredBasis, []string{
		"الأيام الأخيرة=PXD", "2020=2020", "الثلاثاء الماضي 13 سبتمبر 2022=2022-09-13", "2020=2020",
		"أمس الخميس 15 سبتمبر 2022=2022-09-15", "13 سبتمبر 2022=2022-09-13", "عام 2020=2020",
	}},
	"002_580eb0930ae513f5.txt": {"2020-10-09T22:35", model.FromDateline, []string{
		"9-10-2020 | 22:35=2020-10-09T22:35", "اليوم الجمعة=2020-10-09", "الأسابيع القليلة الماضية=PXW",
		"أواخر سبتمبر=2020-09 END", "قبل ساعات قليلة=PTXH", "أواخر الثمانينيات=198 END", "أوائل التسعينيات=199 START",
		"عقود=PXDE", "الأسابيع القليلة الماضية=PXW", "قبل 4 سنوات=2016", "اليوم الجمعة=2020-10-09",
		"حالياً=PRESENT_REF", "مساء الخميس=2020-10-08TEV", "الجمعة=2020-10-09", "بداية الأسبوع=2020-W41 START",
		"الأيام المقبلة=PXD", "اليوم الجمعة=2020-10-09", "الآن=PRESENT_REF",
	}},
	"003_960e743a51614c08.txt": {"2020-10-31T11:46", model.FromDateline, []string{
		"السبت 31 أكتوبر 2020 11:46 ص=2020-10-31T11:46", "السبت=2020-10-31", "الجمعة=2020-10-30", "خلال أسبوع=P1W",
		"قرون=PXCE", "الخميس الماضي=2020-10-29", "عام 1992=1992", "27 سبتمبر/أيلول الماضي=2020-09-27",
	}},
	"004_9053ab5bbb495e5a.txt": {"", model.NoBasis, []string{
		"اليوم السبت=XXXX-WXX-6", "السادس من نيسان/أبريل الجاري=XXXX-04-06", "9 تشرين الثاني/نوفمبر 2020=2020-11-09",
		"11 كانون الأول/يناير=XXXX-12-11 months-disagree", "26 يناير 2021=2021-01-26", "يوم أمس الجمعة=XXXX-WXX-5",
		"الآن=PRESENT_REF", "يوم الأربعاء=XXXX-WXX-3", "منذ عقود=PXDE", "اليوم=XXXX-XX-XX",
		"يوم 10 تشرين الثاني/نوفمبر 2020=2020-11-10", "نحو شهر ونصف الشهر=P1.5M APPROX",
	}},
}

// TestFiveArticles reads the shared articles as raw pages, line by line: a
// first line that is nothing but a date is the page's own clock.
func TestFiveArticles(t *testing.T) {
	for name, want := range fiveArticles {
		data, err := os.ReadFile(filepath.Join("../../../shared/articles", name))
		if err != nil {
			t.Skipf("the shared articles are not here: %v", err)
		}
		a := rawPage(string(data))
		p, found, err := Analyse(a, "")
		if err != nil || p.At.String() != want.published || p.Basis != want.basis {
			t.Errorf("%s: published %q by %q (%v), want %q by %q", name, p.At.String(), p.Basis, err, want.published, want.basis)
		}
		if got := shown(a.Text, found); !slices.Equal(got, want.found) {
			t.Errorf("%s:\n got %q\nwant %q", name, got, want.found)
		}
	}
}

// rawPage makes an article of every line of a page but its clock.
func rawPage(text string) *model.Article {
	var lines []string
	a := &model.Article{}
	for i, l := range strings.Split(text, "\n") {
		l = strings.TrimSpace(l)
		if _, ok := Dateline(l); ok && i == 0 {
			a.Asides = []model.Aside{{Kind: model.PageDate, Text: l}}
		} else if l != "" {
			lines = append(lines, l)
		}
	}
	whole := plain(lines...)
	whole.Asides = a.Asides
	return whole
}

func shown(text string, found []model.Timex) []string {
	var list []string
	for _, x := range found {
		s := x.Span.Of(text) + "=" + x.Value
		if x.Mod != "" {
			s += " " + x.Mod
		}
		for _, f := range x.Flags.Names() {
			s += " " + f
		}
		list = append(list, s)
	}
	return list
}
