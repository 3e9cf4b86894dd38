package timex

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"qari/model"
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
			Interval(x)
		}
		Group(found)
		if l, ok := Dateline(lines[0]); ok && (l.Start < 0 || l.End <= l.Start || l.End > len(lines[0]) || l.Value == "") {
			t.Fatalf("%+v in a line of %d bytes", l, len(lines[0]))
		}
	})
}

// Eight times a hostile text may take about eight times as long; quadratic time
// would be 64 times as long. The texts make a rule look far for its end.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time")
	}
	for _, piece := range []string{
		"7", "7 ", "نوفمبر ", "نوفمبر/", "10 و11 و", "من 10 إلى ", "خمسة وعشرين و", "الأول ", "9-10-", "22:", "«اليوم", "قبل ", "يوم ", "من الأسبوع ",
		"1 شهر و", "11 آذار و", "الساعة ", "مساء ", "كانون الأول/", "بين ", "أيام ", "في ",
	} {
		small, large := timeFor(strings.Repeat(piece, (1<<14)/len(piece))), timeFor(strings.Repeat(piece, (1<<17)/len(piece)))
		if large > 30*small && large > 50*time.Millisecond {
			t.Errorf("%q: %v for 16 KiB, %v for 128 KiB", piece, small, large)
		}
	}
}

func timeFor(text string) time.Duration {
	a := plain(text)
	best := time.Hour
	for range 3 {
		start := time.Now()
		if _, _, err := Analyse(a, ""); err != nil {
			panic(err)
		}
		best = min(best, time.Since(start))
	}
	return best
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
