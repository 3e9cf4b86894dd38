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
	f := finder(t)
	files, _ := filepath.Glob("../../testdata/entity/*.json")
	if len(files) < 20 {
		t.Fatalf("%d articles", len(files))
	}
	var total conll.Score
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var d annotated
		if err := json.Unmarshal(data, &d); err != nil {
			t.Fatal(name, err)
		}
		a, want := d.read()
		compare(t, filepath.Base(name), f, a, want, &total)
	}
	t.Logf("%d articles of our own:\n%s", len(files), total.String())
	if all := total.All(); all.F1() < 0.9 {
		t.Errorf("F1 %.3f", all.F1())
	}
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
