package clean

import (
	"strings"
	"unicode"
)

// findEnd finds where the article ends: at the first line with a role that no
// paragraph follows. Where a source line or keywords stand, the few paragraphs
// below them are teasers of other articles, and below the label of the
// comments they are comments.
func (p *page) findEnd() {
	below := 0
	for i := p.title + 1; i < len(p.lines); i++ {
		if p.lines[i].isText() {
			below++
		}
	}
	p.end = len(p.lines)
	above := 0
	for i := p.title + 1; i < len(p.lines); i++ {
		l := &p.lines[i]
		if l.isText() {
			above++
			below--
		}
		if l.role >= source && l.role != merged && (below == 0 || l.closes() && above >= 3*below) {
			p.end = i
			break
		}
		if commentLabels().has(l.key) && above >= 3 && above >= below {
			p.end = i
			p.markComments()
			break
		}
	}
}

// isText tells whether an undecided line is part of the article's text for
// certain.
func (l *line) isText() bool { return l.role == undecided && (l.prose() || l.item()) }

// closes tells whether the line stands at the end of articles only.
func (l *line) closes() bool {
	return l.role == source || l.role == keyword || l.role == keywordLabel
}

// markComments makes furniture of all that is left after the end.
func (p *page) markComments() {
	for i := p.end; i < len(p.lines); i++ {
		p.decide(i, furniture)
	}
}

// markTail tells apart what follows the article's end: headlines of other
// articles with their teasers, and bits of furniture. Where nothing marks the
// end, two or more lines in a row that have no end and no paragraph below do.
func (p *page) markTail() {
	from := p.end
	if from == len(p.lines) {
		from = p.trailing()
	}
	teasers, labelled := false, false // a headline of another article stands above; any label does
	for i := from; i < len(p.lines); i++ {
		l := &p.lines[i]
		teasers = teasers || l.role == related
		labelled = labelled || l.role == relatedLabel || l.role == keywordLabel
		switch {
		case l.role != undecided:
		case p.topic(i):
			l.role = keyword
		case !labelled && outlets().covers(l.key):
			l.role = source
		case l.headline() || l.item() && l.words >= 4 && !l.ends():
			l.role = related
			teasers = true
		case teasers || !l.prose():
			l.role = furniture
		}
	}
}

// topic tells whether line i is a short entry under «مواضيع ذات صلة», which
// lists tags as often as headlines.
func (p *page) topic(i int) bool {
	const longest = 3 // words
	l, above := &p.lines[i], &p.lines[i-1]
	if l.words > longest || l.ends() || l.item() || l.key == "" || !strings.ContainsFunc(l.text, unicode.IsLetter) {
		return false
	}
	return above.role == relatedLabel && topics[above.lead] || above.role == keyword && l.gap == 0
}

// topics begin the labels over tags or headlines, folded.
var topics = map[string]bool{key("مواضيع"): true, key("المواضيع"): true, key("موضوعات"): true, key("الموضوعات"): true, "topics": true}

// trailing returns the index of the first of at least two lines after the last
// paragraph that are headlines, tags or buttons, or the number of lines.
func (p *page) trailing() int {
	n, i := 0, len(p.lines)
	for ; i > p.title+1; i-- {
		l := &p.lines[i-1]
		if l.role != undecided {
			continue
		}
		if l.prose() || l.ends() || l.item() || l.words > 24 {
			break
		}
		n++
	}
	if n < 2 || i <= p.title+1 || lastRune(p.lines[i-1].text) == ':' {
		return len(p.lines)
	}
	return i
}
