package word

import (
	"iter"
	"strings"
	"unicode/utf8"
)

// The proclitics, particles of one letter or two that are written together
// with the word after them, in the order in which they can stand there:
// «وبالقاهرة» is و, ب, ال and «قاهرة».
const (
	Conjunctions = "وف"
	Prepositions = "بكل"
	Future       = "س"  // before an imperfect verb only: «سيزور»
	Article      = "ال" // its alef is not written after ل: «للقاهرة»
)

// Stem is what is left of a word without some of its proclitics.
type Stem struct {
	Cut         int  // length in bytes of what is taken off, with its marks
	Conjunction rune // taken off, 0 where there is none
	Preposition rune // likewise
	Article     bool // «لل»: the stem begins with the article, written without alef
}

// Letters is how many letters are taken off.
func (s Stem) Letters() (n int) {
	if s.Conjunction != 0 {
		n++
	}
	if s.Preposition != 0 {
		n++
	}
	return n
}

// Of is the stem of the word that it was made from, with the alef of the
// article where the word hides it: «للقاهرة» has the stem «القاهرة».
func (s Stem) Of(word string) string {
	if s.Article {
		return "ا" + word[s.Cut:]
	}
	return word[s.Cut:]
}

// Stems yields the ways to take conjunction and preposition off a word, which
// begins with its first letter: first the conjunction alone, then the
// preposition as well. «لل» gives two, the one with the article first. At
// least two code points are left. The article is never taken off, because what it
// makes definite differs from what it does not; a caller who wants to do so
// cuts the prefix [Article]. Whether a stem is a word is not known here:
// «بيروت» has the stem «يروت».
func Stems(word string) iter.Seq[Stem] {
	return func(yield func(Stem) bool) {
		var s Stem
		if r, n := proclitic(word, Conjunctions); n > 0 {
			s.Cut, s.Conjunction = n, r
			if !yield(s) {
				return
			}
		}
		r, n := proclitic(word[s.Cut:], Prepositions)
		if n == 0 {
			return
		}
		s.Cut, s.Preposition = s.Cut+n, r
		if s.Article = r == 'ل' && strings.HasPrefix(word[s.Cut:], "ل"); s.Article && !yield(s) {
			return
		}
		s.Article = false
		yield(s)
	}
}

// proclitic returns the clitic out of letters that a word begins with, and its
// length in bytes with the marks after it; the length is 0 where there is none,
// or where less than two code points follow its harakat. Marks count there as
// letters do, because the weights of the tagger of names were trained so; a
// caller who wants two letters has to look at the stem.
func proclitic(word, letters string) (r rune, n int) {
	r, n = utf8.DecodeRuneInString(word)
	if !strings.ContainsRune(letters, r) {
		return 0, 0
	}
	rest := strings.TrimLeftFunc(word[n:], isHaraka)
	if utf8.RuneCountInString(rest[:min(len(rest), 2*utf8.UTFMax)]) < 2 {
		return 0, 0
	}
	for n < len(word) {
		c, size := classAt(word, n)
		if c != Mark && c != Joiner {
			break
		}
		n += size
	}
	return r, n
}

// isHaraka tells whether r is a vowel sign, a tanwin, shadda or sukun.
func isHaraka(r rune) bool { return 0x064B <= r && r <= 0x0652 }
