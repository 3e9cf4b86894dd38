package word

import (
	"iter"
	"strings"
	"unicode/utf8"
)

// The proclitics: particles of one or two letters that are written together
// with the next word. They stand in this order: «وبالقاهرة» is و, ب, ال and
// «قاهرة».
const (
	Conjunctions = "وف"
	Prepositions = "بكل"
	Future       = "س"  // before an imperfect verb only: «سيزور»
	Article      = "ال" // its alef is not written after ل: «للقاهرة»
)

// Stem is a word without some of its proclitics.
type Stem struct {
	Cut         int  // length in bytes of the removed part, with its marks
	Conjunction rune // the one that was removed, 0 if none
	Preposition rune // the same
	Article     bool // «لل»: the stem begins with the article, whose alef is not written
}

// Letters returns the number of proclitics that were removed.
func (s Stem) Letters() (n int) {
	if s.Conjunction != 0 {
		n++
	}
	if s.Preposition != 0 {
		n++
	}
	return n
}

// Of returns the stem of the word that it was made from. It adds the alef of
// the article where the word hides it: «للقاهرة» has the stem «القاهرة».
func (s Stem) Of(word string) string {
	if s.Article {
		return "ا" + word[s.Cut:]
	}
	return word[s.Cut:]
}

// Stems yields the ways to remove a conjunction and a preposition from a word.
// The word must begin with its first letter. The conjunction alone comes first,
// then both. «لل» gives two stems; the one with the article comes first. Every
// stem has at least two code points.
//
// Stems never removes the article, because it changes the meaning; a caller can
// cut the prefix [Article]. Stems has no dictionary, so a stem may be no word:
// «بيروت» gives «يروت».
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

// proclitic returns the first letter of the word if it is one of letters, and
// the length in bytes with its marks. The length is 0 if it is none of them, or
// if fewer than two code points follow the harakat. Marks count there as
// letters do, because the weights of the name tagger were trained so. A caller
// that needs two letters must check the stem.
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
