package query

import (
	"slices"
	"strings"
	"testing"

	"qari/model"
	"qari/model/calendar"
	"qari/model/word"
)

// article is one that we wrote for these tests.
func article(t testing.TB) *Document {
	t.Helper()
	text := "بوتين في يريفان\n" +
		"وصل الرئيس فلاديمير بوتين إلى أرمينيا في ٩ تشرين الأول ٢٠٢٠، وقالت بي بي سي إن وزير الخارجية الأرميني استقبله.\n" +
		"وبالصَّبر قال باشينيان: «لأرمينيا سياستها»، ولبوتين مثلُها."
	span := func(s string) model.Span {
		i := strings.Index(text, s)
		if i < 0 {
			t.Fatalf("the text does not hold %q", s)
		}
		return model.Span{Start: i, End: i + len(s)}
	}
	return NewDocument(
		&model.Article{Title: "بوتين في يريفان", Source: "وكالة أنباء الاختبار", Text: text},
		&model.Findings{
			Published: model.Publication{At: calendar.ParseStamp("2020-10-10T08:00")},
			Entities: []model.Entity{
				{Label: model.PER, Name: "فلاديمير بوتين", Mentions: []model.Span{span("بوتين"), span("فلاديمير بوتين")}},
				{Label: model.PER, Name: "نيكول باشينيان", Mentions: []model.Span{span("باشينيان")}},
				{Label: model.LOC, Name: "أرمينيا", Mentions: []model.Span{span("أرمينيا")}},
				{Label: model.ORG, Name: "بي بي سي", Mentions: []model.Span{span("بي بي سي")}},
			},
			Dates: []model.Timex{{Span: span("٩ تشرين الأول ٢٠٢٠"), Type: model.Date, Extent: calendar.Parse("2020-10-09", calendar.Gregorian)}},
		},
		State{Starred: true})
}

func TestMatch(t *testing.T) {
	doc := article(t)
	for query, want := range map[string]bool{
		"":                        true,
		"بوتين":                   true,
		"بوتين ارمينيا":           true,
		"الصبر":                   true,
		"سياسه":                   true,
		`"سياسة"`:                 false,
		`"وزير الخارجية"`:         true,
		`"الرئيس بوتين"`:          false,
		`"يريفان وصل"`:            false, // across lines
		"=أرمينيا":                true,
		"=ارمينيا":                false,
		"=بالصبر":                 false,
		"=وبالصبر":                true,
		`="وزير الخارجية"`:        true,
		`="وزير الخارجيه"`:        false,
		"تركيا":                   false,
		"تركيا OR بوتين":          true,
		"-تركيا":                  true,
		"بوتين -أرمينيا":          false,
		"شخص:بوتين":               true,
		"شخص:فلاديمير":            true,
		"شخص:ارمينيا":             false,
		"مكان:ارمينيا":            true,
		"منظمة:«بي بي سي»":        true,
		"person:(بوتين علييف)":    false,
		"person:(بوتين OR علييف)": true,
		"date:2020-10":            true,
		"date:2020-10-10":         false,
		"date:2019..2021":         true,
		"date:2021..":             false,
		"date:2020-10-09":         true,
		"date:~2020-10-09":        true,
		"date:~2020-10-10":        false,
		"published:2020-10-10":    true,
		"نشر:..2020-10-09":        false,
		"مصدر:انباء":              true,
		"عنوان:يريفان":            true,
		"title:باشينيان":          false,
		"is:starred":              true,
		"is:read":                 false,
		"is:unread (شخص:باشينيان OR is:read)": true,
	} {
		q, err := Parse(query)
		if err != nil {
			t.Errorf("%s: %v", query, err)
			continue
		}
		if got := q.Match(doc); got != want {
			t.Errorf("%s matches: %v, want %v", query, got, want)
		}
	}
}

// Which mentions answer to a date: those that overlap it and are no coarser.
func TestDates(t *testing.T) {
	text := "عام 2020 | خريف 2020 | سبتمبر 2020 | من 10 إلى 15 سبتمبر | 12 سبتمبر 2020 | رمضان 1441 | 12 سبتمبر | رمضان | أسبوعين | الآن | 11 كانون الأول/يناير"
	mentions := strings.Split(text, " | ")
	var dates []model.Timex
	add := func(i int, x model.Timex) {
		at := len(strings.Join(mentions[:i], " | "))
		if i > 0 {
			at += len(" | ")
		}
		x.Span = model.Span{Start: at, End: at + len(mentions[i])}
		x.Extent = calendar.Parse(x.Value, x.Calendar)
		dates = append(dates, x)
	}
	add(0, model.Timex{Value: "2020"})
	add(1, model.Timex{Value: "2020-FA"})
	add(2, model.Timex{Value: "2020-09"})
	add(3, model.Timex{Value: "2020-09-10/2020-09-15"})
	add(4, model.Timex{Value: "2020-09-12"})
	add(5, model.Timex{Value: "1441-09", Calendar: model.Hijri})
	add(6, model.Timex{Value: "XXXX-09-12"})
	add(7, model.Timex{Value: "XXXX-09", Calendar: model.Hijri})
	add(8, model.Timex{Value: "P2W", Type: model.Duration})
	add(9, model.Timex{Value: "PRESENT_REF"})
	add(10, model.Timex{Value: "2022-12-11", Values: []string{"2022-12-11", "2023-01-11"}, Flags: model.MonthsDisagree})
	doc := NewDocument(&model.Article{Text: text}, &model.Findings{Dates: dates}, State{})
	for query, want := range map[string][]int{
		"date:2020":                   {0, 1, 2, 3, 4, 5},
		"date:2020-09":                {2, 3, 4},
		"date:2020-09-12":             {3, 4},
		"date:2020-09-13":             {3},
		"date:2020-09-16":             {},
		"date:2020-05":                {5},
		"date:2020-05-01":             {},
		"date:2020-09..2020-11":       {1, 2, 3, 4},
		"date:2020-09-09..2020-09-11": {3},
		"date:2019..2020":             {0, 1, 2, 3, 4, 5},
		"date:2021":                   {},
		"date:2022-12-11":             {10},
		"date:2023-01":                {10},
		"date:2022-12-12":             {},
		"date:~2020-09":               {0, 1, 2, 3, 4, 6},
		"date:~2020-09-13":            {0, 1, 2, 3},
		"date:~2020-05":               {0, 5, 7},
		"date:~2021-09-12":            {6},
		"date:~2021":                  {6, 7},
		"date:~2020":                  {0, 1, 2, 3, 4, 5, 6, 7},
		"date:~2022-12":               {10},
	} {
		q, err := Parse(query)
		if err != nil {
			t.Fatal(err)
		}
		var all []string
		for _, i := range want {
			all = append(all, mentions[i])
		}
		if got := joined(text, q.Spans(doc)); got != strings.Join(all, "|") {
			t.Errorf("%s is found at %s, want %s", query, got, strings.Join(all, "|"))
		}
	}
}

func TestSpans(t *testing.T) {
	doc := article(t)
	for query, want := range map[string]string{
		"بوتين":                 "بوتين|بوتين|ولبوتين",
		"ارمينيا":               "أرمينيا|لأرمينيا",
		"صبر":                   "وبالصَّبر",
		`"وزير الخارجية"`:       "وزير الخارجية",
		"=أرمينيا":              "أرمينيا",
		"شخص:بوتين":             "بوتين|فلاديمير بوتين",
		"شخص:بوتين بوتين":       "بوتين|فلاديمير بوتين|ولبوتين",
		"date:2020":             "٩ تشرين الأول ٢٠٢٠",
		"يريفان -تركيا":         "يريفان",
		"تركيا OR يريفان":       "يريفان",
		"يريفان تركيا":          "",
		"تركيا يريفان OR الصبر": "وبالصَّبر",
	} {
		q, err := Parse(query)
		if err != nil {
			t.Errorf("%s: %v", query, err)
			continue
		}
		if got := joined(doc.Text(), q.Spans(doc)); got != want {
			t.Errorf("%s is found at %s, want %s", query, got, want)
		}
	}
}

func joined(text string, spans []model.Span) string {
	var all []string
	for _, s := range spans {
		all = append(all, s.Of(text))
	}
	return strings.Join(all, "|")
}

func TestPattern(t *testing.T) {
	text := article(t).Text()
	for _, c := range []struct {
		in     string
		typing bool
		want   string
	}{
		{"بوتين", false, "بوتين|بوتين|ولبوتين"},
		{"بوت", true, "بوتين|بوتين|ولبوتين"},
		{"بوت", false, ""},
		{"وزير خارجية", false, "وزير الخارجية"},
		{"وزير الخار", true, "وزير الخارجية"},
		{`"بوتين"`, true, "بوتين|بوتين"},
		{`"بوت`, true, "بوتين|بوتين"},
		{`"بوت"`, true, ""},
		{"=لأرمينيا", false, "لأرمينيا"},
		{"=لارمينيا", false, ""},
		{"2020", false, "٢٠٢٠"},
		{"شخص:بوتين (", false, ""},
		{"،", false, ""},
	} {
		if got := joined(text, findAll(text, Pattern(c.in, c.typing))); got != c.want {
			t.Errorf("%q finds %s, want %s", c.in, got, c.want)
		}
	}
}

// The quick search by stems finds just the words that are found by looking at
// every word.
func FuzzFind(f *testing.F) {
	for _, q := range []string{"الصبر", "سياسة", "مستشفى", "لغة", "ab", "2"} {
		f.Add("قال بالصبر: سياستها ومستشفاه للغة ab12 "+q, q, false)
	}
	f.Fuzz(func(t *testing.T, text, typed string, typing bool) {
		q := Pattern(typed, typing)
		term, ok := q.Expr.(Term)
		if !ok || len(term.Words) != 1 || term.Mode == Literal {
			return
		}
		folded := word.NewFolded(text, word.Search)
		var want []model.Span
		for start, end := range word.Words(folded.String) {
			w := folded.String[start:end]
			if term.Words[0].Match(w) || term.Prefix && term.Words[0].MatchPrefix(w) {
				from, to := folded.Source(start, end)
				want = append(want, model.Span{Start: from, End: trimEnd(text, from, to)})
			}
		}
		if got := findAll(text, q); !slices.Equal(got, want) {
			t.Fatalf("%q in %q: found at %v, want %v", typed, text, got, want)
		}
	})
}

// In, which takes short cuts, agrees with the search for spans, which takes
// none.
func FuzzIn(f *testing.F) {
	for _, q := range []string{"=أرمينيا", "=ارمينيا", "الصبر", `"a b"`, "=a b"} {
		f.Add("لأرمينيا أَرمينيا. ا\u200Fرمينيا وبالصَّبر a b\nc", q, true)
	}
	f.Fuzz(func(t *testing.T, text, pattern string, typing bool) {
		q := Pattern(pattern, typing)
		term, ok := q.Expr.(Term)
		if !ok {
			return
		}
		if got, want := term.In(text), len(findAll(text, q)) > 0; got != want {
			t.Fatalf("%+v in %q: %v, want %v", term, text, got, want)
		}
	})
}

func FuzzDates(f *testing.F) {
	f.Add("2020-10-09")
	f.Add("~9/10/2020..")
	f.Fuzz(func(t *testing.T, s string) {
		d, ok, backward := parseDates(s)
		if !ok || backward {
			return
		}
		if d.Interval.From > d.Interval.To {
			t.Fatalf("%q is %v", s, d)
		}
		if again, ok, _ := parseDates(dateText(d.Interval)); !ok || again.Interval != d.Interval {
			t.Fatalf("%q prints as %q", s, dateText(d.Interval))
		}
	})
}

// findAll folds a text and searches it.
func findAll(text string, q *Query) []model.Span {
	return FindFolded(text, word.NewFolded(text, word.Search), q)
}

// The peer is strings.Count over a text that is already folded: the least
// that any search must do.
func BenchmarkFindFolded(b *testing.B) {
	text := strings.Repeat(article(b).Text()+"\n", 5<<20/len(article(b).Text()))
	folded := word.NewFolded(text, word.Search)
	q := Pattern("بوتين", false)
	b.Run("find", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			findAll(text, q)
		}
	})
	b.Run("find-folded", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			FindFolded(text, folded, q)
		}
	})
	b.Run("find-rare", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		rare := Pattern("تركيا", true)
		for b.Loop() {
			FindFolded(text, folded, rare)
		}
	})
	b.Run("peer-Count", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			strings.Count(folded.String, "بوتين")
		}
	})
}
