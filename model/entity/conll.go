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

// window is how many sentences without borders between articles are taken for
// one document, whose names inform one another. Of 25 to 4000, 200 and 400
// were best on the held-out text.
const window = 200

// Tag labels words that are given, sentence by sentence: O, B-PER, I-PER,
// B-LOC and so on, one tag a word, in the convention of ANERcorp, which leaves
// ministries and armies unlabelled. A word may have punctuation glued to it;
// it gets the tag of its first part that is in a name.
func (f *Finder) Tag(sentences [][]string) [][]string {
	out := make([][]string, 0, len(sentences))
	for doc := range slices.Chunk(sentences, window) {
		out = append(out, f.tagDocument(doc)...)
	}
	return out
}

func (f *Finder) tagDocument(sentences [][]string) [][]string {
	pieces := make([][]string, len(sentences))
	owner := make([][]int, len(sentences)) // piece → word
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

// wordTags gives each of n words the tag of its first piece in a name.
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

// WriteCoNLL reads labelled or unlabelled text in columns, a token and perhaps
// its tag a line, and writes "token gold predicted" lines, the convention of
// the conlleval script; the middle column is missing where there is no tag.
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
