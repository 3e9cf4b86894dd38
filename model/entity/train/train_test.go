package main

import (
	"bytes"
	"strings"
	"testing"

	"qari/model/entity/conll"
	"qari/model/entity/tagger"
)

func tokens(s string) (out []conll.Token) {
	for w := range strings.FieldsSeq(s) {
		word, tag, _ := strings.Cut(w, "|")
		out = append(out, conll.Token{Word: word, Tag: tag})
	}
	return out
}

func TestConvert(t *testing.T) {
	s := convert(tokens("«بوش|B-PERS الأب»|I-PERS في|O أيرو-أتلنتيك|B-ORG"))
	got := make([]string, len(s.words))
	for i, w := range s.words {
		got[i] = w + "/" + s.labels[i].String()
	}
	want := "«/O بوش/B-PER الأب/I-PER »/O في/O أيرو/B-ORG -/I-ORG أتلنتيك/I-ORG"
	if g := strings.Join(got, " "); g != want {
		t.Errorf("got  %s\nwant %s", g, want)
	}
}

func TestRejoin(t *testing.T) {
	var got []string
	for _, tok := range rejoin(tokens("و|O ب|O القاهرة|B-Nation عاصمة|O ها|O ل|O الأمم|B-Government")) {
		got = append(got, tok.Word+"/"+tok.Tag)
	}
	if g := strings.Join(got, " "); g != "وبالقاهرة/B-Nation عاصمتها/O للأمم/B-Government" {
		t.Error(g)
	}
}

// TestReproducible trains twice on a few sentences. The bytes must be equal
// however the goroutines run.
func TestReproducible(t *testing.T) {
	var text []sentence
	for _, s := range []string{
		"قال|O الرئيس|O بشير|B-PERS القاسم|I-PERS في|O بيروت|B-LOC", "زار|O وفد|O الأمم|B-ORG المتحدة|I-ORG دمشق|B-LOC",
		"وصل|O إلى|O عمان|B-LOC الوزير|O كريم|B-PERS", "أعلنت|O شركة|O نفط|O أرباحها|O",
	} {
		text = append(text, convert(tokens(s)))
	}
	build := func() []byte {
		names, err := tagger.OpenTable(tagger.BuildTable(nil, tagger.Model{}))
		if err != nil {
			t.Fatal(err)
		}
		c := config{seed: 3, runs: 2, passes: 5, average: 2, rate: 0.05, drop: 0.3, keep: 1000, cutoff: 1}
		return c.learn(newFeatureSet(tagger.NewDict(0), names), [3][]sentence{1: text, 2: text}, nil)
	}
	first := build()
	for range 3 {
		if !bytes.Equal(first, build()) {
			t.Fatal("other bytes")
		}
	}
	table, err := tagger.OpenTable(first)
	if err != nil {
		t.Fatal(err)
	}
	f1 := score(tagger.NewWith(tagger.NewDict(0), table), text)
	if all := f1.All(); all.F1() < 0.9 {
		t.Errorf("F1 %.2f on the training text", all.F1())
	}
}
