package clean

import (
	"strings"
	"testing"

	"qari/testdata/steps"
)

// hostile are pages that are made to cost time.
var hostile = map[string]steps.Text{
	"one line":                 {Unit: "كلمة "},
	"one word":                 {Unit: "ك"},
	"unended strings":          {Unit: "\x1b]0;x"},
	"unended C1 strings":       {Unit: "\u009dx"},
	"unended sequences":        {Unit: "\x1b[1;"},
	"one unended string":       {Head: "\x1bP", Unit: "x"},
	"digits":                   {Unit: "1"},
	"date lines":               {Unit: "12 مايو 2021\n"},
	"section names":            {Unit: "سياسة\n"},
	"headings":                 {Unit: "عنوان قصير\n\n"},
	"furniture":                {Unit: "شارك\n"},
	"headings and furniture":   {Unit: "عنوان قصير\nشارك\n"},
	"source labels":            {Unit: "المصدر:\n"},
	"source names":             {Head: "المصدر:\n", Unit: "رويترز\n"},
	"keyword labels":           {Unit: "الوسوم: أ، ب، ج\n"},
	"keywords":                 {Head: "الوسوم\n", Unit: "أ، ب، ج\n"},
	"related labels":           {Unit: "اقرأ أيضا: خبر من المدينة القديمة\n"},
	"bylines":                  {Unit: "بقلم: فلان الفلاني\n"},
	"brackets":                 {Unit: "((((((((((\n"},
	"empty lines":              {Unit: "\n"},
	"invalid bytes":            {Unit: "\xff"},
	"wrapped for ever":         {Unit: strings.Repeat("كلمة ", 14) + "\n"},
	"front matter":             {Head: "---\n", Unit: "title: x\n"},
	"markdown links":           {Unit: "[a](b) "},
	"markdown brackets":        {Head: "[a](b) ", Unit: "["},
	"markdown emphasis":        {Unit: "*_`"},
	"markdown headings":        {Unit: "# عنوان\n"},
	"many short paragraphs":    {Unit: "قال المسؤول إن العمل يبدأ غدا في المدينة.\n"},
	"captions":                 {Unit: "مشهد من المدينة القديمة صباحا (رويترز)\n"},
	"questions without an end": {Unit: "هل يبدأ العمل غدا؟ "},
}

// Pages on which a rule might look again and again at the same lines are
// cleaned in linear time.
func TestHostile(t *testing.T) {
	steps.Linear(t, hostile, func(name, text string) {
		Article(text, Options{Markdown: strings.Contains(name, "mark") || strings.Contains(name, "matter")})
	})
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
