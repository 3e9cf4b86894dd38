package word

import "sort"

// Token is one piece of a text, the bytes [Start, End). Its class says what it
// is:
//
//   - Arabic, Letter: a run of letters of that class with their marks and the
//     joiners between them. A change of script begins a new token without a gap
//     («الـBBC»).
//   - Digit: a run of digits.
//   - Mark: marks and joiners that follow no letter: an RLM before or after a
//     word, a lone tatweel.
//   - Symbol, Numeral, Newline: one code point, or one invalid byte.
//
// Between two tokens there are only white space and format characters. A caller
// may split a token, as timex splits a number from the clock time after it, or
// join tokens that have no gap between them.
type Token struct {
	Start, End int
	Class      Class
}

// Text is a text and its tokens in order. It never changes, so any number of
// goroutines may share it.
type Text struct {
	String string
	Tokens []Token
}

// Cut cuts a text into tokens, in time linear in its length.
func Cut(s string) *Text {
	const bytes = 8 // of text per token: Arabic prose has more, so the slice does not grow
	tokens := make([]Token, 0, len(s)/bytes+4)
	for t, ok := Next(s, 0); ok; t, ok = Next(s, t.End) {
		tokens = append(tokens, t)
	}
	return &Text{s, tokens}
}

// In returns the tokens that lie within the bytes [start, end) of the text.
func (t *Text) In(start, end int) []Token {
	from := sort.Search(len(t.Tokens), func(i int) bool { return t.Tokens[i].Start >= start })
	rest := t.Tokens[from:]
	return rest[:sort.Search(len(rest), func(i int) bool { return rest[i].End > end })]
}

// Next returns the first token at or after byte at of s, where a code point
// must begin. It reports false if there is none.
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

// runEnd returns the end of the token of class c whose first code point ends at
// byte i. A joiner belongs to the token only if the token continues after it.
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
