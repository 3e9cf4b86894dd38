package index

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"qari/model/query"
)

// vocabulary maps the folded words of one field to the documents that contain
// them. A map finds whole words. Runs find beginnings of words: lists of word
// numbers, each sorted by word. New words become a run. Runs of similar size
// are merged, so that there are few runs and each word is sorted only a few
// times.
type vocabulary struct {
	numbers  map[string]uint32
	words    []indexed // by number; number 0 is lineBreak
	runs     [][]uint32
	deserted int // number of words that no document contains any more
	rebuilt  int // how many times the words got new numbers
}

// indexed is a word and the documents that contain it.
type indexed struct {
	text string
	last uint32 // number of the last added document, plus one
	posting
}

// lineBreak stands in a sequence of words at the end of a line or a text. No
// phrase crosses it.
const lineBreak = 0

func newVocabulary() *vocabulary {
	return &vocabulary{numbers: map[string]uint32{"": lineBreak}, words: make([]indexed, 1)}
}

// resolve returns the numbers of words. A new word has the number none.
func (v *vocabulary) resolve(words []string) []uint32 {
	sequence := make([]uint32, len(words))
	for i, text := range words {
		n, ok := v.numbers[text]
		if !ok {
			n = none
		}
		sequence[i] = n
	}
	return sequence
}

// sequence is a list of word numbers. A number below [escape] takes one
// element; any other takes three: escape and its two halves. Frequent words are
// seen first, so they have small numbers.
type sequence []uint16

const escape = 1<<16 - 1

func newSequence(numbers []uint32) sequence {
	size := len(numbers)
	for _, n := range numbers {
		if n >= escape {
			size += 2
		}
	}
	s := make(sequence, 0, size)
	for _, n := range numbers {
		if n < escape {
			s = append(s, uint16(n))
		} else {
			s = append(s, escape, uint16(n>>16), uint16(n))
		}
	}
	return s
}

// at returns the number at index i, and the index of the next one.
func (s sequence) at(i int) (n uint32, next int) {
	if n := s[i]; n != escape {
		return uint32(n), i + 1
	}
	return uint32(s[i+1])<<16 | uint32(s[i+2]), i + 3
}

func (s sequence) numbers(dst []uint32) []uint32 {
	for i := 0; i < len(s); {
		var n uint32
		n, i = s.at(i)
		dst = append(dst, n)
	}
	return dst
}

// add adds a document with its words; sequence has their numbers. add gives
// numbers to the new words, also in sequence.
func (v *vocabulary) add(document uint32, words []string, sequence []uint32) {
	var fresh []uint32
	for i, n := range sequence {
		if n == none {
			var isNew bool
			if n, isNew = v.number(words[i]); isNew {
				fresh = append(fresh, n)
			}
			sequence[i] = n
		}
		if n != lineBreak {
			v.enter(n, document)
		}
	}
	v.addRun(fresh)
}

// number returns the number of a word, and whether the word is new.
func (v *vocabulary) number(text string) (n uint32, isNew bool) {
	if n, ok := v.numbers[text]; ok {
		return n, false
	}
	n = uint32(len(v.words))
	text = strings.Clone(text) // Clone, or the map would keep the whole article
	v.numbers[text] = n
	v.words = append(v.words, indexed{text: text})
	return n, true
}

func (v *vocabulary) enter(n, document uint32) {
	w := &v.words[n]
	if w.last == document+1 {
		return // the word is in the document more than once
	}
	if w.last == none && w.len() == 0 {
		v.deserted--
	}
	w.last = document + 1
	w.add(document)
}

// remove removes a document with the same words as add.
func (v *vocabulary) remove(document uint32, words sequence) {
	for _, n := range words.numbers(nil) {
		if w := &v.words[n]; w.remove(document) {
			if w.last = none; w.len() == 0 {
				v.deserted++
			}
		}
	}
}

// none stands for no document or no word.
const none = 1<<32 - 1

// crowded tells whether a rebuild is worthwhile: more than half of the words,
// and more than 1000, have no documents.
func (v *vocabulary) crowded() bool { return v.deserted > 1000 && v.deserted > len(v.words)/2 }

// rebuild drops words without documents. It returns the new numbers of the
// other words by their old ones.
func (v *vocabulary) rebuild() map[uint32]uint32 {
	old, rebuilt := v.words, v.rebuilt
	*v = *newVocabulary()
	v.rebuilt = rebuilt + 1
	renumbered := map[uint32]uint32{}
	var fresh []uint32
	for i, w := range old {
		if w.len() > 0 {
			n := uint32(len(v.words))
			renumbered[uint32(i)], v.numbers[w.text] = n, n
			v.words = append(v.words, w)
			fresh = append(fresh, n)
		}
	}
	v.addRun(fresh)
	return renumbered
}

// maxRun limits the runs that are merged, in words. Merging a longer one would
// make searches wait for milliseconds.
const maxRun = 1 << 15

// addRun adds a run of new words and merges it with runs of similar size.
func (v *vocabulary) addRun(fresh []uint32) {
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

// match returns the numbers of the words that w matches. If beginning is set, w
// may be incomplete.
func (v *vocabulary) match(w query.Word, beginning bool) set {
	found := newSet(len(v.words))
	if !beginning {
		for _, text := range w.Variants() {
			if n, ok := v.numbers[text]; ok {
				found.add(n)
			}
		}
		return found
	}
	for _, prefix := range outermost(w.Prefixes()) {
		for _, run := range v.runs {
			at := sort.Search(len(run), func(i int) bool { return v.words[run[i]].text >= prefix })
			for ; at < len(run) && strings.HasPrefix(v.words[run[at]].text, prefix); at++ {
				found.add(run[at])
			}
		}
	}
	return found
}

// documents adds the documents that contain one of the words to found.
func (v *vocabulary) documents(words, found set) {
	for n := range words.members() {
		v.words[n].addTo(found)
	}
}

// follow tells whether a sequence has a word of each set, one directly after
// another.
func follow(s sequence, words []set) bool {
	if len(words) == 0 {
		return true
	}
	for i := 0; i < len(s); {
		var n uint32
		if n, i = s.at(i); words[0].has(n) && s.begins(i, words[1:]) {
			return true
		}
	}
	return false
}

// begins tells whether a word of each set follows, from index i on.
func (s sequence) begins(i int, words []set) bool {
	for _, w := range words {
		if i == len(s) {
			return false
		}
		var n uint32
		if n, i = s.at(i); !w.has(n) {
			return false
		}
	}
	return true
}

// outermost drops the prefixes that begin with another prefix.
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
