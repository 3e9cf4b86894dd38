package timex

import (
	"strings"
	"unicode/utf8"

	"qari/model/word"
)

// kind is the class of a token.
type kind uint8

const (
	letters kind = iota // Arabic letters with their marks
	digits              // decimal digits
	latin               // letters of another script, which is Latin nearly always
	mark                // one punctuation mark or symbol
	line                // the end of a block
)

// token is one piece of the text. A word may begin with clitics, which stand
// outside of a time expression: head is where the word itself begins.
type token struct {
	start, head, end int
	kind             kind
	clitic           bool  // it has و, ف, ب, ل or ك before it
	and              bool  // one of its clitics is و
	to               bool  // its preposition is ل
	count            uint8 // digits in a number, at most 255
	number           int   // the value of a number, -1 when it has more than nine digits
	sign             rune  // of a mark
	*meaning               // what the lexicon knows; never nil
}

// isNumber tells whether the token is digits, at most nine of them.
func (t *token) isNumber() bool { return t.kind == digits && t.number >= 0 }

// tokens looks up what the tokens of a text mean. Marks that stand on no
// letter mean nothing and are left out.
func tokens(cut *word.Text) []token {
	list := make([]token, 0, len(cut.Tokens))
	for _, c := range cut.Tokens {
		t := token{start: c.Start, head: c.Start, end: c.End, meaning: &unknown}
		switch c.Class {
		case word.Mark:
			continue
		case word.Digit:
			list = appendNumbers(list, cut.String, c)
			continue
		case word.Newline:
			t.kind = line
		case word.Arabic:
			t.kind = letters
			t.look(cut.String)
		case word.Letter:
			t.kind = latin
			t.look(cut.String)
		default:
			t.kind = mark
			t.sign, _ = utf8.DecodeRuneInString(cut.String[c.Start:])
		}
		list = append(list, t)
	}
	return list
}

// appendNumbers reads a run of digits: one number, or two where a page glues a
// clock time to a year («12/5/202110:30»).
func appendNumbers(list []token, text string, c word.Token) []token {
	for i := c.Start; i < c.End; {
		t := token{start: i, head: i, kind: digits, meaning: &unknown}
		t.end = t.digits(text, i, c.End)
		list = append(list, t)
		i = t.end
	}
	return list
}

// digits reads the number at i of a run of digits that ends at end, and
// returns where the number ends.
func (t *token) digits(text string, i, end int) int {
	for i < end && !(t.count == 4 && hourGlued(text, i)) {
		r, size := utf8.DecodeRuneInString(text[i:])
		v := word.DigitValue(r)
		if t.count < 255 {
			t.count++
		}
		if t.count <= 9 && v >= 0 && t.number >= 0 {
			t.number = t.number*10 + v
		} else {
			t.number = -1
		}
		i += size
	}
	return i
}

// hourGlued tells whether at i, within a number, the hour of a clock time
// begins that a page has glued to a year after a slash or a dash.
func hourGlued(text string, i int) bool {
	const year = len("/2021")
	if i < year || i+3 >= len(text) || text[i-year] != '/' && text[i-year] != '-' {
		return false
	}
	rest := strings.TrimLeft(text[i:min(i+3, len(text))], "0123456789")
	return strings.HasPrefix(rest, ":") && rest != text[i:min(i+3, len(text))]
}

// maxWord is the length in bytes from which on a word is in no lexicon.
const maxWord = 48

// appendKey appends the lexicon's spelling of a word to dst, nothing when the
// word is too long to be in the lexicon. Marks may make a word four times as
// long as its letters are.
func appendKey(dst []byte, s string) []byte {
	if len(s) > 4*maxWord {
		return dst
	}
	from := len(dst)
	if dst = word.Append(dst, s, word.Lexical); len(dst)-from > maxWord {
		return dst[:from]
	}
	return dst
}

// keyOf is the lexicon's spelling of a word, see [appendKey].
func keyOf(s string) string {
	var buf [maxWord]byte
	return string(appendKey(buf[:0], s))
}

// look finds the word in the lexicon, as it stands or without its clitics.
// Where ل swallowed the alef of the article («للثلاثاء») a cut would leave no
// word, so the ل belongs to the expression.
func (t *token) look(text string) {
	var buf [maxWord]byte
	src := text[t.start:t.end]
	key := appendKey(buf[:0], src)
	if m, ok := lexicon[string(key)]; ok {
		t.meaning = m
		return
	}
	if len(key) == 0 {
		return
	}
	var definite *meaning // what it means with the article
	var last word.Stem
	conjunction := 0 // its length
	for s := range word.Stems(src) {
		rest := key[len("و")*s.Letters():]
		if len(rest) < len("يد") { // «وَمَ» is no «م» of the afternoon
			return
		}
		if s.Article {
			definite = withArticle(rest)
		} else if m, ok := lexicon[string(rest)]; ok && !(m.lone && s.Preposition != 0) {
			t.found(m, s, s.Cut)
			return
		}
		if s.Preposition == 0 {
			conjunction = s.Cut
		}
		last = s
	}
	if definite != nil {
		t.found(definite, last, conjunction)
	}
}

// withArticle looks up a word of which the article's alef is not written.
func withArticle(key []byte) *meaning {
	var whole [maxWord + 2]byte
	n := copy(whole[:], "ا")
	n += copy(whole[n:], key)
	return lexicon[string(whole[:n])]
}

// found records what a word means that stands after clitics, cut bytes long.
func (t *token) found(m *meaning, s word.Stem, cut int) {
	t.meaning, t.clitic, t.and, t.to = m, true, s.Conjunction == 'و', s.Preposition == 'ل'
	t.head = t.start + cut
}
