package layout

import (
	"strings"
	"unicode/utf8"

	"qari/ui/text/bidi"
)

// A telephone number has so many digits: the shortest local ones that are
// written in groups, and the longest of E.164.
const (
	minPhoneDigits = 7
	maxPhoneDigits = 15
)

// phoneGap is how many characters that are no digits or signs may stand
// between two groups: those of ") ".
const phoneGap = 2

// findPhones finds the telephone numbers. Only where so many digits and signs
// stand close together is the text looked at.
func (a *addresses) findPhones(text string, p *bidi.Paragraph) {
	var n number
	at, char := 0, 0
	skip := func(to int) {
		for ; char < to; char++ {
			_, size := decode(text, at)
			at += size
		}
	}
	p.Numbers(minPhoneDigits, phoneGap, func(from, to int) {
		skip(from)
		start := at
		if start > 0 && text[start-1] == '(' {
			start--
		}
		skip(to)
		for start < at {
			if n.read(text, start) && n.isPhone() {
				a.found = append(a.found, address{start: n.start, end: n.end, glued: n.end})
			}
			start = max(n.end, start+1)
		}
	})
}

// number is a number that is written in groups of digits.
type number struct {
	start, end int // bytes
	plus       bool
	bracket    bool // the first group stands in brackets
	separator  byte // the last one between two groups; 0 where there is none
	digits     int
	groups     [maxPhoneDigits]group
	count      int // of the groups
}

// group is one group of digits.
type group struct{ digits, value int }

// read reads the number at byte i; false where none begins or ends there. Its
// end is where the next one may begin.
func (n *number) read(text string, i int) bool {
	*n = number{start: i, end: i}
	if b := text[i]; b != '+' && b != '(' {
		if r, _ := decode(text, i); !isDigit(r) {
			return false
		}
	}
	if !standsFree(text, i) {
		return false
	}
	n.readPlus(text, &i)
	if !n.addBracket(text, &i) && !n.addGroup(text, &i) {
		return false
	}
	for n.addNext(text) {
	}
	return endsFree(text, n.end)
}

func (n *number) readPlus(text string, i *int) {
	if *i < len(text) && text[*i] == '+' {
		n.plus = true
		*i++
	}
}

// addNext adds the next group with the separator before it: one sign, the same
// in all of the number, but that spaces may come first. A country's code may be
// followed by a group in brackets.
func (n *number) addNext(text string) bool {
	i := n.end
	separator := byte(0)
	if i < len(text) && strings.IndexByte("-. ", text[i]) >= 0 {
		separator = text[i]
		i++
	} else if !n.bracket || text[i-1] != ')' {
		return false
	}
	if n.separator != 0 && n.separator != ' ' && separator != n.separator {
		return false
	}
	inBrackets := n.plus && n.count == 1 && n.addBracket(text, &i)
	if !inBrackets && !n.addGroup(text, &i) {
		return false
	}
	if separator != 0 {
		n.separator = separator
	}
	return true
}

// addBracket adds a group in brackets that begins at byte i.
func (n *number) addBracket(text string, i *int) bool {
	at := *i + 1
	if *i >= len(text) || text[*i] != '(' {
		return false
	}
	before := *n
	n.readPlus(text, &at)
	if !n.addGroup(text, &at) || at >= len(text) || text[at] != ')' {
		*n = before
		return false
	}
	n.bracket = true
	*i, n.end = at+1, at+1
	return true
}

// addGroup adds the digits that begin at byte i.
func (n *number) addGroup(text string, i *int) bool {
	var g group
	at := *i
	for at < len(text) && n.digits+g.digits <= maxPhoneDigits {
		r, size := decode(text, at)
		if !isDigit(r) {
			break
		}
		g.value = g.value*10 + int(Western.of(r)-'0')
		g.digits++
		at += size
	}
	if g.digits == 0 || n.digits+g.digits > maxPhoneDigits {
		return false
	}
	n.groups[n.count] = g
	n.count++
	n.digits += g.digits
	*i, n.end = at, at
	return true
}

// isPhone tells a telephone number from a date, a range, a score, an amount.
func (n *number) isPhone() bool {
	first, last := n.groups[0], n.groups[n.count-1]
	switch {
	case n.digits < minPhoneDigits:
		return false
	case n.plus:
		return n.count < 3 || !isYear(last) || !isDate(n.groups[n.count-3:n.count]) // +18 11-09-2001
	case n.count == 1 || n.count == 3 && isDate(n.groups[:3]) || n.areYears():
		return false
	case n.bracket:
		return first.digits <= 3 || first.digits == 4 && first.value < 1000
	case first.digits >= 2 && first.value < pow10(first.digits-1): // it begins with a zero
		return true
	}
	return n.separator == '-' && n.count >= 3 && last.digits >= 4 && first.digits != last.digits
}

// isDate tells whether three groups are d-m-yyyy, d-m-yy or yyyy-m-d.
func isDate(g []group) bool {
	first, last := g[0].digits, g[2].digits
	return g[1].digits <= 2 && (first <= 2 && (last == 2 || last == 4) || first == 4 && last <= 2)
}

// areYears: a range or list of years.
func (n *number) areYears() bool {
	for _, g := range n.groups[:n.count] {
		if !isYear(g) {
			return false
		}
	}
	return true
}

// isYear tells a year of either calendar.
func isYear(g group) bool { return g.digits == 4 && g.value >= 1000 && g.value < 2200 }

func pow10(n int) int {
	p := 1
	for range n {
		p *= 10
	}
	return p
}

// standsFree tells whether a number may begin at byte i: not within a word of
// Latin letters or another number.
func standsFree(text string, i int) bool {
	r, size := utf8.DecodeLastRuneInString(text[:i])
	next, _ := utf8.DecodeLastRuneInString(text[:i-size])
	return isBorder(r, next)
}

// endsFree tells whether a number may end at byte i.
func endsFree(text string, i int) bool {
	r, size := utf8.DecodeRuneInString(text[i:])
	next, _ := utf8.DecodeRuneInString(text[i+size:])
	return isBorder(r, next)
}

// isBorder tells whether a number may stand beside the character r, beyond
// which next stands.
func isBorder(r, next rune) bool {
	switch {
	case isDigit(r), r < utf8.RuneSelf && isAlphanumeric(byte(r)):
		return false
	case strings.ContainsRune("-–+./,:٫٬", r):
		return !isDigit(next)
	}
	return true
}

// isDigit tells a European, Arabic-Indic or Persian digit.
func isDigit(r rune) bool {
	western := Western.of(r)
	return '0' <= western && western <= '9'
}
