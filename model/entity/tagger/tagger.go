// Package tagger finds names in a sequence of words. It is a linear-chain
// conditional random field over hashed features; a second pass lets the
// occurrences of one word inform one another.
//
// The package knows only words and labels. Package entity, its user, adds
// positions in an article, clitics and grouping. Program entity/train makes its
// weights.
package tagger

import (
	_ "embed"
	"math"
	"strings"
	"sync"

	"qari/model/word"
)

// Label says whether a word is outside of all names (O), or begins or continues
// a name of a class.
type Label uint8

// The labels. Works, currencies and similar names have their own class, so that
// they are not confused with the names that qari shows.
const (
	O Label = iota
	BeginPerson
	InPerson
	BeginPlace
	InPlace
	BeginOrganisation
	InOrganisation
	BeginOther
	InOther
	labels = iota
)

var labelNames = [labels]string{"O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG", "B-MISC", "I-MISC"}

// String returns the label as CoNLL files write it.
func (l Label) String() string { return labelNames[l] }

// Begins tells whether the label begins a name.
func (l Label) Begins() bool { return l&1 == 1 }

// Inside tells whether the label continues a name.
func (l Label) Inside() bool { return l != O && l&1 == 0 }

// Class returns the class of the name: 0 for people, 1 for places, 2 for
// organisations, 3 for other names, -1 for none.
func (l Label) Class() int { return (int(l)+1)/2 - 1 }

//go:embed weights.bin
var weights []byte

// Tagger labels words. It never changes after its first use, so any number of
// goroutines may share it.
type Tagger struct {
	dict  *Dict
	table *Table
	pool  sync.Pool // of *scratch

	// Bias is subtracted from the score of O. Consistency is the weight of
	// the other occurrences of a word. Both values had the best F1 on the
	// held-out fifth of the training text. They may be changed before the
	// first Tag.
	Bias, Consistency float32
}

// New returns a tagger with the embedded weights and the names of dict.
func New(dict *Dict) (*Tagger, error) {
	table, err := OpenTable(weights)
	if err != nil {
		return nil, err
	}
	return NewWith(dict, table), nil
}

// NewWith returns a tagger with other weights.
func NewWith(dict *Dict, table *Table) *Tagger {
	t := &Tagger{dict: dict, table: table, Bias: 1.5, Consistency: 0.75}
	t.pool.New = func() any { return newScratch(dict, table) }
	return t
}

// Knows tells whether a word is a name or a part of names, in the dictionary or
// in the lists of the training.
func (t *Tagger) Knows(w string) bool {
	var buf [4 * maxGramRunes]byte
	h := hashBytes(word.AppendName(buf[:0], clip(w)))
	if p, ok := t.dict.phrases[chain(0, h)]; ok && p.kind&^(prefix|Title) != 0 {
		return true
	}
	return t.table.get(key(tNameList, h)) != nil
}

// Tag labels the words of the sentences of one document. It also returns, for
// each word, the longest dictionary phrase that begins with it, with or without
// its clitic. A word inside an earlier phrase has none.
func (t *Tagger) Tag(sentences [][]string) ([][]Label, [][]Match) {
	s := t.pool.Get().(*scratch)
	defer t.pool.Put(s)
	defer s.forget()
	s.bias = t.Bias
	n := 0
	for _, words := range sentences {
		n += len(words)
	}
	all, matches := make([]Label, n), make([]Match, n)
	out, phrases := make([][]Label, len(sentences)), make([][]Match, len(sentences))
	for i, words := range sentences {
		n := len(words)
		out[i], all = all[:n:n], all[n:]
		phrases[i], matches = matches[:n:n], matches[n:]
		s.scores(words, phrases[i])
	}
	s.agree(t.Consistency)
	start := 0
	for _, labels := range out {
		s.viterbi(s.node[start:start+len(labels)], labels)
		start += len(labels)
	}
	return out, phrases
}

// scratch has the buffers of one labelling; they are reused for the next
// document. Only one goroutine may use it.
type scratch struct {
	x     extractor
	table *Table
	index map[string]*typed
	free  []*typed // for reuse
	used  []*typed // all in index
	words []*traits
	types []*typed
	ends  []int // the end of each sentence in types and node
	tags  []phraseTag
	node  [][labels]float32
	prob  [][labels]float32
	alpha [][labels]float32
	bias  float32

	features []uint64 // buffer for the traits that are being computed
	seen     map[uint64]*evidence
	evidence []evidence
	back     [][labels]uint8
}

// typed is a type of word with its scores for the words at each distance.
type typed struct {
	traits traits
	score  [2*span + 1][labels]int32
}

func newScratch(dict *Dict, table *Table) *scratch {
	return &scratch{x: extractor{dict: dict, names: table}, table: table, index: map[string]*typed{}}
}

// maxTypes limits the types of words that are kept for the next document.
const maxTypes = 16 << 10

// forget prepares the scratch for another document.
func (s *scratch) forget() {
	s.types, s.node, s.ends = s.types[:0], s.node[:0], s.ends[:0]
	if len(s.used) > maxTypes {
		clear(s.index)
		s.free = append(s.free[:0], s.used[:maxTypes]...)
		s.used = nil
	}
}

// typeOf returns the type of a word. It computes the type once.
func (s *scratch) typeOf(w string) *typed {
	if t := s.index[w]; t != nil {
		return t
	}
	var t *typed
	if n := len(s.free); n > 0 {
		t, s.free = s.free[n-1], s.free[:n-1]
	} else {
		t = new(typed)
	}
	s.used = append(s.used, t)
	t.traits.features = s.features
	s.x.word(w, &t.traits)
	for d := -span; d <= span; d++ {
		sum := &t.score[d+span]
		*sum = [labels]int32{}
		for _, f := range t.traits.features[:t.traits.reach(d)] {
			s.table.add(at(f, d), sum)
		}
	}
	s.features, t.traits.features = t.traits.features, nil
	s.index[strings.Clone(w)] = t // Clone, or the map would keep the whole document
	return t
}

// add adds the weights of a feature to a sum.
func (t *Table) add(feature uint64, sum *[labels]int32) {
	if v := t.get(feature); v != nil {
		for y, w := range v {
			sum[y] += int32(int8(w))
		}
	}
}

// scores appends to s.node the scores of all labels for each word of a
// sentence.
func (s *scratch) scores(sentence []string, matches []Match) {
	start := len(s.types)
	s.words = s.words[:0]
	for _, w := range sentence {
		t := s.typeOf(w)
		s.types = append(s.types, t)
		s.words = append(s.words, &t.traits)
	}
	s.ends = append(s.ends, len(s.types))
	types := s.types[start:]
	s.tags = append(s.tags[:0], make([]phraseTag, len(sentence))...)
	s.x.phrases(sentence, s.words, s.tags, matches)
	for i := range sentence {
		var sum [labels]int32
		for d := -span; d <= span; d++ {
			if j := i + d; j >= 0 && j < len(types) {
				for y, v := range types[j].score[d+span] {
					sum[y] += v
				}
			}
		}
		context(s.words, s.tags, i, func(f uint64) { s.table.add(f, &sum) })
		var node [labels]float32
		for y, v := range sum {
			node[y] = float32(v) * s.table.scale
		}
		node[O] -= s.bias
		s.node = append(s.node, node)
	}
}

// viterbi finds the sequence of labels with the highest score.
func (s *scratch) viterbi(nodes [][labels]float32, out []Label) {
	s.back = append(s.back[:0], make([][labels]uint8, len(nodes))...)
	var best [labels]float32
	for i := range nodes {
		node := &nodes[i]
		var next [labels]float32
		for y := range next {
			top, from := s.table.start[y], 0
			if i > 0 {
				top = float32(math.Inf(-1))
				for p := range best {
					if v := best[p] + s.table.transition[p][y]; v > top {
						top, from = v, p
					}
				}
			}
			next[y] = top + node[y]
			s.back[i][y] = uint8(from)
		}
		best = next
	}
	y := 0
	for k := range best {
		if best[k] > best[y] {
			y = k
		}
	}
	for i := len(out) - 1; i >= 0; i-- {
		out[i] = Label(y)
		y = int(s.back[i][y])
	}
}
