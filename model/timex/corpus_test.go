package timex

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"qari/model"
)

// annotated is one article of testdata/timex. Positions are code points of the
// blocks joined by newlines.
type annotated struct {
	Name, Style, Published, Basis string
	Blocks                        []struct{ Kind, Text string }
	Timex                         []annotation
}

type annotation struct {
	Start                                        int
	Surface, Type, Value, Mod, Calendar, Western string
	Values                                       []string
	Flags                                        []string
}

func corpus(t testing.TB) []annotated {
	t.Helper()
	paths, err := filepath.Glob("../../testdata/timex/*.json")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no annotated articles in testdata/timex: %v", err)
	}
	var list []annotated
	for _, p := range paths {
		data, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		a := annotated{Name: filepath.Base(p)}
		if err := json.Unmarshal(data, &a); err != nil {
			t.Fatalf("%s: %v", p, err)
		}
		list = append(list, a)
	}
	return list
}

// article makes the model's article of an annotated one.
func (a annotated) article() *model.Article {
	kinds := map[string]model.Kind{"title": model.Title, "dateline": model.Dateline, "paragraph": model.Paragraph}
	m := &model.Article{ID: a.Name}
	for i, b := range a.Blocks {
		if i > 0 {
			m.Text += "\n"
		}
		m.Blocks = append(m.Blocks, model.Block{Kind: kinds[b.Kind], Span: model.Span{Start: len(m.Text), End: len(m.Text) + len(b.Text)}})
		m.Text += b.Text
	}
	return m
}

// score counts what was found against what a reader annotated.
type score struct{ gold, found, surface, value int }

func (s score) precision() float64 { return ratio(s.surface, s.found) }
func (s score) recall() float64    { return ratio(s.surface, s.gold) }
func (s score) values() float64    { return ratio(s.value, s.surface) }

func ratio(a, b int) float64 {
	if b == 0 {
		return 1
	}
	return float64(a) / float64(b)
}

// TestCorpus measures the package on the annotated articles: an expression is
// found when its surface is exactly the annotated one; its value is right when
// type, value, mod, calendar, conversion, other readings and flags all are.
func TestCorpus(t *testing.T) {
	var total score
	articles := 0
	styles := map[string]bool{}
	for _, a := range corpus(t) {
		article := a.article()
		p, found, err := Analyse(article, "")
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(p.At.String(), a.Published) || a.Published == "" && p.At.String() != "" || string(p.Basis) != a.Basis {
			t.Errorf("%s: published %q by %q, want %q by %q", a.Name, p.At.String(), p.Basis, a.Published, a.Basis)
		}
		s := compare(t, a, article.Text, found)
		total.gold += s.gold
		total.found += s.found
		total.surface += s.surface
		total.value += s.value
		styles[a.Style] = true
		articles++
	}
	t.Logf("%d articles in %d styles, %d expressions annotated, %d found: precision %.3f, recall %.3f, value accuracy %.3f",
		articles, len(styles), total.gold, total.found, total.precision(), total.recall(), total.values())
	if total.gold < 400 || total.precision() < 0.97 || total.recall() < 0.97 || total.values() < 0.97 {
		t.Errorf("below what is promised: 400 expressions, 0.97 precision, recall and value accuracy")
	}
}

func compare(t *testing.T, a annotated, text string, found []model.Timex) score {
	s := score{gold: len(a.Timex), found: len(found)}
	byStart := map[int]model.Timex{}
	for _, f := range found {
		byStart[utf8.RuneCountInString(text[:f.Span.Start])] = f
	}
	for _, want := range a.Timex {
		got, ok := byStart[want.Start]
		if !ok || got.Span.Of(text) != want.Surface {
			t.Logf("%s: missed «%s» %s", a.Name, want.Surface, want.Value)
			continue
		}
		delete(byStart, want.Start)
		s.surface++
		if same := want.equal(got); same {
			s.value++
		} else {
			t.Logf("%s: «%s» is %s %s %s %s %v %v, want %+v", a.Name, want.Surface, got.Type, got.Value, got.Mod, got.Western, got.Values, got.Flags, want)
		}
	}
	for _, extra := range byStart {
		t.Logf("%s: not annotated «%s» %s", a.Name, extra.Span.Of(text), extra.Value)
	}
	return s
}

func (w annotation) equal(g model.Timex) bool {
	calendar := w.Calendar
	if calendar == "" {
		calendar = "gregorian"
	}
	return w.Type == g.Type.String() && w.Value == g.Value && w.Mod == g.Mod && calendar == g.Calendar.String() &&
		w.Western == g.Western && slices.Equal(w.Values, g.Values) && slices.Equal(w.Flags, g.Flags.Names())
}
