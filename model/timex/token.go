package timex

import (
	"strings"
	"unicode/utf8"
)

// kind is the class of a token.
type kind uint8

const (
	letters kind = iota // Arabic letters with their marks
	digits              // decimal digits of one of three systems
	latin
	mark // one punctuation mark or symbol
	line // the end of a block
)

// token is one piece of the text. A word may begin with clitics, which stand
// outside of a time expression: head is where the word itself begins.
type token struct {
	start, head, end int
	kind             kind
	spaced           bool  // white space stands before it
	clitic           bool  // it has و, ف, ب, ل or ك before it
	and              bool  // one of its clitics is و
	to               bool  // its preposition is ل
	count            uint8 // digits in a number, at most 255
	number           int   // the value of a number, -1 when it has more than nine digits
	sign             rune  // of a mark
	*word                  // what the lexicon knows; never nil
}

// isNumber tells whether the token is digits, at most nine of them.
func (t *token) isNumber() bool { return t.kind == digits && t.number >= 0 }

// tokens cuts text into tokens.
func tokens(text string) []token {
	list := make([]token, 0, len(text)/8+8)
	var key [maxWord]byte
	spaced := false
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch k := classify(r); k {
		case space:
			spaced = true
			i += size
		case ignored:
			i += size
		default:
			t := token{start: i, head: i, kind: k, spaced: spaced, sign: r, word: &unknown}
			i = t.read(text, i, size, key[:])
			list = append(list, t)
			spaced = false
		}
	}
	return list
}

// read sets the token's end and meaning; it returns the end.
func (t *token) read(text string, i, size int, key []byte) int {
	t.end = i + size
	switch t.kind {
	case letters, latin:
		t.end = wordEnd(text, i, t.kind)
		t.look(text, key)
	case digits:
		t.end = t.digits(text, i)
	}
	return t.end
}

// wordEnd is the end of the word that begins at i; marks belong to it.
func wordEnd(text string, i int, k kind) int {
	end := i
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch c := classify(r); {
		case c == k:
			end = i + size
		case c == ignored && isJoined(r):
			end = i + size
		case c != ignored:
			return end
		}
		i += size
	}
	return end
}

// digits reads a number of any of the three systems and returns its end. Where
// pages glue a clock time to a year («12/5/202110:30») the year ends it.
func (t *token) digits(text string, i int) int {
	for i < len(text) {
		if t.count == 4 && hourGlued(text, i) {
			break
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		v := digit(r)
		if v < 0 {
			break
		}
		if t.count < 255 {
			t.count++
		}
		if t.count <= 9 {
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

const (
	space   kind = 100 + iota
	ignored      // harakat, tatweel, zero-width and direction marks
)

func classify(r rune) kind {
	switch {
	case isPlain(r):
		return letters
	case r == '\n':
		return line
	case r == ' ' || r == '\t' || r == '\r' || r == '\v' || r == '\f' || r == 0xA0 || 0x2000 <= r && r <= 0x200A || r == 0x202F || r == 0x3000:
		return space
	case 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || 0xC0 <= r && r <= 0x24F && r != 0xD7 && r != 0xF7:
		return latin
	case digit(r) >= 0:
		return digits
	case isMark(r) || 0x200B <= r && r <= 0x200F || 0x202A <= r && r <= 0x202E || 0x2060 <= r && r <= 0x2069 || r == 0xFEFF:
		return ignored
	case 0x0671 <= r && r <= 0x06D3 || 0x06FA <= r && r <= 0x06FF || 0x0750 <= r && r <= 0x077F || 0xFB50 <= r && r <= 0xFDFF || 0xFE70 <= r && r <= 0xFEFC:
		return letters
	}
	return mark
}

// isPlain tells whether r is a letter of the Arabic alphabet, which nearly all
// are.
func isPlain(r rune) bool { return 0x0621 <= r && r <= 0x064A && r != 0x0640 }

// isMark tells whether r is a haraka, a Koranic sign or tatweel.
func isMark(r rune) bool {
	return 0x064B <= r && r <= 0x065F || r == 0x0640 || r == 0x0670 || 0x0610 <= r && r <= 0x061A || 0x06D6 <= r && r <= 0x06ED
}

// isJoined tells whether an ignored character that ends a word belongs to it.
func isJoined(r rune) bool { return isMark(r) }

// digit is the value of an ASCII, Arabic-Indic or Persian digit, else -1.
func digit(r rune) int {
	switch {
	case '0' <= r && r <= '9':
		return int(r - '0')
	case 0x0660 <= r && r <= 0x0669:
		return int(r - 0x0660)
	case 0x06F0 <= r && r <= 0x06F9:
		return int(r - 0x06F0)
	}
	return -1
}

// maxWord is the length in bytes from which on a word is in no lexicon.
const maxWord = 48

// fold writes the lexicon key of a word to dst: marks dropped, the forms of
// alef and of the final letters made one, Latin in lower case. It returns the
// key, empty when the word is too long to be in the lexicon.
func fold(dst []byte, s string) []byte {
	dst = dst[:0]
	for _, r := range s {
		if !isPlain(r) && classify(r) == ignored {
			continue
		}
		if len(dst)+utf8.UTFMax > maxWord {
			return dst[:0]
		}
		dst = utf8.AppendRune(dst, foldRune(r))
	}
	return dst
}

func foldRune(r rune) rune {
	switch r {
	case 'أ', 'إ', 'آ', 'ٱ':
		return 'ا'
	case 'ى', 'ی':
		return 'ي'
	case 'ة':
		return 'ه'
	case 'ک':
		return 'ك'
	}
	if 'A' <= r && r <= 'Z' {
		return r + 'a' - 'A'
	}
	return r
}

// look finds the word in the lexicon, as it stands or without its clitics.
func (t *token) look(text string, key []byte) {
	key = fold(key, text[t.start:t.end])
	if w, ok := lexicon[string(key)]; ok {
		t.word = w
		return
	}
	cut := 0 // letters taken off
	rest := key
	if c := first(rest); (c == 'و' || c == 'ف') && len(rest) > 4 {
		rest, cut = rest[2:], 1
		if w, ok := lexicon[string(rest)]; ok {
			t.found(w, text, cut, c == 'و', false)
			return
		}
	}
	t.preposition(text, rest, cut)
}

// preposition looks the word up without ب, ل or ك. Where ل swallowed the alef
// of the article («للثلاثاء») the cut would leave no word, so the whole word
// is the expression's.
func (t *token) preposition(text string, key []byte, cut int) {
	c := first(key)
	if c != 'ب' && c != 'ل' && c != 'ك' || len(key) < 6 {
		return
	}
	and := cut == 1 && first([]byte(text[t.start:t.end])) == 'و'
	if w, ok := lexicon[string(key[2:])]; ok && !w.lone {
		t.found(w, text, cut+1, and, c == 'ل')
		return
	}
	if c == 'ل' && first(key[2:]) == 'ل' {
		var whole [maxWord + 2]byte
		n := copy(whole[:], "ا")
		n += copy(whole[n:], key[2:])
		if w, ok := lexicon[string(whole[:n])]; ok {
			t.found(w, text, cut, and, true)
		}
	}
}

// found records a word that stands after cut clitic letters.
func (t *token) found(w *word, text string, cut int, and, to bool) {
	t.word, t.clitic, t.and, t.to = w, true, and, to
	for i, r := range text[t.start:t.end] {
		if classify(r) == ignored {
			continue
		}
		if cut == 0 {
			t.head = t.start + i
			return
		}
		cut--
	}
}

func first(key []byte) rune {
	r, _ := utf8.DecodeRune(key)
	return r
}
