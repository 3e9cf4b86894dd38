package index

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"qari/model/query"
)

// vocabulary maps the folded words of one field to the documents that hold
// them. It finds whole words by a map, and beginnings of words by runs: lists
// of word numbers, each sorted by word. New words make a run of their own;
// runs of about the same size are merged, so that there are few, and no word
// is sorted more than a few times while the vocabulary grows.
type vocabulary struct {
	numbers  map[string]uint32
	words    []indexed // by number; number 0 is the break
	runs     [][]uint32
	deserted int // words that no document holds any more
	rebuilt  int // how often words were given new numbers
}

// indexed is a word and the documents that hold it.
type indexed struct {
	text string
	last uint32 // one more than the number of the document added last
	posting
}

// lineBreak stands in a sequence of words where a line or a text ends, over
// which no phrase goes.
const lineBreak = 0

func newVocabulary() *vocabulary {
	return &vocabulary{numbers: map[string]uint32{"": lineBreak}, words: make([]indexed, 1)}
}

// resolve returns the numbers of a sequence of words; none for new ones.
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

// sequence is the numbers of words one after another: those below [escape] as
// they are, others as escape and their two halves. Words that many documents
// hold are met first, and so have small numbers.
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

// at is the number at i, and where the next one is.
func (s sequence) at(i int) (n uint32, next int) {
	if n := s[i]; n != escape {
		return uint32(n), i + 1
	}
	return uint32(s[i+1])<<16 | uint32(s[i+2]), i + 3
}

// numbers appends all numbers.
func (s sequence) numbers(dst []uint32) []uint32 {
	for i := 0; i < len(s); {
		var n uint32
		n, i = s.at(i)
		dst = append(dst, n)
	}
	return dst
}

// add adds a document with the sequence of its words, which gives new words
// their numbers.
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
	v.settle(fresh)
}

// number returns the number of a word, and whether it is new.
func (v *vocabulary) number(text string) (n uint32, isNew bool) {
	if n, ok := v.numbers[text]; ok {
		return n, false
	}
	n = uint32(len(v.words))
	text = strings.Clone(text) // not the whole article with it
	v.numbers[text] = n
	v.words = append(v.words, indexed{text: text})
	return n, true
}

func (v *vocabulary) enter(n, document uint32) {
	w := &v.words[n]
	if w.last == document+1 {
		return // the word stands in the document more than once
	}
	if w.last == none && w.len() == 0 {
		v.deserted--
	}
	w.last = document + 1
	w.add(document)
}

// remove removes a document that was added with a sequence.
func (v *vocabulary) remove(document uint32, words sequence) {
	for _, n := range words.numbers(nil) {
		if w := &v.words[n]; w.remove(document) {
			if w.last = none; w.len() == 0 {
				v.deserted++
			}
		}
	}
}

// none is no document, or no word.
const none = 1<<32 - 1

// crowded tells whether it is time to forget the words that no document holds.
func (v *vocabulary) crowded() bool { return v.deserted > 1000 && v.deserted > len(v.words)/2 }

// rebuild forgets them, and returns the new numbers of the others.
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
	v.settle(fresh)
	return renumbered
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

// match returns the set of the numbers of the words that w matches or, where
// w is the beginning of one, that begin so.
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

// documents adds to a set the documents that hold one of the words.
func (v *vocabulary) documents(words, found set) {
	for n := range words.members() {
		v.words[n].addTo(found)
	}
}

// follow tells whether a sequence has, one right after another, a word of
// each set.
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

// begins tells whether there is, from i on, a word of each set.
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
