package main

import (
	"cmp"
	"log"
	"math"
	"slices"

	"qari/model/entity/tagger"
)

// pack returns the table with the strongest features: the weights for news,
// which are the sum of the shared copy and the news copy.
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
		return cmp.Or(cmp.Compare(b.most, a.most), cmp.Compare(a.feature, b.feature))
	})
	all = all[:min(keep, len(all))]
	log.Printf("strongest weight %.2f, weakest kept %.4f", top, all[len(all)-1].most)
	// A weight is an int8 from -127 to 127. Weights beyond 4 are cut, so that small
	// ones keep their precision.
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
