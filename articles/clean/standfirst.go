package clean

import "strings"

// markCaptions finds captions and picture credits: lines that say so at their
// start, or that end in a credit in brackets.
func (p *page) markCaptions() {
	for i := range p.lines {
		l := &p.lines[i]
		if l.role != undecided || l.key == "" || l.words > 45 || i == p.title {
			continue
		}
		if captionOpenings.opens(l.key) && !l.prose() || p.creditInBrackets(l) || strings.HasPrefix(l.text, "©") {
			l.role = caption
		}
	}
}

// creditInBrackets tells whether the line ends in a picture's credit, such as
// (الصورة: الأناضول) or (رويترز), that no sentence ends before.
func (p *page) creditInBrackets(l *line) bool {
	at := strings.LastIndexAny(l.text, "([")
	if at <= 0 || !strings.ContainsAny(l.text[len(l.text)-1:], ")]") || lastRune(l.text[:at]) == '.' {
		return false
	}
	credit := key(l.text[at:])
	return outlets.covers(credit) || captionOpenings.opens(credit)
}

// markSummary finds the standfirst: a sentence between the head and the first
// paragraph that tells what the text will tell again.
func (p *page) markSummary() {
	if p.title < 0 {
		return
	}
	i := p.next(p.title + 1)
	next := p.next(i + 1)
	if next >= p.end || p.lines[next].words < 8 || p.standfirst(i, next) < 3 {
		return
	}
	p.lines[i].role = summary
}

// standfirst weighs what speaks for line i being a standfirst and not the
// first paragraph, given the paragraph after it.
func (p *page) standfirst(i, next int) int {
	l, after := &p.lines[i], &p.lines[next]
	if l.words < 6 || l.words > 45 || l.key == "" || l.item() || p.isHeading(i) && l.words < 8 {
		return 0
	}
	score := 0
	if p.toldAgain(i, next) {
		score += 2
	}
	if goesOn(after.text) {
		score -= 2
	} else {
		score++
	}
	if l.words <= 25 && strings.Count(l.text, ". ") == 0 {
		score++
	}
	if after.gap > 1 && after.gap > p.usualGap(next) || !l.ends() {
		score++
	}
	if agencyDateline(after.text) {
		score += 3
	}
	if agencyDateline(l.text) {
		score -= 5
	}
	return score
}

// toldAgain tells whether most of the line's words come again in the
// paragraph after it, or a run of six of them anywhere in the text.
func (p *page) toldAgain(i, next int) bool {
	words := strings.Fields(p.lines[i].key)
	again := map[string]bool{}
	for _, w := range strings.Fields(key(head2(p.lines[next].text))) {
		again[w] = true
	}
	n := 0
	for _, w := range words {
		if again[w] {
			n++
		}
	}
	if 2*n >= len(words) {
		return true
	}
	const run = 6
	if len(words) < run {
		return false
	}
	start := strings.Join(words[len(words)-run:], " ")
	for j := next; j < len(p.lines); j++ {
		if p.lines[j].role == undecided && strings.Contains(key(head2(p.lines[j].text)), start) {
			return true
		}
	}
	return false
}

// head2 bounds the work on a long paragraph.
func head2(text string) string {
	const enough = 2000
	if len(text) <= enough {
		return text
	}
	return text[:enough]
}

// goesOn tells whether a paragraph goes on from one before it: by the
// conjunction that Arabic news begins such paragraphs with, or the like.
func goesOn(text string) bool {
	word, _, _ := strings.Cut(text, " ")
	switch {
	case strings.HasPrefix(word, "و") && !beginsWithWaw[word]:
		return true
	}
	return connectives[word]
}

var (
	beginsWithWaw = set("وزير وزيرة وزارة وزراء وكالة وفد وصل وصلت وقع وقعت وقّع وافق وافقت وجه وجهت وجّه وعد وعدت واصل واصلت وضع وضعت ورد وردت وثق وثقت وثائق وسط وسائل واشنطن ولي ولاية وحدة وحدات وقف وفاة والي والت وليد وائل وسام ولادة ولد وُلد وجد وجدت وُجد وفق وفقا وفقًا")
	connectives   = set("كما كذلك أيضا لكن غير فيما بينما حيث إذ هذا ذلك يأتي يذكر يُذكر يشار يُشار جدير فقد وقد ثم من بدوره بدورها وأضاف")
)

// usualGap returns how many blank lines stand most often between lines from
// line i on.
func (p *page) usualGap(i int) int {
	var count [4]int
	for _, l := range p.lines[min(i+1, len(p.lines)):] {
		count[min(l.gap, len(count)-1)]++
	}
	usual := 0
	for gap, n := range count {
		if n > count[usual] {
			usual = gap
		}
	}
	return usual
}

// agencyDateline tells whether a paragraph begins with the place and the
// agency of a report: «موسكو (رويترز) -», «القاهرة - أ ش أ:».
func agencyDateline(text string) bool {
	lead := head(text)
	at := strings.IndexAny(lead, "(-–—/:")
	if at <= 0 || countWords(strings.TrimSpace(lead[:at])) > 3 {
		return false
	}
	rest := strings.TrimLeft(lead[at:], "(-–—/: ")
	end := strings.IndexAny(rest, ")-–—/:،")
	return end > 0 && outlets.covers(key(rest[:end]))
}
