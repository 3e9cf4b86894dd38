package main

import (
	"bufio"
	"compress/gzip"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"

	"qari/model/entity/tagger"
)

// nameLevels has one number for each list of names: how common a word is in it,
// 0 if the list does not have it.
type nameLevels [tagger.Labels]int8

// The lists, as indexes into nameLevels.
const (
	personForm = iota
	givenOrFamily
	placeWord
)

var levels = map[string]int8{
	"frequent": 3, "some": 2, "rare": 1, "": 1, "city-arab": 1, "city-world": 2, "country": 3,
}

// readLists reads the lists of names of a folder. It also returns the words in
// order, so that training is reproducible.
func readLists(folder string) (map[string]*nameLevels, []string, error) {
	words := map[string]*nameLevels{}
	var order []string
	for list, name := range []string{"person-forms-wikidata.tsv.gz", "given-and-family-names.tsv.gz", "places.tsv.gz"} {
		err := eachLine(filepath.Join(folder, name), func(line string) {
			phrase, level, _ := strings.Cut(line, "\t")
			parts := strings.Fields(phrase)
			if list == placeWord && len(parts) > 1 {
				return
			}
			for _, w := range parts {
				v := words[w]
				if v == nil {
					v = new(nameLevels)
					words[w] = v
					order = append(order, w)
				}
				v[list] = max(v[list], levels[level])
			}
		})
		if err != nil {
			return nil, nil, err
		}
	}
	return words, order, nil
}

func eachLine(name string, each func(string)) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return err
	}
	lines := bufio.NewScanner(z)
	for lines.Scan() {
		each(lines.Text())
	}
	return lines.Err()
}

// likeness learns how similar the pieces of a word are to those of people's
// names and of places. It fits two logistic regressions: words of the lists
// against other words of the training text.
func likeness(words map[string]*nameLevels, order, ordinary []string, seed uint64) []tagger.Row {
	type item struct {
		pieces []int32
		y      [2]float64
	}
	index := map[uint64]int32{}
	var keys []uint64
	var items []item
	add := func(w string, y [2]float64) {
		var it item
		tagger.Pieces(w, func(f uint64) {
			n, ok := index[f]
			if !ok {
				n = int32(len(keys))
				index[f] = n
				keys = append(keys, f)
			}
			it.pieces = append(it.pieces, n)
		})
		it.y = y
		items = append(items, it)
	}
	for _, w := range order {
		v := words[w]
		var y [2]float64
		if v[personForm]+v[givenOrFamily] > 0 {
			y[0] = 1
		}
		if v[placeWord] > 0 {
			y[1] = 1
		}
		add(w, y)
	}
	for _, w := range ordinary {
		if words[w] == nil {
			add(w, [2]float64{})
		}
	}
	weights := make([][2]float64, len(keys))
	squares := make([][2]float64, len(keys))
	rng := rand.New(rand.NewPCG(seed, 2))
	for range 6 { // passes of AdaGrad with rate 0.1 and an L2 penalty of 1e-4
		for _, i := range rng.Perm(len(items)) {
			it := items[i]
			var sum [2]float64
			for _, p := range it.pieces {
				sum[0] += weights[p][0]
				sum[1] += weights[p][1]
			}
			for k := range sum {
				g := 1/(1+math.Exp(-sum[k])) - it.y[k]
				for _, p := range it.pieces {
					squares[p][k] += g * g
					weights[p][k] -= 0.1 * (g + 1e-4*weights[p][k]) / math.Sqrt(1e-6+squares[p][k])
				}
			}
		}
	}
	var rows []tagger.Row
	for i, k := range keys {
		var r tagger.Row
		r.Feature = k
		for c, w := range weights[i] {
			r.Weights[c] = int8(max(-127, min(127, math.Round(w*tagger.NameScale))))
		}
		if r.Weights != [tagger.Labels]int8{} {
			rows = append(rows, r)
		}
	}
	return rows
}
