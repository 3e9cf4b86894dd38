package layout

import (
	"strings"
	"unicode/utf8"

	"qari/ui/text/bidi"
	"qari/ui/text/ucd"
)

// address is a stretch of text that is read as one piece from left to right
// whatever stands around it: a URL, an e-mail address, a handle, a file's path,
// a telephone number.
type address struct {
	start, end int // bytes
	glued      int // no line begins after start and before this byte
}

// addresses are those of a text, in order; none overlaps another.
type addresses struct {
	found    []address
	isolates []bidi.Isolate // the same in characters
	passed   int            // how many lie behind the line breaker
}

// glues tells whether a line must not begin at byte i. It must be asked about
// increasing positions.
func (a *addresses) glues(i int) bool {
	for a.passed < len(a.found) && a.found[a.passed].glued <= i {
		a.passed++
	}
	return a.passed < len(a.found) && i > a.found[a.passed].start
}

// find finds the addresses of a text, of which p knows the classes; none where
// they are not wanted.
func (a *addresses) find(text string, p *bidi.Paragraph, wanted bool) {
	a.found, a.isolates, a.passed = a.found[:0], a.isolates[:0], 0
	if !wanted {
		return
	}
	if p.Has(ucd.L) {
		a.findWords(text, p)
	}
	words := len(a.found)
	a.findPhones(text, p)
	if words < len(a.found) && words > 0 {
		a.merge(words)
	}
	at, char := 0, 0
	for _, x := range a.found {
		from := char + utf8.RuneCountInString(text[at:x.start])
		at, char = x.end, from+utf8.RuneCountInString(text[x.start:x.end])
		a.isolates = append(a.isolates, bidi.Isolate{From: from, To: char})
	}
}

// merge brings the words, which are the first so many, and the telephone
// numbers into one order. A number in a word is part of it.
func (a *addresses) merge(words int) {
	both := make([]address, 0, len(a.found))
	list, phones := a.found[:words], a.found[words:]
	for len(list) > 0 || len(phones) > 0 {
		first := &list
		if len(list) == 0 || len(phones) > 0 && phones[0].start < list[0].start {
			first = &phones
		}
		if x := (*first)[0]; len(both) == 0 || x.start >= both[len(both)-1].end {
			both = append(both, x)
		}
		*first = (*first)[1:]
	}
	a.found = append(a.found[:0], both...)
}

// Every address of letters holds one of these signs, or begins or ends with
// one: the bidi algorithm takes them for neutral or part of a number, and
// would part them from a Latin word that they are of.
var signs = [...]struct {
	sign  byte
	class ucd.Class
}{{'@', ucd.ON}, {'/', ucd.CS}, {'#', ucd.ET}, {'+', ucd.ES}}

// findWords finds the addresses that have Latin letters.
func (a *addresses) findWords(text string, p *bidi.Paragraph) {
	var next [len(signs)]int // where the next of each sign is; len(text) for nowhere
	for k, s := range signs {
		next[k] = len(text)
		if p.Has(s.class) {
			next[k] = indexFrom(text, s.sign, 0)
		}
	}
	for at := 0; ; {
		sign := len(text)
		for k, s := range signs {
			if next[k] < at {
				next[k] = indexFrom(text, s.sign, at)
			}
			sign = min(sign, next[k])
		}
		if sign == len(text) {
			return
		}
		x, end := wordAround(text, at, sign)
		if x.end > x.start {
			a.found = append(a.found, x)
		}
		at = end
	}
}

func indexFrom(text string, sign byte, from int) int {
	if i := strings.IndexByte(text[from:], sign); i >= 0 {
		return from + i
	}
	return len(text)
}

// wordAround is the address that the sign at byte i is of, looked for after
// byte least, and where the word ends; an empty one where the word is none.
func wordAround(text string, least, i int) (x address, end int) {
	start := i
	for start > least && isWordByte(text[start-1]) {
		start--
	}
	end = i + 1
	for end < len(text) && isWordByte(text[end]) {
		end++
	}
	if scheme := strings.Index(text[start:end], "://"); scheme > 0 {
		return url(text, start, start+scheme)
	}
	return plainAddress(text, start, end), end
}

// url is the address whose scheme ends at byte colon. A line may begin within
// it, but not before the host: what ends with "http://" looks whole.
func url(text string, start, colon int) (address, int) {
	first := colon
	for first > start && isSchemeByte(text[first-1]) {
		first--
	}
	for first < colon && !isLetter(text[first]) {
		first++
	}
	host := colon + len("://")
	end := host
	for end < len(text) {
		r, size := decode(text, end)
		if endsURL(r) {
			break
		}
		end += size
	}
	trimmed := host + len(trimEnd(text[host:end]))
	if first == colon || trimmed == host {
		return address{}, end
	}
	return address{start: first, end: trimmed, glued: host + 1}, end
}

// plainAddress is what is no URL: it holds an @, or has a sign at its edge.
func plainAddress(text string, start, end int) (none address) {
	for start < end && strings.IndexByte("-:.=&%", text[start]) >= 0 && !isPath(text[start:end]) {
		start++
	}
	end = start + len(trimEnd(text[start:end]))
	word := text[start:end]
	if strings.IndexFunc(word, func(r rune) bool { return r < utf8.RuneSelf && isLetter(byte(r)) }) < 0 {
		return none
	}
	at := strings.IndexByte(word, '@')
	first, last := word[0], word[len(word)-1]
	switch {
	case at >= 0 && at+1 < len(word) && isAlphanumeric(word[at+1]): // e-mail, handle
	case first == '#' && isLetter(word[1]): // hash tag
	case isPath(word) && !isLetterBefore(text, start):
	case isLetter(first) && (last == '+' || last == '#'): // C++, C#
	case isLetter(first) && last == '/' && !isLetterAfter(text, end):
	default:
		return none
	}
	x := address{start: start, end: end, glued: end}
	if strings.IndexByte(word, '/') >= 0 {
		x.glued = start // a path may be long
	}
	return x
}

// isPath tells whether a word begins like the path of a file.
func isPath(word string) bool {
	for _, root := range []string{"/", "./", "../", "~/"} {
		if rest, ok := strings.CutPrefix(word, root); ok {
			return rest != "" && (isAlphanumeric(rest[0]) || rest[0] == '.' || rest[0] == '_')
		}
	}
	return false
}

func isLetterBefore(text string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:i])
	return ucd.Of(r).Has(ucd.Letter)
}

func isLetterAfter(text string, i int) bool {
	r, _ := utf8.DecodeRuneInString(text[i:])
	return ucd.Of(r).Has(ucd.Letter)
}

func isLetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }

func isAlphanumeric(b byte) bool { return isLetter(b) || '0' <= b && b <= '9' }

func isSchemeByte(b byte) bool { return isAlphanumeric(b) || b == '+' || b == '-' || b == '.' }

// isWordByte tells whether a byte may stand in an address that is no URL.
func isWordByte(b byte) bool {
	return isAlphanumeric(b) || strings.IndexByte("@/#+-._~%:=&?", b) >= 0
}

// endsURL tells whether a character is none of a URL's, which may have letters
// of any script (RFC 3987): white space, quotes, Arabic punctuation.
func endsURL(r rune) bool {
	switch r {
	case '<', '>', '"', '«', '»', '“', '”', '‘', '’', '،', '؛', '؟', utf8.RuneError:
		return true
	}
	c := ucd.Of(r).Class()
	return c == ucd.WS || c > ucd.NSM && c < ucd.Bracket // separators, controls, format characters
}

// maxTrimmed is how much punctuation may follow an address. No text has more,
// but a hostile one may have a million brackets, each of which is counted.
const maxTrimmed = 8

// trimEnd takes off the punctuation that follows an address and is none of it:
// a closing bracket only where the address does not open it.
func trimEnd(s string) string {
	for range maxTrimmed {
		if s == "" {
			break
		}
		last := s[len(s)-1]
		switch last {
		case '.', ',', ':', ';', '!', '?', '\'', '-', '&', '=':
		case ')', ']', '}':
			opening := map[byte]string{')': "(", ']': "[", '}': "{"}[last]
			if strings.Count(s, opening) >= strings.Count(s, string(last)) {
				return s
			}
		default:
			return s
		}
		s = s[:len(s)-1]
	}
	return s
}
