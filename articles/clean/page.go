package clean

import (
	"slices"
	"strings"
	"unicode"
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

	// From here on stands what ends an article or does not belong to it.
	source
	furniture
	repeatedTitle
	pageDate
	keyword
	related
	relatedLabel
	keywordLabel
	merged // its text is in another line
)

// line is one line of the page that is not blank.
type line struct {
	text  string
	raw   string // the line with its spaces, where some were dropped; else ""
	key   string // folded; "" for lines that can be nothing but prose
	lead  string // the first word, folded
	words int    // at most manyWords
	gap   int    // blank lines before it
	date  *date  // set where the line is nothing but a date line
	role  role
}

// page is a page while its lines are being told apart.
type page struct {
	lines    []line
	markdown bool
	title    int            // index of the title, or -1
	end      int            // index of the first line after the article
	parts    map[int][]line // what takes the place of a line when the rule is done
}

// What is longer than this is prose, whatever it looks like; so the work that
// is spent on a line is bounded.
const (
	manyWords  = 64  // words are counted up to here
	keyWords   = 24  // words of a line that is folded
	longKey    = 400 // bytes of a line that is folded
	shortKey   = 12  // words of a line that is folded though it ends like a sentence
	maxHeading = 14  // words
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
		l := newLine(text)
		l.gap = gap
		if raw = strings.Trim(raw, " \n"); raw != text {
			l.raw = raw
		}
		p.lines = append(p.lines, l)
		gap = 0
	}
	p.end = len(p.lines)
	return p
}

// newLine makes a line of text that no blank line stands before.
func newLine(text string) line {
	l := line{text: text, words: countWords(text), lead: leadOf(text)}
	if l.words <= keyWords && len(text) <= longKey && (l.words <= shortKey || !l.ends()) {
		l.key = key(text)
	}
	return l
}

// blank tells whether a line holds nothing that can be seen.
func blank(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool {
		return r != ' ' && (!unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Prepended_Concatenation_Mark, r))
	}) < 0
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
	return i < len(p.lines) && p.lines[i].role == undecided
}

// next returns the index of the first undecided line from i on, or the number
// of lines.
func (p *page) next(i int) int {
	for i < len(p.lines) && p.lines[i].role != undecided {
		i++
	}
	return i
}

// has tells whether a line has the role.
func (p *page) has(r role) bool {
	return slices.ContainsFunc(p.lines, func(l line) bool { return l.role == r })
}

// replace has parts take the place of line i when the rule is done; until
// then the line counts as decided. So a rule works with indexes that stay, and
// many replacements cost no more than one.
func (p *page) replace(i int, parts ...line) {
	if p.parts == nil {
		p.parts = map[int][]line{}
	}
	p.parts[i] = parts
	p.lines[i].role = merged
}

// applyReplacements puts the parts that a rule asked for in the place of their
// lines.
func (p *page) applyReplacements() {
	if len(p.parts) == 0 {
		return
	}
	lines := make([]line, 0, len(p.lines)+2*len(p.parts))
	title, end := p.title, p.end
	for i, l := range p.lines {
		if i == p.title {
			title = len(lines) + max(0, titleIn(p.parts[i]))
		}
		if i == p.end {
			end = len(lines)
		}
		if parts, ok := p.parts[i]; ok {
			lines = append(lines, parts...)
		} else {
			lines = append(lines, l)
		}
	}
	if p.end == len(p.lines) {
		end = len(lines)
	}
	p.lines, p.title, p.end, p.parts = lines, title, end, nil
}

// titleIn returns the index of the title among lines, or -1.
func titleIn(lines []line) int {
	return slices.IndexFunc(lines, func(l line) bool { return l.role == title })
}

// cut makes two lines of a line at a byte offset and gives them roles;
// separators between the two are dropped.
func (l *line) cut(at int, before, after role) []line {
	first := newLine(strings.TrimRightFunc(l.text[:at], separator))
	second := newLine(strings.TrimLeftFunc(l.text[at:], separator))
	first.gap, first.role, second.role = l.gap, before, after
	switch {
	case first.text == "":
		return []line{second}
	case second.text == "":
		return []line{first}
	}
	return []line{first, second}
}

// separator tells what stands between the parts of a line: between section
// and date, between keywords.
func separator(r rune) bool { return strings.ContainsRune(" |،,؛;·›»>/\\ـ:#", r) || bullet(r) }

// bullet tells what stands before an item of a list.
func bullet(r rune) bool { return strings.ContainsRune(" •▪●◾■-–—", r) }
