package entity

import (
	"bufio"
	"fmt"
	"io"

	"qari/model/entity/conll"
	"qari/model/entity/tagger"
)

// Tag labels a document whose words are given, sentence by sentence: O, B-PER,
// I-PER, B-LOC and so on, one tag a word. A word may have punctuation glued to
// it; it gets the tag of its first part that is in a name.
func (f *Finder) Tag(sentences [][]string) [][]string {
	pieces := make([][]string, len(sentences))
	owner := make([][]int, len(sentences)) // piece → word
	var cuts []tagger.Token
	for i, words := range sentences {
		for j, w := range words {
			cuts = tagger.Tokens(cuts[:0], w)
			for _, c := range cuts {
				pieces[i] = append(pieces[i], w[c.Start:c.End])
				owner[i] = append(owner[i], j)
			}
		}
	}
	out := make([][]string, len(sentences))
	all, _ := f.tagger.Tag(pieces)
	for i, labels := range all {
		out[i] = make([]string, len(sentences[i]))
		for j := range out[i] {
			out[i][j] = tagger.O.String()
		}
		for p, l := range labels {
			if tag := &out[i][owner[i][p]]; l.Class() >= 0 && l < tagger.BeginOther && *tag == "O" {
				*tag = l.String()
			}
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
