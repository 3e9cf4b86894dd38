package bidi

import (
	"slices"
	"strings"
	"testing"

	"qari/ui/text/ucd"
)

// capRTL reads text in which capitals are right to left letters, digits after
// a capital A or B Arabic ones; <x> stands for a control.
func capRTL(s string) string {
	s = strings.NewReplacer("<RLE>", "\u202B", "<LRE>", "\u202A", "<RLO>", "\u202E", "<LRO>", "\u202D", "<PDF>", "\u202C",
		"<RLI>", "\u2067", "<LRI>", "\u2066", "<FSI>", "\u2068", "<PDI>", "\u2069", "<NSM>", "\u0300").Replace(s)
	return strings.Map(func(r rune) rune {
		switch {
		case r == 'A':
			return 'ع' // AL
		case r > 'A' && r <= 'Z':
			return 'א' + r - 'B'
		}
		return r
	}, s)
}

func TestLevels(t *testing.T) {
	for _, c := range []struct {
		rule, text string
		base       Direction
		levels     string // one letter for each character: 0-9
	}{
		{"P2, P3", "a B", Auto, "001"},
		{"P2, P3", "1 B a", Auto, "21112"},
		{"P2 skips isolates", "<RLI>B<PDI>a", Auto, "0100"},
		{"X2", "a<RLE>b<PDF>c", LTR, "00220"},
		{"X4", "<RLO>ab<PDF>", LTR, "0111"},
		{"X5a", "a<RLI>b<PDI>c", LTR, "00200"},
		{"X5c", "a<FSI>B c<PDI>", LTR, "001120"},
		{"W1", "a<NSM>B<NSM>", LTR, "0011"},
		{"W2", "A1", RTL, "12"},
		{"W2, W4", "A1-2", RTL, "1212"},
		{"W4", "B1-2", RTL, "1222"},
		{"W5", "B$1", RTL, "122"},
		{"W5, after AL", "A$1", RTL, "112"},
		{"W7", "a1", RTL, "22"},
		{"N0 b", "B(a)", RTL, "1121"},
		{"N0 b", "a(B)c", LTR, "00100"},
		{"N0 c1", "a (B) c", RTL, "2111112"},
		{"N0 c2", "B (a) c", LTR, "1000000"},
		{"N0 c1, context", "B[c(D", LTR, "10001"},
		{"N0, marks after", "a(<NSM>B)c", LTR, "000100"},
		{"N1", "B !C", LTR, "1111"},
		{"N2", "B !a", LTR, "1000"},
	} {
		var p Paragraph
		p.SetText(capRTL(c.text), c.base)
		got := ""
		for _, l := range p.Levels() {
			got += string(rune('0' + l))
		}
		if got != c.levels {
			t.Errorf("%s: %q at %d: %s, want %s", c.rule, c.text, c.base, got, c.levels)
		}
	}
}

func TestDepth(t *testing.T) {
	var p Paragraph
	p.SetText(strings.Repeat("\u202B\u202A", 100)+"a", LTR)
	if got := slices.Max(p.Levels()); got != 126 {
		t.Errorf("deepest level %d", got)
	}
	p.SetText(strings.Repeat("\u202B\u202A", 100)+"ב", LTR)
	if got := slices.Max(p.Levels()); got != 125 {
		t.Errorf("deepest level %d", got)
	}
}

// inFull resolves a text by all rules, whatever SetText knows to shorten.
func inFull(text string, base Direction) []Level {
	var p Paragraph
	p.SetText(text, base)
	p.work = append(p.work[:0], p.classes...)
	p.resolveExplicit()
	p.resolveSequences()
	return p.levels
}

func FuzzLevels(f *testing.F) {
	f.Add("قال 1,234.5 (abc) [א] 50% +٣", uint8(0))
	f.Add("\u202eab\u2067(\u0300c]\u2069\u202c1\u200d2\u2068א", uint8(2))
	f.Add("ab \u0661-2\u00ad$", uint8(1))
	f.Fuzz(func(t *testing.T, text string, base uint8) {
		var p Paragraph
		p.SetText(text, Direction(base%3))
		if want := inFull(text, Direction(base%3)); !slices.Equal(p.Levels(), want) {
			t.Fatalf("%+q: levels %v, in full %v", text, p.Levels(), want)
		}
		levels := p.LineLevels(0, p.Len(), nil)
		order := make([]int, len(levels))
		for i := range order {
			order[i] = i
		}
		Reorder(levels, func(from, to int) { slices.Reverse(order[from:to]) })
		slices.Sort(order)
		for i, at := range order {
			if i != at || levels[i] > MaxDepth+1 {
				t.Fatalf("%+q: levels %v", text, levels)
			}
		}
	})
}

// hostile are texts that make careless code quadratic.
var hostile = map[string]string{
	"brackets": "([{", "pairs": "(א)", "isolates": "\u2067", "FSI": "\u2068א", "empty isolates": "\u2066\u2069", "embeddings": "\u202b",
	"overrides": "\u202e\u202d", "marks": "\u0651", "numbers": "1 ", "mixed": "aא",
}

func BenchmarkHostile(b *testing.B) {
	for name, unit := range hostile {
		text := strings.Repeat(unit, 1<<20/len(unit))
		b.Run(name, func(b *testing.B) {
			var p Paragraph
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				p.SetText(text, RTL)
			}
		})
	}
}

func TestClassOfEveryBracketIsON(t *testing.T) {
	for r := rune(0); r <= 0x10FFFF; r++ {
		if c := ucd.Of(r).Class(); c > ucd.PDI && c < ucd.Bracket {
			t.Errorf("%U has class %d", r, c)
		}
	}
}
