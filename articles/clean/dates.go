package clean

import (
	"strings"
	"unicode"

	"qari/model/timex"
)

// date says what a date line holds beside its date.
type date struct {
	labelled bool // «نُشر في» or the like stands before it
	before   int  // bytes of a section's or an author's name before it
	after    int  // where a section's name or the like begins after it, or 0
	loose    bool // what stands before it may be anything
}

// findDates finds the lines that are nothing but a date line, among those
// short enough.
func (p *page) findDates() {
	const longest = 20 // words
	for i := range p.lines {
		l := &p.lines[i]
		if l.role == undecided && l.words <= longest && strings.Contains(l.key, "#") {
			l.date = dateOf(l)
		}
	}
}

// dateOf reads a date line, or returns nil. Names of sections and outlets and
// furniture may end it: «… | أخبار العالم», «… · 3 دقائق».
func dateOf(l *line) *date {
	text := l.text[:tailAt(l.text)]
	found := dateIn(text)
	if found == nil && dateLabels().opens(l.key) && !l.ends() {
		return &date{labelled: true}
	}
	if found != nil && len(text) < len(l.text) {
		found.after = len(text)
	}
	return found
}

// dateIn reads text that is nothing but a date with what stands before it.
func dateIn(text string) *date {
	if d, ok := timex.Dateline(text); ok {
		found := &date{labelled: d.Label != ""}
		if d.Section != "" {
			found.before = strings.Index(text[:d.Start], d.Section) + len(d.Section)
		}
		return found
	}
	if at := dateAfter(text); at > 0 {
		return &date{before: at, loose: true}
	}
	return nil
}

// tailAt returns where the parts begin that are no part of a date line though
// they end it, or the length of the text.
func tailAt(text string) int {
	end := len(text)
	for {
		at := strings.LastIndexAny(text[:end], "|·•–-/")
		if at <= 0 || tailRole(text[at:end]) == undecided {
			break
		}
		end = at
	}
	if end < len(text) {
		return end
	}
	if cut := strings.LastIndexByte(text, ' '); cut > 0 && outlets().has(key(text[cut:])) {
		return cut
	}
	return len(text)
}

// tailRole is the role of a part that follows a date on its line.
func tailRole(text string) role {
	part := newLine(strings.TrimFunc(text, separator))
	switch {
	case part.key == "" || !strings.ContainsFunc(part.text, unicode.IsLetter):
		return undecided
	case furniturePhrases().covers(part.key):
		return furniture
	case outlets().covers(part.key):
		return source
	case sectionName(&part):
		return section
	}
	return undecided
}

// dateAfter returns the offset of a date line that some words stand before,
// such as «كتب فلان الثلاثاء، 12 مايو 2021», or 0.
func dateAfter(text string) int {
	const most = 7 // words before the date
	at := 0
	for range most {
		space := strings.IndexByte(text[at:], ' ')
		if space < 0 {
			return 0
		}
		at += space + 1
		if d, ok := timex.Dateline(text[at:]); ok && d.Section == "" {
			return at
		}
	}
	return 0
}
