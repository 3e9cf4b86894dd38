package clean

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"qari/model"
)

// seeds are texts that the properties are checked on, beside what fuzzing
// makes of them.
func seeds(t testing.TB) []string {
	t.Helper()
	list := []string{
		"", "\n", "عنوان", "a\x1b]0;x\ay", "\u009b1m\u202eعنوان\n\nنص.", "المصدر:\nرويترز\nرويترز\nرويترز",
		"الوسوم: أ، ب، ج\nكلمات مفتاحية\n#أ #ب\nنص", "سياسة | 12 مايو 2021\nعنوان الخبر الأول اليوم\nبقلم: فلان",
		"---\ntitle: \"عنوان\"\ntags: [أ, ب]\n---\n# عنوان\n> قول\n**نص** [رابط](http://x)\n",
		"اقرأ أيضا: خبر آخر من المدينة\nاقرأ أيضا:", "\xff\xfe\x00", "- \n-\n#\n##", "«»\n\"\"\n()", "\u200f\n\u200e \u200f",
		"ا 5/5/2021", "\u0600", "شارك\nا\n12 مايو 2021",
	}
	files, err := filepath.Glob("testdata/pages/*.page")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		page, _ := annotated(string(data))
		list = append(list, page)
	}
	return list
}

// ink is a text without what cleaning may drop between the parts of a line:
// spaces and separators.
func ink(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || separator(r) {
			return -1
		}
		return r
	}, text)
}

// inOrder joins blocks and asides as they stand on the page.
func inOrder(a *model.Article) string {
	var b strings.Builder
	asides := a.Asides
	for i := 0; i <= len(a.Blocks); i++ {
		for len(asides) > 0 && asides[0].After == i {
			b.WriteString(asides[0].Text)
			asides = asides[1:]
		}
		if i < len(a.Blocks) {
			b.WriteString(a.Block(i))
		}
	}
	return b.String()
}

// checkArticle checks what holds for the article of any text.
func checkArticle(t *testing.T, text string) {
	t.Helper()
	a := Article(text, Options{})
	if got, want := ink(inOrder(a)), ink(visible(Chars(text))); got != want {
		t.Errorf("something was lost or made up:\n got %q\nwant %q", got, want)
	}
	end := 0
	for i, b := range a.Blocks {
		if b.Span.Start != end || b.Span.Len() <= 0 || strings.Contains(a.Block(i), "\n") {
			t.Fatalf("block %d is %v after %d", i, b.Span, end)
		}
		end = b.Span.End + 1
	}
	if len(a.Blocks) > 0 && end != len(a.Text)+1 {
		t.Errorf("blocks end at %d, text at %d", end-1, len(a.Text))
	}
	for _, s := range append(asideTexts(a), a.Text, a.Title, a.Section, a.Byline, a.Source) {
		if Chars(s) != s || strings.Contains(s, "  ") {
			t.Errorf("%q is not clean", s)
		}
	}
}

// visible drops the lines that hold nothing to see.
func visible(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if !blank(strings.TrimSuffix(line, "\n")) {
			b.WriteString(line)
		}
	}
	return b.String()
}

func asideTexts(a *model.Article) []string {
	var list []string
	for _, x := range a.Asides {
		list = append(list, x.Text)
	}
	return list
}

func TestNothingIsLost(t *testing.T) {
	for _, text := range seeds(t) {
		checkArticle(t, text)
	}
}

func FuzzArticle(f *testing.F) {
	for _, text := range seeds(f) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		checkArticle(t, text)
		a := Article(text, Options{Markdown: true})
		if !utf8.ValidString(a.Text) || Chars(a.Text) != a.Text {
			t.Errorf("the text of a Markdown page is not clean: %q", a.Text)
		}
	})
}

func FuzzChars(f *testing.F) {
	for _, text := range seeds(f) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		once := Chars(text)
		if twice := Chars(once); twice != once {
			t.Errorf("Chars is not idempotent: %q, then %q", once, twice)
		}
		for i, r := range once {
			if r != '\n' && unicode.IsControl(r) || unclean(r) {
				t.Errorf("%U is left at %d of %q", r, i, once)
			}
		}
		plain := strings.Map(func(r rune) rune {
			if r != 'ـ' && (unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r)) { // a tatweel may be a dash
				return r
			}
			return -1
		}, once)
		if !strings.ContainsAny(text, "\x1b\u0090\u0098\u009b\u009d\u009e\u009f") && utf8.ValidString(text) && len(ink(once)) < len(plain) {
			t.Errorf("letters were lost: %q", once)
		}
	})
}
