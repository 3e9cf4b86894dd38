package clean

import (
	"slices"
	"strings"
)

// textStart returns the index of the first paragraph below the title.
func (p *page) textStart() int {
	const near = 2 // lines: over a third one it is as likely the text's first paragraph
	for i := p.title + 1; i < len(p.lines); i++ {
		if p.open(i) && p.lines[i].prose() && p.lines[i].date == nil && !(i == p.title+1 && p.headBelow(i, near)) {
			return i
		}
	}
	return len(p.lines)
}

// markDatelines tells the clock of the saved page from the line that dates the
// article. Below the title a date is the article's. Above it a bare date is the
// page's clock, and one with a label, or glued to the name of a section or an
// author, is the article's. A bare date right before the article's end is its
// own, and one after the end belongs to something else.
func (p *page) markDatelines() {
	textStart := p.textStart()
	for i := range p.lines {
		l := &p.lines[i]
		if l.role != undecided || l.date == nil {
			continue
		}
		inHead, after := i < textStart, i >= p.end
		switch {
		case l.date.labelled:
			p.splitDate(i, dateline)
		case l.date.before > 0:
			if inHead || after {
				p.splitDate(i, dateline)
			}
		case i < p.title && l.date.after == 0:
			l.role = pageDate
		case inHead, i+1 == p.end:
			p.splitDate(i, dateline)
		case after:
			l.role = furniture
		}
	}
}

// splitDate cuts the names before and after a date from it, if they are of a
// section, an author or an outlet; a place stays with the date. Where any
// words might stand before the date and these are none of that, the line is no
// date line.
func (p *page) splitDate(i int, as role) {
	l := &p.lines[i]
	d := *l.date
	text := l.text
	var tail []line
	if d.after > 0 {
		tail = tailParts(text[d.after:])
		text = text[:d.after]
	}
	parts, ok := names(text[:d.before])
	if !ok {
		const place = 2 // words
		fromPlace := countWords(strings.TrimSpace(text[:d.before])) <= place
		byOutlet := slices.ContainsFunc(tail, func(l line) bool { return l.role == source })
		if d.loose && (!fromPlace || !byOutlet) {
			return // «الدمام 9 أكتوبر 2020 واس» is a date line though
		}
		parts, d.before = nil, 0
	}
	if len(parts)+len(tail) == 0 {
		l.role = as
		return
	}
	date := newLine(strings.TrimFunc(text[d.before:], separator))
	date.role = as
	p.replace(i, append(append(parts, date), tail...)...)
}

// names makes a line of each name before a date; it reports false where one is
// neither a section's nor an author's nor an outlet's.
func names(text string) (parts []line, ok bool) {
	for name := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune("|•·>»›", r) }) {
		part := newLine(strings.TrimFunc(name, separator))
		switch {
		case part.text == "":
			continue
		case sectionName(&part):
			part.role = section
		case bylineOf(&part, true), person(&part):
			part.role = byline
		case outlets().covers(part.key), creditOf(part.text) != "":
			part.role = source
		default:
			return nil, false
		}
		parts = append(parts, part)
	}
	return parts, true
}

// tailParts makes a line of each part that follows a date.
func tailParts(text string) []line {
	var parts []line
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune("|·•–-/", r) }) {
		if l := newLine(strings.TrimFunc(part, separator)); l.text != "" {
			l.role = tailRole(part)
			parts = append(parts, l)
		}
	}
	return parts
}

// markSections takes the first name of a section in the head. Of the short
// lines above the title the last one counts, since others are menus or the
// name of the site.
func (p *page) markSections() {
	if p.title < 0 {
		return
	}
	p.markAboveTitle()
	found := p.has(section)
	for i, textStart := p.title+1, p.textStart(); i < textStart; i++ {
		if !p.open(i) || !sectionName(&p.lines[i]) {
			continue
		}
		if !found {
			p.lines[i].role = section
			found = true
		}
		p.decide(i, furniture)
	}
}

// markAboveTitle decides all lines above the title: the last may be a section
// or a line over the title, the others are furniture.
func (p *page) markAboveTitle() {
	found := p.has(section)
	var above []int
	for i := range p.lines[:p.title] {
		if p.open(i) {
			above = append(above, i)
		}
	}
	for n, i := range above {
		l := &p.lines[i]
		switch last := n == len(above)-1 && p.countsAboveTitle(i, len(above)); {
		case last && !found && (l.words <= 3 || sectionName(l)):
			l.role = section
		case last && l.headline() && i+1 == p.title:
			l.role = heading // a line over the title that belongs to it
		default:
			l.role = furniture
		}
	}
}

// countsAboveTitle tells whether line i, the last of n above the title, is more
// than the name of the site or the end of a menu.
func (p *page) countsAboveTitle(i, n int) bool {
	const menu = 4 // as many short lines make a menu
	l := &p.lines[i]
	if siteName(l) {
		return false
	}
	entry := sectionName(l) && n > 1 && (p.inMenu(i) || !p.endsMenu(i))
	return entry || n < menu && !outlets().covers(l.key)
}

// inMenu tells whether line i stands in the menu above it too.
func (p *page) inMenu(i int) bool {
	return slices.ContainsFunc(p.lines[:i], func(l line) bool { return l.key == p.lines[i].key })
}

// endsMenu tells whether three names of sections or more stand in a row up to
// line i; one that says only that there is news does not count.
func (p *page) endsMenu(i int) bool {
	const menu = 3
	n := 0
	for ; i >= 0 && n < menu && sectionName(&p.lines[i]) && p.lines[i].key != news; i-- {
		n++
	}
	return n == menu
}

var news = key("الأخبار")

// siteWords begin the names of sites.
var siteWords = set("مدونة موقع صحيفة جريدة شبكة قناة وكالة بوابة مجلة إذاعة راديو تلفزيون منصة")

// siteName tells whether a short line names the site.
func siteName(l *line) bool {
	word, _, _ := strings.Cut(l.text, " ")
	return siteWords[word]
}

// sectionName tells whether the line is made of words of sections' names, with
// or without «و» before them.
func sectionName(l *line) bool {
	if l.words > 5 || l.key == "" {
		return false
	}
	for word := range strings.SplitSeq(l.key, " ") {
		if !sectionWords().has(word) && !sectionWords().has(strings.TrimPrefix(word, "و")) {
			return false
		}
	}
	return true
}
