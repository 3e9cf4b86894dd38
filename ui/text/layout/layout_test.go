package layout

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"qari/testdata/steps"
	"qari/ui/text/ucd"
)

// lines lays out a text and returns its lines as strings, marks after their
// letters, a dot for each blank column at the left.
func lines(text string, opt Options) (list []string) {
	var p Paragraph
	var l Line
	p.Set(text, opt)
	for i := range p.Lines() {
		p.Line(i, &l)
		list = append(list, shown(&p, &l))
	}
	return list
}

func shown(p *Paragraph, l *Line) string {
	var b strings.Builder
	b.WriteString(strings.Repeat(".", l.Left))
	for _, c := range l.Cells {
		b.WriteRune(c.Rune)
		b.WriteString(p.Marks(c))
	}
	return b.String()
}

// hebrew makes letters of capitals, so that a case can be read: A B C are right
// to left, a b c left to right (CapRTL).
func hebrew(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'Z' {
			return 'א' + r - 'A'
		}
		return r
	}, s)
}

func capitals(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'א' && r < 'א'+26 {
			return 'A' + r - 'א'
		}
		return r
	}, s)
}

func TestLines(t *testing.T) {
	for _, c := range []struct {
		text string
		opt  Options
		want []string
	}{
		{"", Options{Width: 5}, []string{""}},
		{"", Options{Width: 5, Base: RTL}, []string{"....."}},
		{"   ", Options{Width: 2}, []string{"  "}},
		{"abc def", Options{}, []string{"abc def"}},
		{"abc def ghi", Options{Width: 7}, []string{"abc def", "ghi"}},
		{"abc   def", Options{Width: 4}, []string{"abc", "def"}},
		{"abcdef", Options{Width: 1}, []string{"a", "b", "c", "d", "e", "f"}},
		{"abcdefgh ij", Options{Width: 3}, []string{"abc", "def", "gh", "ij"}},
		{"a-b", Options{Width: 2}, []string{"a-", "b"}},
		{"漢字漢", Options{Width: 3}, []string{"漢", "字", "漢"}},
		{"漢", Options{Width: 1}, []string{"\uFFFD"}},
		{"a\nb\tc", Options{Width: 9}, []string{"a b c"}},
		{"a\x1b[1mb", Options{Width: 9}, []string{"a\uFFFD[1mb"}},
		{"a\xffb", Options{Width: 9}, []string{"a\uFFFDb"}},
		{"ABC", Options{Width: 5}, []string{"..CBA"}},
		{"ABC def GHI", Options{Width: 20}, []string{".........IHG def CBA"}},
		{"ABC def GHI", Options{Width: 7}, []string{"def CBA", "....IHG"}},
		{"def ABC GHI", Options{Width: 7}, []string{"def CBA", "IHG"}},
		{"ABC DEF ghi jkl", Options{Width: 11}, []string{"ghi FED CBA", "........jkl"}},
		{"A(B)[c]", Options{Width: 7}, []string{"[c](B)A"}},
		{"A 12 B", Options{Width: 6}, []string{"B 12 A"}},
		{"a (B) c", Options{Base: RTL, Width: 7}, []string{"c (B) a"}},
		{"ABC ", Options{Width: 6}, []string{".. CBA"}},
		{"A B C", Options{Width: 4, Justify: Spaces}, []string{"B  A", "...C"}},
		{"AA B CC DD", Options{Width: 8, Justify: Spaces}, []string{"CC B  AA", "......DD"}},
	} {
		got := lines(hebrew(c.text), c.opt)
		for i := range got {
			got[i] = capitals(got[i])
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q %+v: %q, want %q", c.text, c.opt, got, c.want)
		}
	}
}

func TestArabic(t *testing.T) {
	for _, c := range []struct {
		name, text string
		opt        Options
		want       string // one line, from the left
	}{
		{"joining", "بيت", Options{}, "\uFE96\uFEF4\uFE91"},
		{"lam-alef", "سلام", Options{}, "\uFEE1\uFEFC\uFEB3"},
		{"lam-alef with marks", "لَا", Options{}, "\uFEFB\u064E"},
		{"lam-alef, hamza apart", "لا\u0654", Options{}, "\uFEF7"},
		{"hamza composed", "ا\u0654", Options{}, "\uFE83"},
		{"marks", "بَت", Options{}, "\uFE96\uFE91\u064E"},
		{"marks stripped", "بَت", Options{StripMarks: true}, "\uFE96\uFE91"},
		{"madda kept", "\u0627\u0653", Options{StripMarks: true}, "\uFE81"},
		{"zwnj", "ب\u200Cب", Options{}, "\uFE8F\uFE8F"},
		{"zwj", "ب\u200D ", Options{}, " \uFE91"},
		{"tatweel", "بـب", Options{}, "\uFE90\u0640\uFE91"},
		{"tatweel keeps lam from alef", "لـا", Options{}, "\uFE8E\u0640\uFEDF"},
		{"Persian", "پچگ", Options{}, "\uFB93\uFB7D\uFB58"},
		{"Urdu", "ٹے", Options{}, "\uFBAF\uFB68"},
		{"no forms", "ڤڨ", Options{}, "\u06A8\uFB6C"},
		{"western digits", "٣۴5", Options{Digits: Western}, "345"},
		{"Arabic digits", "345", Options{Digits: ArabicIndic}, "٣٤٥"},
		{"end of ayah", "\u06DD١", Options{}, "○١"},
		{"override", "\u202Dبت\u202C", Options{}, "\uFE90\uFE97"},
		{"lone mark", "\u064Eب", Options{}, "\uFE8F◌\u064E"},
		{"flag", "🇸🇦ب", Options{}, "🇸🇦\uFE8F"},
		{"family", "👩‍👩‍👧", Options{}, "👩‍👩‍👧"},
	} {
		if got := lines(c.text, c.opt); len(got) != 1 || got[0] != c.want {
			t.Errorf("%s: %q: %+q, want %+q", c.name, c.text, got, c.want)
		}
	}
}

// A word that is broken because it is too long is shaped as if it were not.
func TestBrokenWordKeepsItsJoins(t *testing.T) {
	got := lines("ببب", Options{Width: 1})
	if want := []string{"\uFE91", "\uFE92", "\uFE90"}; !slices.Equal(got, want) {
		t.Errorf("%+q, want %+q", got, want)
	}
	got = lines("بلا", Options{Width: 2})
	if want := []string{"\uFEFC\uFE91"}; !slices.Equal(got, want) {
		t.Errorf("%+q, want %+q", got, want)
	}
}

func TestKashida(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int
		want  string // the first line
	}{
		{"سلام بيت", 6, "\uFEE1\uFEFC\u0640\u0640\u0640\uFEB3"}, // after seen
		{"بيت ورد", 4, "\uFE96\u0640\uFEF4\uFE91"},              // before the final letter
		{"بلا بيت", 3, "\uFEFC\u0640\uFE91"},                    // before a ligature, never in it
		{"رود بيت", 4, ".\uFEA9\uFEED\uFEAD"},                   // nothing joins, and no space: as it is
		{"ر د بيت", 5, "\uFEA9   \uFEAD"},                       // the space instead
		{"سبت BBC في", 9, "BBC \uFE96\uFE92\u0640\u0640\uFEB3"}, // never in Latin
	} {
		if got := lines(c.text, Options{Width: c.width, Justify: Kashida})[0]; got != c.want {
			t.Errorf("%q: %+q, want %+q", c.text, got, c.want)
		}
	}
}

func TestSpans(t *testing.T) {
	var p Paragraph
	var l Line
	p.Set("قال abc لا 12", Options{Width: 20})
	p.Line(0, &l) // "12 لا abc لاق", lam-alef one cell, 7 columns blank
	at := func(s string) (int, int) {
		i := strings.Index(p.text, s)
		return i, i + len(s)
	}
	for _, c := range []struct {
		span string
		want []Range
	}{
		{"قال", []Range{{17, 20}}},
		{"abc", []Range{{13, 16}}},
		{"ل abc", []Range{{13, 18}}},
		{"bc لا", []Range{{11, 13}, {14, 16}}},
		{"12", []Range{{8, 10}}},
	} {
		start, end := at(c.span)
		if got := l.Columns(start, end, nil); !slices.Equal(got, c.want) {
			t.Errorf("%q: %v, want %v", c.span, got, c.want)
		}
	}
	alef := strings.Index(p.text, "لا") + 2
	if got := l.Columns(alef, alef+2, nil); !slices.Equal(got, []Range{{11, 12}}) {
		t.Errorf("the alef of a ligature: %v", got)
	}
	if start, end, ok := l.Offset(11); !ok || p.text[start:end] != "لا" {
		t.Errorf("column 11: %d %d %v", start, end, ok)
	}
	for _, c := range []Column{-1, 0, 7, 20} {
		if _, _, ok := l.Offset(c); ok {
			t.Errorf("column %d shows something", c)
		}
	}
}

func TestLineOf(t *testing.T) {
	var p Paragraph
	p.Set("aaa bbb ccc", Options{Width: 4})
	for offset, want := range map[int]int{-1: 0, 0: 0, 3: 0, 4: 1, 7: 1, 8: 2, 11: 2, 99: 2} {
		if got := p.LineOf(offset); got != want {
			t.Errorf("offset %d: line %d, want %d", offset, got, want)
		}
	}
	if !p.Has(2) || p.Has(3) || p.Has(-1) {
		t.Error("lines 0 to 2 exist and no others")
	}
}

// A long paragraph shows its first lines before the others are found.
func TestLazy(t *testing.T) {
	var p Paragraph
	var l Line
	p.Set(strings.Repeat("كلمة ", 100000), Options{Width: 80})
	for i := range 50 {
		p.Line(i, &l)
	}
	if len(p.lines) > 52 {
		t.Errorf("%d lines were found for 50", len(p.lines))
	}
}

func TestZeroParagraph(t *testing.T) {
	var p Paragraph
	var l Line
	p.Line(0, &l)
	if p.Lines() != 1 || len(l.Cells) != 0 || p.LineOf(3) != 0 || p.RTL() {
		t.Error("a zero paragraph is not one empty line")
	}
	p.Line(7, &l)
	p.Line(-1, &l)
}

func FuzzLayout(f *testing.F) {
	f.Add("قال الرئيس: «السلام عليكم» (BBC) 12.5% لَا ب\u200Cب", 9, uint8(0))
	f.Add("\u202eabc\u2066אבג\u2069 [x(y]z) \u06dd1", 3, uint8(7))
	f.Add("👩‍👩‍👧 🇸🇦🇸 क्षि\t\r\n\xff\u0301", 1, uint8(255))
	f.Add("راجع https://example.org/a?b و user@example.org و(011) 123-4567", 12, uint8(130))
	f.Fuzz(func(t *testing.T, text string, width int, bits uint8) {
		opt := Options{Width: width % 200, Base: Direction(bits % 3), Justify: Justify(bits / 3 % 3),
			StripMarks: bits&64 != 0, Isolate: bits&128 != 0, Digits: Digits(bits / 9 % 3)}
		if err := check(text, opt); err != nil {
			t.Errorf("%q %+v: %v", text, opt, err)
		}
	})
}

// check lays out a text and says what does not hold of it.
func check(text string, opt Options) error {
	var p Paragraph
	var l Line
	p.Set(text, opt)
	n := p.Lines()
	clusters := firsts(text, opt)
	at := 0
	for i := range n {
		p.Line(i, &l)
		if err := checkLine(&p, &l, i, at, opt); err != nil {
			return fmt.Errorf("line %d of %d: %w", i, n, err)
		}
		for _, c := range l.Cells {
			if c.Start < c.End {
				delete(clusters, int(c.Start))
			}
		}
		at = l.End
	}
	if at != len(text) {
		return fmt.Errorf("lines end at %d of %d", at, len(text))
	}
	for start := range clusters {
		if !hangs(&p, start) {
			return fmt.Errorf("the cluster at %d is on no line", start)
		}
	}
	return nil
}

// firsts are where the clusters that must have a cell begin.
func firsts(text string, opt Options) map[int]bool {
	p := Paragraph{text: text, opt: opt}
	set := map[int]bool{}
	start := 0
	for _, end := range clusters(text) {
		r, size := decode(text, start)
		w := ucd.Of(r)
		if c := p.cluster(start, r, size, w); c.width > 0 && !isAlef(r) {
			set[start] = true
		}
		start = end
	}
	return set
}

// hangs tells whether the byte is white space at the end of a line, with the
// marks on it.
func hangs(p *Paragraph, at int) bool {
	var l Line
	p.Line(p.LineOf(at), &l)
	for _, r := range p.text[at:l.End] {
		if w := ucd.Of(r); w.Break() != ucd.BreakSP && w.Width() > 0 && w.Cluster() != ucd.Extender {
			return false
		}
	}
	return true
}

func checkLine(p *Paragraph, l *Line, i, at int, opt Options) error {
	width, seen := 0, map[uint32]bool{}
	for _, c := range l.Cells {
		width += int(c.Width)
		if c.Width != 1 && c.Width != 2 || c.Rune < ' ' || c.Rune >= 0x7F && c.Rune < 0xA0 || ucd.Of(c.Rune).Has(ucd.Hidden) {
			return fmt.Errorf("cell %+v", c)
		}
		if int(c.Start) < l.Start || int(c.End) > l.End || c.Start > c.End {
			return fmt.Errorf("cell %+v outside %d..%d", c, l.Start, l.End)
		}
		if c.Start < c.End && seen[c.Start] {
			return fmt.Errorf("two cells for byte %d", c.Start)
		}
		seen[c.Start] = c.Start < c.End || seen[c.Start]
		for _, r := range p.Marks(c) {
			if r < ' ' || ucd.Of(r).Has(ucd.Control|ucd.Newline) {
				return fmt.Errorf("marks %+q", p.Marks(c))
			}
		}
	}
	switch {
	case l.Start != at || l.End < l.Start:
		return fmt.Errorf("span %d..%d after %d", l.Start, l.End, at)
	case width != l.Width:
		return fmt.Errorf("%d columns are said to be %d", width, l.Width)
	case opt.Width > 0 && l.Left+width > opt.Width:
		return fmt.Errorf("%d + %d columns", l.Left, width)
	case l.End > l.Start && p.LineOf(l.Start) != i:
		return fmt.Errorf("LineOf(%d) = %d", l.Start, p.LineOf(l.Start))
	}
	return checkSpans(l)
}

// checkSpans: span → columns → span returns, for every cell.
func checkSpans(l *Line) error {
	at := Column(l.Left)
	for _, c := range l.Cells {
		next := at + Column(c.Width)
		start, end, ok := l.Offset(at)
		if !ok || start != int(c.Start) || end != int(c.End) {
			return fmt.Errorf("column %d gives %d..%d, not %+v", at, start, end, c)
		}
		if got := l.Columns(start, end, nil); c.Start < c.End && (len(got) != 1 || got[0] != Range{at, next}) {
			return fmt.Errorf("%d..%d gives %v, not %d..%d", start, end, got, at, next)
		}
		at = next
	}
	return nil
}

// No letter is lost or invented: cells in logical order, taken back by NFKC, are
// the text less what is hidden.
func FuzzLetters(f *testing.F) {
	f.Add("السَّلام عليكم پچژگ ی ک ۀ ئا لآ لأ لإ ب\u200Cب ا\u0654")
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.Map(func(r rune) rune { // plain text: other tests see to the rest
			if w := ucd.Of(r); r == utf8.RuneError || w.Cluster() == ucd.Complex || w.Has(ucd.Control|ucd.Prepend|ucd.Newline) {
				return -1
			}
			return r
		}, text)
		var p Paragraph
		var l Line
		p.Set("x"+text, Options{Base: LTR})
		p.Line(0, &l)
		slices.SortFunc(l.Cells, func(a, b Cell) int { return int(a.Start) - int(b.Start) })
		got := ""
		for _, c := range l.Cells {
			r := c.Rune
			if c.Level&1 == 1 {
				r = ucd.Mirror(r)
			}
			got += string(r) + p.Marks(c)
		}
		if got, want := letters(got), letters("x"+text); got != want {
			t.Errorf("%+q became %+q", want, got)
		}
	})
}

// letters is NFKC without what layout hides. Marks are left out: those of a lam
// come after the alef of its ligature.
func letters(s string) string {
	return norm.NFKC.String(strings.Map(func(r rune) rune {
		if w := ucd.Of(r); (w.Width() == 0 || w.Cluster() == ucd.Extender) && (r < 0x653 || r > 0x655) {
			return -1
		}
		return r
	}, norm.NFD.String(s)))
}

// Texts made to be slow take as many steps a byte as longer ones.
func TestHostile(t *testing.T) {
	texts := map[string]steps.Text{}
	widths := map[string]int{}
	for name, unit := range map[string]string{
		"brackets": "([{", "closing": ")]}", "pairs": "(א)", "isolates": "\u2067", "FSI": "\u2068א", "pops": "\u2066\u2069",
		"embeddings": "\u202b", "overrides": "\u202e\u202d", "marks": "\u0651", "invalid": "\xff\xe2\x82", "no space": "ب",
		"latin": "a", "ideographs": "漢", "flags": "🇸", "zwj": "👩\u200d", "soft hyphens": "\u00ad", "numbers": "1 ", "controls": "\x01",
		"conjuncts": "क्", "hangul": "ᄀ", "prepend": "\u0600", "quotes": "« ", "complex": "\u200b(", "percents": "1)%/", "spaces": " ",
		"URLs": "http://a/ب ", "schemes": "://", "handles": "@a", "phones": "+966-11-123-4567 ", "groups": "1-", "number brackets": "(011) ",
	} {
		for _, width := range []int{1, 80} {
			name := fmt.Sprintf("%s at %d", name, width)
			texts[name], widths[name] = steps.Text{Unit: unit}, width
		}
	}
	steps.Linear(t, texts, func(name, text string) {
		var p Paragraph
		var l Line
		p.Set(text, Options{Width: widths[name], Justify: Kashida, Isolate: true})
		for i := 0; p.Has(i); i++ {
			p.Line(i, &l)
		}
	})
}

// However many marks a letter has, only so many are sent; they are none the
// less all its own.
func TestMarksAreBounded(t *testing.T) {
	var p Paragraph
	var l Line
	for _, letter := range []string{"ب", "لا", "e", "👩", "\u0651"} {
		text := letter + strings.Repeat("\u064e\u0651", 10_000) + "." // two marks, ten thousand times
		p.Set(text, Options{Width: 80})
		p.Line(0, &l)
		sent := 0
		for _, c := range l.Cells {
			sent += utf8.RuneCountInString(p.Marks(c))
		}
		if sent > 2*maxMarks+2 || l.End != len(text) {
			t.Errorf("%q: %d marks are sent, and the line ends at %d of %d", letter, sent, l.End, len(text))
		}
	}
}
