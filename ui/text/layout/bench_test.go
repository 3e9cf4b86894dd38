package layout

import (
	"math/rand"
	"strings"
	"testing"
	"unicode/utf8"
)

// news is about n bytes of text with the statistics of Arabic news: words of
// such lengths, a comma or full stop now and then, quotations, numbers, a Latin
// word in one paragraph of ten. Paragraphs are about 400 characters long.
func news(n int) []string {
	words := strings.Fields(`في من على إلى أن التي الذي هذا عن مع كان بعد قال الرئيس الحكومة
		المدينة اليوم وزير الخارجية الأمن السلام الشعب البلاد العام الماضي القادم خلال بين
		المنطقة الشرق الدولة الاقتصاد المجلس وأضاف وأكد مؤتمر لقاء اتفاق جديد كبيرة منذ
		مسؤول الاتحاد المتحدة التعاون والتنمية الاستثمار الأسبوع المقبل لمناقشة القضايا ذات الاهتمام`)
	random := rand.New(rand.NewSource(1))
	var list []string
	for size := 0; size < n; {
		var b strings.Builder
		latin := random.Intn(10) == 0
		for b.Len() < 720 {
			word := words[random.Intn(len(words))]
			switch random.Intn(40) {
			case 0, 1:
				word += "،"
			case 2:
				word += "."
			case 3:
				word = "«" + word + " " + words[random.Intn(len(words))] + "»"
			case 4:
				word = "2020"
			case 5:
				if latin {
					word = "BBC"
				}
			}
			b.WriteString(word)
			b.WriteByte(' ')
		}
		list = append(list, strings.TrimSpace(b.String()))
		size += b.Len()
	}
	return list
}

func characters(list []string) (n int) {
	for _, s := range list {
		n += utf8.RuneCountInString(s)
	}
	return n
}

func perCharacter(b *testing.B, list []string) {
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(characters(list)), "ns/char")
}

// BenchmarkNews is the whole path: levels, breaks, clusters, widths, joining,
// order, every line laid out.
func BenchmarkNews(b *testing.B) {
	list := news(1 << 20)
	var p Paragraph
	var l Line
	b.ReportAllocs()
	for b.Loop() {
		for _, text := range list {
			p.Set(text, Options{Width: 80, Isolate: true})
			for i := 0; p.Has(i); i++ {
				p.Line(i, &l)
			}
		}
	}
	perCharacter(b, list)
}

// BenchmarkStages tells the parts of it: levels alone, and with breaks.
func BenchmarkStages(b *testing.B) {
	list := news(1 << 20)
	var p Paragraph
	b.Run("levels", func(b *testing.B) {
		for b.Loop() {
			for _, text := range list {
				p.Set(text, Options{Width: 80, Isolate: true})
			}
		}
		perCharacter(b, list)
	})
	b.Run("breaks", func(b *testing.B) {
		for b.Loop() {
			for _, text := range list {
				p.Set(text, Options{Width: 80, Isolate: true})
				p.Lines()
			}
		}
		perCharacter(b, list)
	})
}
