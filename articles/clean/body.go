package clean

import "strings"

// findEnd finds where the article ends: at the first source line, keyword or
// label over other headlines that no paragraph follows.
func (p *page) findEnd() {
	proseBelow := 0
	end := len(p.lines)
	for i := len(p.lines) - 1; i > p.title; i-- {
		l := &p.lines[i]
		switch {
		case l.role == undecided && l.prose():
			proseBelow++
		case l.role != undecided && l.role != merged && proseBelow == 0:
			end = i
		}
		if proseBelow > 0 {
			break
		}
	}
	p.end = end
}

// markTail tells apart what follows the article's end: headlines of other
// articles, and bits of furniture. Where nothing marks the end, two or more
// headlines in a row that no paragraph follows do.
func (p *page) markTail() {
	from := p.end
	if from == len(p.lines) {
		from = p.trailingHeadlines()
	}
	for i := from; i < len(p.lines); i++ {
		l := &p.lines[i]
		switch {
		case l.role != undecided:
		case l.headline() || l.item() && l.words >= 4 && !l.ends():
			l.role = related
		case !l.prose():
			l.role = furniture
		}
	}
}

// trailingHeadlines returns the index of the first of at least two headlines
// after the last paragraph, or the number of lines.
func (p *page) trailingHeadlines() int {
	n, i := 0, len(p.lines)
	for ; i > p.title+1; i-- {
		l := &p.lines[i-1]
		if l.role == undecided && (l.prose() || l.ends()) {
			break
		}
		if l.role == undecided && l.headline() {
			n++
		}
	}
	if n < 2 || i <= p.title+1 || lastRune(p.lines[i-1].text) == ':' {
		return len(p.lines)
	}
	return i
}

// markBody tells headings and quotes from paragraphs.
func (p *page) markBody() {
	for i := range p.lines {
		switch l := &p.lines[i]; {
		case l.role != undecided:
		case p.isHeading(i):
			l.role = heading
		case l.quoted():
			l.role = quote
		default:
			l.role = paragraph
		}
	}
}

// isHeading tells whether a short line without an end stands over a paragraph.
func (p *page) isHeading(i int) bool {
	l := &p.lines[i]
	if i <= p.title || i >= p.end || l.words > maxHeading || l.ends() || l.item() || l.quoted() || l.key == "" {
		return false
	}
	if before := p.before(i); before >= 0 && lastRune(p.lines[before].text) == ':' {
		return false // announced: part of a list or a quotation
	}
	next := p.next(i + 1)
	return next < p.end && (p.lines[next].prose() || p.lines[next].words > l.words && p.lines[next].ends() || p.lines[next].item())
}

// before returns the index of the paragraph before line i, passing over what
// is not part of the text, or -1.
func (p *page) before(i int) int {
	for i--; i > p.title; i-- {
		if p.lines[i].role == paragraph || p.lines[i].role == heading || p.lines[i].role == quote {
			return i
		}
	}
	return -1
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
