package entity

import (
	"bytes"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"qari/model"
)

// article makes an article of one paragraph a line.
func article(lines ...string) *model.Article {
	a := &model.Article{}
	for i, l := range lines {
		if i > 0 {
			a.Text += "\n"
		}
		a.Blocks = append(a.Blocks, model.Block{Span: model.Span{Start: len(a.Text), End: len(a.Text) + len(l)}})
		a.Text += l
	}
	return a
}

// spans are the mentions as "LABEL words", in the order of the text.
func spans(f *Finder, a *model.Article) []string {
	type at struct {
		start int
		s     string
	}
	var all []at
	entities, _ := f.Find(a)
	for _, e := range entities {
		for _, m := range e.Mentions {
			all = append(all, at{m.Start, e.Label.String() + " " + m.Of(a.Text)})
		}
	}
	slices.SortFunc(all, func(a, b at) int { return a.start - b.start })
	var out []string
	for _, x := range all {
		out = append(out, x.s)
	}
	return out
}

func TestFindExactSpans(t *testing.T) {
	f := finder(t)
	for _, c := range []struct{ text, want string }{
		{"التقى الرئيس الروسي «فلاديمير بوتين» ونيكول باشينيان بموسكو، وقال بوتين إن", "PER فلاديمير بوتين|PER نيكول باشينيان|LOC موسكو|PER بوتين"},
		{"وصل وزير الخارجية الأميركي أنتوني بلينكن إلى الدوحة قادما من الرياض", "PER أنتوني بلينكن|LOC الدوحة|LOC الرياض"},
		{"أعلنت وزارة الدفاع الأرمينية في بيان", "ORG وزارة الدفاع الأرمينية"},
		{"قال مسؤول في الأمم المتحدة/جنيف إن", "ORG الأمم المتحدة|LOC جنيف"},
		{"بين باكو ويريفان", "LOC باكو|LOC يريفان"},
		{"وقال الأمين العام للأمم المتحدة", "ORG للأمم المتحدة"},
		{"وللأمم المتحدة دور", "ORG للأمم المتحدة"},
		{"قال لجريدة هسبريس إن الأمر", "ORG جريدة هسبريس"},
		{"درس بجامعة أنقرة ثم سافر", "ORG جامعة أنقرة"},
		{"تقرير لمجلس الأمن صدر", "ORG مجلس الأمن"},
		// Code and titles of works in Latin letters are no names.
		{"ذكرت شبكة BBC على www.bbc.co.uk/Arabic أمس في لندن", "ORG BBC|LOC لندن"},
		{"عرض المهرجان \"The Square\" و\"Cold War\" في باريس", "LOC باريس"},
		{"للتواصل: editor@example.org أو الموقع", ""},
	} {
		if got := strings.Join(spans(f, article(c.text)), "|"); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// TestHiddenArticle: the name has its article where the text hides it.
func TestHiddenArticle(t *testing.T) {
	entities, _ := finder(t).Find(article("وقال الأمين العام للأمم المتحدة إن الأمر خطير"))
	if len(entities) != 1 || entities[0].Name != "الأمم المتحدة" {
		t.Errorf("%+v", entities)
	}
}

// TestYehDotless: «على» at the end of a name is a preposition, but for
// newspapers that write final yeh so.
func TestYehDotless(t *testing.T) {
	f := finder(t)
	for _, c := range []struct{ text, want string }{
		{"شكر المدير أحمد حسن على دعمه الكبير", "PER أحمد حسن"},
		{"قال الوزير محمد على إنه مشغول فى القاهرة", "PER محمد على|LOC القاهرة"},
		{"قال الوزير محمد على إنه مشغول في القاهرة", "PER محمد|LOC القاهرة"},
	} {
		if got := strings.Join(spans(f, article(c.text)), "|"); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestSpellingsShareAKey(t *testing.T) {
	f := finder(t)
	for _, c := range []struct {
		label model.Label
		names string
	}{
		{model.LOC, "ناغورني كاراباخ|ناجورنو كاراباخ|ناغورنو كاراباخ|قره باغ|قرة باغ"},
		{model.PER, "سيرغي لافروف|سيرجي لافروف"},
		{model.PER, "أنطوني بلينكن|أنتوني بلينكن|أنطوني بلينكين"},
		{model.PER, "عبد الله الدوغمي|عبدالله الدوجمي"},
		{model.ORG, "وزارة الخارجية الأميركية|الخارجية الأمريكية"},
		{model.ORG, "حلف شمال الأطلسي|الناتو"},
	} {
		list := strings.Split(c.names, "|")
		for _, n := range list[1:] {
			if a, b := f.keys.of(c.label, list[0]), f.keys.of(c.label, n); a != b {
				t.Errorf("%s: %s, %s: %s", list[0], a, n, b)
			}
		}
	}
	for _, pair := range [][2]string{{"غانا", "قانا"}, {"غزة", "جدة"}} {
		if f.keys.of(model.LOC, pair[0]) == f.keys.of(model.LOC, pair[1]) {
			t.Errorf("%v share a key", pair)
		}
	}
}

func TestSurnameRefersToFullName(t *testing.T) {
	f := finder(t)
	a := article("استقبل الرئيس عماد الزرنوقي الوفد. وقال الزرنوقي إن اللقاء مثمر، وأضاف الزرنوقي أن الحوار مستمر.")
	entities, _ := f.Find(a)
	if len(entities) != 1 || entities[0].Name != "عماد الزرنوقي" || len(entities[0].Mentions) != 3 {
		t.Errorf("%+v", entities)
	}
}

func TestRelatedCountries(t *testing.T) {
	f := finder(t)
	a := article("قصفت القوات الأرمينية مواقع أذرية، وقال الرئيسان الروسي والفرنسي إن الأميركيين والأتراك يراقبون. الوضع المالي صعب في فرنسا.")
	_, related := f.Find(a)
	var got []string
	for _, r := range related {
		got = append(got, r.Country)
	}
	slices.Sort(got)
	if want := "AM AZ FR RU US"; strings.Join(got, " ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
}

func TestNisba(t *testing.T) {
	n := newNisba()
	for _, c := range []struct{ word, want string }{
		{"الروسية", "RU"}, {"والروسي", "RU"}, {"للأميركيين", "US"}, {"الأمريكيتان", "US"}, {"أذربيجانية", "AZ"}, {"بالألماني", "DE"},
		{"الصينيون", "CN"}, {"اليمنيات", "YE"}, {"السعوديين", "SA"}, {"القطرية", "QA"}, {"المغربيتين", "MA"}, {"الجزائري", "DZ"},
		{"إسبانيا", ""}, {"ألمانيا", ""}, {"وروسيا", ""}, {"المالية", ""}, {"السياسية", ""}, {"لبنان", ""}, {"", ""}, {"ي", ""},
	} {
		if got := n.country(c.word); got != c.want {
			t.Errorf("%s: %q, want %q", c.word, got, c.want)
		}
	}
}

func TestOwnLexiconWins(t *testing.T) {
	own := fstest.MapFS{
		"organisations-mine.txt": {Data: []byte("رابطة محبي القراءة = محبو القراءة\n")},
		"people-mine.txt":        {Data: []byte("\xff\n")},
	}
	var told []error
	f, err := New(WithLexicons(own, func(err error) { told = append(told, err) }))
	if err != nil || len(told) != 1 || !strings.Contains(told[0].Error(), "people-mine.txt") {
		t.Fatalf("%v, told %v", err, told)
	}
	got := spans(f, article("نظمت رابطة محبي القراءة لقاء في عمان"))
	if !slices.Contains(got, "ORG رابطة محبي القراءة") {
		t.Errorf("%v", got)
	}
	if f.keys.of(model.ORG, "محبو القراءة") != f.keys.of(model.ORG, "رابطة محبي القراءة") {
		t.Error("the alias has another key")
	}
}

func TestWriteCoNLL(t *testing.T) {
	f := finder(t)
	var out bytes.Buffer
	in := "قال O\nبوتين B-PERS\nفي O\nموسكو B-LOC\n\nوبيروت\n"
	if err := f.WriteCoNLL(&out, strings.NewReader(in)); err != nil {
		t.Fatal(err)
	}
	want := "قال O O\nبوتين B-PERS B-PER\nفي O O\nموسكو B-LOC B-LOC\n\nوبيروت B-LOC\n\n"
	if out.String() != want {
		t.Errorf("got\n%swant\n%s", out.String(), want)
	}
}

func FuzzFind(f *testing.F) {
	f.Add("التقى الرئيس «فلاديمير بوتين» وباشينيان/موسكو\nbad \xff\xd8 بـ«لبنان»")
	f.Add("للل لل بال وال ــــ ًٌٍ \u200f")
	find := finder(f)
	f.Fuzz(func(t *testing.T, text string) {
		a := article(strings.Split(text, "\n")...)
		entities, related := find.Find(a)
		var all []model.Span
		for _, e := range entities {
			all = append(all, e.Mentions...)
		}
		checkSpans(t, a.Text, all)
		for _, r := range related {
			checkSpans(t, a.Text, r.Mentions)
		}
	})
}

// checkSpans fails on spans that are empty, out of range, that overlap or cut
// a rune.
func checkSpans(t *testing.T, text string, spans []model.Span) {
	t.Helper()
	slices.SortFunc(spans, func(a, b model.Span) int { return a.Start - b.Start })
	end := 0
	for _, s := range spans {
		if s.Start < end || s.End <= s.Start || s.End > len(text) {
			t.Fatalf("span %v of %d bytes after %d", s, len(text), end)
		}
		if !boundary(text, s.Start) || !boundary(text, s.End) {
			t.Fatalf("span %v cuts a rune of %q", s, text)
		}
		end = s.End
	}
}

func boundary(text string, i int) bool {
	return i == len(text) || utf8.RuneStart(text[i]) || text[i] >= 0x80 && !utf8.ValidString(text)
}

func TestHostileInputIsLinear(t *testing.T) {
	f := finder(t)
	for _, text := range []string{
		strings.Repeat("ب", 1<<19),
		strings.Repeat("و ", 1<<18),
		strings.Repeat("«", 1<<18),
		strings.Repeat("محمد ", 1<<16),
		strings.Repeat("عبد الله بن ", 1<<15),
	} {
		entities, _ := f.Find(article(text))
		var all []model.Span
		for _, e := range entities {
			all = append(all, e.Mentions...)
		}
		checkSpans(t, text, all)
	}
}

// TestConcurrentUse is for the race detector, and checks that goroutines that
// share a finder find the same.
func TestConcurrentUse(t *testing.T) {
	f := finder(t)
	a := article("التقى الرئيس الروسي فلاديمير بوتين نظيره التركي رجب طيب أردوغان في موسكو")
	want := strings.Join(spans(f, a), "|")
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 20 {
				if got := strings.Join(spans(f, a), "|"); got != want {
					t.Errorf("got %s, want %s", got, want)
				}
			}
		})
	}
	wg.Wait()
}
