package query

import (
	"strings"
	"testing"
	"unicode/utf8"

	"qari/model"
)

func TestExcerpts(t *testing.T) {
	const text = "First line.\nOne short sentence. The second has the hit in it! A third.\n" +
		"A very long sentence goes on and on before the hit comes and goes on and on after it as well"
	for _, c := range []struct {
		name         string
		limit, count int
		want         string
	}{
		{"sentences", 40, 9, "The second has the [hit] in it!|…and on before the [hit] comes and goes on…"},
		{"one only", 40, 1, "The second has the [hit] in it!"},
		{"narrow", 12, 9, "…the [hit] in…|…the [hit]…"},
		{"narrower than the hit", 2, 9, "…[hi]…|…[hi]…"},
		{"none", 40, 0, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var all []string
			for _, e := range Excerpts(text, hits(text, "hit"), c.limit, c.count) {
				all = append(all, show(text, e))
			}
			if got := strings.Join(all, "|"); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestExcerptTakesAllHitsItHolds(t *testing.T) {
	const text = "a hit and a hit and a hit"
	all := Excerpts(text, hits(text, "hit"), 100, 9)
	if len(all) != 1 || show(text, all[0]) != "a [hit] and a [hit] and a [hit]" {
		t.Errorf("%+v", all)
	}
}

func hits(text, word string) (spans []model.Span) {
	for at := 0; ; {
		i := strings.Index(text[at:], word)
		if i < 0 {
			return spans
		}
		spans = append(spans, model.Span{Start: at + i, End: at + i + len(word)})
		at += i + len(word)
	}
}

func show(text string, e Excerpt) string {
	var b strings.Builder
	at := e.Span.Start
	if e.CutStart {
		b.WriteString("…")
	}
	for _, h := range e.Hits {
		b.WriteString(text[at:h.Start] + "[" + h.Of(text) + "]")
		at = h.End
	}
	b.WriteString(text[at:e.Span.End])
	if e.CutEnd {
		b.WriteString("…")
	}
	return b.String()
}

func FuzzExcerpts(f *testing.F) {
	f.Add("a hit. b\nhit hit", "hit", 10)
	f.Add("قال الرئيس إن «المفاوضات» بدأت؟ نعم", "ال", 3)
	f.Fuzz(func(t *testing.T, text, word string, limit int) {
		if word == "" || !utf8.ValidString(text) || !utf8.ValidString(word) {
			return
		}
		all := hits(text, word)
		n, last := 0, 0
		for _, e := range Excerpts(text, all, limit, len(all)) {
			s := e.Span
			if s.Start < last || s.End < s.Start || s.End > len(text) || len(e.Hits) == 0 {
				t.Fatalf("%q: %+v after %d", text, e, last)
			}
			if piece := s.Of(text); utf8.RuneCountInString(piece) > max(limit, 1) || !utf8.ValidString(piece) {
				t.Fatalf("%q: the excerpt %q is over %d or cut badly", text, piece, limit)
			}
			for _, h := range e.Hits {
				if h.Start < s.Start || h.End > s.End {
					t.Fatalf("%q: the hit %v lies outside of %v", text, h, s)
				}
			}
			n, last = n+len(e.Hits), s.End
		}
		if n != len(all) {
			t.Fatalf("%q: %d of %d hits", text, n, len(all))
		}
	})
}
