package index

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"

	"qari/model"
	"qari/model/query"
)

// testState is what a reader has done: something with every third and fifth.
func testState(id string) query.State {
	sum := 0
	for _, c := range []byte(id) {
		sum += int(c)
	}
	return query.State{Read: sum%3 == 0, Starred: sum%5 == 0}
}

// scan answers a query by looking at every document.
func scan(docs []Document, q *query.Query) []string {
	ids := []string{}
	for _, d := range docs {
		if q.Match(query.NewDocument(d.Article, d.Findings, testState(d.Article.ID))) {
			ids = append(ids, d.Article.ID)
		}
	}
	slices.Sort(ids)
	return ids
}

func searched(t testing.TB, x *Index, q *query.Query) []string {
	t.Helper()
	ids, err := x.Search(t.Context(), q, testState)
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(ids)
	return ids
}

// checkAgainstScan asks many queries, also as they are typed, and compares
// with looking at every document.
func checkAgainstScan(t *testing.T, g *generator, x *Index, docs []Document, queries int) {
	t.Helper()
	if x.Len() != len(docs) {
		t.Fatalf("the index holds %d documents, want %d", x.Len(), len(docs))
	}
	found := 0
	for range queries {
		text := g.query(docs)
		parse := query.Parse
		if g.IntN(2) == 0 {
			runes := []rune(text)
			text, parse = string(runes[:1+g.IntN(len(runes))]), query.ParseTyping
		}
		q, err := parse(text)
		if err != nil {
			continue // cut short in the middle of a keyword
		}
		want := scan(docs, q)
		if got := searched(t, x, q); !slices.Equal(got, want) {
			t.Fatalf("%s finds %d: %.80q, want %d: %.80q", text, len(got), got, len(want), want)
		}
		if len(want) > 0 && len(want) < len(docs) {
			found++
		}
	}
	if found < queries/4 {
		t.Errorf("only %d of %d queries told the documents apart", found, queries)
	}
}

func TestSearchAgainstScan(t *testing.T) {
	g := newGenerator(1, 2000)
	docs := g.documents(150, 120)
	x := New()
	if err := x.Sync(t.Context(), docs, nil); err != nil {
		t.Fatal(err)
	}
	checkAgainstScan(t, g, x, docs, 600)
}

// A collection that changes under the index: files replaced, removed, added,
// analysed later.
func TestChangesAgainstScan(t *testing.T) {
	g := newGenerator(2, 2000)
	docs := g.documents(90, 60)
	x := New()
	for round := range 12 {
		for i := range docs {
			switch g.IntN(6) {
			case 0:
				docs[i] = g.document(docs[i].Article.ID, 60)
			case 1:
				docs[i].Findings = nil
			case 2: // the same article with other findings
				docs[i].Findings = g.document("", 60).Findings
				for j := range docs[i].Findings.Entities {
					docs[i].Findings.Entities[j].Mentions = nil
				}
				docs[i].Findings.Dates = nil
			}
		}
		docs = docs[g.IntN(20):]
		for i := range g.IntN(25) {
			docs = append(docs, g.document(fmt.Sprintf("new-%d-%d", round, i), 60))
		}
		if err := x.Sync(t.Context(), docs, nil); err != nil {
			t.Fatal(err)
		}
		checkAgainstScan(t, g, x, docs, 50)
	}
}

func TestRemovingAllLeavesNothing(t *testing.T) {
	g := newGenerator(3, 5000)
	x := New()
	for range 3 {
		if err := x.Sync(t.Context(), g.documents(100, 200), nil); err != nil {
			t.Fatal(err)
		}
	}
	if err := x.Sync(t.Context(), nil, nil); err != nil {
		t.Fatal(err)
	}
	if x.Len() != 0 || len(x.names) != 0 || len(x.entries) != len(x.free) {
		t.Errorf("left: %d documents, %d names", x.Len(), len(x.names))
	}
	for _, v := range x.vocabularies {
		for _, w := range v.words {
			if w.len() != 0 {
				t.Fatalf("%q still has documents", w.text)
			}
		}
		if len(v.words) > 2000 {
			t.Errorf("%d words are kept for nothing", len(v.words))
		}
	}
	if ids := searched(t, x, &query.Query{}); len(ids) != 0 {
		t.Errorf("found %q", ids)
	}
}

func TestSyncReportsAndCancels(t *testing.T) {
	docs := newGenerator(4, 500).documents(1000, 20)
	x := New()
	ctx, cancel := context.WithCancel(t.Context())
	var reports []int
	err := x.Sync(ctx, docs, func(done, total int) {
		reports = append(reports, done)
		if total != len(docs) {
			t.Errorf("total is %d", total)
		}
		if done >= 300 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) || x.Len() < 300 || x.Len() > 400 {
		t.Fatalf("cancelled at 300: %v, %d documents", err, x.Len())
	}
	reports = nil
	if err := x.Sync(t.Context(), docs, func(done, total int) { reports = append(reports, done*1000/total) }); err != nil {
		t.Fatal(err)
	}
	if x.Len() != len(docs) || !slices.IsSorted(reports) || reports[len(reports)-1] != 1000 {
		t.Errorf("%d documents, reports %v", x.Len(), reports)
	}
	if _, err := x.Search(ctx, &query.Query{}, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled search: %v", err)
	}
	if err := x.Put(ctx, docs[0]); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled put: %v", err)
	}
}

// Readers search while writers change the same documents: for the race
// detector, and for what can be said of any moment.
func TestConcurrentUse(t *testing.T) {
	g := newGenerator(5, 300)
	docs := g.documents(200, 30)
	other := g.documents(200, 30)
	x := New()
	var writers, readers sync.WaitGroup
	done := make(chan struct{})
	for i := range 3 {
		writers.Go(func() {
			for j := range docs {
				d := docs[(j+i*70)%len(docs)]
				if (i+j)%2 == 0 {
					d = other[(j+i*70)%len(docs)]
				}
				if err := x.Put(t.Context(), d); err != nil {
					t.Error(err)
				}
				if j%5 == 0 {
					_ = x.Remove(t.Context(), other[j].Article.ID)
				}
			}
		})
	}
	q, _ := query.ParseTyping(`"ا" OR -م`)
	for range 3 {
		readers.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				ids, err := x.Search(t.Context(), q, testState)
				if err != nil || len(ids) > len(docs) {
					t.Errorf("%d found, %v", len(ids), err)
				}
				_, _ = x.Names(t.Context(), model.PER, "", 5)
			}
		})
	}
	writers.Wait()
	close(done)
	readers.Wait()
	if err := x.Sync(t.Context(), docs, nil); err != nil {
		t.Fatal(err)
	}
	checkAgainstScan(t, g, x, docs, 100)
}

func TestNames(t *testing.T) {
	doc := func(id string, names ...string) Document {
		f := &model.Findings{}
		for _, n := range names {
			f.Entities = append(f.Entities, model.Entity{Label: model.PER, Name: n, Key: n})
		}
		return Document{&model.Article{ID: id, Text: id}, f}
	}
	x := New()
	docs := []Document{
		doc("1", "فلاديمير بوتين", "إلهام علييف"), doc("2", "فلاديمير بوتين"), doc("3", "نيكول باشينيان", "فلاديمير بوتين"),
		doc("4", "إلهام علييف", "إلهام علييف"),
	}
	if err := x.Sync(t.Context(), docs, nil); err != nil {
		t.Fatal(err)
	}
	for words, want := range map[string]string{
		"":          "[{PER فلاديمير بوتين فلاديمير بوتين 3} {PER إلهام علييف إلهام علييف 2}]",
		"الهام":     "[{PER إلهام علييف إلهام علييف 2}]",
		"باش":       "[{PER نيكول باشينيان نيكول باشينيان 1}]",
		"نيكول باش": "[{PER نيكول باشينيان نيكول باشينيان 1}]",
		"تركيا":     "[]",
	} {
		got, err := x.Names(t.Context(), model.PER, words, 2)
		if s := fmt.Sprint(got); err != nil || s != want {
			t.Errorf("names with %q: %s, %v, want %s", words, s, err, want)
		}
	}
	if ids, err := x.Named(t.Context(), model.PER, "إلهام علييف"); err != nil || len(ids) != 2 {
		t.Errorf("named: %q, %v", ids, err)
	}
	if ids, err := x.Named(t.Context(), model.LOC, "إلهام علييف"); err != nil || len(ids) != 0 {
		t.Errorf("named as a place: %q, %v", ids, err)
	}
}

// Numbers of any size come back as they went in, and are found in their order.
func TestSequence(t *testing.T) {
	numbers := []uint32{0, 1, escape - 1, escape, escape + 1, 1 << 20, 7}
	s := newSequence(numbers)
	if got := s.numbers(nil); !slices.Equal(got, numbers) {
		t.Errorf("%v, want %v", got, numbers)
	}
	setOf := func(members ...uint32) set {
		found := newSet(1<<20 + 1)
		for _, n := range members {
			found.add(n)
		}
		return found
	}
	for _, test := range []struct {
		words []set
		want  bool
	}{
		{nil, true},
		{[]set{setOf(1)}, true},
		{[]set{setOf(escape - 1), setOf(escape), setOf(escape + 1), setOf(5, 1<<20)}, true},
		{[]set{setOf(7), setOf(1)}, false},
		{[]set{setOf(1), setOf(escape)}, false},
		{[]set{setOf(escape + 2)}, false},
	} {
		if follow(s, test.words) != test.want {
			t.Errorf("%v: not %v", test.words, test.want)
		}
	}
}
