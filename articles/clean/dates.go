package clean

import (
	"regexp"
	"strings"

	"qari/model/timex"
)

// date says what a date line holds beside its date.
type date struct {
	labelled bool // «نُشر في» or the like stands before it
	before   int  // bytes of a section's or an author's name before it
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

// timestamp is a date and a time as programs write them (ISO 8601).
var timestamp = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$`)

// dateOf reads a date line, or returns nil. An agency's name may end it.
func dateOf(l *line) *date {
	text := l.text
	if cut := strings.LastIndexByte(text, ' '); cut > 0 && outlets().has(key(text[cut:])) {
		text = text[:cut]
	}
	if d, ok := timex.Dateline(text); ok {
		found := &date{labelled: d.Label != ""}
		if d.Section != "" {
			found.before = strings.Index(text[:d.Start], d.Section) + len(d.Section)
		}
		return found
	}
	if dateLabels().opens(l.key) && !l.ends() || timestamp.MatchString(l.text) {
		return &date{labelled: true}
	}
	if at := dateAfter(text); at > 0 {
		return &date{before: at, loose: true}
	}
	return nil
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
