package clean

import (
	"strings"
	"unicode"
)

// markBylines finds the lines that name the author: with a label near the
// text's start or end, or a person's name between the title and the text.
func (p *page) markBylines() {
	const (
		tail    = 4  // lines before the end where an editor may be named
		longest = 12 // words: a label and three names
	)
	textStart := p.textStart()
	neighbour := true // of the title or a date
	for i := p.title + 1; i < len(p.lines); i++ {
		l := &p.lines[i]
		if l.role == undecided && l.words <= longest {
			inHead, atEnd := i < textStart, p.end-tail <= i && i < p.end
			author := neighbour || givenNames().opens(l.key)
			if bylineOf(l, inHead || atEnd) || inHead && author && person(l) {
				l.role = byline
			}
		}
		neighbour = neighbour && l.role != undecided || l.role == dateline || l.role == section
	}
}

// bylineOf tells whether a line names an author by a label. Near the head and
// the end of the text (near) the label may do without a colon and the name may
// be any; elsewhere «تقرير: …» may as well be a headline.
func bylineOf(l *line, near bool) bool {
	const short = 6 // words: a label of two and a name of four
	if l.key == "" || l.ends() && lastRune(l.text) != ':' {
		return false // «كتب - سامي الراشد:» stands over the text
	}
	if by, found := strings.CutPrefix(l.text, "من "); found && near && personName(by) && givenNames().opens(key(by)) {
		return true // «من أحمد سليم ومنى حداد»
	}
	rest, separated := bylineLabels().label(l)
	if rest == 0 || rest == len(l.text) {
		return false
	}
	bracketed := strings.HasPrefix(l.text, "(") && strings.HasSuffix(l.text, ")")
	if near {
		return separated || bracketed || l.words <= short
	}
	return separated && givenNames().opens(key(l.text[rest:]))
}

// person tells whether a line between title and text looks like the name of
// one person or of several: two to four words each, no word that names never
// have, the first without an article.
func person(l *line) bool {
	otherName := sectionName(l) || outlets().covers(l.key)
	if l.key == "" || l.ends() || otherName || strings.ContainsFunc(l.text, unicode.IsDigit) {
		return false
	}
	names := strings.FieldsFunc(l.text, func(r rune) bool { return strings.ContainsRune("،,|؛/&", r) })
	for _, name := range names {
		if !personName(strings.TrimPrefix(strings.TrimSpace(name), "د. ")) {
			return false
		}
	}
	return 1 <= len(names) && len(names) <= 4
}

func personName(name string) bool {
	const longest = 12 // letters
	words := strings.Fields(name)
	if len(words) < 2 || len(words) > 4 || strings.HasPrefix(words[0], "ال") || offices[words[0]] {
		return false
	}
	for i, w := range words {
		letters := []rune(w)
		adjective := i > 0 && len(letters) > 4 && strings.HasSuffix(w, "ية")
		office := i > 0 && strings.HasPrefix(w, "وال") // «والسكان»
		otherWord := adjective || office || functionWords[w]
		if len(letters) > longest || otherWord || strings.ContainsFunc(w, notInName) {
			return false
		}
	}
	return true
}

func notInName(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '.' && r != '-' && r != '\''
}

// functionWords stand in sentences and headlines and not in names.
var functionWords = set("في من على إلى الى عن أن إن ان مع بعد قبل منذ بين ضد لا لم لن ما هل كيف لماذا أم أو او ثم قد هذا هذه ذلك التي الذي هو هي كل غير نحو حول خلال عند عبر دون رغم وسط ضمن لدى حتى أبرز أهم آخر نقاط ملخص خلاصة خلفية تفاصيل محاور أرقام")

// offices begin the titles of persons, which captions name.
var offices = set("وزير وزيرة رئيس رئيسة نائب مدير مديرة أمير ملك سفير سفيرة محافظ قائد مفتي بطريرك بابا ولي")

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// markCredits finds the lines that name an agency: with the place of the
// report before it, where an author would stand, or alone after the text.
func (p *page) markCredits() {
	textStart := p.textStart()
	const longest = 10 // words: a place, an author and an agency
	signatures := p.signatures()
	others := false // a label over headlines of other articles stands above
	for i := p.title + 1; i < len(p.lines); i++ {
		l := &p.lines[i]
		others = others || l.role == relatedLabel && i >= p.end
		if l.role != undecided || l.key == "" || l.words > longest {
			continue
		}
		inHead, atEnd := i < textStart, i >= signatures && !others
		switch {
		case (inHead || atEnd) && outlets().covers(l.key):
			l.role = source
		case inHead && p.reportedBy(i):
			l.role = byline
		case atEnd && l.signs():
			l.role = source
		case atEnd && strings.Contains(l.text, "/") && correspondent(l):
			l.role = byline
		}
	}
}

// reportedBy tells whether line i of the head names who reports and from where.
func (p *page) reportedBy(i int) bool {
	l := &p.lines[i]
	return creditOf(l.text) != "" || correspondent(l) || p.besideDate(i) && fromPlace(l)
}

// signs tells whether a line after the text is an agency's signature.
func (l *line) signs() bool {
	const longest = 6 // words: «رام الله / سامي حداد / الأناضول»
	return !l.ends() && (l.words <= longest && creditOf(l.text) != "" || l.creditInBrackets())
}

// signatures returns the index of the first of the short lines that end the
// article, where agencies sign: «- وام -», «وام/أحمد جمال».
func (p *page) signatures() int {
	const longest, most = 8, 3 // words; lines
	i := p.end
	for n := 0; n < most && i-1 > p.title; n++ {
		if above := &p.lines[i-1]; above.role != undecided || above.words > longest || above.ends() {
			break
		}
		i--
	}
	return min(i, p.end-1) // the last line counts whatever its length
}

// correspondent tells whether a short line names an outlet's author or place
// after the outlet («هسبريس من الرباط»), or an author after a place («القاهرة –
// أشرف سالم»).
func correspondent(l *line) bool {
	if l.words > 6 || l.ends() {
		return false
	}
	if outlets().opens(l.key) {
		return true
	}
	place, name := placeAndName(l.text)
	return place != "" && personName(name) && givenNames().opens(key(name))
}

// fromPlace does the same for authors whose given name is in no list; beside a
// date nothing else has this form.
func fromPlace(l *line) bool {
	place, name := placeAndName(l.text)
	return place != "" && countWords(place) == 1 && l.words <= 5 && !l.ends() && personName(name)
}

// placeAndName divides «القاهرة – أشرف سالم»; place is "" where it has more
// than two words.
func placeAndName(text string) (place, name string) {
	place, name, _ = strings.Cut(strings.NewReplacer("–", "-", "—", "-", "ـ", "-", "|", "-", "/", "-", ":", "-").Replace(text), "-")
	if place = strings.TrimSpace(place); countWords(place) > 2 {
		return "", ""
	}
	return place, strings.TrimSpace(name)
}

// besideDate tells whether a date line stands directly above or below line i.
func (p *page) besideDate(i int) bool {
	return p.lines[i-1].role == dateline || i+1 < len(p.lines) && p.lines[i+1].role == dateline
}

// creditInBrackets tells whether a line ends in agencies' names in brackets, as
// those do that sign an article: «س.م/ع.خ (د ب أ، رويترز)».
func (l *line) creditInBrackets() bool {
	at := strings.LastIndexByte(l.text, '(')
	return at >= 0 && strings.HasSuffix(l.text, ")") && namesOutlet(strings.Trim(l.text[at:], "()"))
}

// creditOf returns the agency's name in a credit, which is a place of up to three
// words, a dash or the like, and names of agencies alone. It is "" where the
// text is no credit.
func creditOf(text string) string {
	text = strings.TrimRight(text, " :-–—")
	at := strings.IndexAny(text, ":|/-–—ـ،(")
	if at <= 0 || countWords(strings.TrimSpace(text[:at])) > 3 {
		return ""
	}
	if open := strings.LastIndexByte(text, '('); open > 0 && strings.HasSuffix(text, ")") && countWords(text[:open]) <= 6 && outlets().covers(key(text[open:])) {
		return text[open:] // a town, its country and an agency: «دبي، الإمارات (وام)»
	}
	rest := strings.TrimLeft(text[at:], " :|/-–—ـ،(")
	quotedName := strings.HasPrefix(rest, "«") && strings.HasSuffix(rest, "»") && countWords(rest) <= 3
	if outletName(rest) || quotedName {
		return rest
	}
	// A place, an author and an agency: «رام الله / فلان / الأناضول».
	at = strings.LastIndexAny(text, "|/-–—")
	if at <= 0 {
		return ""
	}
	last := strings.TrimLeft(text[at:], " |/-–—")
	if countWords(text[:at]) <= 8 && outletName(last) {
		return last
	}
	return ""
}

// outletName tells whether a text is the name of an outlet: a known one, or one
// that says so («وكالة الأنباء العراقية»).
func outletName(text string) bool {
	const longest = 5 // words
	return outlets().covers(key(text)) || agencyWords[text[:max(0, strings.IndexByte(text, ' '))]] && countWords(text) <= longest
}

var agencyWords = set("وكالة صحيفة جريدة")
