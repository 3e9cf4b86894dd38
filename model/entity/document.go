package entity

import (
	"qari/model"
	"qari/model/entity/tagger"
)

// document is an article cut into sentences and words.
type document struct {
	text      string
	sentences [][]tagger.Token // offsets into text
	words     [][]string       // the same, as strings
	seen      map[string]bool  // every word that the article has
}

// maxSentence is where a sentence is cut, in words, if nothing ended it.
const maxSentence = 200

// newDocument cuts the article. A block ends a sentence, and so does a full
// stop, question mark or exclamation mark.
func newDocument(a *model.Article) *document {
	d := &document{text: a.Text, seen: map[string]bool{}}
	for _, b := range a.Blocks {
		d.block(b.Span)
	}
	return d
}

func (d *document) block(span model.Span) {
	tokens := tagger.Tokens(nil, span.Of(d.text))
	words := make([]string, len(tokens))
	for i := range tokens {
		tokens[i].Start += span.Start
		tokens[i].End += span.Start
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

func endsSentence(word string) bool {
	switch word {
	case ".", "!", "?", "؟", "…":
		return true
	}
	return false
}

// has tells whether the article has the word, standing alone.
func (d *document) has(word string) bool { return d.seen[word] }
