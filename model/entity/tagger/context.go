package tagger

import "qari/model/word"

// phraseTag says which part of a dictionary phrase a word is.
type phraseTag struct {
	kind Kind
	part uint8 // single, first, middle or last word
}

const (
	single uint8 = iota
	first
	middle
	last
)

// phrases finds phrases of the dictionary in a sentence. It goes from the start
// and takes the longest phrase each time; phrases do not overlap.
func (x *extractor) phrases(sentence []string, words []*traits, tags []phraseTag, matches []Match) {
	clear(tags)
	for i := 0; i < len(words); {
		m := x.phraseAt(sentence, words, i)
		if m.Words == 0 {
			i++
			continue
		}
		if matches != nil {
			matches[i] = m
		}
		for j := range m.Words {
			tags[i+j] = phraseTag{m.Kind, middle}
		}
		tags[i].part, tags[i+m.Words-1].part = first, last
		if m.Words == 1 {
			tags[i].part = single
		}
		i += m.Words
	}
}

// phraseAt finds the longest phrase that begins with word i, with or without
// its clitic.
func (x *extractor) phraseAt(sentence []string, words []*traits, i int) Match {
	if words[i].skip {
		return Match{}
	}
	best := x.dict.longestOf(words[i].hash, words[i+1:])
	clipped := clip(sentence[i])
	var buf [4 * maxGramRunes]byte
	for s := range word.Stems(clipped) {
		m := x.dict.longestOf(hashBytes(word.AppendName(buf[:0], s.Of(clipped))), words[i+1:])
		if m.Words > best.Words {
			best = m
			best.Cut = s.Cut
		}
	}
	return best
}

// edge stands for the words before the first and after the last word of a
// sentence.
var edge = &traits{hash: 1, coarse: 1}

// context calls each for the features of word i that depend on the words around
// it.
func context(words []*traits, tags []phraseTag, i int, each func(uint64)) {
	get := func(j int) *traits {
		if j < 0 || j >= len(words) {
			return edge
		}
		return words[j]
	}
	before2, before, w, after := get(i-2), get(i-1), words[i], get(i+1)
	each(pair(tBigram, before.hash, w.hash))
	each(pair(tBigram<<8, w.hash, after.hash))
	each(pair(tCoarseBigram, before.coarse, w.coarse))
	each(pair(tCoarseBigram<<8, w.coarse, after.coarse))
	each(pair(tCoarseTrigram, pair(0, before.coarse, w.coarse), after.coarse))
	each(pair(tTwoBefore, before2.coarse, before.coarse))
	each(pair(tTwoBefore<<8, pair(0, before2.coarse, before.coarse), w.coarse))
	each(pair(tWordCoarse, before.hash, w.coarse))
	each(pair(tWordCoarse<<8, w.coarse, after.hash))
	for d := -1; d <= 1; d++ {
		if j := i + d; j >= 0 && j < len(tags) && tags[j].kind != 0 {
			tag := tags[j]
			each(at(key(tPhrase, uint64(tag.kind)<<8|uint64(tag.part)), d))
			for b := range 16 {
				if tag.kind>>b&1 != 0 {
					each(at(key(tPhrase<<8, uint64(b)<<8|uint64(tag.part)), d))
				}
			}
		}
	}
}

func pair(template, a, b uint64) uint64 { return key(template, chain(a*0x2545F4914F6CDD1D, b)) }

// span is the reach of the features of one word, in words to each side.
const span = 2

// reach returns the number of the word's features that count at a distance from
// it.
func (w *traits) reach(offset int) int {
	switch offset {
	case 0:
		return len(w.features)
	case 1, -1:
		return w.near
	}
	return w.far
}
