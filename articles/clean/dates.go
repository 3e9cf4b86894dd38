package clean

import (
	"strings"

	"qari/model/timex"
)

// date says what a date line holds beside its date.
type date struct {
	labelled bool // «نُشر في» or the like stands before it
	before   int  // bytes of a section's or an author's name before it
}

// findDates finds the lines that are nothing but a date line, among those
// short enough.
func (p *page) findDates() {
	const longest = 20 // words
	for i := range p.lines {
		l := &p.lines[i]
		if l.role != undecided || l.words > longest || !strings.Contains(l.key, "#") {
			continue
		}
		if d, ok := timex.Dateline(l.text); ok {
			l.date = &date{labelled: d.Label != ""}
			if d.Section != "" {
				l.date.before = strings.Index(l.text[:d.Start], d.Section) + len(d.Section)
			}
		}
	}
}
