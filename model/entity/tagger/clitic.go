package tagger

import (
	"strings"
	"unicode/utf8"
)

// A proclitic is written together with the word it stands before: the
// conjunctions و and ف, then the prepositions ب, ل and ك, then the article.
// stems calls each for every way to take one off, with the length in bytes of
// what was taken. For «لل», where the article's alef is not written, the stem
// is spelt with it and the cut is the preposition's.
func stems(word string, each func(cut int, stem string)) {
	rest, n := word, 0
	if c := proclitic(rest, "وف"); c > 0 {
		n, rest = c, rest[c:]
		each(n, rest)
	}
	c := proclitic(rest, "بلك")
	if c == 0 {
		return
	}
	if after := rest[c:]; strings.HasPrefix(rest, "ل") && strings.HasPrefix(after, "ل") {
		each(n+c, "ا"+after)
	}
	each(n+c, rest[c:])
}

// proclitic is the length of a clitic out of letters, with its vowel marks,
// before at least two letters; 0 if word begins with none.
func proclitic(word, letters string) int {
	r, n := utf8.DecodeRuneInString(word)
	if !strings.ContainsRune(letters, r) {
		return 0
	}
	for n < len(word) {
		r, size := utf8.DecodeRuneInString(word[n:])
		if r < 0x064B || r > 0x0652 {
			break
		}
		n += size
	}
	if utf8.RuneCountInString(word[n:min(len(word), n+8)]) < 2 {
		return 0
	}
	return n
}

// LongestAt finds the longest phrase of the dictionary that begins with word,
// or with what is left of it without a clitic, and goes on with the words
// whose hashes are rest. Cut is the clitic's length in bytes.
func (d *Dict) LongestAt(word string, rest []uint64) (best Match, cut int) {
	var buf [96]byte
	best = d.longest(hashBytes(Normal(buf[:0], word)), rest)
	stems(word, func(c int, stem string) {
		if m := d.longest(hashBytes(Normal(buf[:0], stem)), rest); m.Words > best.Words {
			best, cut = m, c
		}
	})
	return best, cut
}

// Stems returns the ways to take clitics off a word: the length of each in
// bytes and the stem, «لل» spelt «ال».
func Stems(word string) (cuts []int, left []string) {
	stems(word, func(cut int, stem string) {
		cuts, left = append(cuts, cut), append(left, stem)
	})
	return cuts, left
}
