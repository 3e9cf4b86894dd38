package timex

import (
	"slices"
	"strings"

	"qari/model"
	"qari/model/calendar"
	"qari/model/word"
)

// Analyse finds all time expressions of an article, in the order of the text
// and never overlapping, and its date of publication. given is "" or a date
// that the user supplies, to the day or to the minute (2020-10-09,
// 2020-10-09T22:35); anything else is an error that names it.
func Analyse(a *model.Article, given string) (model.Publication, []model.Timex, error) {
	return AnalyseCut(a, word.Cut(a.Text), given)
}

// AnalyseCut is [Analyse] for an article whose text was cut before.
func AnalyseCut(a *model.Article, cut *word.Text, given string) (model.Publication, []model.Timex, error) {
	s := newScanner(cut)
	for _, b := range a.Blocks {
		if b.Kind == model.Dateline {
			s.lines = append(s.lines, b.Span)
		}
	}
	found := s.expressions()
	p, err := publication(a, given, found)
	if err != nil {
		return model.Publication{}, nil, err
	}
	f := frameOf(p)
	list := make([]model.Timex, 0, len(found))
	for _, e := range found {
		f.ahead = e.asksTense() && s.ahead(e.first)
		f.before, f.joined = s.coordinated(e, list)
		f.spoken = s.spokenBefore(e, list)
		t := e.resolve(f)
		if p.Basis == model.FromDateline && e.when != nil {
			t = inOrder(t, e, p, a.Text)
		}
		list = append(list, t)
	}
	return p, slices.Clone(list), nil // kept for as long as the article: no more than it needs
}

// asksTense tells whether the expression is a weekday that may lie on either
// side of the publication.
func (e expr) asksTense() bool {
	d, _ := dayOf(e.when)
	if r, ok := e.when.(span); ok {
		d, _ = dayOf(r.from)
	}
	return d.weekday != 0 && d.month == 0 && d.toward == anywhere && !d.offset.set
}

// inOrder gives the date line itself the order of day and month that the
// publication was read in.
func inOrder(t model.Timex, e expr, p model.Publication, text string) model.Timex {
	if d, _ := dayOf(e.when); d.swap && text[e.start:e.end] == p.Text {
		t.Value, t.Extent = p.At.String(), p.At.Extent()
	}
	return t
}

// coordinated is the day of the expression that «و» joins to e: «غدا الثلاثاء
// والأربعاء» are two days in a row.
func (s *scanner) coordinated(e expr, before []model.Timex) (calendar.Day, bool) {
	t := s.at(e.first)
	linked := t.and && t.start == t.head-len("و") || s.is(e.first-1, and)
	if !linked || len(before) == 0 {
		return 0, false
	}
	prev := before[len(before)-1]
	last := e.first - 1
	if s.is(last, and) {
		last--
	}
	if s.at(last).end != prev.Span.End {
		return 0, false
	}
	days, ok := prev.Extent.Interval()
	return days.From, ok && prev.Extent.Unit() == calendar.Days
}

// spokenBefore is the last value with a year in the same block.
func (s *scanner) spokenBefore(e expr, before []model.Timex) string {
	for k := len(before) - 1; k >= 0 && k >= len(before)-3; k-- {
		v := before[k]
		if strings.ContainsRune(s.text[v.Span.End:e.start], '\n') {
			return ""
		}
		if v.Calendar == model.Gregorian && len(v.Value) >= 4 && strings.Trim(v.Value[:4], "0123456789") == "" {
			return v.Value
		}
	}
	return ""
}

// frameOf is the frame that a publication makes.
func frameOf(p model.Publication) frame {
	f := frame{}
	f.day, f.known = p.At.Day()
	f.clock.hour, f.clock.minute, f.timed = p.At.Clock()
	return f
}

// resolve makes a TIMEX3 of an expression.
func (e expr) resolve(f frame) model.Timex {
	o := e.when.resolve(f)
	t := model.Timex{
		Span: model.Span{Start: e.start, End: e.end}, Type: e.kind, Mod: e.mod,
		Value: o.value, Values: o.values, Calendar: o.system, Western: o.western,
		Anchor: o.anchor, Flags: o.flags,
	}
	if e.kind == model.Date || e.kind == model.Time {
		t.Extent = o.extent()
	}
	return t
}
