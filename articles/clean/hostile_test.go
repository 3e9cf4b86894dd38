package clean

import (
	"strings"
	"testing"
	"time"
)

// hostile are pages that are made to cost time.
var hostile = map[string]string{
	"one line":                 strings.Repeat("كلمة ", 400_000),
	"one word":                 strings.Repeat("ك", 1_000_000),
	"unended strings":          strings.Repeat("\x1b]0;x", 300_000),
	"unended C1 strings":       strings.Repeat("\u009dx", 300_000),
	"unended sequences":        strings.Repeat("\x1b[1;", 300_000),
	"one unended string":       "\x1bP" + strings.Repeat("x", 1_000_000),
	"digits":                   strings.Repeat("1", 1_000_000),
	"date lines":               strings.Repeat("12 مايو 2021\n", 30_000),
	"section names":            strings.Repeat("سياسة\n", 60_000),
	"headings":                 strings.Repeat("عنوان قصير\n\n", 60_000),
	"furniture":                strings.Repeat("شارك\n", 60_000),
	"headings and furniture":   strings.Repeat("عنوان قصير\nشارك\n", 40_000),
	"source labels":            strings.Repeat("المصدر:\n", 60_000),
	"source names":             "المصدر:\n" + strings.Repeat("رويترز\n", 60_000),
	"keyword labels":           strings.Repeat("الوسوم: أ، ب، ج\n", 30_000),
	"keywords":                 "الوسوم\n" + strings.Repeat("أ، ب، ج\n", 40_000),
	"related labels":           strings.Repeat("اقرأ أيضا: خبر من المدينة القديمة\n", 20_000),
	"bylines":                  strings.Repeat("بقلم: فلان الفلاني\n", 30_000),
	"brackets":                 strings.Repeat("((((((((((\n", 60_000),
	"empty lines":              strings.Repeat("\n", 1_000_000),
	"invalid bytes":            strings.Repeat("\xff", 1_000_000),
	"wrapped for ever":         strings.Repeat(strings.Repeat("كلمة ", 14)+"\n", 15_000),
	"front matter":             "---\n" + strings.Repeat("title: x\n", 60_000),
	"markdown links":           strings.Repeat("[a](b) ", 9_000) + strings.Repeat("[", 60_000),
	"markdown emphasis":        strings.Repeat("*_`", 20_000),
	"markdown headings":        strings.Repeat("# عنوان\n", 60_000),
	"many short paragraphs":    strings.Repeat("قال المسؤول إن العمل يبدأ غدا في المدينة.\n", 20_000),
	"captions":                 strings.Repeat("مشهد من المدينة القديمة صباحا (رويترز)\n", 20_000),
	"questions without an end": strings.Repeat("هل يبدأ العمل غدا؟ ", 50_000),
}

// TestHostile cleans pages of about a megabyte that would take minutes if any
// rule took more than linear time. The limit is far from what is needed, so
// that a busy machine passes.
func TestHostile(t *testing.T) {
	for name, text := range hostile {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			start := time.Now()
			Article(text, Options{Markdown: strings.Contains(name, "mark") || strings.Contains(name, "matter")})
			if took := time.Since(start); took > 20*time.Second {
				t.Errorf("%d bytes took %v", len(text), took)
			}
		})
	}
}

// BenchmarkArticle cleans a page of ordinary news of about 5 KB, and one of
// 5 MB.
func BenchmarkArticle(b *testing.B) {
	body := strings.Repeat("وقال المسؤول في بيان أصدره مكتبه مساء أمس إن العمل في الجسر الجديد يبدأ مطلع الشهر المقبل وينتهي في نيسان/أبريل 2023، بحسب وكالة الأنباء الرسمية.\n\n", 20)
	small := "عنوان الخبر عن الجسر الجديد في المدينة\n\n" + body
	for _, bench := range []struct{ name, text string }{{"5KB", small}, {"5MB", strings.Repeat(small, 1000)}} {
		b.Run(bench.name, func(b *testing.B) {
			b.SetBytes(int64(len(bench.text)))
			for b.Loop() {
				Article(bench.text, Options{})
			}
		})
	}
}
