package clean

// markBody tells headings and quotes from paragraphs.
func (p *page) markBody() {
	announced := false // the text above ends in a colon
	next := 0
	for i := range p.lines {
		l := &p.lines[i]
		if next <= i {
			next = p.next(i + 1)
		}
		if l.role == undecided {
			switch {
			case l.quoted():
				l.role = quote
			case i > p.title && p.boxed(i, next):
				l.role, p.lines[next].role = furniture, related
			case !announced && i > p.title && p.heads(i, next):
				l.role = heading
			case i > p.title && p.overNothing(i, next):
				l.role = furniture
			default:
				l.role = paragraph
			}
		}
		if l.role == paragraph || l.role == heading || l.role == quote {
			announced = lastRune(l.text) == ':' || announced && l.item()
		}
	}
}

// boxed tells whether line i is the name of a section and the line next a
// headline: a box about another article.
func (p *page) boxed(i, next int) bool {
	return next < len(p.lines) && sectionName(&p.lines[i]) && p.lines[next].headline() && p.lines[next].words >= 5 && !p.lines[next].prose()
}

// overNothing tells whether line i looks like a heading but has no text below:
// a button or a tag after the last paragraph.
func (p *page) overNothing(i, next int) bool {
	l := &p.lines[i]
	return i > 0 && next >= p.end && l.words <= 3 && !l.ends() && !l.item() && !l.quoted() && p.lines[i-1].role == paragraph && p.lines[i-1].prose()
}

// heads tells whether line i is short, has no end, and stands over a
// paragraph or a list: the line next.
func (p *page) heads(i, next int) bool {
	l := &p.lines[i]
	if l.words > maxHeading || l.ends() || l.item() || l.key == "" || next >= p.end {
		return false
	}
	below := &p.lines[next]
	return below.prose() || below.item() || below.words > l.words && below.ends()
}
