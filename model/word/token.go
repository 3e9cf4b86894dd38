package word

import "sort"

// Token is one piece of a text, the bytes [Start, End). Its class says what
// it is:
//
//   - Arabic, Letter: a run of letters of that class with their marks, and the
//     joiners between them. A change of script begins a new token, with no gap
//     between («الـBBC»).
//   - Digit: a run of digits.
//   - Mark: marks and joiners that stand on no letter: an RLM before a word or
//     after it, a lone tatweel.
//   - Symbol, Numeral, Newline: one code point, or one invalid byte.
//
// Nothing stands between two tokens but white space and format characters.
// Readers may part a token further, as a date does a number with a clock time
// glued to it, or join tokens with no gap between them.
type Token struct {
	Start, End int
	Class      Class
}

// Text is a text and its tokens in order. It is never changed after it was
// made, so that any number of readers may share it.
type Text struct {
	String string
	Tokens []Token
}

// Cut cuts a text into tokens, in time linear in its length.
func Cut(s string) *Text {
	const bytes = 8 // of text for a token, at least: less in no Arabic prose seen
	tokens := make([]Token, 0, len(s)/bytes+4)
	for t, ok := Next(s, 0); ok; t, ok = Next(s, t.End) {
		tokens = append(tokens, t)
	}
	return &Text{s, tokens}
}

// In returns the tokens that lie in the bytes [start, end) of the text.
func (t *Text) In(start, end int) []Token {
	from := sort.Search(len(t.Tokens), func(i int) bool { return t.Tokens[i].Start >= start })
	rest := t.Tokens[from:]
	return rest[:sort.Search(len(rest), func(i int) bool { return rest[i].End > end })]
}

// Next returns the first token that begins at or after byte at of s, where a
// code point begins; ok is false where there is none.
func Next(s string, at int) (t Token, ok bool) {
	for at < len(s) {
		c, size := classAt(s, at)
		switch c {
		case Space, Format:
			at += size
		case Symbol, Numeral, Newline:
			return Token{at, at + size, c}, true
		case Joiner:
			return Token{at, runEnd(s, at+size, Mark), Mark}, true
		default:
			return Token{at, runEnd(s, at+size, c), c}, true
		}
	}
	return Token{}, false
}

// runEnd returns where the token of class c ends whose first code point ends
// at byte i. Joiners are part of it only where it goes on after them.
func runEnd(s string, i int, c Class) int {
	end := i
	for i < len(s) {
		next, size := classAt(s, i)
		i += size
		switch {
		case next == c, next == Mark && c.IsLetter(), next == Joiner && c == Mark:
			end = i
		case next != Joiner || c == Digit:
			return end
		}
	}
	return end
}
