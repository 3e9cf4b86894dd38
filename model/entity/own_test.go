package entity

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"qari/model"
	"qari/model/entity/conll"
)

// annotated is a file of testdata/entity: its README says how it is written.
type annotated struct {
	Country    string
	Topic      string
	Paragraphs []string
	People     []string // the full names of all whom the article names, each once
}

// gold is a name that an annotator marked.
type gold struct {
	label string
	span  model.Span
}

var marked = regexp.MustCompile(`\[(PER|LOC|ORG) ([^\]]+)\]`)

// read returns the article without its marks, and the marks.
func (d annotated) read() (*model.Article, map[gold]bool) {
	names := map[gold]bool{}
	var plain []string
	at := 0
	for _, p := range d.Paragraphs {
		var b strings.Builder
		last := 0
		for _, m := range marked.FindAllStringSubmatchIndex(p, -1) {
			b.WriteString(p[last:m[0]])
			start := at + b.Len()
			b.WriteString(p[m[4]:m[5]])
			names[gold{p[m[2]:m[3]], model.Span{Start: start, End: at + b.Len()}}] = true
			last = m[1]
		}
		b.WriteString(p[last:])
		plain = append(plain, b.String())
		at += b.Len() + 1
	}
	return article(plain...), names
}

// TestOwnArticles prints the score on our own articles, span for span.
func TestOwnArticles(t *testing.T) {
	var total conll.Score
	for _, d := range readAnnotated(t, "../../testdata/entity/*.json", 20) {
		a, want := d.read()
		compare(t, d.file, finder(t), a, want, &total)
	}
	t.Logf("our own articles:\n%s", total.String())
	if all := total.All(); all.F1() < 0.9 {
		t.Errorf("F1 %.3f", all.F1())
	}
}

// TestLaterArticles prints the score on the articles that were written after
// most of the rules, in the manner of other newspapers, and how many of the
// people in them are one entity with the right name.
func TestLaterArticles(t *testing.T) {
	var total conll.Score
	people, found, right := 0, 0, 0
	for _, d := range readAnnotated(t, "../../testdata/entity/later/*.json", 15) {
		f := finder(t)
		a, want := d.read()
		entities, _ := f.Find(a)
		compare(t, d.file, f, a, want, &total)
		left := map[string]bool{}
		for _, name := range d.People {
			left[f.keys.of(model.PER, name)] = true
		}
		people += len(left)
		for _, e := range entities {
			if e.Label != model.PER {
				continue
			}
			found++
			if left[e.Key] {
				right++
				delete(left, e.Key)
			} else {
				t.Logf("%s: unwanted person %s", d.file, e.Name)
			}
		}
	}
	t.Logf("articles written later:\n%s\npeople, each one entity: %d right, %d found, %d wanted", total.String(), right, found, people)
	if all := total.All(); all.F1() < 0.85 {
		t.Errorf("F1 %.3f", all.F1())
	}
	if mistakes := found - right + people - right; mistakes > people/10 {
		t.Errorf("people: %d mistakes", mistakes)
	}
}

// annotatedFile is an article and the name of its file.
type annotatedFile struct {
	annotated
	file string
}

// readAnnotated reads the articles of a pattern, of which there must be some.
func readAnnotated(t *testing.T, pattern string, atLeast int) (all []annotatedFile) {
	t.Helper()
	files, _ := filepath.Glob(pattern)
	if len(files) < atLeast {
		t.Fatalf("%s: %d articles", pattern, len(files))
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		d := annotatedFile{file: filepath.Base(name)}
		if err := json.Unmarshal(data, &d.annotated); err != nil {
			t.Fatal(name, err)
		}
		all = append(all, d)
	}
	return all
}

// compare counts the names found in one article and logs the wrong ones.
func compare(t *testing.T, name string, f *Finder, a *model.Article, want map[gold]bool, total *conll.Score) {
	entities, _ := f.Find(a)
	for g := range want {
		total[index(g.label)].Wanted++
	}
	for _, e := range entities {
		for _, m := range e.Mentions {
			total[e.Label].Found++
			g := gold{e.Label.String(), m}
			if want[g] {
				total[e.Label].Right++
				delete(want, g)
				continue
			}
			t.Logf("%s: found  %s %s", name, e.Label, m.Of(a.Text))
		}
	}
	for g := range want {
		t.Logf("%s: missed %s %s", name, g.label, g.span.Of(a.Text))
	}
}

func index(label string) int {
	for i, c := range conll.Classes {
		if c == label {
			return i
		}
	}
	return -1
}
