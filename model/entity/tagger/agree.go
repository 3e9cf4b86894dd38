package tagger

import "math"

// classes is the number of classes: O and four classes of names.
const classes = 5

func classIndex(y int) int { return (y + 1) / 2 }

// evidence is the sum of the label probabilities of all occurrences of a word.
type evidence struct {
	sum [classes]float32
	n   float32
}

// agree lets the occurrences of a word inform one another. It adds to the score
// of each label at each occurrence: weight times the log of the mean
// probability that the other occurrences give to the label's class. So a name
// that has a title once is found elsewhere without it.
func (s *scratch) agree(weight float32) {
	if weight == 0 {
		return
	}
	s.prob = append(s.prob[:0], make([][labels]float32, len(s.node))...)
	start := 0
	for _, end := range s.ends {
		s.marginals(start, end)
		start = end
	}
	if s.seen == nil {
		s.seen = map[uint64]*evidence{}
	}
	clear(s.seen)
	s.evidence = append(s.evidence[:0], make([]evidence, len(s.node))...)
	for i, t := range s.types {
		if t.traits.common {
			continue
		}
		e := s.seen[t.traits.stem]
		if e == nil {
			e = &s.evidence[len(s.seen)]
			s.seen[t.traits.stem] = e
		}
		e.n++
		for y, p := range s.prob[i] {
			e.sum[classIndex(y)] += p
		}
	}
	for i, t := range s.types {
		if e := s.seen[t.traits.stem]; !t.traits.common && e.n > 1 {
			s.shift(i, e, weight)
		}
	}
}

// shift changes the scores of word i by the evidence of the other occurrences.
func (s *scratch) shift(i int, e *evidence, weight float32) {
	var own, add [classes]float32
	for y, p := range s.prob[i] {
		own[classIndex(y)] += p
	}
	const floor = 0.05 // keeps the log finite, and one occurrence from excluding a class
	for c := range add {
		mean := max(0, (e.sum[c]-own[c])/(e.n-1))
		add[c] = weight * float32(math.Log(float64(mean+floor)))
	}
	for y := range s.node[i] {
		s.node[i][y] += add[classIndex(y)]
	}
}

// marginals computes the label probabilities s.prob of the words [start, end),
// a sentence, by the forward-backward algorithm.
func (s *scratch) marginals(start, end int) {
	n := end - start
	if n == 0 {
		return
	}
	prob, node := s.prob[start:end], s.node[start:end]
	s.alpha = append(s.alpha[:0], make([][labels]float32, n)...)
	exp := &s.table.exp
	for i := range n {
		top := node[i][0]
		for _, v := range node[i] {
			top = max(top, v)
		}
		sum := float32(0)
		for y := range labels {
			in := s.table.expStart[y]
			if i > 0 {
				in = 0
				for p, a := range s.alpha[i-1] {
					in += a * exp[p][y]
				}
			}
			prob[i][y] = float32(math.Exp(float64(node[i][y] - top)))
			s.alpha[i][y] = in * prob[i][y]
			sum += s.alpha[i][y]
		}
		for y := range labels {
			s.alpha[i][y] /= sum
		}
	}
	var beta [labels]float32
	for y := range beta {
		beta[y] = 1
	}
	for i := n - 1; i >= 0; i-- {
		var next [labels]float32
		total := float32(0)
		for p := range labels {
			for y := range labels {
				next[p] += exp[p][y] * prob[i][y] * beta[y]
			}
			total += next[p]
		}
		sum := float32(0)
		for y := range labels {
			prob[i][y] = s.alpha[i][y] * beta[y]
			sum += prob[i][y]
		}
		for y := range labels {
			prob[i][y] /= sum
			beta[y] = next[y] / total
		}
	}
}
