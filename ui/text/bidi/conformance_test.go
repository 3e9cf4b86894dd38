package bidi

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"qari/ui/text/ucd"
)

// conformance calls line for each line of a file of testdata/ucd that is not a
// comment, and fails where the file is of another version than the tables.
func conformance(t *testing.T, name string, line func(s string) error) {
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
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		s := lines.Text()
		if want := "# " + name + "-" + ucd.Version + ".txt"; n == 1 && s != want {
			t.Fatalf("%s begins %q; the tables need %q", name, s, want)
		}
		if s == "" || s[0] == '#' {
			continue
		}
		if err := line(s); err != nil {
			t.Errorf("%s:%d: %s: %v", name, n, s, err)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
}

var classNames = map[string]ucd.Class{
	"L": ucd.L, "R": ucd.R, "AL": ucd.AL, "EN": ucd.EN, "ES": ucd.ES, "ET": ucd.ET, "AN": ucd.AN,
	"CS": ucd.CS, "NSM": ucd.NSM, "BN": ucd.BN, "B": ucd.B, "S": ucd.S, "WS": ucd.WS, "ON": ucd.ON,
	"LRE": ucd.LRE, "LRO": ucd.LRO, "RLE": ucd.RLE, "RLO": ucd.RLO, "PDF": ucd.PDF,
	"LRI": ucd.LRI, "RLI": ucd.RLI, "FSI": ucd.FSI, "PDI": ucd.PDI,
}

// expected is what a case must give: levels (-1 for a character that X9
// removes) and the visual order of the others.
type expected struct{ levels, order []int }

func (e expected) check(p *Paragraph) error {
	levels := p.LineLevels(0, p.Len(), nil)
	var order []int
	var kept []Level
	for i, want := range e.levels {
		if want < 0 {
			continue
		}
		if levels[i] != Level(want) {
			return fmt.Errorf("levels %v, want %v (base %d)", levels, e.levels, p.Base())
		}
		order, kept = append(order, i), append(kept, levels[i])
	}
	Reorder(kept, func(from, to int) { slices.Reverse(order[from:to]) })
	if !slices.Equal(order, e.order) {
		return fmt.Errorf("order %v, want %v", order, e.order)
	}
	return nil
}

func integers(s string) []int {
	list := []int(nil)
	for _, f := range strings.Fields(s) {
		n, err := strconv.Atoi(f)
		if f == "x" {
			n = -1
		} else if err != nil {
			panic(err)
		}
		list = append(list, n)
	}
	return list
}

// A data line of BidiTest is a list of classes and a set of base directions,
// each of which is a case.
func TestBidiTest(t *testing.T) {
	var p Paragraph
	var want expected
	cases := 0
	conformance(t, "BidiTest", func(s string) error {
		if rest, ok := strings.CutPrefix(s, "@Levels:"); ok {
			want.levels = integers(rest)
			return nil
		}
		if rest, ok := strings.CutPrefix(s, "@Reorder:"); ok {
			want.order = integers(rest)
			return nil
		}
		names, bits, _ := strings.Cut(s, ";")
		var classes []ucd.Class
		for _, name := range strings.Fields(names) {
			classes = append(classes, classNames[name])
		}
		set := integers(bits)[0]
		for direction := Auto; direction <= RTL; direction++ {
			if set&(1<<direction) == 0 {
				continue
			}
			cases++
			p.SetClasses(classes, direction)
			if err := want.check(&p); err != nil {
				return fmt.Errorf("direction %d: %w", direction, err)
			}
		}
		return nil
	})
	fmt.Printf("BidiTest %s: %d cases\n", ucd.Version, cases)
	if cases != 770241 {
		t.Errorf("%d cases, not 770241", cases)
	}
}

// A data line of BidiCharacterTest is one case: characters, direction,
// paragraph level, levels, order.
func TestBidiCharacterTest(t *testing.T) {
	var p Paragraph
	cases := 0
	conformance(t, "BidiCharacterTest", func(s string) error {
		cases++
		fields := strings.Split(s, ";")
		var text []rune
		var classes []ucd.Class
		for _, f := range strings.Fields(fields[0]) {
			r, err := strconv.ParseUint(f, 16, 32)
			if err != nil {
				return err
			}
			text = append(text, rune(r))
			classes = append(classes, ucd.Of(rune(r)).Class())
		}
		direction := []Direction{LTR, RTL, Auto}[integers(fields[1])[0]]
		want := expected{integers(fields[3]), integers(fields[4])}
		p.SetClasses(classes, direction)
		if int(p.Base()) != integers(fields[2])[0] {
			return fmt.Errorf("paragraph level %d", p.Base())
		}
		if err := want.check(&p); err != nil {
			return err
		}
		return checkText(&p, string(text), classes, direction)
	})
	fmt.Printf("BidiCharacterTest %s: %d cases\n", ucd.Version, cases)
	if cases != 91707 {
		t.Errorf("%d cases, not 91707", cases)
	}
}

// checkText: the text gives the levels that its classes gave, but where it has
// separators, which SetText takes for white space.
func checkText(p *Paragraph, text string, classes []ucd.Class, d Direction) error {
	if slices.ContainsFunc(classes, func(c ucd.Class) bool { return c == ucd.B || c == ucd.S }) {
		return nil
	}
	want := slices.Clone(p.Levels())
	if p.SetText(text, d); !slices.Equal(p.Levels(), want) {
		return fmt.Errorf("text gives levels %v, its classes %v", p.Levels(), want)
	}
	return nil
}
