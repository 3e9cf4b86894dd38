package entity

import (
	"strings"

	"qari/model"
	"qari/model/entity/tagger"
)

// mention is one name in the text.
type mention struct {
	label model.Label
	span  model.Span // without clitics
	name  string     // as the text has it, one space between words, «لل» spelt «ال»
}

// mentions labels the document and cuts the names out of it.
func (f *Finder) mentions(d *document) []mention {
	var out []mention
	for i, labels := range f.tagger.Tag(d.words) {
		for start, end := range names(labels) {
			class := labels[start].Class()
			if class > int(model.ORG) {
				continue
			}
			out = append(out, f.cut(d, model.Label(class), d.sentences[i], start, end))
		}
	}
	return out
}

// names iterates over the names in a sequence of labels: the index of the
// first word of each and the index after its last.
func names(labels []tagger.Label) func(yield func(int, int) bool) {
	return func(yield func(int, int) bool) {
		for i := 0; i < len(labels); {
			if labels[i] == tagger.O {
				i++
				continue
			}
			end := i + 1
			for end < len(labels) && labels[end].Inside() && labels[end].Class() == labels[i].Class() {
				end++
			}
			if !yield(i, end) {
				return
			}
			i = end
		}
	}
}

// cut makes the mention out of the words [start, end) of a sentence.
func (f *Finder) cut(d *document, label model.Label, sentence []tagger.Token, start, end int) mention {
	words := sentence[start:end]
	span := model.Span{Start: words[0].Start, End: words[len(words)-1].End}
	first := d.text[words[0].Start:words[0].End]
	n, stem := f.clitic(first, d, words[1:])
	span.Start += n
	var name strings.Builder
	name.WriteString(stem)
	for i, w := range words[1:] {
		if w.Start > words[i].End {
			name.WriteByte(' ')
		}
		name.WriteString(d.text[w.Start:w.End])
	}
	return mention{label, span, name.String()}
}

// clitic returns the length of the clitic before a name, in bytes, and the
// name's first word without it.
func (f *Finder) clitic(first string, d *document, rest []tagger.Token) (int, string) {
	words := make([]string, len(rest))
	for i, w := range rest {
		words[i] = d.text[w.Start:w.End]
	}
	_, n := f.dict.LongestAt(first, tagger.Hashes(words))
	stem := first[n:]
	if n > 0 && strings.HasPrefix(stem, "ل") && strings.HasSuffix(first[:n], "ل") {
		stem = "ا" + stem
	}
	return n, stem
}
