package timex

import (
	"fmt"
	"strings"

	"qari/model"
	"qari/model/calendar"
	"qari/model/word"
)

// The names of the rules that look at evidence for a publication date, as
// [model.Evidence] has them. They are stable, so that an interface can
// translate them.
const (
	RuleGiven     = "given"            // a date supplied by the user or by the file's metadata
	RuleDateline  = "dateline"         // a line that is nothing but a date
	RuleUpdated   = "updated"          // a date line that tells of an update
	RulePageClock = "page-clock"       // the page's own clock, which is never the publication
	RuleWeekday   = "weekday-of-today" // «اليوم الأربعاء» agrees with a candidate, or contradicts it
	RuleOwnDay    = "weekday-of-line"  // the weekday that a date line names is not its date's
	RuleForced    = "forced-by-text"   // «أمس الخميس 15 سبتمبر 2022»: the day is known from the text
	RuleOrder     = "day-month-order"  // a weekday tells which of two numbers is the month
	RuleConflict  = "conflict"         // the text forces two different days
)

// candidate is a date that may be that of the publication.
type candidate struct {
	day   calendar.Day
	at    calendar.Stamp // the day, with the minute where the line tells it
	text  string
	rule  string
	swap  calendar.Day // with day and month exchanged, where they may be
	swaps bool
	wrong bool // its own weekday contradicts it
}

// clue is what an expression tells about the day of publication.
type clue struct {
	weekday int // ISO 8601, 0: nothing
	day     calendar.Day
	exact   bool // the day itself is known
	text    string
}

// publication weighs the evidence.
func publication(a *model.Article, given string, found []expr) (model.Publication, error) {
	clues := cluesIn(a.Text, found)
	var p model.Publication
	if given != "" {
		at := calendar.ParseStamp(given)
		day, ok := at.Day()
		if !ok {
			return p, fmt.Errorf("timex: the date %q is neither YYYY-MM-DD nor YYYY-MM-DDThh:mm", given)
		}
		p.At, p.Basis = at, model.Given
		add(&p, RuleGiven, true, given, at.String())
		agreement(&p, day, clues)
	}
	for _, c := range candidates(a) {
		consider(&p, c, clues)
	}
	for _, text := range a.Aside(model.PageDate) {
		refuse(&p, text, clues)
	}
	infer(&p, clues)
	return p, nil
}

// refuse records the page's own clock, and what in the text contradicts it.
func refuse(p *model.Publication, text string, clues []clue) {
	l, _ := Dateline(text)
	add(p, RulePageClock, false, text, l.Value)
	if day, ok := calendar.Parse(l.Value, calendar.Gregorian).Day(); ok && p.Basis == model.NoBasis && contradicted(day, clues) {
		agreement(p, day, clues)
	}
}

func add(p *model.Publication, rule string, speaksFor bool, text, value string) {
	p.Evidence = append(p.Evidence, model.Evidence{Rule: rule, For: speaksFor, Text: text, Value: value})
}

// cluesIn collects what «اليوم الأربعاء» and its like tell.
func cluesIn(text string, found []expr) []clue {
	var clues []clue
	for _, e := range found {
		d, _ := dayOf(e.when)
		if !d.offset.set {
			continue
		}
		c := clue{text: text[e.start:e.end]}
		if d.weekday != 0 {
			c.weekday = (d.weekday-1-d.offset.days+14)%7 + 1
		}
		if o := d.resolve(frame{}); d.explicit() && d.calendar == model.Gregorian && o.flags == 0 {
			if day, ok := o.extent().Day(); ok {
				c.day, c.exact = day-calendar.Day(d.offset.days), true
			}
		}
		if c.weekday != 0 || c.exact {
			clues = append(clues, c)
		}
	}
	return clues
}

// candidates are the dates of the article's date lines, those with a label of
// publication first and those of an update last.
func candidates(a *model.Article) []candidate {
	var published, plain, updated []candidate
	for i, b := range a.Blocks {
		if b.Kind != model.Dateline && i > 4 && i < len(a.Blocks)-3 {
			continue
		}
		line := a.Block(i)
		if b.Kind != model.Dateline && (len(line) > maxLine/3 || !hasDigit(line)) {
			continue
		}
		s := newScanner(word.Cut(line))
		l, d, ok := s.dateline()
		if !ok && b.Kind == model.Dateline {
			l, d, ok = s.firstDate()
		}
		at := toMinute(l.Value)
		day, full := at.Day()
		if !ok || !full {
			continue
		}
		c := candidate{day: day, at: at, text: line[l.Start:l.End], rule: RuleDateline, swaps: d.swap}
		c.wrong = d.weekday != 0 && day.Weekday() != d.weekday
		if d.swap {
			c.swap = calendar.DayOf(d.year, d.day, d.month)
		}
		switch l.Kind {
		case Published:
			published = append(published, c)
		case Updated:
			c.rule = RuleUpdated
			updated = append(updated, c)
		default:
			plain = append(plain, c)
		}
	}
	return append(append(published, plain...), updated...)
}

func hasDigit(line string) bool {
	return strings.IndexFunc(line, func(r rune) bool { return word.DigitValue(r) >= 0 }) >= 0
}

// toMinute is the stamp of a date line's value, which may go on with seconds, a
// zone, or a part of the day in place of the time.
func toMinute(value string) calendar.Stamp {
	const day, minute = len("2020-10-09"), len("2020-10-09T22:35")
	if at := calendar.ParseStamp(value[:min(minute, len(value))]); at != (calendar.Stamp{}) {
		return at
	}
	return calendar.ParseStamp(value[:min(day, len(value))])
}

// consider takes a candidate as the publication unless the text contradicts it
// or a stronger one was found.
func consider(p *model.Publication, c candidate, clues []clue) {
	if c.wrong {
		add(p, RuleOwnDay, false, c.text, c.at.String())
		return
	}
	if c.swaps && contradicted(c.day, clues) && !contradicted(c.swap, clues) {
		c.day, c.at = c.swap, c.at.On(c.swap)
		add(p, RuleOrder, true, c.text, c.at.String())
	}
	fits := !contradicted(c.day, clues)
	taken := p.Basis != model.NoBasis
	day, _ := p.At.Day()
	add(p, c.rule, fits && (!taken || day == c.day), c.text, c.at.String())
	if !taken || !fits {
		agreement(p, c.day, clues)
	}
	if !taken && fits {
		p.At, p.Basis, p.Text = c.at, model.FromDateline, c.text
	}
}

// contradicted tells whether more of the text speaks against a day than for it.
func contradicted(day calendar.Day, clues []clue) bool {
	against := 0
	for _, c := range clues {
		if c.against(day) {
			against++
		} else {
			against--
		}
	}
	return against > 0
}

func (c clue) against(day calendar.Day) bool {
	if c.exact {
		return c.day != day
	}
	return c.weekday != day.Weekday()
}

// agreement records what the text says to a day, each wording once.
func agreement(p *model.Publication, day calendar.Day, clues []clue) {
	seen := map[string]bool{}
	for _, c := range clues {
		if seen[c.text] {
			continue
		}
		seen[c.text] = true
		value := weekdayValue(max(c.weekday, 1))
		if c.exact {
			value = c.day.String()
		}
		add(p, RuleWeekday, !c.against(day), c.text, value)
	}
}

// infer takes the day that the text forces, where it forces but one.
func infer(p *model.Publication, clues []clue) {
	var sure *clue
	for i := range clues {
		c := &clues[i]
		switch {
		case !c.exact:
		case sure == nil:
			sure = c
		case sure.day != c.day:
			add(p, RuleConflict, false, c.text, c.day.String())
			return
		}
	}
	if sure == nil {
		return
	}
	day, known := p.At.Day()
	add(p, RuleForced, !known || day == sure.day, sure.text, sure.day.String())
	if !known {
		p.At = calendar.StampOf(sure.day)
		p.Basis, p.Text = model.InferredBasis, sure.text
	}
}
