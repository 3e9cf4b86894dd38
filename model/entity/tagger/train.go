package tagger

import (
	"encoding/binary"
	"math"

	"qari/model/word"
)

// The exported names of this file are for the training program only.

// Labels is the number of labels.
const Labels = labels

// Extractor computes features for training. Only one goroutine may use it.
type Extractor struct {
	x     extractor
	types map[string]*traits
	words []*traits
	tags  []phraseTag
}

// NewExtractor returns an extractor with a dictionary and a table of the
// similarity of words to names.
func NewExtractor(dict *Dict, names *Table) *Extractor {
	return &Extractor{x: extractor{dict: dict, names: names}, types: map[string]*traits{}}
}

// Features calls each for every feature of every word of a sentence.
func (e *Extractor) Features(sentence []string, each func(i int, feature uint64)) {
	e.words = e.words[:0]
	for _, s := range sentence {
		w := e.types[s]
		if w == nil {
			w = new(traits)
			e.x.word(s, w)
			e.types[s] = w
		}
		e.words = append(e.words, w)
	}
	e.tags = append(e.tags[:0], make([]phraseTag, len(sentence))...)
	e.x.phrases(sentence, e.words, e.tags, nil)
	for i := range e.words {
		for d := -span; d <= span; d++ {
			w := edge
			if j := i + d; j >= 0 && j < len(e.words) {
				w = e.words[j]
			}
			for _, f := range w.features[:w.reach(d)] {
				each(i, at(f, d))
			}
		}
		context(e.words, e.tags, i, func(f uint64) { each(i, f) })
	}
}

// Pieces calls each for the pieces of a word, from which the training learns
// its similarity to names.
func Pieces(s string, each func(feature uint64)) {
	var x extractor
	x.buf = word.AppendName(nil, clip(s))
	x.index()
	x.grams(len(x.runes)-1, func(h uint64) { each(key(tNameGram, h)) })
}

// Listed returns the feature under which the table has the information of the
// lists of names about a word.
func Listed(s string) uint64 { return key(tNameList, hashBytes(word.AppendName(nil, clip(s)))) }

// Row is a feature with its weights, one a label.
type Row struct {
	Feature uint64
	Weights [labels]int8
}

// Model is the content of a weights file without the rows.
type Model struct {
	Scale      float32 // the value of a weight of 1 in a row
	Transition [labels][labels]float32
	Start      [labels]float32
}

// BuildTable returns a weights file. The same rows in the same order give the
// same bytes. If two rows get the same slot and fingerprint, the first one
// stays.
func BuildTable(rows []Row, m Model) []byte {
	n := len(rows)*9/8 + 16 // slots: one in nine stays free, so that searches are short
	out := binary.LittleEndian.AppendUint32(nil, uint32(n))
	put := func(f float32) { out = binary.LittleEndian.AppendUint32(out, math.Float32bits(f)) }
	put(m.Scale)
	for _, from := range m.Transition {
		for _, f := range from {
			put(f)
		}
	}
	for _, f := range m.Start {
		put(f)
	}
	out = append(out, make([]byte, n*slotSize)...)
	t := Table{slots: out[headerSize:], n: uint64(n)}
	for _, r := range rows {
		t.put(r)
	}
	return out
}

// put stores a row in the first free slot.
func (t *Table) put(r Row) {
	mark := fingerprint(r.Feature)
	for i := (r.Feature >> 32) * t.n >> 32; ; i = (i + 1) % t.n {
		s := t.slots[i*slotSize:]
		switch binary.LittleEndian.Uint16(s) {
		case 0:
			binary.LittleEndian.PutUint16(s, mark)
			for j, w := range r.Weights {
				s[2+j] = byte(w)
			}
			return
		case mark:
			return
		}
	}
}
