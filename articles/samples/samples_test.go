package samples

import (
	"encoding/json"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"qari/articles/clean"
	"qari/model"
	"qari/model/entity"
	"qari/model/timex"
)

// expected is what testdata/expected.json says of a page. It was written by
// hand.
type expected struct {
	Title, Section, Byline, Source         string
	PageDate                               string `json:"page_date"`
	Published, Basis                       string
	Furniture, Keywords, Related, Headings []string
	Summary, Caption                       bool
	Dates                                  map[string]string // words to TIMEX3 value
	Names                                  []string          // label and name
}

// each runs a test on every sample.
func each(t *testing.T, test func(t *testing.T, a *model.Article, want expected)) {
	data, err := os.ReadFile("testdata/expected.json")
	if err != nil {
		t.Fatal(err)
	}
	var all map[string]expected
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	names, err := fs.Glob(FS(), "*")
	if err != nil || len(names) != 5 || len(all) != 5 {
		t.Fatalf("there are %d samples and %d expectations, %v; want 5", len(names), len(all), err)
	}
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			text, err := fs.ReadFile(FS(), name)
			if err != nil {
				t.Fatal(err)
			}
			test(t, clean.Article(string(text), clean.Options{ID: name}), all[name])
		})
	}
}

func TestLayout(t *testing.T) {
	each(t, func(t *testing.T, a *model.Article, want expected) {
		got := expected{
			Title: a.Title, Section: a.Section, Byline: a.Byline, Source: a.Source,
			PageDate: strings.Join(a.Aside(model.PageDate), "\n"),
			Keywords: a.Aside(model.Keywords), Related: a.Aside(model.RelatedHeadline), Furniture: a.Aside(model.Furniture),
			Headings: blocks(a, model.Heading), Summary: len(blocks(a, model.Summary)) == 1, Caption: len(blocks(a, model.Caption)) == 1,
		}
		want.Dates, want.Names, want.Published, want.Basis = nil, nil, "", ""
		g, _ := json.MarshalIndent(got, "", " ")
		w, _ := json.MarshalIndent(want, "", " ")
		if string(g) != string(w) {
			t.Errorf("got %s\nwant %s", g, w)
		}
	})
}

func blocks(a *model.Article, kind model.Kind) []string {
	var list []string
	for i, b := range a.Blocks {
		if b.Kind == kind {
			list = append(list, a.Block(i))
		}
	}
	return list
}

func TestDates(t *testing.T) {
	each(t, func(t *testing.T, a *model.Article, want expected) {
		published, dates, err := timex.Analyse(a, "")
		if err != nil {
			t.Fatal(err)
		}
		if published.At.String() != want.Published || string(published.Basis) != want.Basis {
			t.Errorf("published %q by %q, want %q by %q", published.At.String(), published.Basis, want.Published, want.Basis)
		}
		for words, value := range want.Dates {
			at := slices.IndexFunc(dates, func(d model.Timex) bool { return d.Span.Of(a.Text) == words })
			if at < 0 {
				t.Errorf("%q was not found", words)
			} else if dates[at].Value != value {
				t.Errorf("%q is %s, want %s", words, dates[at].Value, value)
			}
		}
	})
}

// TestNames wants nine names of ten, with their labels, and reports the
// others: the finder is a trained model, and these pages were no part of its
// training.
func TestNames(t *testing.T) {
	finder, err := entity.New()
	if err != nil {
		t.Fatal(err)
	}
	found, wanted := 0, 0
	each(t, func(t *testing.T, a *model.Article, want expected) {
		entities, _ := finder.Find(a)
		for _, name := range want.Names {
			wanted++
			if slices.ContainsFunc(entities, func(e model.Entity) bool { return e.Label.String()+" "+e.Name == name }) {
				found++
			} else {
				t.Log("not found:", name)
			}
		}
	})
	t.Logf("%d of %d names", found, wanted)
	if found*10 < wanted*9 {
		t.Errorf("%d of %d names were found, want nine of ten", found, wanted)
	}
}
