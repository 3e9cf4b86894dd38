package entity

import (
	"bufio"
	"fmt"
	"io"
	"slices"

	"qari/model/entity/conll"
	"qari/model/entity/tagger"
	"qari/model/word"
)

// window is the number of sentences that count as one document when the text
// has no article borders. Names inform one another within a document. Of values
// from 25 to 4000, 200 and 400 had the best F1 on the held-out text.
const window = 200

// Tag labels the given words, sentence by sentence: O, B-PER, I-PER, B-LOC and
// so on, one tag per word. It follows ANERcorp, which does not label ministries
// and armies. If punctuation is attached to a word, the word gets the tag of
// its first part that belongs to a name.
func (f *Finder) Tag(sentences [][]string) [][]string {
	out := make([][]string, 0, len(sentences))
	for doc := range slices.Chunk(sentences, window) {
		out = append(out, f.tagDocument(doc)...)
	}
	return out
}

func (f *Finder) tagDocument(sentences [][]string) [][]string {
	pieces := make([][]string, len(sentences))
	owner := make([][]int, len(sentences)) // the word of each piece
	var cuts []tagger.Token
	for i, words := range sentences {
		for j, w := range words {
			cuts = tagger.Tokens(cuts[:0], word.Cut(w).Tokens)
			for _, c := range cuts {
				pieces[i] = append(pieces[i], w[c.Start:c.End])
				owner[i] = append(owner[i], j)
			}
		}
	}
	all, _ := f.tagger.Tag(pieces)
	seen := map[string]bool{}
	for _, words := range pieces {
		for _, w := range words {
			seen[w] = true
		}
	}
	for i, labels := range all {
		f.split(pieces[i], labels, func(w string) bool { return seen[w] })
	}
	f.repeat(pieces, all)
	out := make([][]string, len(sentences))
	for i, labels := range all {
		out[i] = wordTags(labels, owner[i], len(sentences[i]))
	}
	return out
}

// wordTags gives each of n words the tag of its first piece that belongs to a
// name.
func wordTags(labels []tagger.Label, owner []int, n int) []string {
	out := make([]string, n)
	for j := range out {
		out[j] = tagger.O.String()
	}
	for p, l := range labels {
		if tag := &out[owner[p]]; l != tagger.O && l < tagger.BeginOther && *tag == tagger.O.String() {
			*tag = l.String()
		}
	}
	return out
}

// WriteCoNLL reads text in columns: one token per line, with or without its
// tag. It writes lines "token gold predicted", as the conlleval script expects;
// without a tag the middle column is missing.
func (f *Finder) WriteCoNLL(w io.Writer, r io.Reader) error {
	sentences, err := conll.Read(r)
	if err != nil {
		return err
	}
	words := make([][]string, len(sentences))
	for i, s := range sentences {
		for _, t := range s {
			words[i] = append(words[i], t.Word)
		}
	}
	out := bufio.NewWriter(w)
	for i, tags := range f.Tag(words) {
		for j, t := range sentences[i] {
			if t.Tag != "" {
				fmt.Fprintf(out, "%s %s %s\n", t.Word, t.Tag, tags[j])
			} else {
				fmt.Fprintf(out, "%s %s\n", t.Word, tags[j])
			}
		}
		out.WriteByte('\n')
	}
	return out.Flush()
}
