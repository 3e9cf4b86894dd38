package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// markFurniture finds lines that no article is made of: buttons, counters,
// menus, notices, rules drawn with dashes.
func (p *page) markFurniture() {
	live := p.live()
	for i := range p.lines {
		l := &p.lines[i]
		if l.role != undecided || l.date != nil || len(l.text) > longKey || live && p.entry(i) {
			continue
		}
		for _, is := range furnitureMarks {
			if is(l) {
				l.role = furniture
				break
			}
		}
	}
}

// furnitureMarks are what furniture is told by, each on its line alone.
var furnitureMarks = []func(*line) bool{
	(*line).ornament,
	func(l *line) bool { return furniturePhrases().covers(l.key) },
	(*line).breadcrumb,
	(*line).notice,
	(*line).address,
	(*line).announcesButtons,
	(*line).calls,
	(*line).initials,
}

// live tells whether the page reports as things happen: a paragraph stands
// under each of several times of day.
func (p *page) live() bool {
	const least = 3
	n := 0
	for i := range p.lines {
		if p.entry(i) {
			n++
		}
	}
	return n >= least
}

// entry tells whether line i is a time of day over a sentence.
func (p *page) entry(i int) bool {
	l := &p.lines[i]
	if l.words > 2 || i == 0 || i+1 >= len(p.lines) || !p.lines[i+1].ends() {
		return false
	}
	hour, minute, found := strings.Cut(l.text, ":")
	hasHour := 1 <= len(hour) && len(hour) <= 2 && digits(hour)
	return found && hasHour && len(minute) >= 2 && digits(minute[:2])
}

func digits(s string) bool { return strings.Trim(s, "0123456789") == "" }

// ornament tells whether the line holds neither a letter nor a digit.
func (l *line) ornament() bool {
	return !strings.ContainsFunc(l.text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// announcesButtons tells whether a short line ends in a preposition, as the
// one over the buttons of social networks does: «تابعوا القناة على».
func (l *line) announcesButtons() bool {
	const longest = 6 // words
	if l.words < 2 || l.words > longest {
		return false
	}
	last := l.key[strings.LastIndexByte(l.key, ' ')+1:]
	return last == onSites || last == viaSites
}

var onSites, viaSites = key("على"), key("عبر")

// calls tells whether a short line asks the reader to follow the site on a
// platform: «اشترك في قناة الراصد على يوتيوب».
func (l *line) calls() bool {
	const longest = 14 // words
	if l.words > longest || !callWords[l.lead] && !strings.Contains(l.key, followUs) {
		return false
	}
	for word := range strings.SplitSeq(l.key, " ") {
		if platforms[word] || platforms[bare(word)] {
			return true
		}
	}
	return false
}

// initials tells whether the line is made of single letters, with which those
// who wrote and edited a report sign it: «م ع / ف ش».
func (l *line) initials() bool {
	if l.words < 2 || outlets().covers(l.key) {
		return false
	}
	for word := range strings.SplitSeq(l.key, " ") {
		if first, size := utf8.DecodeRuneInString(word); size != len(word) || !unicode.IsLetter(first) {
			return false
		}
	}
	return true
}

var followUs = key("تابعنا")

var (
	callWords = keys("اشترك اشتركوا تابع تابعوا تابعونا تابعنا انضم انضموا حمل حملوا انقر اضغط")
	platforms = keys("يوتيوب فيسبوك تويتر واتساب تلغرام تليغرام تيليغرام انستغرام انستجرام تيكتوك غوغل جوجل google youtube telegram whatsapp twitter facebook instagram x اكس")
)

// keys is the set of words in folded form.
func keys(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[key(w)] = true
	}
	return m
}

// address tells whether the line is nothing but the address of a page.
func (l *line) address() bool {
	return l.words == 1 && (strings.HasPrefix(l.text, "http://") || strings.HasPrefix(l.text, "https://") || strings.HasPrefix(l.text, "www."))
}

// homes are the names of a site's first page, folded.
var homes = [...]string{key("الرئيسية"), key("الصفحة الرئيسية"), "home"}

// breadcrumb tells whether the line is a path from the home page, or a menu
// that starts there.
func (l *line) breadcrumb() bool {
	for _, home := range homes {
		if strings.HasPrefix(l.key, home+" ") {
			return strings.ContainsAny(l.text, ">»›/|\\•←")
		}
	}
	return false
}

// rights are words of a copyright line, folded.
var rights = [...]string{key("الحقوق"), key("حقوق"), "copyright", "rights"}

// notice tells whether the line is one of those that sites word at length:
// rights, cookies, invitations to follow.
func (l *line) notice() bool {
	const longest = 45 // words
	if l.words > longest {
		return false
	}
	if openings().starts[l.lead] && openings().opens(key(head(l.text))) {
		return true
	}
	if !strings.Contains(l.text, "©") {
		return false
	}
	text := key(l.text)
	for _, word := range rights {
		if strings.Contains(text, word) {
			return true
		}
	}
	return text == "#"
}
