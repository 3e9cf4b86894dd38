package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// role says what a line of the page is. The zero role is not decided yet.
type role uint8

const (
	undecided role = iota
	title
	section
	dateline
	byline
	summary
	caption
	heading
	paragraph
	quote
	source
	furniture
	repeatedTitle
	pageDate
	keyword
	related
	merged // its text was added to the line before
)

// line is one line of the page that is not blank.
type line struct {
	text  string
	key   string // folded; "" for lines too long to be anything but prose
	words int    // at most manyWords
	gap   int    // blank lines before it
	date  *date  // set where the line is nothing but a date line
	role  role
}

// page is a page while its lines are being told apart.
type page struct {
	lines    []line
	markdown bool
	title    int // index of the title, or -1
	end      int // index of the first line after the article
}

// Lines of more words than these are prose, whatever they look like. The
// first bounds the work that is spent on a line.
const (
	manyWords  = 64
	longKey    = 400 // bytes
	maxHeading = 14
)

// newPage splits clean text into lines: trimmed, spaces within them single.
func newPage(text string, markdown bool) *page {
	p := &page{markdown: markdown, title: -1}
	p.lines = make([]line, 0, strings.Count(text, "\n")+1)
	gap := 0
	for raw := range strings.Lines(text) {
		text := singleSpaces(raw)
		if blank(text) {
			gap++
			continue
		}
		p.lines = append(p.lines, newLine(text, gap))
		gap = 0
	}
	p.end = len(p.lines)
	return p
}

func newLine(text string, gap int) line {
	l := line{text: text, gap: gap, words: countWords(text)}
	if len(text) <= longKey {
		l.key = key(text)
	}
	return l
}

// blank tells whether a line holds nothing that can be seen.
func blank(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return r != ' ' && !unicode.Is(unicode.Cf, r) }) < 0
}

// singleSpaces trims a line and makes each run of spaces one.
func singleSpaces(s string) string {
	s = strings.Trim(s, " \n")
	if !strings.Contains(s, "  ") {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

func countWords(s string) int {
	n := 1
	for n < manyWords {
		i := strings.IndexByte(s, ' ')
		if i < 0 {
			return n
		}
		s = s[i+1:]
		n++
	}
	return n
}

// decide gives a line its role unless it has one.
func (p *page) decide(i int, r role) {
	if p.lines[i].role == undecided {
		p.lines[i].role = r
	}
}

// open tells whether line i exists and has no role yet.
func (p *page) open(i int) bool {
	return 0 <= i && i < len(p.lines) && p.lines[i].role == undecided
}

// next returns the index of the first undecided line from i on, or the number
// of lines.
func (p *page) next(i int) int {
	for i < len(p.lines) && p.lines[i].role != undecided {
		i++
	}
	return i
}

// first returns the index of the first line that has the role, or -1.
func (p *page) first(r role) int {
	for i := range p.lines {
		if p.lines[i].role == r {
			return i
		}
	}
	return -1
}

// split makes two lines of line i, cut at a byte offset; separators between
// the two are dropped. It tells whether two were made.
func (p *page) split(i, at int) bool {
	l := p.lines[i]
	before := strings.TrimRightFunc(l.text[:at], separator)
	after := strings.TrimLeftFunc(l.text[at:], separator)
	if before == "" || after == "" {
		return false
	}
	p.lines = append(p.lines, line{})
	copy(p.lines[i+2:], p.lines[i+1:])
	p.lines[i], p.lines[i+1] = newLine(before, l.gap), newLine(after, 0)
	if p.end > i {
		p.end++
	}
	return true
}

// separator tells what stands between the parts of a line: between section
// and date, between keywords.
func separator(r rune) bool { return strings.ContainsRune(" |،,؛;•·›»>/\\-–—ـ:#", r) }

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
	switch lastRune(l.text) {
	case '.', '؛', ':', '،', ',', ';', '۔':
		return true
	}
	return false
}

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
