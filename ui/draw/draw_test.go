package draw

import (
	"strings"
	"testing"

	"qari/ui/grid"
)

func row(g *grid.Grid, y int) string {
	var b strings.Builder
	for _, c := range g.Row(y) {
		if c.Width > 0 {
			b.WriteRune(c.Rune)
		}
	}
	return b.String()
}

func TestTextIsCutToItsBox(t *testing.T) {
	for _, c := range []struct {
		name, text string
		width      int
		align      Align
		want       string
	}{
		{"fits", "abc", 5, Natural, "abc  "},
		{"start of an RTL box", "abc", 5, Start, "  abc"},
		{"end of an RTL box", "abc", 5, End, "abc  "},
		{"cut", "abcdef", 4, Natural, "abc…"},
		{"one column", "abcdef", 1, Natural, "…"},
		{"a wide letter is not halved", "漢字漢", 4, Natural, "漢… "},
		{"lam-alef is one column", "لا", 1, Natural, "\ufefb"},
		{"Arabic is cut at its end", "دددد", 3, Natural, "…دد"},
	} {
		g := grid.New(c.width, 1)
		p := Brush{RTL: true}
		p.Text(g, g.Bounds(), c.text, grid.Style{}, c.align)
		got := strings.Map(func(r rune) rune {
			if r == '\ufea9' {
				return 'د'
			}
			return r
		}, row(g, 0))
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestBoxBreaksAndCuts(t *testing.T) {
	g := grid.New(6, 3)
	used := new(Brush).Box(g, grid.Rect{W: 6, H: 2}, "one two three four", grid.Style{}, Natural)
	if used != 2 || row(g, 0) != "one   " && row(g, 0) != "one tw" || !strings.Contains(row(g, 1), "…") || row(g, 2) != "      " {
		t.Errorf("%d rows: %q %q %q", used, row(g, 0), row(g, 1), row(g, 2))
	}
}

// A title of a megabyte costs no more than one that fills its box.
func BenchmarkTextOfAMegabyte(b *testing.B) {
	text := strings.Repeat("كلمة ", 1<<20/9)
	g := grid.New(40, 1)
	var p Brush
	for b.Loop() {
		p.Text(g, g.Bounds(), text, grid.Style{}, Natural)
	}
}

// A line that is cut off a longer text keeps the direction of the whole.
func TestBoxKeepsTheDirection(t *testing.T) {
	g := grid.New(8, 2)
	new(Brush).Box(g, g.Bounds(), "saved: دددد", grid.Style{}, Natural)
	if got := row(g, 1); !strings.HasPrefix(got, "\ufea9") {
		t.Errorf("the second line is %q", got)
	}
}
