// Train makes the weights of package tagger out of labelled text and lists of
// names:
//
//	go run ./model/entity/train -from ../shared/names
//
// The same texts, lexicons and seed give the same bytes.
package main

import (
	"errors"
	"flag"
	"fmt"
	"log"
	"math/rand/v2"
	"os"

	"qari/model/entity/lexicon"
	"qari/model/entity/tagger"
)

// config has the values of the flags.
type config struct {
	from, to     string
	seed         uint64
	runs, passes int
	average      int     // the first pass whose weights count
	rate, l1     float64 // learning rate of AdaGrad, L1 penalty
	drop         float64 // share of the features that a pass leaves out
	cutoff, keep int     // minimum occurrences of a feature, maximum number of features
}

func main() {
	var c config
	flag.StringVar(&c.from, "from", "../shared/names", "folder of the training texts and lists")
	flag.StringVar(&c.to, "to", "model/entity/tagger/weights.bin", "weights file to write")
	flag.Uint64Var(&c.seed, "seed", 1, "seed of the order of the examples")
	flag.IntVar(&c.runs, "runs", 3, "models of which the mean is taken")
	flag.IntVar(&c.passes, "passes", 10, "passes over the texts for each")
	flag.IntVar(&c.average, "average", 4, "first pass whose weights count")
	flag.Float64Var(&c.rate, "rate", 0.05, "AdaGrad's learning rate")
	flag.Float64Var(&c.l1, "l1", 0, "L1 penalty")
	flag.Float64Var(&c.drop, "drop", 0.35, "part of the features left out of each pass")
	flag.IntVar(&c.cutoff, "cutoff", 2, "a feature must occur this often")
	flag.IntVar(&c.keep, "keep", 400000, "features to keep")
	flag.Parse()
	if err := run(c); err != nil {
		log.Fatal(err)
	}
}

// run trains, prints the scores of several tagger constants on the held-out
// texts, and writes the weights.
func run(c config) error {
	dict := tagger.NewDict(1 << 15)
	if err := errors.Join(lexicon.Read(lexicon.Embedded(), func(e lexicon.Entry) { dict.Add(e.Kind, e.Spellings...) })...); err != nil {
		return err
	}
	train, heldOut, err := load(c.from)
	if err != nil {
		return err
	}
	rows, err := nameRows(c, train[news], train[wiki])
	if err != nil {
		return err
	}
	names, err := tagger.OpenTable(tagger.BuildTable(rows, tagger.Model{}))
	if err != nil {
		return err
	}
	data := c.learn(newFeatureSet(dict, names), train, rows)
	if err := tune(dict, data, heldOut[news], heldOut[wiki]); err != nil {
		return err
	}
	if err := os.WriteFile(c.to, data, 0o644); err != nil {
		return err
	}
	fmt.Printf("%s: %d bytes\n", c.to, len(data))
	return nil
}

// learn returns the weights file: the mean of several models, each trained in
// its own order, together with the given rows.
func (c config) learn(set *featureSet, train [copies][]sentence, rows []tagger.Row) []byte {
	var examples []*example
	for corpus, text := range train {
		for _, s := range text {
			examples = append(examples, set.example(s, corpus))
		}
	}
	set.cut(examples, c.cutoff)
	log.Printf("%d sentences, %d features", len(examples), len(set.keys))
	mean := newCRF(len(set.keys), 0, 0)
	for run := range c.runs {
		m := newCRF(len(set.keys), float32(c.rate), float32(c.l1))
		rng := rand.New(rand.NewPCG(c.seed, uint64(run+1)))
		for pass := 1; pass <= c.passes; pass++ {
			m.epoch(examples, c.drop, rng)
			if pass >= c.average {
				mean.add(m)
			}
		}
	}
	return mean.scaled(float32(1-c.drop)).pack(set, rows, c.keep)
}
