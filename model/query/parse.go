package query

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"qari/model/word"
)

const (
	maxLength = 8 << 10 // bytes: more than any reader types; limits the work for a hostile query
	maxDepth  = 50      // nested groups: more than any reader needs; limits the recursion
)

// Parse parses a query. The error is a [*Fault].
func Parse(s string) (*Query, error) { return parse(s, false) }

// ParseTyping parses a query that a reader is still typing. It closes open
// quotes and groups, leaves out parts that are still empty, and takes the last
// word as the beginning of a word. It returns a [*Fault] only for an error that
// more typing cannot correct.
func ParseTyping(s string) (*Query, error) { return parse(s, true) }

func parse(s string, typing bool) (*Query, error) {
	p := parser{s: s, typing: typing}
	if len(s) > maxLength {
		return nil, p.fault(TooLong, maxLength, "")
	}
	x, fault := p.or(Anywhere)
	if fault == nil && p.i < len(s) {
		fault = p.fault(StrayClose, p.i, "")
	}
	if fault != nil {
		return nil, fault
	}
	return &Query{x}, nil
}

// parser is a recursive descent parser over the bytes of s:
//
//	or    = and { ("OR" | "أو") and }
//	and   = { not }
//	not   = { "-" } item
//	item  = "(" or ")" | [ field ":" ] [ "=" ] ( word | phrase )
//	      | field ":" "(" or ")"
//
// Each method sets i to the end of the part that it has read. It returns nil for
// a part that asks for nothing.
type parser struct {
	s      string
	i      int
	typing bool
	depth  int
}

// fault returns a fault at a byte offset.
func (p *parser) fault(kind FaultKind, at int, text string) *Fault {
	for at > 0 && at < len(p.s) && !utf8.RuneStart(p.s[at]) {
		at--
	}
	return &Fault{Column: utf8.RuneCountInString(p.s[:at]) + 1, Kind: kind, Text: text}
}

// unfinished returns a fault that more typing may correct if the input ends
// here. In ParseTyping this is no fault, so it returns nil.
func (p *parser) unfinished(kind FaultKind, at int, text string) *Fault {
	p.space()
	atEnd := p.i == len(p.s)
	if atEnd && p.typing {
		return nil
	}
	f := p.fault(kind, at, text)
	f.Incomplete = atEnd
	return f
}

func (p *parser) or(f Field) (Expr, *Fault) {
	var parts Or
	keyword := -1 // position of an OR whose right side is still missing
	for {
		x, fault := p.and(f)
		if fault != nil {
			return nil, fault
		}
		if x != nil {
			parts = append(parts, x)
		} else if p.keyword() > 0 {
			return nil, p.fault(LoneOr, p.i, "")
		} else if keyword >= 0 {
			if fault := p.unfinished(LoneOr, keyword, ""); fault != nil {
				return nil, fault
			}
		}
		n := p.keyword()
		if n == 0 {
			return simplify(parts), nil
		}
		keyword = p.i
		p.i += n
	}
}

// keyword returns the length of OR or «أو» at the current position, 0 for any
// other word. In ParseTyping the last word is no keyword, because it may go on
// («أو», «أوكرانيا»).
func (p *parser) keyword() int {
	p.space()
	w := bare(p.s[p.i:])
	if p.typing && p.i+len(w) == len(p.s) {
		return 0
	}
	if w == "OR" || word.Fold(w) == "او" {
		return len(w)
	}
	return 0
}

func (p *parser) and(f Field) (Expr, *Fault) {
	var parts And
	for {
		p.space()
		if p.i == len(p.s) || p.s[p.i] == ')' || p.keyword() > 0 {
			return simplify(parts), nil
		}
		x, fault := p.not(f)
		if fault != nil {
			return nil, fault
		}
		if x != nil {
			parts = append(parts, x)
		}
	}
}

func (p *parser) not(f Field) (Expr, *Fault) {
	negative := false
	for n := p.minus(); n > 0; n = p.minus() {
		p.i += n
		negative = !negative
	}
	if p.i == len(p.s) || isSeparator(p.at()) || p.s[p.i] == ')' {
		return nil, nil // a dash between words
	}
	x, fault := p.item(f)
	if !negative || x == nil || fault != nil {
		return x, fault
	}
	if n, ok := x.(Not); ok {
		return n.X, nil
	}
	return Not{x}, nil
}

func (p *parser) minus() int {
	if p.i < len(p.s) && strings.ContainsRune("-−", p.at()) {
		return utf8.RuneLen(p.at())
	}
	return 0
}

// item reads a group, a field with its value, or a term, for field f.
func (p *parser) item(f Field) (Expr, *Fault) {
	if p.s[p.i] == '(' {
		return p.group(f)
	}
	if f == Anywhere || p.depth > 0 {
		name, field, isField := p.fieldName()
		switch {
		case isField && f != Anywhere:
			return nil, p.fault(FieldInField, p.i, name)
		case isField:
			return p.value(name, field)
		case name != "" && f == Anywhere:
			return nil, p.fault(UnknownField, p.i, strings.TrimSuffix(name, ":"))
		}
	}
	return p.term(f)
}

// fieldName returns the name and the colon at the current position. It returns
// "" if the part before the colon has other characters than letters («22:35»).
func (p *parser) fieldName() (string, Field, bool) {
	word, _, ok := strings.Cut(bare(p.s[p.i:]), ":")
	if !ok || word == "" || strings.ContainsFunc(word, isNoName) {
		return "", 0, false
	}
	i, known := named(fieldNames[:], word)
	return word + ":", Field(i), known
}

func isNoName(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.Is(unicode.Cf, r)
}

// value reads the value of a field. White space may stand before it: some
// Arabic writers type a space after a colon.
func (p *parser) value(name string, f Field) (Expr, *Fault) {
	start := p.i
	p.i += len(name)
	p.space()
	if p.i == len(p.s) || p.s[p.i] == ')' || p.minus() > 0 || p.keyword() > 0 {
		return nil, p.unfinished(NoValue, start, name)
	}
	if p.s[p.i] == '(' {
		return p.group(f)
	}
	if next, _, isField := p.fieldName(); isField {
		return nil, p.fault(FieldInField, p.i, next)
	}
	return p.term(f)
}

func (p *parser) group(f Field) (Expr, *Fault) {
	open := p.i
	if p.depth++; p.depth > maxDepth {
		return nil, p.fault(TooDeep, open, "")
	}
	defer func() { p.depth-- }()
	p.i++
	x, fault := p.or(f)
	if fault != nil {
		return nil, fault
	}
	if p.i == len(p.s) {
		return x, p.unfinished(OpenGroup, open, "")
	}
	p.i++ // or ends only at the end of the input or at a parenthesis
	if x == nil {
		return nil, p.fault(EmptyGroup, open, "")
	}
	return x, nil
}

// term reads a word or a phrase, with or without =.
func (p *parser) term(f Field) (Expr, *Fault) {
	start := p.i
	t := Term{Field: f}
	if p.s[p.i] == '=' {
		t.Mode = Literal
		p.i++
	}
	open := true
	if family := quoteFamily(p.at()); family != "" {
		var fault *Fault
		if t.Text, open, fault = p.phrase(family); fault != nil {
			return nil, fault
		}
		if t.Mode == Folded {
			t.Mode = Quoted
		}
	} else {
		t.Text = bare(p.s[p.i:])
		p.i += len(t.Text)
	}
	ends := open && p.i == len(p.s)
	return p.finish(t, start, ends)
}

// phrase reads a quoted text and tells whether its end is missing. Any quote of
// the same family closes it, because keyboards and editors mix them.
func (p *parser) phrase(family string) (text string, open bool, fault *Fault) {
	start := p.i
	p.i += utf8.RuneLen(p.at())
	n := strings.IndexAny(p.s[p.i:], family)
	if n < 0 {
		text, p.i = p.s[p.i:], len(p.s)
		return clean(text), true, p.unfinished(OpenQuote, start, "")
	}
	text = p.s[p.i : p.i+n]
	p.i += n
	p.i += utf8.RuneLen(p.at())
	return clean(text), false, nil
}

// clean removes the characters that String cannot write in a quoted text.
func clean(phrase string) string {
	return strings.Join(strings.FieldsFunc(phrase, func(r rune) bool {
		return unicode.IsSpace(r) || quoteFamily(r) != ""
	}), " ")
}

// at returns the current code point, U+FFFD at the end.
func (p *parser) at() rune {
	r, _ := utf8.DecodeRuneInString(p.s[p.i:])
	return r
}

func (p *parser) space() {
	for p.i < len(p.s) && isSeparator(p.at()) {
		p.i += utf8.RuneLen(p.at())
	}
}

// isSeparator tells whether a code point separates the parts of a query: white
// space, Arabic commas, and format characters that text has when it is copied.
func isSeparator(r rune) bool {
	return unicode.IsSpace(r) || r == '،' || r == '؛' || unicode.Is(unicode.Cf, r)
}

// needQuotes are the characters that only a quoted text can contain.
const needQuotes = " ()،؛\"“”„«»"

// bare returns the word at the start of s.
func bare(s string) string {
	end := strings.IndexFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(needQuotes, r)
	})
	if end < 0 {
		return s
	}
	return s[:end]
}

func quoteFamily(r rune) string {
	for _, family := range []string{`"“”„`, "«»"} {
		if strings.ContainsRune(family, r) {
			return family
		}
	}
	return ""
}
