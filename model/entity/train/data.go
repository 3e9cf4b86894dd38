package main

import (
	"log"
	"os"

	"qari/model/entity/conll"
	"qari/model/entity/tagger"
	"qari/model/word"
)

// The corpora, as numbers of their copies of the weights. Copy 0 is for all
// corpora.
const (
	news = 1
	wiki = 2
)

// load reads the corpora of a folder and splits off the held-out part.
func load(folder string) (train, heldOut [copies][]sentence, err error) {
	for corpus, name := range map[int]string{news: "anercorp-train.conll.gz", wiki: "wikifane-gold.conll.gz"} {
		all, err := conll.ReadFile(os.DirFS(folder), name)
		if err != nil {
			return train, heldOut, err
		}
		prepare := convert
		if corpus == wiki {
			prepare = func(t []conll.Token) sentence { return convert(rejoin(t)) }
		}
		some, rest := conll.HeldOut(all)
		for _, s := range some {
			train[corpus] = append(train[corpus], prepare(s))
		}
		for _, s := range rest {
			heldOut[corpus] = append(heldOut[corpus], prepare(s))
		}
	}
	return train, heldOut, nil
}

// nameRows returns the rows of the table that are not trained by the crf: the
// information of the lists about words.
func nameRows(c config, texts ...[]sentence) ([]tagger.Row, error) {
	words, order, err := readLists(c.from)
	if err != nil {
		return nil, err
	}
	var ordinary []string
	seen := map[string]bool{}
	for _, text := range texts {
		for _, s := range text {
			for i, w := range s.words {
				w = string(word.AppendName(nil, w))
				if s.labels[i] == tagger.O && !seen[w] && arabic(w) {
					seen[w] = true
					ordinary = append(ordinary, w)
				}
			}
		}
	}
	rows := likeness(words, order, ordinary, c.seed)
	log.Printf("%d pieces of names, %d words", len(rows), len(order))
	for _, w := range order {
		rows = append(rows, tagger.Row{Feature: tagger.Listed(w), Weights: *words[w]})
	}
	return rows, nil
}
