package entity

import (
	"qari/model"
	"qari/model/entity/tagger"
	"qari/model/word"
)

// document is an article cut into sentences and words.
type document struct {
	text      string
	sentences [][]tagger.Token // offsets into text
	words     [][]string       // the same, as strings
	seen      map[string]bool  // every word that the article has
	code      []model.Span     // where no name is looked for, in order
}

// maxSentence is the maximum length of a sentence, in words. A longer one, in
// text without full stops, is cut.
const maxSentence = 200

// newDocument splits the article into sentences; cut has the tokens of its
// text. The end of a block ends a sentence, and so does a full stop, question
// mark, exclamation mark or ellipsis.
func newDocument(a *model.Article, cut *word.Text) *document {
	d := &document{text: a.Text, seen: map[string]bool{}}
	for _, b := range a.Blocks {
		d.block(cut.In(b.Span.Start, b.Span.End))
		d.code = code(d.code, a.Text[b.Span.Start:b.Span.End], b.Span.Start)
	}
	return d
}

func (d *document) block(cut []word.Token) {
	tokens := tagger.Tokens(make([]tagger.Token, 0, len(cut)), cut)
	words := make([]string, len(tokens))
	for i := range tokens {
		words[i] = d.text[tokens[i].Start:tokens[i].End]
		d.seen[words[i]] = true
	}
	start := 0
	for i, w := range words {
		if i+1 == len(words) || i+1-start == maxSentence || endsSentence(w) {
			d.sentences = append(d.sentences, tokens[start:i+1])
			d.words = append(d.words, words[start:i+1])
			start = i + 1
		}
	}
}

func endsSentence(w string) bool {
	switch w {
	case ".", "!", "?", "؟", "…":
		return true
	}
	return false
}

// has tells whether the article contains w as a whole word.
func (d *document) has(w string) bool { return d.seen[w] }

// yehDotless tells whether the article writes final yeh without dots, as
// Egyptian newspapers do: there «على» can be the name «علي».
func (d *document) yehDotless() bool { return d.has("فى") }
