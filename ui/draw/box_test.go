package draw

import (
	"slices"
	"strings"
	"testing"

	"qari/model"
	"qari/ui/grid"
	"qari/ui/internal/gridtest"
	"qari/ui/text/layout"
)

// box is where tests paint: two columns and one row from the corner of a grid,
// so that what is painted beside it shows.
var box = grid.Rect{X: 2, Y: 1, W: 8, H: 3}

// latin writes the only Arabic letter of these tests, which never joins to the
// left, as D.
var latin = strings.NewReplacer("\ufea9", "D", "\ufeaa", "D", "د", "D")

func rows(g *grid.Grid) []string {
	var all []string
	for _, r := range gridtest.Rows(g) {
		all = append(all, latin.Replace(r))
	}
	return all
}

func TestWrapped(t *testing.T) {
	for _, c := range []struct {
		name, text string
		used       int
		want       []string
	}{
		{"one row", "one", 1, []string{"", "  one", "", "", ""}},
		{"three", "one two three", 2, []string{"", "  one two", "  three", "", ""}},
		{"more than there is room for", "one two three four five six seven", 3, []string{"", "  one two", "  three", "  four", ""}},
		{"from the right", "ددد د ددددددد", 2, []string{"", "     D DDD", "   DDDDDDD", "", ""}},
		{"nothing", "", 1, []string{"", "", "", "", ""}},
	} {
		g := grid.New(12, 5)
		if used := new(Brush).Wrapped(g, box, c.text, grid.Style{}); used != c.used {
			t.Errorf("%s: %d rows, want %d", c.name, used, c.used)
		}
		if got := rows(g); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	if used := new(Brush).Wrapped(grid.New(3, 3), grid.Rect{W: 3}, "one", grid.Style{}); used != 0 {
		t.Errorf("an empty box takes %d rows", used)
	}
}

func TestRows(t *testing.T) {
	for _, c := range []struct {
		text         string
		width, limit int
		want         int
	}{
		{"one two three", 20, 3, 1}, {"one two three", 8, 3, 2}, {"one two three", 5, 3, 3},
		{"one two three", 5, 2, 2}, {"one two three", 5, 0, 0}, {"", 5, 3, 1},
	} {
		if got := new(Brush).Rows(c.text, c.width, c.limit); got != c.want {
			t.Errorf("%q in %d columns, at most %d: %d rows, want %d", c.text, c.width, c.limit, got, c.want)
		}
	}
}

func TestBox(t *testing.T) {
	for _, c := range []struct {
		name, text string
		rtl        bool
		align      Align
		used       int
		want       []string
	}{
		{"fits", "one two", false, Natural, 1, []string{"", "  one two", "", "", ""}},
		{"fills it", "one two three four", false, Natural, 3, []string{"", "  one two", "  three", "  four", ""}},
		{"is cut", "one two three four five six", false, Natural, 3, []string{"", "  one two", "  three", "  four fi…", ""}},
		{"at the start from the right", "one two three", true, Start, 2, []string{"", "   one two", "     three", "", ""}},
		{"at the end from the right", "one two three", true, End, 2, []string{"", "  one two", "  three", "", ""}},
		{"at the end from the left", "one two three", false, End, 2, []string{"", "   one two", "     three", "", ""}},
		{"by its own direction", "ددد د ددددددد", false, Natural, 2, []string{"", "     D DDD", "   DDDDDDD", "", ""}},
		{"at the start from the left", "ددد د ددددددد", false, Start, 2, []string{"", "  D DDD", "  DDDDDDD", "", ""}},
		{"nothing", "", false, Natural, 1, []string{"", "", "", "", ""}},
	} {
		g := grid.New(12, 5)
		p := Brush{RTL: c.rtl}
		if used := p.Box(g, box, c.text, grid.Style{}, c.align); used != c.used {
			t.Errorf("%s: %d rows, want %d", c.name, used, c.used)
		}
		if got := rows(g); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	if used := new(Brush).Box(grid.New(3, 3), grid.Rect{H: 3}, "one", grid.Style{}, Start); used != 0 {
		t.Errorf("an empty box takes %d rows", used)
	}
}

// The last row of a text that is cut has the direction of the whole, whatever
// its own letters are; the next text has its own again.
func TestRestKeepsTheDirection(t *testing.T) {
	for _, c := range []struct {
		text, last string
	}{
		{"ددد دددد aaa د aaaaaaaa", "  …a D aaa"},
		{"aaa aaaa ددد a دددددددد", "  DDD a D…"},
	} {
		g := grid.New(12, 5)
		var p Brush
		p.Box(g, grid.Rect{X: 2, Y: 1, W: 8, H: 2}, c.text, grid.Style{}, Natural)
		if got := rows(g)[2]; got != c.last {
			t.Errorf("%q ends with %q, want %q", c.text, got, c.last)
		}
		for _, next := range []string{"aa", "دد"} {
			g := grid.New(12, 1)
			p.Text(g, g.Bounds(), next+" 1", grid.Style{}, Natural)
			want := map[string]string{"aa": "aa 1", "دد": "        1 DD"}[next]
			if got := rows(g)[0]; got != want {
				t.Errorf("after %q: %q, want %q", c.text, got, want)
			}
		}
	}
}

// Text stands in the first row of its box and says how much of it it took.
func TestText(t *testing.T) {
	for _, c := range []struct {
		text, want string
		used       int
		align      Align
		rtl        bool
	}{
		{"abc", "  abc", 3, Natural, false},
		{"abc", "       abc", 3, End, false},
		{"دد", "        DD", 2, Natural, false},
		{"دد", "  DD", 2, Start, false},
		{"abcdefgh", "  abcdefgh", 8, Natural, false},
		{"abcdefghi", "  abcdefg…", 8, Natural, false},
		{"a漢字漢字", "  a漢字漢…", 8, Natural, false},
		{"ab漢字漢字", "  ab漢字…", 7, Natural, false},
		{"", "", 0, Natural, false},
	} {
		g := grid.New(12, 5)
		p := Brush{RTL: c.rtl}
		if used := p.Text(g, box, c.text, grid.Style{}, c.align); used != c.used {
			t.Errorf("%q: %d columns, want %d", c.text, used, c.used)
		}
		if got := rows(g); !slices.Equal(got, []string{"", c.want, "", "", ""}) {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
	if used := new(Brush).Text(grid.New(3, 3), grid.Rect{H: 3}, "one", grid.Style{}, Start); used != 0 {
		t.Errorf("an empty box takes %d columns", used)
	}
}

// Vowel signs take no column, and are left out of single texts.
func TestMarksAreLeftOut(t *testing.T) {
	g := grid.New(4, 1)
	if used := new(Brush).Text(g, g.Bounds(), "دَدِ", grid.Style{}, Natural); used != 2 {
		t.Errorf("%d columns", used)
	}
	for _, c := range g.Row(0) {
		if c.Marks != "" {
			t.Errorf("painted %+q", c.Marks)
		}
	}
}

// A text is ordered by the base direction it is painted in, and stands at the
// start of the interface whatever that is.
func TestBaseDirection(t *testing.T) {
	for _, c := range []struct {
		name, text string
		rtl        bool
		base       func(p *Brush, text string) layout.Direction
		want       string
	}{
		{"own", "ab دد ذذ", false, (*Brush).Own, "ذذ دد ab  "},
		{"own, at the right", "ab دد ذذ", true, (*Brush).Own, "  ذذ دد ab"},
		{"own Latin", "ab cd دد", true, (*Brush).Own, "  ab cd دد"},
		{"own, of nothing", "1 - 2", true, (*Brush).Own, "     2 - 1"},
		{"interface", "ab cd دد", true, func(p *Brush, _ string) layout.Direction { return p.Interface() }, "  دد ab cd"},
		{"interface, Latin", "دد ab cd", false, func(p *Brush, _ string) layout.Direction { return p.Interface() }, "دد ab cd  "},
		{"article", "ab cd دد", false, func(*Brush, string) layout.Direction { return Base(model.RightToLeft) }, "دد ab cd  "},
		{"article, Latin", "دد ab cd", true, func(*Brush, string) layout.Direction { return Base(model.LeftToRight) }, "  دد ab cd"},
		{"first letter", "ab cd دد", true, func(*Brush, string) layout.Direction { return Base(model.Undirected) }, "  ab cd دد"},
	} {
		g := grid.New(10, 2)
		p := Brush{RTL: c.rtl}
		restore := p.In(c.base(&p, c.text))
		p.Text(g, g.Bounds(), c.text, grid.Style{}, Start)
		restore()
		p.Text(g, grid.Rect{Y: 1, W: 10, H: 1}, "ab دد", grid.Style{}, Natural)
		letters := strings.NewReplacer("\ufea9", "د", "\ufeab", "ذ")
		if got := letters.Replace(row(g, 0)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if got := letters.Replace(row(g, 1)); got != "ab دد     " {
			t.Errorf("%s: %q after it", c.name, got)
		}
	}
}

// The rest of a text that does not fit keeps the base direction of the whole.
func TestBoxKeepsItsBaseDirection(t *testing.T) {
	g := grid.New(5, 2)
	p := Brush{RTL: true}
	defer p.In(layout.RTL)()
	p.Box(g, g.Bounds(), "ab دد cd ef gh", grid.Style{}, Start)
	if got := row(g, 1); got != "…cd e" {
		t.Errorf("%q", got)
	}
}

// Digits are shown in the shape that the reader wants.
func TestDigits(t *testing.T) {
	g := grid.New(4, 1)
	p := Brush{Digits: layout.ArabicIndic}
	p.Text(g, g.Bounds(), "12", grid.Style{}, Natural)
	if got := gridtest.Text(g, 0); got != "١٢  " {
		t.Errorf("%q", got)
	}
}

// A line that is wider than its clip is cut at whole cells on both sides, and
// each cell has the style of its place in the text.
func TestLineIsClipped(t *testing.T) {
	var p layout.Paragraph
	p.Set("ab漢cdef", layout.Options{})
	var l layout.Line
	p.Line(0, &l)
	style := func(offset int) grid.Style { return grid.Style{FG: grid.Color(offset + 1)} }
	for _, c := range []struct {
		x    int
		want string
		fg   grid.Color // of the first cell that is painted
	}{
		{2, "  ab漢cd", 1}, {1, "  b漢cde", 2}, {0, "  漢cdef", 3}, {-1, "   cdef", 6}, {3, "   ab漢c", 1}, {5, "     ab", 1}, {9, "", 0},
	} {
		g := grid.New(10, 3)
		Line(g, grid.Rect{X: 2, Y: 1, W: 6, H: 1}, c.x, 1, &p, &l, style)
		if got := gridtest.Rows(g); !slices.Equal(got, []string{"", c.want, ""}) {
			t.Errorf("at column %d: %q, want %q", c.x, got, c.want)
		}
		for _, cell := range g.Row(1) {
			if cell.Rune != ' ' {
				if cell.Style.FG != c.fg {
					t.Errorf("at column %d: the first cell has colour %d, want %d", c.x, cell.Style.FG, c.fg)
				}
				break
			}
		}
	}
	for _, y := range []int{0, 2} {
		g := grid.New(10, 3)
		Line(g, grid.Rect{X: 2, Y: 1, W: 6, H: 1}, 2, y, &p, &l, style)
		if got := strings.Join(gridtest.Rows(g), ""); got != "" {
			t.Errorf("row %d lies outside: %q", y, got)
		}
	}
}
