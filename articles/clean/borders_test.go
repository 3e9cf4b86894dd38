package clean

import (
	"slices"
	"strings"
	"testing"
)

// told is a small page with what becomes of each line, written as the pages in
// testdata are: "role: text".
type told struct{ name, page string }

func checkTold(t *testing.T, table []told) {
	t.Helper()
	for _, c := range table {
		text, want := annotated(c.page)
		p := newPage(Chars(text), false)
		p.tellApart()
		if got := outcome(p); !slices.Equal(got, want) {
			t.Errorf("%s:\n got %s\nwant %s", c.name, strings.Join(got, "\n     "), strings.Join(want, "\n     "))
		}
	}
}

func TestDatesBelowButtons(t *testing.T) {
	checkTold(t, []told{
		{"a standfirst, many buttons and the date over one paragraph", `title: الحكومة تفتح الجسر الجديد أمام السيارات
summary: فتح الجسر الجديد أمام السيارات بعد عامين من العمل.
furniture: شارك
furniture: فيسبوك
furniture: تويتر
dateline: 9 أكتوبر 2020
paragraph: قال الوزير في بيان إن الحكومة تفتح الجسر.`},
		{"a third button is no line of text", `title: الحكومة تفتح الجسر الجديد أمام السيارات
summary: جسر يصل ضفتي النهر بعد عامين من العمل
furniture: شارك
furniture: فيسبوك
furniture: تويتر
byline: سلمى نعمان
paragraph: قال الوزير في بيان إن الحكومة تفتح الجسر.`},
		{"the date below the text's second paragraph is not the head's", `title: الحكومة تفتح الجسر الجديد أمام السيارات
paragraph: قال الوزير في بيان إن الحكومة تفتح الجسر.
paragraph: وتسلم العمال أجورهم من الشركة قبل موعدها بيومين كاملين.
furniture: شارك
furniture: 9 أكتوبر 2020`},
	})
}
