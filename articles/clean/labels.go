package clean

import (
	"cmp"
	"strings"
	"unicode/utf8"
)

// label looks for a label of the lexicon at the start of a line, such as
// «المصدر |» or «بقلم». It returns the offset of what stands behind it, which
// is the length of the text where nothing does, or 0 where no label stands. A
// label is followed by a
// colon, a bar or the like; one with a star may also be followed by a space.
func (l lexicon) label(in *line) (rest int, separated bool) {
	if !l.starts[in.lead] {
		return 0, false
	}
	text, lead := in.text, head(in.text)
	if in.key != "" && l.has(in.key) {
		return len(text), true
	}
	start := len(lead) - len(strings.TrimLeft(lead, "([•# "))
	if at := strings.IndexAny(lead[start:], ":|/،：-–"); at >= 0 {
		at += start
		if l.has(key(text[start:at])) {
			_, size := utf8.DecodeRuneInString(text[at:])
			return at + size, true
		}
	}
	for at, n := start, 0; n < l.longest; n++ {
		space := strings.IndexByte(lead[at:], ' ')
		if space < 0 {
			break
		}
		at += space
		if l.has(key(text[start:at]) + "*") {
			rest = at + 1
		}
		at++
	}
	return rest, false
}

// head is as much of a line as a label with its separator can take.
func head(text string) string { return upTo(text, 80) }

// upTo is the start of text, at most n bytes, cut between characters. It
// bounds the work that is spent on a line.
func upTo(text string, n int) string {
	if len(text) <= n {
		return text
	}
	for !utf8.RuneStart(text[n]) {
		n--
	}
	return text[:n]
}

// markKeywords finds the article's tags: behind a label, on its line or on
// the lines after it, or as a line of hashtags.
func (p *page) markKeywords() {
	const longest = 40 // words: a label and twenty tags of two words
	for i := 0; i < len(p.lines); i++ {
		l := &p.lines[i]
		if l.role != undecided || l.words > longest {
			continue
		}
		rest, separated := keywordLabels().label(l)
		switch {
		case rest == len(l.text) && p.canBeTags(i+1):
			l.role = keywordLabel
			i = p.markTags(i+1) - 1
		case separated && rest < len(l.text) && !l.prose():
			label := newLine(strings.TrimSpace(l.text[:rest]))
			label.gap, label.role = l.gap, keywordLabel
			p.replace(i, append([]line{label}, tags(l.text[rest:])...)...)
		case hashtags(l.text):
			p.replace(i, tags(l.text)...)
		}
	}
}

// canBeTags tells whether line i can be the keywords under a label: it is no
// prose, and no longer than what is folded.
func (p *page) canBeTags(i int) bool {
	if !p.open(i) {
		return false
	}
	l := &p.lines[i]
	return l.key != "" && !l.prose() && !keywordLabels().has(l.key)
}

// markTags takes the line under a label as keywords, and with it the short
// lines that follow: a tag a line. It returns the index of the line after
// them.
func (p *page) markTags(i int) int {
	p.replace(i, p.lines[i].tags()...)
	for i++; p.canBeTags(i); i++ {
		// A tag may be a name of five words. Behind a blank line only shorter
		// ones go on the list, as a heading may stand there.
		if l := &p.lines[i]; l.words > 5 || l.words > 3 && l.gap > 0 {
			break
		}
		p.replace(i, p.lines[i].tags()...)
	}
	return i
}

// tags makes a keyword of each part of the line; several spaces in a row
// divide parts too.
func (l *line) tags() []line {
	return tags(strings.ReplaceAll(cmp.Or(l.raw, l.text), "  ", "،"))
}

// tags makes a keyword of each part of the text. Where no separator stands
// it is one keyword: a space may lie within a name.
func tags(text string) []line {
	var list []line
	for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(",،|#•·؛;", r) }) {
		if part = strings.TrimSpace(part); part != "" {
			l := newLine(part)
			l.role = keyword
			list = append(list, l)
		}
	}
	return list
}

// hashtags tells whether every word of the line is a hashtag.
func hashtags(text string) bool {
	if text[0] != '#' {
		return false
	}
	for _, w := range strings.Fields(text) {
		if len(w) < 3 || w[0] != '#' || w[1] == '#' {
			return false
		}
	}
	return true
}

// markSources finds the line that names where the text comes from. A label
// that stands alone takes the short lines after it, so that the source is one
// block.
func (p *page) markSources() {
	const longest = 16 // words: a label and several outlets
	for i := range p.lines {
		l := &p.lines[i]
		if l.role != undecided || l.key == "" || l.words > longest {
			continue
		}
		rest, separated := sourceLabels().label(l)
		switch {
		case !separated:
		case rest == len(l.text):
			p.joinSources(i)
		case !l.prose() || l.words < 8: // names may end in a stop, sentences are longer
			l.role = source
		}
	}
}

// joinSources adds the names under a label to its line: the first one
// whatever it is, others if they are known for outlets.
func (p *page) joinSources(i int) {
	const most = 8 // names, of as many words: more is a list of other things
	names := []string{p.lines[i].text}
	for j := i + 1; p.open(j) && len(names) <= most && p.lines[j].words <= 8 && !p.lines[j].ends(); j++ {
		if len(names) > 1 && !outlets().covers(p.lines[j].key) {
			break
		}
		names = append(names, p.lines[j].text)
		p.lines[j].role = merged
	}
	if len(names) > 1 {
		p.lines[i].text = strings.Join(names, " ")
		p.lines[i].role = source
	}
}

// markRelated finds the labels over headlines of other articles. One that
// stands within the text takes the headline after it; what stands after the
// article's end is for markTail.
func (p *page) markRelated() {
	apart := p.usualGap(-1) > 0 // blank lines stand between paragraphs
	for i := 0; i < len(p.lines); i++ {
		l := &p.lines[i]
		if l.role != undecided {
			continue
		}
		rest, separated := relatedLabels().label(l)
		switch {
		case rest != 0 && !separated && more[l.lead] && l.words <= maxMore && !l.ends(),
			rest == len(l.text):
			l.role = relatedLabel
			p.takeHeadlines(i+1, apart)
		case !separated:
		case !l.prose():
			p.replace(i, l.cut(rest, relatedLabel, related)...)
		}
	}
}

// more begins labels that go on with the name of a section: «المزيد في اقتصاد».
var more = map[string]bool{key("المزيد"): true}

const maxMore = 5 // words of such a label

// takeHeadlines marks the headline under a label, and those that follow it as
// items of a list or without a blank line. Where no blank lines stand between
// paragraphs (apart is false), a short line may be a heading already.
func (p *page) takeHeadlines(i int, apart bool) {
	if i < len(p.lines) && p.lines[i].role == furniture {
		i++ // «list of 3 items»
	}
	for n := 0; p.open(i); i, n = i+1, n+1 {
		l := &p.lines[i]
		bulleted := l.item() && !l.ends() && l.words <= 24
		mayHead := !apart && l.words < 6 && p.open(i+1) && p.lines[i+1].prose()
		if !bulleted && (!l.headline() || n > 0 && (l.gap > 0 || mayHead)) {
			return
		}
		l.role = related
	}
}
