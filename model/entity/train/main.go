// Train makes the weights of package tagger out of labelled text and lists of
// names:
//
//	go run ./model/entity/train -from ../shared/names
//
// The same texts, lexicons and seed give the same bytes.
package main

import (
	"flag"
	"fmt"
	"log"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"

	"qari/model/entity/conll"
	"qari/model/entity/lexicon"
	"qari/model/entity/tagger"
)

type config struct {
	from, to string
	seed     uint64
	epochs   int
	average  int
	rate, l1 float64
	drop     float64
	cutoff   int
	keep     int
	wiki     bool
	perEpoch bool
}

func main() {
	var c config
	flag.StringVar(&c.from, "from", "../shared/names", "folder of the training texts and lists")
	flag.StringVar(&c.to, "to", "model/entity/tagger/weights.bin", "weights file to write")
	flag.Uint64Var(&c.seed, "seed", 1, "seed of the order of the examples")
	flag.IntVar(&c.epochs, "epochs", 10, "passes over the texts")
	flag.IntVar(&c.average, "average", 4, "first pass whose weights count in the mean")
	flag.Float64Var(&c.rate, "rate", 0.05, "AdaGrad's learning rate")
	flag.Float64Var(&c.l1, "l1", 0, "L1 penalty")
	flag.Float64Var(&c.drop, "drop", 0.35, "part of the features left out of each pass")
	flag.IntVar(&c.cutoff, "cutoff", 2, "a feature must occur this often")
	flag.IntVar(&c.keep, "keep", 400000, "features to keep")
	flag.BoolVar(&c.wiki, "wiki", true, "use WikiFANE")
	flag.BoolVar(&c.perEpoch, "v", false, "score after every pass")
	flag.Parse()
	if err := run(c); err != nil {
		log.Fatal(err)
	}
}

func run(c config) error {
	dict := tagger.NewDict(1 << 15)
	if err := lexicon.Read(lexicon.Embedded(), func(e lexicon.Entry) { dict.Add(e.Kind, e.Spellings...) }); err != nil {
		return err
	}
	news, err := conll.ReadFile(filepath.Join(c.from, "anercorp-train.conll.gz"))
	if err != nil {
		return err
	}
	wiki, err := conll.ReadFile(filepath.Join(c.from, "wikifane-gold.conll.gz"))
	if err != nil {
		return err
	}
	newsTrain, newsHeld := conll.HeldOut(news)
	wikiTrain, wikiHeld := conll.HeldOut(wiki)
	var train, held [3][]sentence
	for _, s := range newsTrain {
		train[1] = append(train[1], convert(s))
	}
	for _, s := range wikiTrain {
		train[2] = append(train[2], convert(rejoin(s)))
	}
	for _, s := range newsHeld {
		held[1] = append(held[1], convert(s))
	}
	for _, s := range wikiHeld {
		held[2] = append(held[2], convert(rejoin(s)))
	}
	if !c.wiki {
		train[2] = nil
	}

	rows, err := nameRows(c, train[1], train[2])
	if err != nil {
		return err
	}
	names, err := tagger.OpenTable(tagger.BuildTable(rows, tagger.Model{}))
	if err != nil {
		return err
	}
	set := newFeatureSet(dict, names)
	var examples []*example
	for k := 1; k <= 2; k++ {
		for _, s := range train[k] {
			examples = append(examples, set.example(s, k, true))
		}
	}
	set.cut(examples, c.cutoff)
	log.Printf("%d sentences, %d features", len(examples), len(set.keys))
	var test [3][]*example
	for k := 1; k <= 2; k++ {
		for _, s := range held[k] {
			test[k] = append(test[k], set.example(s, k, false))
		}
	}
	m := newCRF(len(set.keys), float32(c.rate), float32(c.l1))
	mean := newCRF(len(set.keys), 0, 0)
	rng := rand.New(rand.NewPCG(c.seed, 1))
	for epoch := range c.epochs {
		m.epoch(examples, c.drop, rng)
		if epoch+1 >= c.average {
			mean.add(m)
		}
		if c.perEpoch || epoch == c.epochs-1 {
			for _, bias := range []float64{0, 0.5, 1, 1.5, 2} {
				m := mean.scaled(float32(1 - c.drop))
				a, b := m.score(test[1], bias), m.score(test[2], bias)
				log.Printf("pass %d, bias %.1f: news P %.1f R %.1f F1 %.1f  [%.1f %.1f %.1f]; wiki F1 %.1f", epoch+1, bias, 100*a.All().Precision(), 100*a.All().Recall(), 100*a.All().F1(),
					100*a[0].F1(), 100*a[1].F1(), 100*a[2].F1(), 100*b.All().F1())
			}
		}
	}
	data := mean.scaled(float32(1-c.drop)).pack(set, rows, c.keep)
	if err := tune(dict, data, held[1], held[2]); err != nil {
		return err
	}
	if err := os.WriteFile(c.to, data, 0o644); err != nil {
		return err
	}
	fmt.Printf("%s: %d bytes\n", c.to, len(data))
	return nil
}

// nameRows are the rows of the table that do not come from the field: what
// the lists say about words.
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
				w = string(tagger.Normal(nil, w))
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

// score decodes held-out examples and counts names.
func (c *crf) score(examples []*example, bias float64) conll.Score {
	var s conll.Score
	var l lattice
	for _, e := range examples {
		s.Add(tags(e.gold), tags(c.decode(e, &l, bias)))
	}
	return s
}

// featureSet numbers the features of the training texts.
type featureSet struct {
	x      *tagger.Extractor
	index  map[uint64]int32
	keys   []uint64
	counts []int32
}

func newFeatureSet(dict *tagger.Dict, names *tagger.Table) *featureSet {
	return &featureSet{x: tagger.NewExtractor(dict, names), index: make(map[uint64]int32, 1<<22)}
}

// example turns a sentence into features; those not seen before are numbered
// if grow is set and left out if not.
func (s *featureSet) example(in sentence, corpus int, grow bool) *example {
	e := &example{gold: in.labels, corpus: corpus}
	last := -1
	s.x.Features(in.words, func(i int, f uint64) {
		for last < i {
			last++
			e.offsets = append(e.offsets, int32(len(e.features)))
		}
		n, ok := s.index[f]
		if !ok {
			if !grow {
				return
			}
			n = int32(len(s.keys))
			s.index[f] = n
			s.keys = append(s.keys, f)
			s.counts = append(s.counts, 0)
		}
		if grow {
			s.counts[n]++
		}
		e.features = append(e.features, n)
	})
	for len(e.offsets) <= len(in.words) {
		e.offsets = append(e.offsets, int32(len(e.features)))
	}
	return e
}

// cut drops the features that occur less than least times.
func (s *featureSet) cut(examples []*example, least int) {
	to := make([]int32, len(s.keys))
	kept := s.keys[:0]
	for i, k := range s.keys {
		to[i] = -1
		if int(s.counts[i]) >= least {
			to[i] = int32(len(kept))
			kept = append(kept, k)
			s.index[k] = to[i]
		} else {
			delete(s.index, k)
		}
	}
	s.keys = kept
	for _, e := range examples {
		var features []int32
		offsets := make([]int32, 0, len(e.offsets))
		for i := range e.gold {
			offsets = append(offsets, int32(len(features)))
			for _, f := range e.word(i) {
				if to[f] >= 0 {
					features = append(features, to[f])
				}
			}
		}
		e.features, e.offsets = features, append(offsets, int32(len(features)))
	}
}

// pack writes the weights that news shares with all texts, the strongest
// features first, as a table.
func (c *crf) pack(set *featureSet, rows []tagger.Row, keep int) []byte {
	type strength struct {
		feature int
		most    float32
	}
	all := make([]strength, len(set.keys))
	weight := func(f, y int) float32 { return c.weights[f*rowSize+y] + c.weights[f*rowSize+nL+y] }
	top := float32(0)
	for f := range all {
		most := float32(0)
		for y := range nL {
			most = max(most, weight(f, y), -weight(f, y))
		}
		all[f] = strength{f, most}
		top = max(top, most)
	}
	slices.SortFunc(all, func(a, b strength) int {
		if a.most != b.most {
			if a.most > b.most {
				return -1
			}
			return 1
		}
		return a.feature - b.feature
	})
	all = all[:min(keep, len(all))]
	log.Printf("strongest weight %.2f, weakest kept %.4f", top, all[len(all)-1].most)
	model := tagger.Model{Scale: min(top, 4) / 127}
	edge := c.edge(1)
	for i := range nL {
		for j := range nL {
			model.Transition[i][j] = float32(edge[i][j])
		}
		model.Start[i] = float32(edge[nL][i])
	}
	for _, s := range all {
		r := tagger.Row{Feature: set.keys[s.feature]}
		for y := range nL {
			r.Weights[y] = int8(max(-127, min(127, math.Round(float64(weight(s.feature, y)/model.Scale)))))
		}
		rows = append(rows, r)
	}
	return tagger.BuildTable(rows, model)
}

// tune prints what the constants of the tagger make of the held-out texts, in
// documents of 200 sentences.
func tune(dict *tagger.Dict, data []byte, texts ...[]sentence) error {
	table, err := tagger.OpenTable(data)
	if err != nil {
		return err
	}
	t := tagger.NewWith(dict, table)
	for _, t.Bias = range []float32{0, 0.5, 1, 1.5, 2} {
		for _, t.Consistency = range []float32{0, 0.25, 0.5, 0.75, 1} {
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
