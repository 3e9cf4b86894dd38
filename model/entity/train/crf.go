package main

import (
	"math"
	"math/rand/v2"
	"sync"

	"qari/model/entity/tagger"
)

// Each feature has three rows of weights: one for all texts and one for each
// corpus (Daumé 2007, "Frustratingly easy domain adaptation"). So Wikipedia
// teaches names, but not its habits of labelling. Only the shared row and that
// of the news are written.
const (
	nL      = tagger.Labels
	copies  = 3
	rowSize = nL * copies
)

// example is a sentence as features.
type example struct {
	features []int32 // of all words, one after another
	offsets  []int32 // word i has features[offsets[i]:offsets[i+1]]
	gold     []tagger.Label
	corpus   int // 1 or 2: the copy of the weights for its corpus
}

func (e *example) word(i int) []int32 { return e.features[e.offsets[i]:e.offsets[i+1]] }

// crf is a linear-chain conditional random field in training, by AdaGrad
// (Duchi, Hazan and Singer 2011).
type crf struct {
	weights, squares []float32 // rowSize numbers per feature
	edges, edgeSq    [copies][nL + 1][nL]float64
	rate, l1         float32
}

func newCRF(features int, rate, l1 float32) *crf {
	return &crf{
		weights: make([]float32, features*rowSize),
		squares: make([]float32, features*rowSize),
		rate:    rate, l1: l1,
	}
}

// add adds the weights of another crf to this one and counts them.
func (c *crf) add(o *crf) {
	for i, w := range o.weights {
		c.weights[i] += w
	}
	for k := range o.edges {
		for i := range o.edges[k] {
			for j, w := range o.edges[k][i] {
				c.edges[k][i][j] += w
			}
		}
	}
	c.rate++
}

// scaled returns the mean of the added weights, times keep.
func (c *crf) scaled(keep float32) *crf {
	out := &crf{weights: make([]float32, len(c.weights))}
	for i, w := range c.weights {
		out.weights[i] = w / c.rate * keep
	}
	for k := range c.edges {
		for i := range c.edges[k] {
			for j, w := range c.edges[k][i] {
				out.edges[k][i][j] = w / float64(c.rate)
			}
		}
	}
	return out
}

// lattice has the buffers of one sentence.
type lattice struct {
	node, alpha, beta [][nL]float64
	prob              [][nL]float64
	pair              [nL + 1][nL]float64
}

func (l *lattice) grow(n int) {
	for len(l.node) < n {
		l.node = append(l.node, [nL]float64{})
		l.alpha = append(l.alpha, [nL]float64{})
		l.beta = append(l.beta, [nL]float64{})
		l.prob = append(l.prob, [nL]float64{})
	}
}

// scores computes the node scores of a sentence.
func (c *crf) scores(e *example, l *lattice) {
	l.grow(len(e.gold))
	own := e.corpus * nL
	for i := range e.gold {
		var sum [nL]float32
		for _, f := range e.word(i) {
			row := c.weights[int(f)*rowSize : int(f)*rowSize+rowSize]
			shared, mine := row[:nL], row[own:own+nL]
			for y := range sum {
				sum[y] += shared[y] + mine[y]
			}
		}
		for y := range sum {
			l.node[i][y] = float64(sum[y])
		}
	}
}

// edge returns the transition scores of a corpus. The last row has the scores
// of the first label.
func (c *crf) edge(corpus int) (t [nL + 1][nL]float64) {
	for i := range t {
		for j := range t[i] {
			t[i][j] = c.edges[0][i][j] + c.edges[corpus][i][j]
		}
	}
	return t
}

// marginals runs the forward-backward algorithm over a sentence, scaled at each
// word so that nothing underflows.
func (l *lattice) marginals(n int, edge *[nL + 1][nL]float64) {
	var exp [nL + 1][nL]float64
	for i := range exp {
		for j := range exp[i] {
			exp[i][j] = math.Exp(edge[i][j])
		}
	}
	node := l.prob // exp of the node scores; the probabilities at the end
	for i := range n {
		most := math.Inf(-1)
		for _, s := range l.node[i] {
			most = max(most, s)
		}
		for y, s := range l.node[i] {
			node[i][y] = math.Exp(s - most)
		}
	}
	for i := range n {
		sum := 0.0
		for y := range nL {
			in := 0.0
			if i == 0 {
				in = exp[nL][y]
			} else {
				for p := range nL {
					in += l.alpha[i-1][p] * exp[p][y]
				}
			}
			l.alpha[i][y] = in * node[i][y]
			sum += l.alpha[i][y]
		}
		for y := range nL {
			l.alpha[i][y] /= sum
		}
	}
	l.pair = [nL + 1][nL]float64{}
	for y := range nL {
		l.beta[n-1][y] = 1
	}
	for i := n - 1; i > 0; i-- {
		var out [nL]float64
		sum, total := 0.0, 0.0
		for p := range nL {
			for y := range nL {
				s := exp[p][y] * node[i][y] * l.beta[i][y]
				out[p] += s
				total += l.alpha[i-1][p] * s
			}
			sum += out[p]
		}
		for p := range nL {
			for y := range nL {
				l.pair[p][y] += l.alpha[i-1][p] * exp[p][y] * node[i][y] * l.beta[i][y] / total
			}
			l.beta[i-1][p] = out[p] / sum
		}
	}
	for i := range n {
		sum := 0.0
		for y := range nL {
			l.prob[i][y] = l.alpha[i][y] * l.beta[i][y]
			sum += l.prob[i][y]
		}
		for y := range nL {
			l.prob[i][y] /= sum
		}
	}
	l.pair[nL] = l.prob[0]
}

// workers is the number of goroutines that share a step. The result does not
// depend on timing: each worker owns the features whose number modulo workers
// is its own.
const workers = 4

// thin returns the example without a random part of its features. The remaining
// features learn to be sufficient, as they must be for unknown words.
func (e *example) thin(drop float64, rng *rand.Rand) *example {
	if drop == 0 {
		return e
	}
	out := &example{gold: e.gold, corpus: e.corpus}
	limit := uint32(drop * math.MaxUint32)
	for i := range e.gold {
		out.offsets = append(out.offsets, int32(len(out.features)))
		for _, f := range e.word(i) {
			if rng.Uint32() >= limit {
				out.features = append(out.features, f)
			}
		}
	}
	out.offsets = append(out.offsets, int32(len(out.features)))
	return out
}

// epoch goes over the examples once, in random order, several sentences per
// step.
func (c *crf) epoch(examples []*example, drop float64, rng *rand.Rand) {
	const step = 8 // sentences: the weights change after each step
	order := rng.Perm(len(examples))
	lattices := make([]lattice, step)
	thinned := make([]*example, step)
	for len(order) > 0 {
		batch := order[:min(step, len(order))]
		order = order[len(batch):]
		for b, i := range batch {
			thinned[b] = examples[i].thin(drop, rng)
		}
		var wg sync.WaitGroup
		for w := range workers {
			wg.Go(func() {
				for b := w; b < len(batch); b += workers {
					e, l := thinned[b], &lattices[b]
					c.scores(e, l)
					edge := c.edge(e.corpus)
					l.marginals(len(e.gold), &edge)
				}
			})
		}
		wg.Wait()
		for w := range workers {
			wg.Go(func() {
				for b := range batch {
					c.update(thinned[b], &lattices[b], int32(w))
				}
			})
		}
		wg.Wait()
		for b := range batch {
			c.updateEdges(thinned[b], &lattices[b])
		}
	}
}

// update changes the weights of the features that one worker owns.
func (c *crf) update(e *example, l *lattice, worker int32) {
	for i, gold := range e.gold {
		var g [nL]float32
		most := float32(0)
		for y := range g {
			g[y] = float32(l.prob[i][y])
			if y == int(gold) {
				g[y]--
			}
			most = max(most, g[y], -g[y])
		}
		if most < 1e-3 { // too small to change a weight noticeably
			continue
		}
		for _, f := range e.word(i) {
			if f%workers == worker {
				at := int(f) * rowSize
				c.move(at, &g)
				c.move(at+e.corpus*nL, &g)
			}
		}
	}
}

// move is one AdaGrad step on a row, with L1 by forward-backward splitting
// (Duchi and Singer 2009). The constant 1e-4 keeps the first step finite.
func (c *crf) move(at int, g *[nL]float32) {
	w, s := c.weights[at:at+nL], c.squares[at:at+nL]
	for y := range g {
		s[y] += g[y] * g[y]
		rate := c.rate / (1e-4 + float32(math.Sqrt(float64(s[y]))))
		v := w[y] - rate*g[y]
		if cut := rate * c.l1; v > cut {
			v -= cut
		} else if v < -cut {
			v += cut
		} else {
			v = 0
		}
		w[y] = v
	}
}

func (c *crf) updateEdges(e *example, l *lattice) {
	g := l.pair
	g[nL][e.gold[0]]--
	for i := 1; i < len(e.gold); i++ {
		g[e.gold[i-1]][e.gold[i]]--
	}
	for _, k := range [...]int{0, e.corpus} {
		for i := range g {
			for j, v := range g[i] {
				c.edgeSq[k][i][j] += v * v
				c.edges[k][i][j] -= float64(c.rate) * v / (1e-4 + math.Sqrt(c.edgeSq[k][i][j]))
			}
		}
	}
}
