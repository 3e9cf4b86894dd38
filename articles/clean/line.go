package clean

import (
	"strings"
	"unicode/utf8"
)

// lastRune returns the last character of a line, looking through closing
// quotation marks and brackets.
func lastRune(s string) rune {
	s = strings.TrimRight(s, "\"'”’»)]}“‘ \u200e\u200f")
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// ends tells whether the line ends a sentence or announces what follows, as
// the lines of running text do.
func (l *line) ends() bool {
	if strings.HasSuffix(l.text, ")") && endWords[l.text[strings.LastIndexByte(l.text, ' ')+1:]] {
		return true
	}
	switch lastRune(l.text) {
	case '.', '؛', ':', '،', ',', ';', '۔':
		return true
	}
	return false
}

// endWords are what agencies write after their last sentence.
var endWords = map[string]bool{"(النهاية)": true, "(انتهى)": true, "(يتبع)": true, "(تمت)": true}

// prose tells whether the line reads like a paragraph rather than a headline.
func (l *line) prose() bool {
	switch {
	case l.words >= 25:
		return true
	case l.ends():
		return l.words >= 6
	}
	last := lastRune(l.text)
	return l.words >= 16 && (last == '؟' || last == '?' || last == '!' || last == '…')
}

// headline tells whether the line could be a headline: some words, no end.
func (l *line) headline() bool {
	return l.words >= 4 && l.words <= 24 && !l.ends() && !l.item() && l.key != ""
}

// item tells whether the line is an item of a list: a bullet or a number, a
// bracket or stop, and text.
func (l *line) item() bool {
	s := strings.TrimLeft(l.text, "0123456789٠١٢٣٤٥٦٧٨٩")
	if len(s) < len(l.text) {
		return strings.HasPrefix(s, ") ") || strings.HasPrefix(s, "- ") || strings.HasPrefix(s, ". ") || strings.HasPrefix(s, ".. ")
	}
	for _, bullet := range []string{"- ", "* ", "• ", "– ", "— ", "▪ ", "● ", "◾ ", "ـ "} {
		if strings.HasPrefix(s, bullet) {
			return true
		}
	}
	return false
}

// quoted tells whether all of the line stands in quotation marks.
func (l *line) quoted() bool {
	text := strings.TrimRight(l.text, ". ")
	for _, marks := range [][2]string{{"«", "»"}, {"“", "”"}, {"\"", "\""}, {"”", "“"}} {
		inner, opened := strings.CutPrefix(text, marks[0])
		inner, closed := strings.CutSuffix(inner, marks[1])
		if opened && closed && l.words >= 4 && !strings.Contains(inner, marks[0]) && !strings.Contains(inner, marks[1]) {
			return true
		}
	}
	return false
}
