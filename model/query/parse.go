package query

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"qari/model/word"
)

const (
	maxLength = 8 << 10 // bytes: no reader types more, and a hostile one may not
	maxDepth  = 50      // of groups
)

// Parse parses a query. What is wrong with it is told by a [*Fault].
func Parse(s string) (*Query, error) { return parse(s, false) }

// ParseTyping parses a query that is still being written: what is not closed
// is closed, what asks for nothing yet is left out, and the last word is the
// beginning of one. What no further typing can mend is a fault still.
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

// parser is a recursive descent over the bytes of s:
//
//	or    = and { ("OR" | "أو") and }
//	and   = { not }
//	not   = { "-" } item
//	item  = "(" or ")" | [ field ":" ] [ "=" ] ( word | phrase )
//	      | field ":" "(" or ")"
//
// Every method leaves i after what it has read, and returns nil for what asks
// for nothing.
type parser struct {
	s      string
	i      int
	typing bool
	depth  int
}

// fault makes a fault at a byte offset.
func (p *parser) fault(kind FaultKind, at int, text string) *Fault {
	for at > 0 && at < len(p.s) && !utf8.RuneStart(p.s[at]) {
		at--
	}
	return &Fault{Column: utf8.RuneCountInString(p.s[:at]) + 1, Kind: kind, Text: text}
}

// unfinished is a fault that more typing may mend, if the input ends here;
// while it is being typed, it is none.
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
	keyword := -1 // where the OR stands that waits for its right side
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

// keyword returns the length of the word OR, in either language, that stands
// here; 0 where another word does. While typing, a word that may go on is
// none yet («أو», «أوكرانيا»).
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

// item reads one thing to look for in field f.
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

// fieldName looks for a name with a colon, which it returns; a word before
// the colon that is made of anything but letters names nothing («22:35»).
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

// value reads what a field is to hold. Space may stand before it, as Arabic
// typing habit has it after a colon.
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
	p.i++ // or stops at the end or at a parenthesis only
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

// phrase reads a quoted text and tells whether it was left open. Any quote
// of the same family closes it, because keyboards and editors mix them.
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

// clean leaves out what cannot stand in a quoted text when it is printed.
func clean(phrase string) string {
	return strings.Join(strings.FieldsFunc(phrase, func(r rune) bool {
		return unicode.IsSpace(r) || quoteFamily(r) != ""
	}), " ")
}

// at is the code point here; U+FFFD at the end.
func (p *parser) at() rune {
	r, _ := utf8.DecodeRuneInString(p.s[p.i:])
	return r
}

func (p *parser) space() {
	for p.i < len(p.s) && isSeparator(p.at()) {
		p.i += utf8.RuneLen(p.at())
	}
}

// isSeparator tells whether a code point stands between the parts of a query:
// space, Arabic commas, and format characters that come along when text is
// copied.
func isSeparator(r rune) bool {
	return unicode.IsSpace(r) || r == '،' || r == '؛' || unicode.Is(unicode.Cf, r)
}

// needQuotes are the characters that a bare word does not hold.
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
