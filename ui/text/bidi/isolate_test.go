package bidi

import (
	"slices"
	"strings"
	"testing"

	"qari/ui/text/ucd"
)

func TestIsolates(t *testing.T) {
	for _, c := range []struct {
		name, text string // isolates stand between { and }
		base       Direction
		levels     string
	}{
		{"digits and signs in one piece", "A{+1-2}", RTL, "12222"},
		{"the same without", "A+1-2", RTL, "11212"},
		{"Arabic digits", "A{1-2} A", RTL, "122211"},
		{"around them one neutral", "C {a-1} D", RTL, "1122211"},
		{"between L", "a {1} b", RTL, "22222"},
		{"P2 skips them", "{abc} D", Auto, "22211"},
		{"P2 finds nothing else", "{abc}", Auto, "000"},
		{"a letter within", "D{a.D.b}", RTL, "122322"},
		{"in a line of L", "a {+1} b", LTR, "000000"},
		{"beside R in a line of L", "a D{+1}", LTR, "00122"},
		{"the text's own isolates stand", "C<LRI>a<PDI>{+1}", RTL, "112112"},
		{"the second has a letter", "C{+1} {a.D.b}", RTL, "122122322"},
		{"at both ends", "{1-}C{-2}", RTL, "22122"},
		{"numbers around do not join", "1,{2},3", RTL, "21212"},
	} {
		text, isolates := cutIsolates(c.text)
		var p Paragraph
		p.Read(capRTL(text))
		p.Resolve(c.base, isolates)
		got := ""
		for _, l := range p.Levels() {
			got += string(rune('0' + l))
		}
		if got != c.levels {
			t.Errorf("%s: %q: %s, want %s", c.name, c.text, got, c.levels)
		}
	}
}

// cutIsolates takes the braces out of a text: positions are characters, of
// which a control's name is one.
func cutIsolates(marked string) (text string, isolates []Isolate) {
	n := 0
	for i := 0; i < len(marked); i++ {
		switch marked[i] {
		case '{':
			isolates = append(isolates, Isolate{From: n})
		case '}':
			isolates[len(isolates)-1].To = n
		default:
			size := 1
			if marked[i] == '<' {
				size = strings.IndexByte(marked[i:], '>') + 1
			}
			text += marked[i : i+size]
			i += size - 1
			n++
		}
	}
	return text, isolates
}

// An isolate gives what LRI and PDI around it give.
func FuzzIsolates(f *testing.F) {
	f.Add("قال +966-11-123 ثم", uint8(1), uint8(4), uint8(12))
	f.Add("(א a.b) [1,2] ٣%", uint8(2), uint8(1), uint8(6))
	f.Add("abc \u0301\u200d-1 א", uint8(0), uint8(3), uint8(8))
	f.Fuzz(func(t *testing.T, s string, base, from, size uint8) {
		text := []rune(s)
		from = min(from, uint8(min(len(text), 255)))
		to := min(int(from)+int(size), len(text))
		within := text[from:to]
		var p Paragraph
		p.Read(string(text))
		if p.seen&explicitOrB != 0 || int(from) == to {
			return
		}
		p.Resolve(Direction(base%3), []Isolate{{int(from), to}})
		open, shut, deeper := "\u2066", "\u2069", Level(0)
		if !slices.ContainsFunc(within, func(r rune) bool { c := ucd.Of(r).Class(); return c == ucd.R || c == ucd.AL }) {
			open, shut, deeper = "\u2066\u202d", "\u202c\u2069", 2 // LRO goes a level deeper than is needed
		}
		var q Paragraph
		q.SetText(string(text[:from])+open+string(within)+shut+string(text[to:]), Direction(base%3))
		n := len([]rune(open))
		want := slices.Concat(q.Levels()[:from], q.Levels()[int(from)+n:to+n], q.Levels()[to+2*n:])
		for i := int(from); i < to; i++ {
			want[i] -= deeper
		}
		if p.base == 0 && p.seen&rightward == 0 {
			want = make([]Level, len(text)) // LRI and PDI go one level deeper for nothing
		}
		for i := range want { // a character that X9 removes has no level of its own
			if p.classes[i] != ucd.BN && p.levels[i] != want[i] {
				t.Fatalf("%+q from %d to %d: levels %v, with LRI and PDI %v", s, from, to, p.levels, want)
			}
		}
		if inLine := p.LineLevels(0, p.Len(), nil); len(inLine) != len(text) {
			t.Fatalf("%d levels of %d characters", len(inLine), len(text))
		}
	})
}
