package clean

import "strings"

// markCaptions finds captions and picture credits: lines that say so at their
// start, or that end in a credit.
func (p *page) markCaptions() {
	const longest = 45 // words
	for i := range p.lines[:p.end] {
		l := &p.lines[i]
		if l.role != undecided || l.words > longest || i < p.title {
			continue
		}
		opened := strings.HasPrefix(l.text, "©") || pictureLabel(l) || !l.prose() && captionOpenings().opens(key(head(l.text)))
		if opened || l.credited() || pictureCredits().covers(l.key) {
			l.role = caption
			if above := i - 1; pictureLabel(l) && above > p.title && p.open(above) && l.gap == 0 && p.lines[above].headline() {
				p.lines[above].role = caption // what the picture shows, over who took it
			}
		}
	}
}

// pictureLabel tells whether the line begins with «صورة:» or the like.
func pictureLabel(l *line) bool {
	label, _, found := strings.Cut(head(l.text), ":")
	return found && !l.prose() && pictureWords[strings.TrimSpace(label)]
}

var pictureWords = set("صورة الصورة صور تصوير عدسة كاريكاتير رسم")

// credited tells whether the line ends in a picture's credit that no sentence
// ends before: (الصورة: الأناضول), (رويترز), – أرشيف, | AFP.
func (l *line) credited() bool {
	if at := strings.LastIndex(l.text, "©"); at >= 0 && countWords(l.text[at:]) <= 6 {
		return true
	}
	at := -1
	closed := strings.HasSuffix(l.text, ")") || strings.HasSuffix(l.text, "]")
	switch {
	case closed:
		at = max(strings.LastIndexByte(l.text, '('), strings.LastIndexByte(l.text, '['))
	case !l.ends() && l.words <= keyWords:
		at = max(strings.LastIndex(l.text, " - "), strings.LastIndexAny(l.text, "|–—©"))
	}
	if slash := strings.LastIndex(l.text, " / "); slash > max(at, 0) && !l.ends() && pictureCredits().covers(key(l.text[slash:])) {
		return true
	}
	if l.labelledCredit() || l.takenBy() {
		return true
	}
	if at <= 0 || lastRune(l.text[:at]) == '.' {
		return false
	}
	if pictureCredits().covers(key(l.text[at:])) {
		return true
	}
	if before := strings.TrimSpace(l.text[:at]); countWords(before) < 3 || countWords(before) < 5 && strings.ContainsAny(before, "،/-") {
		return false // a place and an agency: who reports, not a picture
	}
	return closed && captionOpenings().opens(key(l.text[at:])) || namesOutlet(l.text[at:])
}

// takenBy tells whether a short line that is no sentence ends in a person's
// name in brackets: «سفن في الميناء (نبيل إسماعيل)».
func (l *line) takenBy() bool {
	const longest = 20 // words
	open := strings.LastIndexByte(l.text, '(')
	if open <= 0 || l.words > longest || !strings.HasSuffix(l.text, ")") || countWords(strings.TrimSpace(l.text[:open])) < 3 {
		return false
	}
	name := l.text[open+1 : len(l.text)-1]
	return personName(name) && givenNames().opens(key(name))
}

// labelledCredit tells whether the line ends in a label and who took the
// picture: «… Credit: Getty Images», «… تصوير: سامي الراشد».
func (l *line) labelledCredit() bool {
	const longest = 4 // words of a name
	colon := strings.LastIndexByte(l.text, ':')
	if colon <= 0 || l.words > keyWords || countWords(strings.TrimSpace(l.text[colon+1:])) > longest {
		return false
	}
	before := l.text[:colon]
	label := before[strings.LastIndexByte(before, ' ')+1:]
	return countWords(before) > 3 && creditWords[key(label)]
}

var creditWords = map[string]bool{"credit": true, "photo": true, key("تصوير"): true, key("عدسة"): true, key("الصورة"): true}

// namesOutlet tells whether one part of a credit is an outlet's name.
func namesOutlet(credit string) bool {
	for part := range strings.FieldsFuncSeq(credit, func(r rune) bool { return strings.ContainsRune("/،,+&|", r) }) {
		if k := key(part); outlets().covers(k) || pictureCredits().covers(k) {
			return true
		}
	}
	return false
}

// markSummary finds the standfirst: a sentence between the head and the first
// paragraph that tells what the text will tell again.
func (p *page) markSummary() {
	if p.title < 0 || p.has(summary) {
		return
	}
	i := p.next(p.title + 1)
	if p.overHead(i) {
		p.lines[i].role = summary
		return
	}
	next := p.next(i + 1)
	if i < len(p.lines) && p.lines[i].prose() && p.besideButtons(next) {
		next = p.next(next + 1) // what the picture shows
	}
	if next < p.end && p.lines[next].words >= 8 && p.standfirst(i, next) >= 3 {
		p.lines[i].role = summary
	}
}

// overHead tells whether line i stands between the title and the line that
// names the author or the date, where no text stands.
func (p *page) overHead(i int) bool {
	const shortest, longest = 6, 45 // words, as in standfirst
	const far = 3                   // lines: a section, a place and the author
	if i >= p.end || p.lines[i].words < shortest || p.lines[i].words > longest {
		return false
	}
	if p.lines[i].item() || lastRune(p.lines[i].text) == ':' {
		return false
	}
	if above := p.lines[i-1].role; above != title && above != repeatedTitle {
		return false
	}
	return p.headBelow(i, far)
}

// headBelow tells whether a date or an author's name stands below line i,
// before any other text: among the first far lines that are no furniture, since
// a site may put any number of buttons there.
func (p *page) headBelow(i, far int) bool {
	for i++; i < len(p.lines) && far > 0; i++ {
		switch l := &p.lines[i]; {
		case l.role == furniture:
			continue
		case l.role == dateline, l.role == byline, l.role == undecided && l.date != nil && l.date.before == 0:
			return true
		case l.role == undecided && l.prose():
			return false
		}
		far--
	}
	return false
}

// besideButtons tells whether line i is short and has furniture directly above
// or below it.
func (p *page) besideButtons(i int) bool {
	const longest = 7 // words: more may be the text already
	if i == 0 || i+1 >= p.end {
		return false
	}
	l := &p.lines[i]
	besideFurniture := p.lines[i-1].role == furniture || p.lines[i+1].role == furniture
	return besideFurniture && l.words <= longest && !l.ends() && !l.item()
}

// standfirst weighs what speaks for line i being a standfirst and not the
// first paragraph, given the paragraph after it.
func (p *page) standfirst(i, next int) int {
	const shortest, longest = 6, 45 // words: shorter ones are headings, longer ones paragraphs
	const shortHeading = 8          // words: a line over a paragraph is a standfirst from here on
	l, after := &p.lines[i], &p.lines[next]
	long := l.words > longest || len(l.text) > longKey*2
	if l.words < shortest || long || l.item() || p.heads(i, next) && l.words < shortHeading {
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
	if l.words <= 25 && !strings.Contains(l.text, ". ") {
		score++
	}
	if after.gap > 1 && after.gap > p.usualGap(next) || !l.ends() && after.ends() {
		score++
	}
	if next > i+1 {
		score++ // buttons or an advertisement stand between them
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
// paragraph after it, or its last six in a row near the top of the text.
func (p *page) toldAgain(i, next int) bool {
	const run, lines, bytes = 6, 30, 2000
	words := strings.Split(key(p.lines[i].text), " ")
	again := map[string]bool{}
	for word := range strings.SplitSeq(key(upTo(p.lines[next].text, bytes)), " ") {
		again[bare(word)] = true
	}
	n := 0
	for _, word := range words {
		if again[bare(word)] {
			n++
		}
	}
	if 2*n >= len(words) || len(words) < run {
		return 2*n >= len(words)
	}
	end := strings.Join(words[len(words)-run:], " ")
	for _, l := range p.lines[next:min(next+lines, len(p.lines))] {
		if l.role == undecided && strings.Contains(key(upTo(l.text, bytes)), end) {
			return true
		}
	}
	return false
}

// goesOn tells whether a paragraph goes on from one before it: by the
// conjunction that Arabic news begins such paragraphs with, or the like.
func goesOn(text string) bool {
	word, _, _ := strings.Cut(text, " ")
	return strings.HasPrefix(word, "و") && !beginsWithWaw[word] || connectives[word]
}

var (
	beginsWithWaw = set("وزير وزيرة وزارة وزراء وكالة وكيل وفد وصل وصلت وقع وقعت وقّع وافق وافقت وجه وجهت وجّه وعد وعدت واصل واصلت وضع وضعت ورد وردت وثق وثقت وثائق وسط وسائل وسيط واشنطن ولي ولاية وحدة وحدات وقف وفاة والي والت وليد وائل وسام ولادة ولد وُلد وجد وجدت وُجد وفق وفقا وفقًا ودع ودعت واحد واحدة")
	connectives   = set("كما كذلك أيضا لكن غير فيما بينما حيث إذ هذا ذلك يأتي يذكر يُذكر يشار يُشار جدير فقد وقد ثم بدوره بدورها")
)

// usualGap returns how many blank lines stand most often between the lines
// after line i.
func (p *page) usualGap(i int) int {
	var count [4]int
	for _, l := range p.lines[i+1:] {
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
	return end > 0 && outlets().covers(key(rest[:end]))
}
