package clean

import (
	"slices"
	"strings"
	"testing"
	"unsafe"

	"qari/model"
)

func TestDateLines(t *testing.T) {
	for text, want := range map[string]date{
		"نشر في 5": {labelled: true}, "نشر في: 9/10/2020": {labelled: true}, "9/10/2020": {}, "9/10/2020 | سياسة": {after: len("9/10/2020 ")},
		"سياسة | 9/10/2020": {before: len("سياسة")}, "نشر في: 9/10/2020 | سياسة": {labelled: true, after: len("نشر في: 9/10/2020 ")},
		"كتب أحمد علي 9 أكتوبر 2020": {before: len("كتب أحمد علي "), loose: true}, "a 9 أكتوبر 2020": {before: len("a "), loose: true},
		"نشر في 5 | سياسة": {labelled: true},
	} {
		l := newLine(text)
		if got := dateOf(&l); got == nil || *got != want {
			t.Errorf("%q: %+v, want %+v", text, got, want)
		}
	}
	for _, text := range []string{"نشر في 5.", "الجسر 5", "سياسة", "قال الوزير إن العمل يبدأ 9 أكتوبر 2020 في المدينة", "سياسة | رويترز"} {
		if l := newLine(text); dateOf(&l) != nil {
			t.Errorf("%q is a date line", text)
		}
	}
	for text, want := range map[string]bool{"9/10/2020": true, "9/10/2020 " + strings.Repeat("| سياسة ", 9): true, "9/10/2020 " + strings.Repeat("| سياسة ", 9) + "| سياسة": false, "سياسة": false} {
		p := newPage(text, false)
		if p.findDates(); (p.lines[0].date != nil) != want {
			t.Errorf("%q is a date line: %v, want %v", text, !want, want)
		}
	}
	p, _ := decided("furniture: 9/10/2020")
	if p.findDates(); p.lines[0].date != nil {
		t.Error("a line that has a role already is asked for its date")
	}
}

func TestNamesAroundDates(t *testing.T) {
	for text, want := range map[string]string{
		"سياسة | بقلم زرنوق الراشد · رويترز": "section: سياسة|byline: بقلم زرنوق الراشد|source: رويترز", "سلمى نعمان •": "byline: سلمى نعمان",
		"القاهرة - أ ش أ": "source: القاهرة - أ ش أ", "سياسة › الجسر": "", "|": "",
	} {
		parts, ok := names(text)
		p := &page{lines: parts}
		if got := strings.Join(outcome(p), "|"); got != want || ok == (text == "سياسة › الجسر") {
			t.Errorf("%q: %s %v, want %s", text, got, ok, want)
		}
	}
	checkTold(t, []told{
		{"a place of two words and an outlet", `title: الحكومة تفتح الجسر الجديد أمام السيارات
dateline: المدينة الكبرى 9 أكتوبر 2020
+source:  واس
paragraph: قال الوزير في بيان إن الحكومة تفتح الجسر الجديد أمام السيارات غدا.`},
		{"a place of three words and an outlet", `title: الحكومة تفتح الجسر الجديد أمام السيارات
heading: في المدينة الكبرى 9 أكتوبر 2020 واس
paragraph: قال الوزير في بيان إن الحكومة تفتح الجسر الجديد أمام السيارات غدا.`},
		{"a place and no outlet", `title: الحكومة تفتح الجسر الجديد أمام السيارات
heading: الدمام 9 أكتوبر 2020
paragraph: قال الوزير في بيان إن الحكومة تفتح الجسر الجديد أمام السيارات غدا.`},
		{"an author before the date and an outlet after it", `title: الحكومة تفتح الجسر الجديد أمام السيارات
byline: سلمى نعمان
+dateline:  | 9 أكتوبر 2020
+source:  | رويترز
paragraph: قال الوزير في بيان إن الحكومة تفتح الجسر الجديد أمام السيارات غدا.`},
	})
}

func TestAboveTheTitle(t *testing.T) {
	const below = `
title: الحكومة تفتح الجسر الجديد أمام السيارات
paragraph: قال الوزير في بيان إن الحكومة تفتح الجسر الجديد أمام السيارات غدا.`
	checkTold(t, []told{
		{"three words are a section", "section: جسور ومدن قديمة" + below},
		{"four words are a line over the title", "heading: جسور ومدن وقرى قديمة" + below},
		{"the site's name is no line over the title", "furniture: موقع الجسر في المدينة" + below},
		{"four names of sections are a menu", "furniture: سياسة\nfurniture: اقتصاد\nfurniture: رياضة\nfurniture: ثقافة" + below},
		{"three names in a row end a menu", "furniture: زهور\nfurniture: سياسة\nfurniture: اقتصاد\nfurniture: رياضة" + below},
		{"two names in a row end none", "furniture: زهور\nfurniture: بيوت\nfurniture: سياسة\nsection: اقتصاد" + below},
		{"the name that there is news counts for none", "furniture: زهور\nfurniture: الأخبار\nfurniture: سياسة\nsection: اقتصاد" + below},
		{"a section with a date of its own", "furniture: جسور\nsection: سياسة\n+dateline:  | 9 أكتوبر 2020" + below},
	})
}

func TestTitleAmongLines(t *testing.T) {
	checkTold(t, []told{
		{"short lines alone: the first", `title: أخبار الجسر
heading: الحكومة تفتح الجسر
paragraph: قال الوزير في بيان إن الحكومة تفتح الجسر الجديد أمام السيارات غدا.`},
		{"names of sections alone: the first", `title: سياسة
section: اقتصاد
paragraph: قال الوزير في بيان إن الحكومة تفتح الجسر الجديد أمام السيارات غدا.`},
		{"four words told again, a date and a picture", `title: جسر قرب المدينة القديمة
dateline: 9 أكتوبر 2020
caption: الحكومة تفتح الجسر الجديد أمام السيارات
paragraph: قال الوزير في بيان إن الحكومة تفتح الجسر الجديد قرب المدينة القديمة غدا.`},
		{"the same without a date", `heading: جسر بعيد جدا هنا
title: الحكومة تفتح الجسر الجديد أمام السيارات
paragraph: قال الوزير في بيان إن الحكومة تفتح الجسر الجديد قرب المدينة القديمة غدا.`},
		{"nothing of it told again, and a date", `furniture: صور وألوان من هنا وهناك
pageDate: 9 أكتوبر 2020
title: الحكومة تفتح الجسر الجديد أمام السيارات
paragraph: قال الوزير في بيان إن الحكومة تفتح الجسر الجديد قرب المدينة القديمة غدا.`},
		{"three words that are told again, and a date", `section: المدينة القديمة الجديدة
pageDate: 9 أكتوبر 2020
title: الحكومة تفتح الجسر الجديد أمام السيارات
paragraph: قال الوزير في بيان إن الحكومة تفتح الجسر الجديد قرب المدينة القديمة غدا.`},
		{"three words said twice", `title: يفتح الجسر غدا
heading: كلمات كثيرة في سطر
repeatedTitle: يفتح الجسر غدا
paragraph: قال الوزير في بيان إن الحكومة تفتح الطريق قرب المدينة القديمة صباحا.`},
		{"two words said twice are no title", `section: الجسر الجديد
title: كلمات كثيرة في سطر
heading: الجسر الجديد
paragraph: قال الوزير في بيان إن الحكومة تفتح الطريق قرب المدينة القديمة صباحا.`},
		{"the plain one of two stands below", `repeatedTitle: يفتح الجسر غدا | صحيفة المدينة
title: يفتح الجسر غدا
paragraph: قال الوزير في بيان إن الحكومة تفتح الطريق قرب المدينة القديمة صباحا.`},
	})
}

func TestWrapped(t *testing.T) {
	const full = "كلام كلام كلام كلام كلا" // 23 characters
	lines := func(n int) string { return strings.Repeat(full+"\n", n) }
	for text, want := range map[string]int{
		lines(5): 1, lines(4): 4, // four pairs, and three
		lines(4) + "كلا\n" + full: 2, lines(3) + "كلا\nكلا\n" + full: 6, // 4 of 5 pairs broken, and 3 of 5
		lines(3) + "\n" + lines(3): 2, lines(5) + "- بند": 2,
		strings.Repeat(strings.Repeat("كلام ", 26)+"كل\n", 5): 1, strings.Repeat(strings.Repeat("كلام ", 26)+"كلا\n", 5): 5,
	} {
		p := newPage(text, false)
		if p.joinWrapped(); len(p.lines) != want {
			t.Errorf("%q: %d lines, want %d", text, len(p.lines), want)
		}
	}
	p := newPage("1234 67\n12 45 7\n", false)
	for width, want := range map[int]bool{9: true, 10: false} {
		if got := p.broken(1, width); got != want {
			t.Errorf("a width of %d: broken %v, want %v", width, got, want)
		}
	}
	p = newPage("# عنوان الجسر\n\n> "+strings.ReplaceAll(strings.TrimSpace(lines(6)), "\n", "\n> "), true)
	p.markup()
	if p.joinWrapped(); len(p.lines) != 2 || p.lines[1].role != quote || p.lines[1].gap != 1 || p.title != 0 {
		t.Errorf("a wrapped quotation: %q, title %d", outcome(p), p.title)
	}
}

func TestMarkdownBlocks(t *testing.T) {
	for page, want := range map[string]string{
		"* * *\n# أ ب": "furniture: * * *|title: أ ب", "> \n# أ ب": "furniture: >|title: أ ب", "# أ ب\n## اقرأ أيضا": "title: أ ب|undecided: اقرأ أيضا", "# أ ب\n## شارك": "title: أ ب|undecided: شارك",
		"# أ ب\n## الوسوم": "title: أ ب|undecided: الوسوم", "---\ntitle: أ\n- بند\n---\nنص": "furniture: ---|furniture: title:|title: أ|furniture: - بند|furniture: ---|undecided: نص",
		"---\ntitle: أ\nنص\n---": "furniture: ---|undecided: title: أ|undecided: نص|furniture: ---", "---\ntitle: أ": "furniture: ---|undecided: title: أ",
		"---\ntitle: أ\ntitle: ب\n---":                 "furniture: ---|furniture: title:|title: أ|furniture: title: ب|furniture: ---",
		"---\nauthor: \n---\n*نص* `نص`":                "furniture: ---|furniture: author:|furniture: ---|undecided: نص نص",
		"---\n" + strings.Repeat("a: b\n", 40) + "---": "furniture: ---|" + strings.Repeat("furniture: a: b|", 40) + "furniture: ---",
		"---\n" + strings.Repeat("a: b\n", 41) + "---": "furniture: ---|" + strings.Repeat("undecided: a: b|", 41) + "furniture: ---",
		"نص [أ](b) [ج](d)":                             "undecided: نص أ ج|furniture: b|furniture: d",
	} {
		p := newPage(page, true)
		p.markup()
		p.applyReplacements()
		if got := strings.Join(outcome(p), "|"); got != want {
			t.Errorf("%q:\n got %s\nwant %s", page, got, want)
		}
	}
	long := "*" + strings.Repeat("a", longLine-2) + "*"
	for text, want := range map[string]int{long: longLine - 2, long + "b": longLine + 1} {
		p := newPage(text, true)
		if p.inline(0); len(p.lines[0].text) != want {
			t.Errorf("a line of %d bytes has %d after it was looked into, want %d", len(text), len(p.lines[0].text), want)
		}
	}
}

func TestFactsOfArticle(t *testing.T) {
	const head, text = "الحكومة تفتح الجسر الجديد أمام السيارات\n", "قال الوزير في بيان إن الحكومة تفتح الجسر الجديد أمام السيارات غدا.\nوأضاف الوزير أن الجسر الجديد يصل ضفتي النهر في المدينة القديمة.\n"
	for page, want := range map[string]string{
		head + "القاهرة - أ ش أ\n" + text: "أ ش أ", head + text: "", head + text + "وام\nالمصدر: رويترز": "رويترز", head + text + "- وام -": "وام", head + "لندن: «الجسر»\n" + text: "الجسر",
	} {
		if got := Article(page, Options{}).Source; got != want {
			t.Errorf("%q: the source is %q, want %q", page, got, want)
		}
	}
	a := Article(head+text+"المصدر: رويترز\n* * *\nاقرأ أيضا\n- خبر آخر عن المدينة القديمة\n• خبر ثالث عن المدينة القديمة", Options{})
	if got, want := a.Aside(model.RelatedHeadline), []string{"خبر آخر عن المدينة القديمة", "خبر ثالث عن المدينة القديمة"}; !slices.Equal(got, want) {
		t.Errorf("related headlines %q, want %q", got, want)
	}
	if got, want := a.Aside(model.Furniture), []string{"* * *", "اقرأ أيضا"}; !slices.Equal(got, want) {
		t.Errorf("furniture %q, want %q", got, want)
	}
	if a := (&page{lines: []line{{text: "a", role: title}, {text: "b", role: paragraph}}}).article(); a.Text != "a\nb" {
		t.Errorf("a text of letters is %q", a.Text)
	}
}

// TestAsidesShareOneString: their room is asked for once, so that none keeps a
// string of its own alive.
func TestAsidesShareOneString(t *testing.T) {
	p, _ := decided("title: نص\n" + strings.Repeat("furniture: شارك القصة\n", 50))
	a := p.article()
	for i := 1; i < len(a.Asides); i++ {
		above, text := a.Asides[i-1].Text, a.Asides[i].Text
		if unsafe.Pointer(unsafe.StringData(text)) != unsafe.Add(unsafe.Pointer(unsafe.StringData(above)), len(above)) {
			t.Fatalf("aside %d does not follow the one before it", i)
		}
	}
}
