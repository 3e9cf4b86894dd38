package room

import (
	"context"
	"errors"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"qari/model"
	"qari/model/query"
	"qari/model/word"
)

// Searching in pieces finds what searching the whole text finds, wherever the
// pieces end.
func TestHitsInPieces(t *testing.T) {
	words := []string{"وقف", "إطلاق", "النار", "نَار", "والنار", "الحربية\n", "قالَ", "x", "\n", "،", "ـــ"}
	for seed := range uint64(200) {
		random := rand.New(rand.NewPCG(seed, 3))
		var b strings.Builder
		for range 60 {
			b.WriteString(words[random.IntN(len(words))] + " ")
		}
		a := &model.Article{Text: b.String()}
		h := newHits(20+random.IntN(100), 60)
		for _, text := range []string{"نار", "وقف اطلاق", "إطلاق النار", "=نار", "ا", `"قال"`, ""} {
			q := query.Pattern(text, true)
			got, err := h.find(t.Context(), a, q)
			if err != nil {
				t.Fatal(err)
			}
			if want := query.FindFolded(a.Text, word.NewFolded(a.Text, word.Search), q); !(len(got) == 0 && len(want) == 0) && !reflect.DeepEqual(got, want) {
				t.Fatalf("seed %d, %q in pieces of %d bytes: %v, want %v\n%q", seed, text, h.size, got, want, a.Text)
			}
		}
	}
}

// A text without an end of a line or a word is cut all the same.
func TestHitsWithoutSpaces(t *testing.T) {
	a := &model.Article{Text: strings.Repeat("ش", 1000)}
	h := newHits(101, 51)
	if _, err := h.find(t.Context(), a, query.Pattern("ش", true)); err != nil || len(h.pieces) < 10 {
		t.Errorf("%d pieces, %v", len(h.pieces), err)
	}
	for _, p := range h.pieces {
		if strings.ContainsRune(a.Text[p.start:p.reach], '\uFFFD') {
			t.Fatalf("cut within a character: %v", p.start)
		}
	}
}

// dying is a context that ends when it was asked so many times.
type dying struct {
	context.Context
	left int
}

func (d *dying) Err() error {
	if d.left--; d.left < 0 {
		return context.Canceled
	}
	return nil
}

// A search ends early, and what it has folded is kept for the next one.
func TestHitsEndEarly(t *testing.T) {
	a := &model.Article{Text: strings.Repeat("سطر من النص\n", 1000)}
	h := newHits(1000, 100)
	found, err := h.find(&dying{t.Context(), 3}, a, query.Pattern("النص", true))
	if !errors.Is(err, context.Canceled) || found != nil || len(h.pieces) != 3 {
		t.Errorf("%d hits, %d pieces, %v", len(found), len(h.pieces), err)
	}
	if found, err = h.find(t.Context(), a, query.Pattern("النص", true)); err != nil || len(found) != 1000 {
		t.Errorf("%d hits, %v", len(found), err)
	}
	pieces := len(h.pieces)
	if _, err = h.find(t.Context(), a, query.Pattern("سطر", true)); err != nil || len(h.pieces) != pieces {
		t.Errorf("%d pieces, then %d", pieces, len(h.pieces))
	}
	other := &model.Article{Text: "نص آخر"}
	if found, err = h.find(t.Context(), other, query.Pattern("نص", true)); err != nil || len(found) != 1 {
		t.Errorf("in another article: %v, %v", found, err)
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	h.busy <- struct{}{}
	if _, err = h.find(ended, a, query.Pattern("نص", true)); !errors.Is(err, context.Canceled) {
		t.Errorf("while another search goes on: %v", err)
	}
}

// The peer searches the whole text, which cannot be ended.
func BenchmarkHits(b *testing.B) {
	a := &model.Article{Text: strings.Repeat("قالت وزارة الدفاع إن قواتها تقدمت في الإقليم بعد معارك عنيفة دارت أمس\n", 40_000)}
	q := query.Pattern("المواجهات", true)
	b.Run("pieces", func(b *testing.B) {
		b.SetBytes(int64(len(a.Text)))
		for b.Loop() {
			h := newHits(pieceSize, overlap)
			if _, err := h.find(b.Context(), a, q); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("peer-whole", func(b *testing.B) {
		b.SetBytes(int64(len(a.Text)))
		for b.Loop() {
			query.FindFolded(a.Text, word.NewFolded(a.Text, word.Search), q)
		}
	})
}
