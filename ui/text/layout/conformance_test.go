package layout

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"github.com/go-text/typesetting/segmenter"

	"qari/ui/text/ucd"
)

// breakTest reads a file of testdata/ucd whose lines are "÷ 0020 × 0308 ÷" and
// calls test with the characters and the indices before which a ÷ stands.
func breakTest(t *testing.T, name string, test func(text []rune, breaks []int) error) (cases int) {
	t.Helper()
	f, err := os.Open(filepath.Join("../../../testdata/ucd", name+".txt.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(z)
	for n := 1; lines.Scan(); n++ {
		if want := "# " + name + "-" + ucd.Version + ".txt"; n == 1 && lines.Text() != want {
			t.Fatalf("%s begins %q; the tables need %q", name, lines.Text(), want)
		}
		line, _, _ := strings.Cut(lines.Text(), "#")
		if strings.TrimSpace(line) == "" {
			continue
		}
		cases++
		if err := test(parseBreaks(line)); err != nil {
			t.Errorf("%s:%d: %s: %v", name, n, line, err)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return cases
}

func parseBreaks(line string) (text []rune, breaks []int) {
	for _, f := range strings.Fields(line) {
		switch f {
		case "÷":
			breaks = append(breaks, len(text))
		case "×":
		default:
			r, err := strconv.ParseUint(f, 16, 32)
			if err != nil {
				panic(err)
			}
			text = append(text, rune(r))
		}
	}
	return text, breaks
}

// opportunities are the bytes of a text before which the breaker breaks.
func opportunities(text string) (at []int) {
	var b breaker
	b.reset(text)
	for i := 0; i < len(text); {
		r, size := decode(text, i)
		if b.before(i, ucd.Of(r)) {
			at = append(at, i)
		}
		i += size
	}
	return at
}

// libraryOpportunities are those that the library finds in the whole text, in
// which white space that ends lines is a space, as layout has it.
func libraryOpportunities(text string) (at []int) {
	var runes []rune
	var offsets []int
	for i := 0; i < len(text); {
		r, size := decode(text, i)
		if ucd.Of(r).Has(ucd.Newline) {
			r = ' '
		}
		runes, offsets = append(runes, r), append(offsets, i)
		i += size
	}
	var s segmenter.Segmenter
	s.Init(runes)
	for lines := s.LineIterator(); lines.Next(); {
		if o := lines.Line().Offset; o > 0 && o < len(runes) {
			at = append(at, offsets[o])
		}
	}
	return at
}

// The official cases, each cut into paragraphs where a line must end; a
// paragraph is one text to the breaker. A tab is white space to layout.
func TestLineBreakTest(t *testing.T) {
	paragraphs, tabs := 0, 0
	cases := breakTest(t, "LineBreakTest", func(text []rune, breaks []int) error {
		if slices.Contains(text, '\t') {
			tabs++
			return nil
		}
		for from := 0; from < len(text); {
			to := from
			for to < len(text) && !ucd.Of(text[to]).Has(ucd.Newline) {
				to++
			}
			paragraphs++
			if err := checkBreaks(text[from:to], from, breaks); err != nil {
				return err
			}
			from = to + 1
		}
		return nil
	})
	fmt.Printf("LineBreakTest %s: %d cases, %d paragraphs; %d cases with a tab left out\n",
		ucd.Version, cases, paragraphs, tabs)
	if cases != 19338 {
		t.Errorf("%d cases, not 19338", cases)
	}
}

func checkBreaks(text []rune, offset int, breaks []int) error {
	var want []int
	for _, b := range breaks {
		if b > offset && b < offset+len(text) {
			want = append(want, len(string(text[:b-offset])))
		}
	}
	if got := opportunities(string(text)); !slices.Equal(got, want) {
		return fmt.Errorf("%U: breaks %v, want %v", text, got, want)
	}
	return nil
}

// clusters are the ends of the clusters that layout sees.
func clusters(text string) (ends []int) {
	p := Paragraph{text: text}
	open := false
	for i := 0; i < len(text); {
		r, size := decode(text, i)
		w := ucd.Of(r)
		if open && w.Cluster() == ucd.Extender {
			i += size
			ends[len(ends)-1] = i
			continue
		}
		c := p.cluster(i, r, size, w)
		i, open = c.end, c.open
		ends = append(ends, i)
	}
	return ends
}

// The official cases. Layout departs from them after prepended signs, which
// have cells of their own, and between CR and LF, two spaces to it.
func TestGraphemeBreakTest(t *testing.T) {
	tailored := 0
	cases := breakTest(t, "GraphemeBreakTest", func(text []rune, breaks []int) error {
		if isTailored(string(text)) {
			tailored++
			return nil
		}
		var want []int
		for _, b := range breaks[1:] {
			want = append(want, len(string(text[:b])))
		}
		if got := clusters(string(text)); !slices.Equal(got, want) {
			return fmt.Errorf("clusters end at %v, want %v", got, want)
		}
		return nil
	})
	fmt.Printf("GraphemeBreakTest %s: %d cases; %d with a prepended sign or CR LF left out\n",
		ucd.Version, cases, tailored)
}

func isTailored(text string) bool {
	return strings.Contains(text, "\r\n") ||
		strings.ContainsFunc(text, func(r rune) bool { return ucd.Of(r).Has(ucd.Prepend) })
}

// The library departs from the standard in two places, neither of them in the
// official files: a number right after the closing punctuation of a number
// begins none to it (LB25 keeps "1)2$" in one piece), and a mark after a space
// does not count as a letter (LB10) to what looks across spaces (LB14).
// The table of pairs follows the standard.
var departures = regexp.MustCompile(`[\p{Nd}٫٬]\S*[\p{Pe}、。，．､｡︑︒﹐﹒][\p{M}\p{Cc}\x{200D}]*[\p{Nd}٫٬]` +
	`|[\p{P}][\p{M}\p{Cc}\x{200D}]*[\s\v\x{85}\x{2028}\x{2029}]+[\p{M}\p{Cc}\x{200D}]`)

// Every sequence of up to four of these, one or two of each class, breaks as
// the library says.
func TestBreaksOfAllSequences(t *testing.T) {
	sample := []rune("ب1,!}(\"«»/\u00A0-\u2013$%) \u064E漢\u200D\t")
	var text []rune
	checked := 0
	var extend func(depth int)
	extend = func(depth int) {
		checked++
		if got, want := opportunities(string(text)), libraryOpportunities(string(text)); !slices.Equal(got, want) && !departures.MatchString(string(text)) {
			t.Fatalf("%q %U: breaks %v, library %v", string(text), text, got, want)
		}
		if depth == 0 {
			return
		}
		for _, r := range sample {
			text = append(text, r)
			extend(depth - 1)
			text = text[:len(text)-1]
		}
	}
	extend(4)
	fmt.Printf("line breaks: %d sequences of classes as the library\n", checked)
}

func FuzzBreaks(f *testing.F) {
	f.Add("قال «أحمد» في 50% من 3.5-4 (كذا) $20 a-b.")
	f.Add("漢字 かな 한국 กขค\u200b👩‍👩‍👧 \u00a0\u2060")
	f.Fuzz(func(t *testing.T, text string) {
		if got, want := opportunities(text), libraryOpportunities(text); !slices.Equal(got, want) && !departures.MatchString(text) {
			t.Errorf("%q: breaks %v, library %v", text, got, want)
		}
	})
}

func FuzzClusters(f *testing.F) {
	f.Add("بَّ\u200cلا e\u0301 👩‍👩‍👧 🇸🇦🇪🇬 क्षि 각 \u0600")
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "\uFFFD")
		if isTailored(text) {
			return
		}
		var want []int
		for g := graphemes.FromString(text); g.Next(); {
			want = append(want, g.End())
		}
		if got := clusters(text); !slices.Equal(got, want) {
			t.Errorf("%q: clusters end at %v, library %v", text, got, want)
		}
	})
}
