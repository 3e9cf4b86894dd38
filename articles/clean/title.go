package clean

import (
	"cmp"
	"slices"
	"strings"
)

// headLines is how many lines the head of a page is searched for; whatever
// lies deeper is not a title.
const headLines = 60

// findTitle finds the title and its repetitions. A line that is said twice at
// the top of the page is the title; else the first line that can be one is.
func (p *page) findTitle() {
	top := p.lines[:min(headLines, len(p.lines))]
	lines := p.candidates(top)
	if p.title < 0 {
		p.title = p.saidTwice(lines)
	}
	if p.title < 0 {
		p.title = p.firstTitle(lines)
	}
	if p.title < 0 {
		return
	}
	p.lines[p.title].role = title
	said, site := key(upTo(p.lines[p.title].text, longKey)), ""
	for i := range top {
		if p.open(i) && sameTitle(said, &p.lines[i]) {
			p.lines[i].role = repeatedTitle
			site = cmp.Or(strings.TrimPrefix(p.lines[i].key, said), site)
		}
	}
	for i := range top {
		if p.open(i) && site != "" && " "+p.lines[i].key == site {
			p.lines[i].role = furniture // the site's name, which stood behind the title
		}
	}
}

// candidates are the undecided lines of the page's top that are no dates.
func (p *page) candidates(top []line) []int {
	var found []int
	for i := range top {
		if d := p.lines[i].date; p.open(i) && (d == nil || d.loose) {
			found = append(found, i)
		}
	}
	return found
}

// saidTwice finds the first line of three words or more that stands twice
// near the top, or -1. Of two lines of which one has the site's name behind
// it, the plain one is the title.
func (p *page) saidTwice(lines []int) int {
	const near = 12
	for n, i := range lines[:min(near, len(lines))] {
		upper := &p.lines[i]
		if upper.words < 3 || upper.key == "" {
			continue
		}
		for _, j := range lines[n+1 : min(n+near, len(lines))] {
			lower := &p.lines[j]
			switch {
			case sameTitle(upper.key, lower):
				return i
			case lower.words >= 3 && lower.key != "" && sameTitle(lower.key, upper):
				return j
			}
		}
	}
	return -1
}

// sameTitle tells whether the line is the title, as it is or with the name of
// the site behind a separator.
func sameTitle(title string, l *line) bool {
	if l.key == "" || l.key == title {
		return l.key != ""
	}
	rest, found := strings.CutPrefix(l.key, title+" ")
	if !found || strings.Count(rest, " ") > 4 {
		return false
	}
	at := strings.LastIndexAny(l.text, "|-–—•:")
	return at > 0 && key(l.text[:at]) == title
}

// firstTitle returns the first line that can be the title, or -1. Above the
// title there may be names of sections and entries of menus, which are short,
// and slogans, which share no word with the text.
func (p *page) firstTitle(lines []int) int {
	const shortest = 12 // words of a paragraph
	above := lines
	for n, i := range lines {
		if l := &p.lines[i]; l.words >= 25 || l.ends() && l.words >= shortest {
			above = lines[:n]
			break
		}
	}
	told := p.wordsBelow(lines, len(above))
	best := -1
	for _, i := range above {
		l := &p.lines[i]
		switch long := l.words > menuWords; {
		case long && told.share(l.key) >= 2 && (!l.ends() || best < 0 && !sectionName(l)):
			if best >= 0 && p.titleOver(best, i, told) {
				return best
			}
			return i
		case best < 0 && (long && !l.ends() || !sectionName(l)):
			best = i
		case best >= 0 && p.lines[best].words <= menuWords && long && l.headline():
			best = i
		}
	}
	if best < 0 && len(above) > 0 {
		best = above[0]
	}
	return best
}

// menuWords is the most words of an entry of a menu or the name of a site.
const menuWords = 3

// titleOver tells whether line best is the title though line i is told again:
// a date stands between them, so that i shows what the picture is of.
func (p *page) titleOver(best, i int, told wordSet) bool {
	l := &p.lines[best]
	return l.words > menuWords && told.share(l.key) > 0 && p.dated(best, i)
}

// dated tells whether a date line stands between lines i and j.
func (p *page) dated(i, j int) bool {
	return slices.ContainsFunc(p.lines[i:j], func(l line) bool { return l.date != nil && !l.date.loose })
}

// wordSet holds words without the particles and the article that are written
// as one with them.
type wordSet map[string]bool

// wordsBelow returns the words of the first paragraphs: of the candidates
// from number n on.
func (p *page) wordsBelow(lines []int, n int) wordSet {
	const paragraphs, bytes = 3, 800
	told := wordSet{}
	for _, i := range lines[n:min(n+paragraphs, len(lines))] {
		for word := range strings.SplitSeq(key(upTo(p.lines[i].text, bytes)), " ") {
			told[bare(word)] = true
		}
	}
	return told
}

// share counts the words of a folded line that are in the set; short words do
// not count.
func (s wordSet) share(key string) int {
	n := 0
	for word := range strings.SplitSeq(key, " ") {
		if word = bare(word); len(word) >= 6 && s[word] {
			n++
		}
	}
	return n
}

// bare strips a conjunction, a preposition and the article from a folded
// word, where two letters or more are left.
func bare(word string) string {
	const left = 4 // bytes: two letters
	for _, prefixes := range [][]string{{"و", "ف"}, {"ب", "ك", "ل"}, {"ال"}} {
		for _, prefix := range prefixes {
			if rest, found := strings.CutPrefix(word, prefix); found && len(rest) >= left {
				word = rest
				break
			}
		}
	}
	return word
}
