package main

import (
	"qari/model/entity/tagger"
)

// featureSet gives numbers to the features of the training texts.
type featureSet struct {
	x      *tagger.Extractor
	index  map[uint64]int32
	keys   []uint64
	counts []int32
}

func newFeatureSet(dict *tagger.Dict, names *tagger.Table) *featureSet {
	return &featureSet{x: tagger.NewExtractor(dict, names), index: make(map[uint64]int32, 1<<22)}
}

// example returns a sentence as features.
func (s *featureSet) example(in sentence, corpus int) *example {
	e := &example{gold: in.labels, corpus: corpus}
	last := -1
	s.x.Features(in.words, func(i int, f uint64) {
		for last < i {
			last++
			e.offsets = append(e.offsets, int32(len(e.features)))
		}
		n, ok := s.index[f]
		if !ok {
			n = int32(len(s.keys))
			s.index[f] = n
			s.keys = append(s.keys, f)
			s.counts = append(s.counts, 0)
		}
		s.counts[n]++
		e.features = append(e.features, n)
	})
	for len(e.offsets) <= len(in.words) {
		e.offsets = append(e.offsets, int32(len(e.features)))
	}
	return e
}

// cut drops the features with fewer than least occurrences.
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
