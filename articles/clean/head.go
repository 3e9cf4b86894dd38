package clean

import "strings"

// headLines is how many lines the head of a page is searched for; whatever
// lies deeper is not a title.
const headLines = 60

// findTitle finds the title and its repetitions. A line that is said twice at
// the top of the page is the title; else the first line that can be one is.
func (p *page) findTitle() {
	if i := p.first(title); i >= 0 {
		p.title = i
	} else if i, j := p.saidTwice(); i >= 0 {
		p.title = i
		p.lines[j].role = repeatedTitle
	} else {
		p.title = p.firstTitle()
	}
	if p.title < 0 {
		return
	}
	p.lines[p.title].role = title
	for i := range p.lines[:min(headLines, len(p.lines))] {
		if p.open(i) && p.lines[i].key != "" && sameTitle(p.lines[p.title].key, &p.lines[i]) {
			p.lines[i].role = repeatedTitle
		}
	}
}

// candidates are the undecided lines of the head that are no dates, down to
// the first paragraph and with it.
func (p *page) candidates() []int {
	var found []int
	for i := range p.lines[:min(headLines, len(p.lines))] {
		if !p.open(i) || p.lines[i].date != nil {
			continue
		}
		found = append(found, i)
	}
	return found
}

// saidTwice finds the first line of three words or more that stands twice
// near the top. It returns the one to keep and the other; -1 if there is none.
func (p *page) saidTwice() (kept, other int) {
	const near = 12
	lines := p.candidates()
	for n, i := range lines[:min(near, len(lines))] {
		if p.lines[i].words < 3 || p.lines[i].key == "" {
			continue
		}
		for _, j := range lines[n+1 : min(n+near, len(lines))] {
			switch {
			case p.lines[i].key == p.lines[j].key:
				return i, j
			case p.lines[j].words >= 3 && sameTitle(p.lines[j].key, &p.lines[i]):
				return j, i // the upper one has the site's name behind it
			case sameTitle(p.lines[i].key, &p.lines[j]):
				return i, j
			}
		}
	}
	return -1, -1
}

// sameTitle tells whether the line is the title, as it is or with the name of
// the site behind a separator.
func sameTitle(title string, l *line) bool {
	if l.key == title {
		return true
	}
	rest, found := strings.CutPrefix(l.key, title+" ")
	if !found || strings.Count(rest, " ") > 4 {
		return false
	}
	at := strings.LastIndexAny(l.text, "|-–—•")
	return at > 0 && key(l.text[:at]) == title
}

// firstTitle returns the first line that can be the title, or -1: not a name
// of a section or a menu's entry that stands above it.
func (p *page) firstTitle() int {
	lines := p.candidates()
	for n, i := range lines {
		l := &p.lines[i]
		if l.prose() && (l.words >= 25 || l.ends() && l.words >= 12) {
			if n > 0 {
				return lines[0] // only short lines before the text: the first is the title
			}
			return -1
		}
		if l.words > 3 || !sectionName(l) && !p.titleBelow(lines[n+1:]) {
			return i
		}
	}
	if len(lines) > 0 {
		return lines[0]
	}
	return -1
}

// titleBelow tells whether a better title than a line of up to three words
// follows before the text begins.
func (p *page) titleBelow(lines []int) bool {
	for _, i := range lines {
		l := &p.lines[i]
		if l.prose() {
			return false
		}
		if l.words > 3 {
			next := p.next(i + 1)
			return l.headline() && next < len(p.lines)
		}
	}
	return false
}

// markDatelines tells the page's own clock from the line that dates the
// article. Below the title a date is the article's. Above it a bare date is
// the clock of the saved page; one with a label, or glued to the name of a
// section, is the article's.
func (p *page) markDatelines() {
	textStart := p.textStart()
	for i := 0; i < len(p.lines); i++ {
		l := &p.lines[i]
		if l.role != undecided || l.date == nil {
			continue
		}
		switch before := l.date.before; {
		case before > 0 && (i < textStart || i >= p.end):
			p.splitDate(i, before)
			textStart++
		case l.date.labelled:
			l.role = dateline
		case i < p.title:
			l.role = pageDate
		case i < textStart:
			l.role = dateline
		case i >= p.end:
			l.role = furniture
		}
	}
}

// splitDate cuts the name of a section or an author from the date after it.
func (p *page) splitDate(i, before int) {
	d := date{}
	if !p.split(i, before) {
		p.lines[i].role = dateline
		return
	}
	p.lines[i+1].date, p.lines[i+1].role = &d, dateline
	if i < p.title {
		p.title++
	}
	switch l := &p.lines[i]; {
	case sectionName(l):
		l.role = section
	case person(l):
		l.role = byline
	}
}

// textStart returns the index of the first paragraph below the title.
func (p *page) textStart() int {
	for i := p.title + 1; i < len(p.lines); i++ {
		if p.open(i) && p.lines[i].prose() && p.lines[i].date == nil {
			return i
		}
	}
	return len(p.lines)
}

// markSections takes the first name of a section in the head. Of the short
// lines above the title the last one counts, since others are menus or the
// name of the site.
func (p *page) markSections() {
	if p.title < 0 {
		return
	}
	if p.first(section) < 0 {
		p.sectionAbove()
	}
	for i := p.title + 1; i < p.textStart(); i++ {
		if !p.open(i) || !sectionName(&p.lines[i]) {
			continue
		}
		if p.first(section) < 0 {
			p.lines[i].role = section
		}
		p.decide(i, furniture)
	}
}

func (p *page) sectionAbove() {
	const menu = 4 // as many short lines make a menu
	var short []int
	for i := range p.lines[:p.title] {
		if p.open(i) {
			short = append(short, i)
		}
	}
	for n, i := range short {
		l := &p.lines[i]
		last := n == len(short)-1
		if l.words <= 4 && last && len(short) < menu && !outlets.covers(l.key) {
			l.role = section
		}
		p.decide(i, furniture)
	}
}

// sectionName tells whether the line is made of words of sections' names, with
// or without «و» before them.
func sectionName(l *line) bool {
	if l.words > 5 || l.key == "" {
		return false
	}
	for word := range strings.SplitSeq(l.key, " ") {
		if !sectionWords.has(word) && !sectionWords.has(strings.TrimPrefix(word, "و")) {
			return false
		}
	}
	return true
}
