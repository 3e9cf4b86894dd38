package timex

import (
	"reflect"
	"strings"
	"testing"

	"qari/model"
	"qari/testdata/steps"
)

// FuzzAnalyse checks that any text is read without a panic, the same way
// twice, into sound spans; and that a date line lies within its line.
func FuzzAnalyse(f *testing.F) {
	for _, seed := range []string{
		"", "9-10-2020 | 22:35", "من 10 إلى", "بين و", "١٢٣٤٥٦٧٨٩٠١٢٣", "11 كانون الأول/يناير", "الـ48 ساعة الماضية",
		"نحو شهر ونصف الشهر", "\xff\xfeالجمعة\xc3", "قبل قبل بعد منذ خلال", "الساعة إلا ربعا", "و و و", "10 و11 و12 نوفمبر",
		"مساء مساء مساء", "منتصف ليل منتصف", "عام عام 2020 هـ شمسي", "هذه الليالي", "هذه الليلة الأخيرة", "هذه ليلة", "هذه الليلتين", "0/0/0000", "31/31/2020", "99999999999-1-1", "غرة رمضان 9999 هـ",
		"قبل 999999999 عاما", "بعد 999999999 قرنا", "2020-02-30T99:99", "الأسبوع الأول من", "كل كل يوم", "للل", "آب", "اب",
	} {
		f.Add(seed, "2020-10-09T22:35")
	}
	f.Fuzz(func(t *testing.T, text, given string) {
		lines := strings.Split(text, "\n")
		a := plain(lines...)
		p, found, err := Analyse(a, given)
		if err != nil {
			given = ""
			p, found, _ = Analyse(a, "")
		}
		sound(t, a.Text, found)
		if q, again, _ := Analyse(a, given); !reflect.DeepEqual(found, again) || !reflect.DeepEqual(p, q) {
			t.Fatal("two runs differ")
		}
		for _, x := range found {
			x.Interval()
		}
		Group(found)
		if l, ok := Dateline(lines[0]); ok && (l.Start < 0 || l.End <= l.Start || l.End > len(lines[0]) || l.Value == "") {
			t.Fatalf("%+v in a line of %d bytes", l, len(lines[0]))
		}
	})
}

// The texts make a rule look far for its end.
func TestLinear(t *testing.T) {
	texts := map[string]steps.Text{}
	for _, piece := range []string{
		"7", "7 ", "نوفمبر ", "نوفمبر/", "10 و11 و", "من 10 إلى ", "خمسة وعشرين و", "الأول ", "9-10-", "22:", "«اليوم", "قبل ", "يوم ", "من الأسبوع ",
		"1 شهر و", "11 آذار و", "الساعة ", "مساء ", "كانون الأول/", "بين ", "أيام ", "في ",
	} {
		texts[piece] = steps.Text{Unit: piece}
	}
	steps.Linear(t, texts, func(_, text string) {
		if _, _, err := Analyse(plain(text), ""); err != nil {
			t.Error(err)
		}
	})
}

// BenchmarkAnalyse reads our own annotated articles; MB/s is per core.
func BenchmarkAnalyse(b *testing.B) {
	var articles []*model.Article
	size := 0
	for _, a := range corpus(b) {
		articles = append(articles, a.article())
		size += len(articles[len(articles)-1].Text)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, a := range articles {
			if _, _, err := Analyse(a, ""); err != nil {
				b.Fatal(err)
			}
		}
	}
}
