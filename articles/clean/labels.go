package clean

import (
	"strings"
	"unicode/utf8"
)

// label looks for a label of the lexicon at the start of text, such as
// «المصدر |» or «بقلم». It returns the offset of what stands behind it, which
// is the length of text where nothing does, or -1. A label is followed by a
// colon, a bar or the like; one with a star may also be followed by a space.
func (l lexicon) label(text string) (rest int, separated bool) {
	if l.has(key(head(text))) {
		return len(text), true
	}
	start := len(text) - len(strings.TrimLeft(text, "([•#- "))
	if at := strings.IndexAny(head(text[start:]), ":|/،：-–"); at >= 0 {
		at += start
		if l.has(key(text[start:at])) {
			_, size := utf8.DecodeRuneInString(text[at:])
			return at + size, true
		}
	}
	for at, n := start, 0; n < l.longest; n++ {
		space := strings.IndexByte(text[at:], ' ')
		if space < 0 {
			break
		}
		at += space
		if l.has(key(text[start:at]) + "*") {
			rest = at + 1
		}
		at++
	}
	if rest > 0 {
		return rest, false
	}
	return -1, false
}

// head is as much of a line as a label with its separator can take.
func head(text string) string {
	const longestLabel = 80 // bytes
	if len(text) <= longestLabel {
		return text
	}
	cut := longestLabel
	for !utf8.RuneStart(text[cut]) {
		cut--
	}
	return text[:cut]
}

// markKeywords finds the article's tags: behind a label, on its line or on
// the lines after it, or as a line of hashtags.
func (p *page) markKeywords() {
	for i := 0; i < len(p.lines); i++ {
		if !p.open(i) {
			continue
		}
		l := &p.lines[i]
		rest, separated := keywordLabels.label(l.text)
		switch {
		case l.key == "" || l.words > 40:
		case rest == len(l.text) && p.tags(i+1):
			l.role = furniture
			p.markTags(i + 1)
		case rest > 0 && separated && rest < len(l.text) && !l.prose() && p.split(i, rest):
			p.lines[i].role = furniture
			p.splitTags(i + 1)
		case hashtags(l.text):
			p.splitTags(i)
		}
	}
}

// tags tells whether line i can be the keywords under a label.
func (p *page) tags(i int) bool {
	return p.open(i) && !p.lines[i].prose() && p.lines[i].words <= 24 && p.lines[i].key != ""
}

// markTags takes the line under a label as keywords, and with it the short
// lines that follow: a tag a line.
func (p *page) markTags(i int) {
	i = p.splitTags(i)
	for p.tags(i) && (p.lines[i].words <= 3 || p.lines[i].words <= 5 && p.lines[i].gap == 0) {
		i = p.splitTags(i)
	}
}

// splitTags makes a keyword of each part of line i and returns the index of
// the line after the last. Where no separator stands the line is one keyword:
// a space may lie within a name.
func (p *page) splitTags(i int) int {
	for {
		l := &p.lines[i]
		at := strings.IndexAny(strings.TrimLeftFunc(l.text, separator), ",،|#•·؛;")
		lead := len(l.text) - len(strings.TrimLeftFunc(l.text, separator))
		if at < 0 || !p.split(i, lead+at) {
			p.lines[i].text = strings.TrimFunc(p.lines[i].text, separator)
			p.lines[i].role = keyword
			return i + 1
		}
		p.lines[i].text = strings.TrimFunc(p.lines[i].text, separator)
		p.lines[i].role = keyword
		i++
	}
}

// hashtags tells whether every word of the line is a hashtag.
func hashtags(text string) bool {
	for _, w := range strings.Fields(text) {
		if len(w) < 2 || w[0] != '#' {
			return false
		}
	}
	return true
}

// markSources finds the line that names where the text comes from. A label
// that stands alone takes the short lines after it, so that the source is one
// block.
func (p *page) markSources() {
	for i := range p.lines {
		l := &p.lines[i]
		if l.role != undecided || l.key == "" || l.words > 16 {
			continue
		}
		rest, separated := sourceLabels.label(l.text)
		switch {
		case rest < 0 || !separated:
		case rest == len(l.text):
			p.joinSources(i)
		case !l.prose() || l.words < 8:
			l.role = source
		}
	}
}

func (p *page) joinSources(i int) {
	names := 0
	for j := i + 1; p.open(j) && p.lines[j].words <= 8 && !p.lines[j].ends(); j++ {
		if names > 0 && !outlets.covers(p.lines[j].key) {
			break
		}
		p.lines[i].text += " " + p.lines[j].text
		p.lines[j].role = merged
		names++
	}
	if names > 0 {
		p.lines[i].role = source
	}
}

// markRelated finds the labels over headlines of other articles. One that
// stands within the text takes the headline after it; what stands after the
// article's end is for markTail.
func (p *page) markRelated() {
	for i := 0; i < len(p.lines); i++ {
		l := &p.lines[i]
		if l.role != undecided || l.key == "" {
			continue
		}
		rest, separated := relatedLabels.label(l.text)
		switch {
		case rest < 0 || !separated:
		case rest == len(l.text):
			l.role = furniture
			p.takeHeadlines(i + 1)
		case p.split(i, rest):
			p.lines[i].role = furniture
			if !p.lines[i+1].prose() {
				p.lines[i+1].role = related
			}
		}
	}
}

// takeHeadlines marks the headline under a label, and those that follow it
// without a blank line or as items of a list.
func (p *page) takeHeadlines(i int) {
	for n := 0; p.open(i); i, n = i+1, n+1 {
		l := &p.lines[i]
		bulleted := l.item() && !l.ends() && l.words <= 24
		if !bulleted && (!l.headline() || n > 0 && (l.gap > 0 || l.words < 6)) {
			return
		}
		l.role = related
	}
}
