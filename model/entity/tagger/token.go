package tagger

import "qari/model/word"

// Token is one word, number or mark of punctuation: the bytes [Start, End)
// of the text it was cut from.
type Token struct{ Start, End int }

// Tokens appends the words of a text, which was cut into tokens, to dst. Each
// token is one, but letters with no gap between them are one word, whatever
// their script, and so are the marks and joiners around them: the weights were
// trained on such words.
func Tokens(dst []Token, cut []word.Token) []Token {
	spelt := false // the last of dst is made of letters and marks
	for _, t := range cut {
		if t.Class == word.Newline {
			continue
		}
		was := spelt
		spelt = t.Class.IsLetter() || t.Class == word.Mark
		if n := len(dst) - 1; spelt && was && dst[n].End == t.Start {
			dst[n].End = t.End
			continue
		}
		dst = append(dst, Token{t.Start, t.End})
	}
	return dst
}
