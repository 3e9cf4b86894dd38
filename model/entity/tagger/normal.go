// Package tagger finds names in a sequence of words: a linear-chain
// conditional random field over hashed features, with a second pass that
// lets the occurrences of one word inform one another.
//
// The package knows words and labels only; positions in an article, clitics
// and grouping are the business of package entity.
package tagger

import "qari/model/fold"

// Normal appends the spelling of word that features and lexicons use: folded
// as for searching, with "0" for every digit.
func Normal(dst []byte, word string) []byte {
	n := len(dst)
	dst = fold.Append(dst, word, fold.Default)
	for i, c := range dst[n:] {
		if '0' <= c && c <= '9' {
			dst[n+i] = '0'
		}
	}
	return dst
}
