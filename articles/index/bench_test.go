package index

import (
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"qari/model/query"
	"qari/model/word"
)

// collection is the size at which qari promises its speed: 10,000 articles,
// 50 MB.
func collection() []Document { return newGenerator(9, 150_000).documents(10_000, 410) }

func textSize(docs []Document) int64 {
	n := 0
	for _, d := range docs {
		n += len(d.Article.Text)
	}
	return int64(n)
}

// BenchmarkBuild measures the time to build an index, and its memory as a
// multiple of the text. For comparison it folds the texts, one after another.
func BenchmarkBuild(b *testing.B) {
	docs := collection()
	b.Run("index", func(b *testing.B) {
		b.SetBytes(textSize(docs))
		for b.Loop() {
			before := heap()
			x := New()
			if err := x.Sync(b.Context(), docs, nil); err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(heap()-before)/float64(textSize(docs)), "memory/text")
			b.ReportMetric(float64(len(x.vocabularies[0].words)), "words")
		}
	})
	b.Run("peer-fold", func(b *testing.B) {
		b.SetBytes(textSize(docs))
		for b.Loop() {
			for _, d := range docs {
				word.Fold(d.Article.Text)
			}
		}
	})
}

func heap() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// BenchmarkKey filters as someone types, and tells the median and the 99th
// percentile of a key. Its peer looks for the same letters in texts that were
// folded before.
func BenchmarkKey(b *testing.B) {
	docs := collection()
	x := New()
	if err := x.Sync(b.Context(), docs, nil); err != nil {
		b.Fatal(err)
	}
	g := newGenerator(9, 150_000)
	phrase := strings.Join(strings.Fields(docs[77].Article.Text)[3:6], " ")
	for name, typed := range map[string]string{
		"common-word": "ال" + g.words[2],
		"two-words":   g.words[0] + " " + g.words[5],
		"phrase":      `"` + phrase + `"`,
		"common-pair": `"` + g.words[0] + " " + g.words[1] + `"`,
		"exact":       "=" + g.words[3],
		"person":      "شخص:" + g.words[1],
		"date":        "date:2015..2016 " + g.words[40],
		"state":       "is:unread " + g.words[40],
	} {
		b.Run(name, func(b *testing.B) { benchmarkTyping(b, x, typed) })
	}
	folded := make([]string, len(docs))
	for i, d := range docs {
		folded[i] = word.Fold(d.Article.Text)
	}
	b.Run("peer-Contains", func(b *testing.B) {
		for b.Loop() {
			for _, text := range folded {
				_ = strings.Contains(text, "ظظظ")
			}
		}
	})
}

// BenchmarkKeyWhileBuilding filters while the index is being built beside it.
func BenchmarkKeyWhileBuilding(b *testing.B) {
	docs := collection()
	var keys []time.Duration
	for b.Loop() {
		x := New()
		done := make(chan error)
		go func() { done <- x.Sync(b.Context(), docs, nil) }()
		for built := false; !built; {
			for _, typed := range []string{"ال", "الم", "المن", `"ال`, "date:2015"} {
				start := time.Now()
				q, err := query.ParseTyping(typed)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := x.Search(b.Context(), q, testState); err != nil {
					b.Fatal(err)
				}
				keys = append(keys, time.Since(start))
			}
			select {
			case err := <-done:
				if err != nil {
					b.Fatal(err)
				}
				built = true
			case <-time.After(20 * time.Millisecond): // no one types faster
			}
		}
	}
	report(b, keys)
}

func report(b *testing.B, keys []time.Duration) {
	slices.Sort(keys)
	b.ReportMetric(float64(keys[len(keys)/2].Microseconds()), "µs/key-p50")
	b.ReportMetric(float64(keys[len(keys)*99/100].Microseconds()), "µs/key-p99")
}

func benchmarkTyping(b *testing.B, x *Index, typed string) {
	var keys []time.Duration
	for b.Loop() {
		for end := range typed + " " {
			start := time.Now()
			q, err := query.ParseTyping(typed[:end])
			if err != nil {
				b.Fatal(err)
			}
			if _, err := x.Search(b.Context(), q, testState); err != nil {
				b.Fatal(err)
			}
			keys = append(keys, time.Since(start))
		}
	}
	report(b, keys)
}
