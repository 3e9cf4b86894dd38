package index

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"qari/model/fold"
)

// vocabulary maps the folded words of one field to the documents that hold
// them. It finds whole words by a map, and beginnings of words by runs: lists
// of word numbers, each sorted by word. New words make a run of their own;
// runs of about the same size are merged, so that there are few, and no word
// is sorted more than a few times while the vocabulary grows.
type vocabulary struct {
	numbers  map[string]uint32
	words    []word
	runs     [][]uint32
	deserted int // words that no document holds any more
}

type word struct {
	text string
	posting
}

func newVocabulary() *vocabulary { return &vocabulary{numbers: map[string]uint32{}} }

// add adds a document with its words, each of which is given once.
func (v *vocabulary) add(document uint32, words []string) {
	var fresh []uint32
	for _, text := range words {
		n, ok := v.numbers[text]
		if !ok {
			n = uint32(len(v.words))
			text = strings.Clone(text) // not the whole article with it
			v.numbers[text] = n
			v.words = append(v.words, word{text: text})
			fresh = append(fresh, n)
		} else if v.words[n].len() == 0 {
			v.deserted--
		}
		v.words[n].add(document)
	}
	v.settle(fresh)
}

// remove removes a document that was added with these words.
func (v *vocabulary) remove(document uint32, words []string) {
	for _, text := range words {
		if n, ok := v.numbers[text]; ok {
			if v.words[n].remove(document); v.words[n].len() == 0 {
				v.deserted++
			}
		}
	}
	if v.deserted > 1000 && v.deserted > len(v.words)/2 {
		v.rebuild()
	}
}

// rebuild forgets the words that no document holds.
func (v *vocabulary) rebuild() {
	old := v.words
	*v = *newVocabulary()
	var fresh []uint32
	for _, w := range old {
		if w.len() > 0 {
			v.numbers[w.text] = uint32(len(v.words))
			fresh = append(fresh, uint32(len(v.words)))
			v.words = append(v.words, w)
		}
	}
	v.settle(fresh)
}

// maxRun is the most words of a run that is merged: merging one longer would
// make readers wait for milliseconds.
const maxRun = 1 << 15

// settle puts fresh words into runs.
func (v *vocabulary) settle(fresh []uint32) {
	if len(fresh) == 0 {
		return
	}
	run := fresh
	slices.SortFunc(run, v.compare)
	for n := len(v.runs); n > 0 && len(v.runs[n-1]) <= 2*len(run) && len(run) < maxRun; n-- {
		run = v.merge(v.runs[n-1], run)
		v.runs = v.runs[:n-1]
	}
	v.runs = append(v.runs, run)
}

func (v *vocabulary) compare(a, b uint32) int {
	return cmp.Compare(v.words[a].text, v.words[b].text)
}

func (v *vocabulary) merge(a, b []uint32) []uint32 {
	merged := make([]uint32, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if v.compare(a[0], b[0]) < 0 {
			merged, a = append(merged, a[0]), a[1:]
		} else {
			merged, b = append(merged, b[0]), b[1:]
		}
	}
	return append(append(merged, a...), b...)
}

// find adds to a set the documents that hold a word that w matches or, where
// w is the beginning of one, that begins so.
func (v *vocabulary) find(w fold.Word, beginning bool, s set) {
	if !beginning {
		for _, text := range w.Variants() {
			if n, ok := v.numbers[text]; ok {
				v.words[n].addTo(s)
			}
		}
		return
	}
	for _, prefix := range outermost(w.Prefixes()) {
		for _, run := range v.runs {
			v.findPrefix(prefix, run, s)
		}
	}
}

func (v *vocabulary) findPrefix(prefix string, run []uint32, s set) {
	at := sort.Search(len(run), func(i int) bool { return v.words[run[i]].text >= prefix })
	for ; at < len(run) && strings.HasPrefix(v.words[run[at]].text, prefix); at++ {
		v.words[run[at]].addTo(s)
	}
}

// outermost leaves out the prefixes that begin with another one.
func outermost(prefixes []string) []string {
	slices.Sort(prefixes)
	kept := prefixes[:0]
	for _, p := range prefixes {
		if n := len(kept); n == 0 || !strings.HasPrefix(p, kept[n-1]) {
			kept = append(kept, p)
		}
	}
	return kept
}
