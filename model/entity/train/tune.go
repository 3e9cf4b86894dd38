package main

import (
	"fmt"
	"log"
	"slices"

	"qari/model/entity/conll"
	"qari/model/entity/tagger"
)

// tune prints the scores of several tagger constants on the held-out texts, in
// documents of 200 sentences.
func tune(dict *tagger.Dict, data []byte, texts ...[]sentence) error {
	table, err := tagger.OpenTable(data)
	if err != nil {
		return err
	}
	t := tagger.NewWith(dict, table)
	for _, t.Bias = range []float32{1, 1.25, 1.5, 1.75} {
		for _, t.Consistency = range []float32{0, 0.5, 0.75, 1} {
			line := fmt.Sprintf("bias %.1f consistency %.2f:", t.Bias, t.Consistency)
			for _, text := range texts {
				s := score(t, text)
				line += fmt.Sprintf("  P %.1f R %.1f F1 %.1f [%.1f %.1f %.1f]", 100*s.All().Precision(), 100*s.All().Recall(), 100*s.All().F1(), 100*s[0].F1(), 100*s[1].F1(), 100*s[2].F1())
			}
			log.Print(line)
		}
	}
	return nil
}

func score(t *tagger.Tagger, text []sentence) (total conll.Score) {
	for doc := range slices.Chunk(text, 200) {
		words := make([][]string, len(doc))
		for i, s := range doc {
			words[i] = s.words
		}
		all, _ := t.Tag(words)
		for i, labels := range all {
			total.Add(tags(doc[i].labels), tags(labels))
		}
	}
	return total
}

func tags(labels []tagger.Label) []string {
	out := make([]string, len(labels))
	for i, l := range labels {
		out[i] = l.String()
	}
	return out
}
