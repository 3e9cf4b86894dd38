package query

import (
	"slices"
	"strings"
	"testing"

	"qari/model"
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
			Published: model.Publication{Value: "2020-10-10T08:00"},
			Entities: []model.Entity{
				{Label: model.PER, Name: "فلاديمير بوتين", Mentions: []model.Span{span("بوتين"), span("فلاديمير بوتين")}},
				{Label: model.PER, Name: "نيكول باشينيان", Mentions: []model.Span{span("باشينيان")}},
				{Label: model.LOC, Name: "أرمينيا", Mentions: []model.Span{span("أرمينيا")}},
				{Label: model.ORG, Name: "بي بي سي", Mentions: []model.Span{span("بي بي سي")}},
			},
			Dates: []model.Timex{{Span: span("٩ تشرين الأول ٢٠٢٠"), Type: model.Date, Value: "2020-10-09"}},
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
		if got := joined(text, FindAll(text, Pattern(c.in, c.typing))); got != c.want {
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
		if got := FindAll(text, q); !slices.Equal(got, want) {
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
		if got, want := term.In(text), len(FindAll(text, q)) > 0; got != want {
			t.Fatalf("%+v in %q: %v, want %v", term, text, got, want)
		}
	})
}

func TestValue(t *testing.T) {
	for value, want := range map[string]string{
		"2020": "2020", "2020-10": "2020-10", "2020-10-09": "2020-10-09", "2020-10-09T22:35": "2020-10-09",
		"202": "2020-01-01..2029-12-31", "19": "1900-01-01..1999-12-31",
		"2020-W01": "2019-12-30..2020-01-05", "2020-W53-WE": "2021-01-02..2021-01-03",
		"2020-Q4": "2020-10-01..2020-12-31", "2020-H1": "2020-01-01..2020-06-30",
		"2020-SU": "2020-06-01..2020-08-31", "2020-WI": "2020-12-01..2021-02-28",
		"1600-02-29": "1600-02-29",
	} {
		i, ok := Value(value)
		if !ok || i.String() != want {
			t.Errorf("Value(%q) = %v, %v, want %s", value, i, ok, want)
		}
	}
	for _, value := range []string{"", "P1W", "XXXX-11-23", "2020-XX", "2020-13", "2020-02-30", "2020-W99", "2020-1", "2020-10-9", "PRESENT_REF", "-5", "2020-+1", "2020-10-00"} {
		if i, ok := Value(value); ok {
			t.Errorf("Value(%q) = %v", value, i)
		}
	}
}

func FuzzValue(f *testing.F) {
	f.Add("2020-10-09")
	f.Add("2020-W12-WE")
	f.Fuzz(func(t *testing.T, s string) {
		if i, ok := Value(s); ok && i.From > i.To {
			t.Fatalf("Value(%q) = %v", s, i)
		}
		if i, ok := parseDate(s); ok && i.From > i.To {
			t.Fatalf("parseDate(%q) = %v", s, i)
		}
	})
}

// The peer is strings.Count over a text that is already folded: the least
// that any search must do.
func BenchmarkFindAll(b *testing.B) {
	text := strings.Repeat(article(b).Text()+"\n", 5<<20/len(article(b).Text()))
	folded := word.NewFolded(text, word.Search)
	q := Pattern("بوتين", false)
	b.Run("find", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			FindAll(text, q)
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
