package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// markBody tells headings and quotes from paragraphs.
func (p *page) markBody() {
	announced := false // the text above ends in a colon
	next, textStart := 0, p.textStart()
	for i := range p.lines {
		l := &p.lines[i]
		if next <= i {
			next = p.next(i + 1)
		}
		switch {
		case l.role != undecided:
		case !l.quoted() && p.boxed(i, next):
			l.role, p.lines[next].role = furniture, related
		case i < textStart:
			l.role = p.roleInHead(i, next, announced)
		default:
			l.role = p.roleInText(i, next, announced)
		}
		if l.role == paragraph || l.role == heading || l.role == quote {
			announced = lastRune(l.text) == ':' || announced && l.item()
		}
	}
}

// roleInHead is the role of a line above the text.
func (p *page) roleInHead(i, next int, announced bool) role {
	switch {
	case p.lines[i].quoted():
		return quote
	case p.amongButtons(i):
		return furniture
	case p.underTitle(i, next):
		return caption
	}
	return p.roleInText(i, next, announced)
}

// roleInText is the role of a line among the paragraphs; announced says that
// the text above it ends in a colon, and next is the line below it.
func (p *page) roleInText(i, next int, announced bool) role {
	switch {
	case p.lines[i].quoted():
		return quote
	case !announced && (p.heads(i, next) || p.numbered(i, next)):
		return heading
	case p.overNothing(i, next):
		return furniture
	}
	return paragraph
}

// amongButtons tells whether line i, above the text, is a word or three right
// below furniture: one more button.
func (p *page) amongButtons(i int) bool {
	const longest = 3 // words
	l := &p.lines[i]
	if p.title < 0 || p.lines[i-1].role != furniture {
		return false
	}
	sentence := l.ends() || lastRune(l.text) == '؟'
	return l.words <= longest && !sentence && !strings.ContainsAny(l.text, "/-–|")
}

// underTitle tells whether line i, between title and text, says what the
// picture there shows: a date, an author or buttons part it from the title, and
// it is no sentence and no question.
func (p *page) underTitle(i, next int) bool {
	const shortest, longest = 3, 16 // words
	l := &p.lines[i]
	if p.title < 0 || next == len(p.lines) || p.has(caption) {
		return false
	}
	plain := !l.ends() && !l.item() && l.key != ""
	if l.words < shortest || l.words > longest || !plain {
		return false
	}
	switch p.lines[i-1].role {
	case paragraph, summary, title:
		return false
	}
	last := lastRune(l.text)
	return last != '؟' && last != '?'
}

// boxed tells whether line i is the name of a section and the line next a
// headline: a box about another article.
func (p *page) boxed(i, next int) bool {
	const shortest = 5 // words: a heading in the text may have four as well
	if next == len(p.lines) || !sectionName(&p.lines[i]) {
		return false
	}
	below := &p.lines[next]
	return below.headline() && below.words >= shortest && !below.prose()
}

// overNothing tells whether line i looks like a heading but has no text below:
// a button or a tag after the last paragraph.
func (p *page) overNothing(i, next int) bool {
	l := &p.lines[i]
	longest := 3 // words
	if p.end < len(p.lines) {
		longest = 8 // something marks the article's end
	}
	overText := next < p.end
	if i == 0 || overText || l.words > longest || l.ends() || l.item() {
		return false
	}
	above := &p.lines[i-1]
	return above.role == paragraph && above.prose()
}

// numbered tells whether line i is a heading with a number, as explainers have
// them: between paragraphs, not among the items of a list.
func (p *page) numbered(i, next int) bool {
	l := &p.lines[i]
	first, _ := utf8.DecodeRuneInString(l.text)
	withNumber := l.item() && unicode.IsDigit(first)
	if !withNumber || l.words > maxHeading || l.ends() || next >= p.end {
		return false
	}
	below, above := &p.lines[next], &p.lines[i-1]
	return !above.item() && !below.item() && below.ends() && below.role == undecided
}

// heads tells whether line i is short, has no end, and stands over a
// paragraph or a list: the line next.
func (p *page) heads(i, next int) bool {
	l := &p.lines[i]
	plain := !l.ends() && !l.item() && l.key != ""
	if l.words > maxHeading || !plain || next >= p.end {
		return false
	}
	below := &p.lines[next]
	question := lastRune(l.text) == '؟'
	return below.prose() || below.item() || below.ends() && (below.words > l.words || question)
}
