package tagger

import "qari/model/word"

// Token is one word, number or punctuation mark: the bytes [Start, End) of its
// text.
type Token struct{ Start, End int }

// Tokens appends the words of a text to dst; cut has the tokens of the text.
// Letters without a gap between them are one word, even of several scripts,
// together with the marks and joiners around them. The weights were trained on
// such words. Any other token is a word by itself.
func Tokens(dst []Token, cut []word.Token) []Token {
	spelt := false // the last word of dst consists of letters and marks
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
