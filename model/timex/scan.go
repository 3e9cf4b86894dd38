package timex

import (
	"qari/model"
	"qari/model/word"
)

// scanner walks over the tokens of an article and applies the rules. It never
// looks further than a fixed number of tokens in either direction, so that its
// time is linear in the length of the text.
type scanner struct {
	text  string
	tok   []token
	names map[string]bool // «العربي اليوم», seen as a name somewhere in the text
	hijri int             // the last year of our time that the text writes as Hijri; 0: none
	lines []model.Span    // the date lines of the text, in order
}

func newScanner(cut *word.Text) *scanner {
	return &scanner{text: cut.String, tok: tokens(cut)}
}

// expr is a time expression before it is resolved.
type expr struct {
	start, end int // bytes
	first      int // token
	kind       model.TimexType
	mod        string
	when       when
}

// rule reads one kind of expression at token i. next is i when there is none.
type rule func(s *scanner, i int) (e expr, next int)

// rules in the order that wins where two read equally many tokens.
var rules = [...]rule{
	(*scanner).ranges, (*scanner).sets, (*scanner).moments, (*scanner).periods,
	(*scanner).distances, (*scanner).durations, (*scanner).holidays, (*scanner).references,
}

// expressions finds all time expressions, in the order of the text, never
// overlapping: at each place the longest.
func (s *scanner) expressions() []expr {
	var found []expr
	s.gatherNames()
	s.gatherHijri()
	lines := s.lines
	for i := 0; i < len(s.tok); {
		for len(lines) > 0 && lines[0].End <= s.tok[i].start {
			lines = lines[1:]
		}
		if len(lines) > 0 && lines[0].Contains(s.tok[i].start) {
			if e, next := s.stamp(i); next > i {
				found = append(found, s.placed(e, i, next))
				i = next
				continue
			}
		}
		list, next := s.lists(i)
		if next == i {
			list, next = s.sharedYear(i)
		}
		if next == i {
			list, next = s.yearList(i)
		}
		if next == i {
			var e expr
			if e, next = s.longest(i); next > i {
				list = []expr{e}
			}
		}
		if next == i {
			i++
			continue
		}
		if !s.namesPlace(list[0]) {
			found = append(found, list...)
		}
		i = next
	}
	return found
}

// namesPlace tells whether a date without a year is the name of a place or a
// body: «شارع 14 تموز», «مدينة السادس من أكتوبر».
func (s *scanner) namesPlace(e expr) bool {
	d, ok := e.when.(date)
	return ok && s.at(e.first-1).role == place && d.month != 0 && d.day != 0 && d.year == 0
}

func (s *scanner) longest(i int) (best expr, end int) {
	end = i
	if t := s.at(i); i >= len(s.tok) || t.meaning == &unknown && t.kind != digits {
		return best, i
	}
	for _, r := range rules {
		if e, next := r(s, i); next > end {
			best, end = s.placed(e, i, next), next
		}
	}
	return best, end
}

// placed says where an expression stands: at tokens i to next.
func (s *scanner) placed(e expr, i, next int) expr {
	e.start, e.end, e.first = s.tok[i].head, s.tok[next-1].end, i
	return s.inContext(e)
}

// inContext notes what the word before an expression says about it.
func (s *scanner) inContext(e expr) expr {
	d, ok := e.when.(date)
	if !ok {
		return e
	}
	before := s.at(e.first - 1)
	d.begun = before.role == since
	d.general = before.role == except
	d.event = before.role == event
	e.when = d
	return e
}

// end stands for the tokens before the first and after the last.
var end = token{kind: line, meaning: &unknown}

func (s *scanner) at(i int) *token {
	if i < 0 || i >= len(s.tok) {
		return &end
	}
	return &s.tok[i]
}

// is tells whether token i has a role and no clitic before it.
func (s *scanner) is(i int, r role) bool { return s.at(i).role == r && !s.at(i).clitic }

// skip returns the index after token i when it has the role, else i.
func (s *scanner) skip(i int, r role) int {
	if s.is(i, r) {
		return i + 1
	}
	return i
}

// sign tells whether token i is one of the marks.
func (s *scanner) sign(i int, marks string) bool {
	t := s.at(i)
	if t.kind != mark {
		return false
	}
	for _, m := range marks {
		if t.sign == m {
			return true
		}
	}
	return false
}

// skipSign returns the index after token i when it is one of the marks.
func (s *scanner) skipSign(i int, marks string) int {
	if s.sign(i, marks) {
		return i + 1
	}
	return i
}

// src is the text of token i without its clitics.
func (s *scanner) src(i int) string {
	t := s.at(i)
	return s.text[t.head:t.end]
}

// glued tells whether token i stands directly after the one before it.
func (s *scanner) glued(i int) bool {
	return i > 0 && i < len(s.tok) && s.tok[i].start == s.tok[i-1].end
}
