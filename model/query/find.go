package query

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"qari/model"
	"qari/model/word"
)

// FindFolded returns all places where a word or phrase of the query stands in a
// text, in order and without overlaps. Unlike [Query.Spans] it does not ask
// whether the whole article matches. folded is the text folded by word.Search,
// so a caller that searches it again and again folds it once.
func FindFolded(text string, folded word.Folded, q *Query) []model.Span {
	var spans []model.Span
	for _, t := range terms(q.Expr, nil) {
		t.find(text, folded, func(s model.Span) bool {
			spans = append(spans, s)
			return true
		})
	}
	return merge(spans)
}

// terms lists the terms that look anywhere and are not negated.
func terms(x Expr, all []Term) []Term {
	switch x := x.(type) {
	case And:
		for _, part := range x {
			all = terms(part, all)
		}
	case Or:
		for _, part := range x {
			all = terms(part, all)
		}
	case Term:
		if x.Field == Anywhere {
			all = append(all, x)
		}
	}
	return all
}

// Pattern makes a query of the text that a reader types to search within an
// article. Its words follow one another and may have clitics. Quotes exclude
// clitics, and = asks for exact letters. There are no operators, so there are
// no faults. With typing, the last word may be incomplete.
func Pattern(s string, typing bool) *Query {
	t := Term{Text: strings.TrimSpace(s)}
	if rest, ok := strings.CutPrefix(t.Text, "="); ok {
		t.Mode, t.Text = Literal, rest
	}
	if p := (parser{s: t.Text}); quoteFamily(p.at()) != "" {
		// Only the closing quote ends the last quoted word.
		_, open, _ := p.phrase(quoteFamily(p.at()))
		typing = typing && open
		t.Mode = max(t.Mode, Quoted)
	}
	t.Text = clean(t.Text)
	var last int
	if t.Words, last = compile(t.Text, t.Mode); len(t.Words) == 0 {
		return &Query{}
	}
	t.Prefix = typing && last == len(t.Text)
	return &Query{t}
}

// find calls yield with the place of each hit in order, until yield returns
// false.
func (t Term) find(text string, folded word.Folded, yield func(model.Span) bool) {
	for start, end := range t.hits(folded.String) {
		from, to := folded.Source(start, end)
		to = trimEnd(text, from, to)
		if t.Mode == Literal && !t.literal(text[from:to]) {
			continue
		}
		if !yield(model.Span{Start: from, End: to}) {
			return
		}
	}
}

// InFolded tells whether a text that is folded by word.Search contains the
// words of the term. For a Literal term true means only perhaps.
func (t Term) InFolded(folded string) bool {
	for range t.hits(folded) {
		return true
	}
	return false
}

// hits yields the places of the term in a folded text. It first looks for the
// stems of the first word, which is a fast search for substrings. It cuts words
// only there.
func (t Term) hits(folded string) iter.Seq2[int, int] {
	open := t.Prefix && len(t.Words) == 1
	return func(yield func(start, end int) bool) {
		for start, end := range occurrences(folded, t.Words[0], open) {
			if end = t.rest(folded, end); end >= 0 && !yield(start, end) {
				return
			}
		}
	}
}

// rest returns the end of the term whose first word ends at end, -1 if the
// other words do not follow. All words must be on one line.
func (t Term) rest(folded string, end int) int {
	for i, w := range t.Words[1:] {
		start, next := word.NextWord(folded, end)
		if start == next || strings.Contains(folded[end:start], "\n") {
			return -1
		}
		found := folded[start:next]
		if open := t.Prefix && i == len(t.Words)-2; !w.Match(found) && !(open && w.MatchPrefix(found)) {
			return -1
		}
		end = next
	}
	return end
}

func (t Term) literal(found string) bool {
	found, want := word.Letters(found), word.Letters(t.Text)
	if t.Prefix {
		return strings.HasPrefix(found, want)
	}
	return found == want
}

// plainly tells whether a text contains a Literal term of one word exactly as
// typed, between gaps. It is a quick test: false means unknown.
func (t Term) plainly(text string) bool {
	if t.Mode != Literal || len(t.Words) != 1 {
		return false
	}
	want := word.Letters(t.Text)
	for at := 0; ; {
		i := strings.Index(text[at:], want)
		if i < 0 || want == "" {
			return false
		}
		start, end := at+i, at+i+len(want)
		before, _ := utf8.DecodeLastRuneInString(text[:start])
		after, _ := utf8.DecodeRuneInString(text[end:])
		if (start == 0 || isGap(before)) && (t.Prefix || end == len(text) || isGap(after)) {
			return true
		}
		at = end
	}
}

// isGap tells whether a code point of a text that is not folded separates
// words.
func isGap(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) }

// trimEnd removes the format characters and spaces after the last letter of a
// hit. Folding drops them and counts them to that letter.
func trimEnd(text string, from, to int) int {
	for to > from {
		r, size := utf8.DecodeLastRuneInString(text[:to])
		if isLetter := 'ء' <= r && r <= 'ي' && r != 'ـ'; isLetter || !isSeparator(r) {
			break
		}
		to -= size
	}
	return to
}

// occurrences yields the words of a folded text that match w, in order. If open
// is set, words that begin like a match count, too.
func occurrences(folded string, w Word, open bool) iter.Seq2[int, int] {
	match := w.Match
	if open {
		match = w.MatchPrefix
	}
	return func(yield func(start, end int) bool) {
		stems := newCursors(w.Stems())
		for at := 0; ; {
			hit := stems.next(folded, at)
			if hit < 0 {
				return
			}
			start, end := word.WordAt(folded, hit)
			if match(folded[start:end]) && !yield(start, end) {
				return
			}
			at = max(end, hit+1)
		}
	}
}

// cursors searches for several strings at once. It remembers the next place of
// each, so each string is searched for once in the whole text.
type cursors struct {
	stems []string
	found []int // the next place of each string; len(text) if there is none
}

func newCursors(stems []string) *cursors {
	var needed []string // a stem that contains another one is found with it
	for _, s := range stems {
		if !slices.ContainsFunc(stems, func(o string) bool { return o != s && strings.Contains(s, o) }) {
			needed = append(needed, s)
		}
	}
	return &cursors{needed, make([]int, len(needed))}
}

// next returns the first place at or after at where one of the strings stands,
// -1 if there is none.
func (c *cursors) next(text string, at int) int {
	first := len(text)
	for i, stem := range c.stems {
		if c.found[i] < at || at == 0 {
			c.found[i] = index(text, stem, at)
		}
		first = min(first, c.found[i])
	}
	if first == len(text) {
		return -1
	}
	return first
}

func index(text, stem string, at int) int {
	if at >= len(text) {
		return len(text)
	}
	if i := strings.Index(text[at:], stem); i >= 0 {
		return at + i
	}
	return len(text)
}
