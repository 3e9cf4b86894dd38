package timex

import (
	"strings"

	"qari/model"
	"qari/model/word"
)

// LabelKind says what the label of a date line announces.
type LabelKind uint8

// The kinds of label.
const (
	NoLabel   LabelKind = iota
	Published           // «نشر في», «تاريخ النشر»
	Updated             // «آخر تحديث»
)

// Line is a line of a page that holds nothing but a date.
type Line struct {
	Start, End int    // bytes of the date, with its clock, within the line
	Label      string // «نشر في»; "" for none
	Kind       LabelKind
	Section    string // the name of a section before the date; "" for none
	Value      string // TIMEX3, Gregorian where it is known; X for what the line does not tell
	Clock      bool   // it tells a time of day
	Weekday    bool   // it names the weekday
}

// maxLine is the length in bytes from which on a line is no date line.
const maxLine = 400

// maxSection is the most words that a section's name before a date may have.
const maxSection = 5

// Dateline tells whether a line of a page is nothing but a date line: an
// optional label, an optional name of a section glued to the date or divided
// from it by a mark, and a day of a calendar with its month and year or
// weekday, in one calendar or two, with an optional time. The line must not
// hold a newline; one of more than 400 bytes, or without a digit, is none.
func Dateline(line string) (Line, bool) {
	if len(line) > maxLine || strings.ContainsRune(line, '\n') || !hasDigit(line) {
		return Line{}, false
	}
	s := newScanner(word.Cut(line))
	l, _, ok := s.dateline()
	return l, ok
}

// dateline also returns the date that the line tells.
func (s *scanner) dateline() (Line, date, bool) {
	const far = 16 // tokens: a label, the name of a section, marks and a weekday
	for i := range min(len(s.tok), far) {
		if s.at(i).kind == mark {
			continue
		}
		e, next := s.stamp(i)
		d, clocked := dayOf(e.when)
		if next == i || !d.fullDay() {
			continue
		}
		l := Line{Start: s.tok[i].head, Clock: clocked, Weekday: d.weekday != 0}
		if !s.opening(&l, i) {
			return Line{}, d, false
		}
		c, next := s.secondCalendar(&d, &l, next)
		l.End = s.tok[next-1].end
		if !s.closing(next) {
			return Line{}, d, false
		}
		l.Value = lineValue(e, d) + c
		return l, d, true
	}
	return Line{}, date{}, false
}

// fullDay tells whether a date names a day of a month by itself, with the year
// or the weekday that a date line has.
func (d date) fullDay() bool {
	told := d.day != 0 && d.month != 0 && (d.year != 0 || d.weekday != 0)
	return told && d.toward == anywhere && d.offset.days == 0
}

// firstDate is the first full date of a line that is known to be a date line
// though more stands in it («كتب أحمد علي - 9 أكتوبر 2020 - القاهرة»).
func (s *scanner) firstDate() (Line, date, bool) {
	const far = 40 // tokens: an author, a place, an outlet and marks
	for i := range min(len(s.tok), far) {
		e, next := s.stamp(i)
		d, clocked := dayOf(e.when)
		if next == i || !d.explicit() {
			continue
		}
		l := Line{Start: s.tok[i].head, Clock: clocked, Weekday: d.weekday != 0}
		c, next := s.secondCalendar(&d, &l, next)
		l.End, l.Value = s.tok[next-1].end, lineValue(e, d)+c
		return l, d, true
	}
	return Line{}, date{}, false
}

// dayOf takes the day out of an expression that may have a clock time.
func dayOf(w when) (d date, clocked bool) {
	m, clocked := w.(moment)
	if clocked {
		w = m.day
	}
	d, _ = w.(date)
	return d, clocked
}

// lineValue is the Gregorian value of a date line.
func lineValue(e expr, d date) string {
	o := d.resolve(frame{})
	value := o.value
	if o.western != "" {
		value = o.western
	}
	if m, ok := e.when.(moment); ok {
		value += "T" + m.time.String()
	}
	return value
}

// secondCalendar reads the same day in another calendar: «22 صفر 1442 هـ -
// 9 أكتوبر 2020 م»; the Gregorian one counts. It returns the time that follows
// as the value of a timex has it, "" for none.
func (s *scanner) secondCalendar(d *date, l *Line, i int) (time string, next int) {
	next = i
	for s.sign(next, "-–|/،(") || s.is(next, corresponds) {
		next++
	}
	other, end := s.calendarDate(next)
	if other.calendar == d.calendar || other.day == 0 || other.year == 0 {
		return "", i
	}
	if d.calendar != model.Gregorian {
		other.weekday = d.weekday
		*d = other
	}
	end = s.skipSign(end, ")")
	if c, after := s.timeBehind(s.bracketedLabel(end)); after > s.bracketedLabel(end) && !l.Clock {
		l.Clock = true
		return "T" + c.String(), after
	}
	return "", end
}

// bracketedLabel steps over «(آخر تحديث)».
func (s *scanner) bracketedLabel(i int) int {
	const longest = 3 // words
	if !s.sign(i, "(") {
		return i
	}
	for end := i + 2; end <= i+1+longest; end++ {
		if s.sign(end, ")") && s.label(i+1, end) != NoLabel {
			return end + 1
		}
	}
	return i
}

// labels are what stands before the date of publication or of an update.
var labels = []struct {
	text string
	kind LabelKind
}{
	{"تاريخ النشر", Published}, {"تاريخ الاضافه", Published}, {"تاريخ الخبر", Published}, {"تم النشر", Published}, {"تم نشره", Published}, {"تم نشرها", Published},
	{"نشر", Published}, {"وقت النشر", Published}, {"تاريخ ووقت النشر", Published}, {"تمت الاضافه", Published}, {"ارسل", Published}, {"ارسلت", Published}, {"تاريخ الانشاء", Published},
	{"النشر", Published}, {"نشرت", Published}, {"منشور", Published}, {"كتب في", Published}, {"كتب بتاريخ", Published},
	{"حرر", Published}, {"اضيف", Published}, {"اضيفت", Published}, {"التاريخ", Published}, {"بتاريخ", Published},
	{"تاريخ", Published}, {"published", Published}, {"posted", Published}, {"date", Published},
	{"اخر تحديث", Updated}, {"تاريخ التحديث", Updated}, {"اخر تعديل", Updated}, {"تم التحديث", Updated}, {"حدث", Updated},
	{"محدث", Updated}, {"تحديث", Updated}, {"عدل", Updated}, {"updated", Updated}, {"last update", Updated}, {"last updated", Updated},
}

// leadsToDate are words that may stand between a label and its date.
var leadsToDate = map[string]bool{"في": true, "يوم": true, "بتاريخ": true, "on": true, "at": true}

// opening reads what stands before the date at token i: a label, or a section.
func (s *scanner) opening(l *Line, i int) bool {
	end := i
	for end > 0 && s.at(end-1).kind == mark {
		end--
	}
	// Words that lead to a date («مدينة تونس في - 25 …») make a sentence, mark or none.
	marked := end < i && (end == 1 || !s.is(end-1, in) && !s.is(end-1, dayWord))
	for start := 0; start < end; start++ {
		if kind := s.label(start, end); kind != NoLabel {
			l.Label, l.Kind = s.text[s.tok[start].start:s.tok[end-1].end], kind
			end, marked = start, true
			break
		}
	}
	for end > 0 && s.at(end-1).kind == mark {
		end--
	}
	if end == 0 || end == 1 && s.is(0, in) {
		return true
	}
	l.Section = s.text[s.tok[0].start:s.tok[end-1].end]
	place := end == 2 && s.is(1, in) // «تونس في 25 جويلية 2022»
	return end <= maxSection && (marked || place || s.glued(i)) && s.plainWords(end)
}

// label tells whether exactly a label stands at tokens start to end.
func (s *scanner) label(start, end int) LabelKind {
	const most = 4 // words: «تاريخ ووقت النشر في»
	words := make([]string, 0, most)
	for i := start; i < min(end, start+most); i++ {
		t := s.at(i)
		if t.kind == mark {
			return NoLabel
		}
		words = append(words, keyOf(s.text[t.start:t.end]))
	}
	text, short := strings.Join(words, " "), ""
	if n := len(words) - 1; n > 0 && leadsToDate[words[n]] {
		short = strings.Join(words[:n], " ")
	}
	for _, l := range labels {
		if text == l.text || short == l.text {
			return l.kind
		}
	}
	return NoLabel
}

// plainWords tells whether the tokens before end are words and separators.
func (s *scanner) plainWords(end int) bool {
	for i := range end {
		k := s.at(i).kind
		word := k == letters || k == latin
		if !word && k != mark || s.sign(i, ".؟!\"«»") {
			return false
		}
	}
	return true
}

// closing tells whether nothing stands after the date but marks, the number of
// an issue, or a second date or time with its label.
func (s *scanner) closing(i int) bool {
	for s.at(i).kind == mark {
		i++
	}
	if _, next := s.clockAt(i); next > i {
		return s.closing(next) // the same time in another zone
	}
	if i >= len(s.tok) || s.issue(i) || s.labelledTime(i) {
		return true
	}
	rest := s.text[s.tok[i].start:]
	l, ok := Dateline(rest)
	return ok && l.Section == ""
}

// issue tells whether the line ends in the number of an issue of a newspaper:
// «رقم العدد 15291», «السنة 145 العدد 48885».
func (s *scanner) issue(i int) bool {
	first := s.at(i)
	for ; i < len(s.tok); i++ {
		switch s.key(i) {
		case "رقم", "العدد", "عدد", "السنه":
			continue
		}
		if k := s.at(i).kind; k != mark && k != digits {
			return false
		}
	}
	return first.kind == letters
}

// labelledTime tells whether the line ends in a label and a time alone: «آخر
// تحديث: 22:35 (توقيت القدس)», «آخر تحديث منذ ساعتين».
func (s *scanner) labelledTime(i int) bool {
	const longest = 3 // words of a label
	for end := i + 1; end <= i+longest && end < len(s.tok); end++ {
		if s.label(i, end) == NoLabel {
			continue
		}
		next := end
		for s.at(next).kind == mark {
			next++
		}
		_, after := s.clockAt(next)
		if after == next {
			_, after = s.longest(next)
		}
		for after > next && s.at(after).kind == mark {
			after++
		}
		if after > next && after >= len(s.tok) {
			return true
		}
	}
	return false
}
