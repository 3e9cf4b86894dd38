package query

import (
	"strings"
	"unicode/utf8"

	"qari/model/word"
)

// finish returns the expression for a term that begins at start. A date or
// state becomes Dates or Is. ends tells that more typing would continue the
// term.
func (p *parser) finish(t Term, start int, ends bool) (Expr, *Fault) {
	switch t.Field {
	case Date, Published:
		return p.dates(t, start, ends)
	case Status:
		return p.state(t, start, ends)
	}
	var last int
	t.Words, last = compile(t.Text, t.Mode)
	if len(t.Words) == 0 {
		if t.Field == Anywhere && t.Mode == Folded {
			return nil, nil // punctuation between words
		}
		return nil, p.unfinished(NoValue, start, p.s[start:p.i])
	}
	t.Prefix = p.typing && ends && last == len(t.Text)
	return t, nil
}

// compile returns the words of a term and the byte offset where the last one
// ends.
func compile(text string, mode Mode) (words []Word, last int) {
	folded := word.NewFolded(text, word.Search)
	for start, end := range word.Words(folded.String) {
		start, end = folded.Source(start, end)
		if mode == Folded {
			words = append(words, NewWord(text[start:end]))
		} else {
			words = append(words, exactWord(text[start:end]))
		}
		last = end
	}
	return words, last
}

func (p *parser) dates(t Term, start int, ends bool) (Expr, *Fault) {
	text := strings.Map(func(r rune) rune {
		if isSeparator(r) {
			return -1
		}
		return r
	}, t.Text)
	d, ok, backward := parseDates(text)
	if !ok && ends && p.typing {
		d, ok, backward = unfinishedDates(text)
		if !ok {
			return nil, nil
		}
	}
	if !ok || d.Loose && t.Field == Published { // a publication date is always a day, so ~ has no meaning
		f := p.fault(BadDate, start, t.Text)
		f.Incomplete = ends
		return nil, f
	}
	if backward {
		return nil, p.fault(BackwardRange, start, t.Text)
	}
	d.Field = t.Field
	return d, nil
}

// unfinishedDates reads the longest prefix of s that is a date or a range.
func unfinishedDates(s string) (d Dates, ok, backward bool) {
	for s != "" && !ok {
		s = strings.TrimRightFunc(s[:len(s)-1], func(r rune) bool { return r == utf8.RuneError })
		d, ok, backward = parseDates(s)
	}
	return d, ok, backward
}

func (p *parser) state(t Term, start int, ends bool) (Expr, *Fault) {
	if i, ok := named(isNames[:], t.Text); ok {
		return Is(i), nil
	}
	if ends && p.typing {
		return nil, nil
	}
	f := p.fault(UnknownState, start, t.Text)
	f.Incomplete = ends
	return nil, f
}

// simplify merges nested lists of the same kind into one. It returns the single
// part of a list of one, and nil for an empty list.
func simplify[L interface {
	And | Or
	Expr
}](parts L) Expr {
	var all L
	for _, x := range parts {
		if inner, ok := x.(L); ok {
			all = append(all, inner...)
		} else {
			all = append(all, x)
		}
	}
	switch len(all) {
	case 0:
		return nil
	case 1:
		return all[0]
	}
	return all
}
