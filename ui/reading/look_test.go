package reading

import (
	"slices"
	"strings"
	"testing"

	"qari/model"
	"qari/ui/grid"
	"qari/ui/internal/gridtest"
	"qari/ui/keys"
	"qari/ui/text/layout"
	"qari/ui/theme"
)

var (
	testLook = theme.Theme{
		Text: grid.Style{FG: 1}, Dim: grid.Style{FG: 2}, Title: grid.Style{FG: 3}, Heading: grid.Style{Attr: grid.Bold},
		Quote: grid.Style{FG: 5}, Caption: grid.Style{FG: 6},
		Person: grid.Style{FG: 7}, Place: grid.Style{FG: 8}, Organisation: grid.Style{FG: 9}, Date: grid.Style{FG: 10},
		Hit: grid.Style{FG: 11}, CurrentHit: grid.Style{FG: 12},
	}
	names = map[grid.Style]rune{
		testLook.Text: 't', testLook.Dim: 'd', testLook.Title: 'T', testLook.Heading: 'H', testLook.Quote: 'q', testLook.Caption: 'c',
		testLook.Person: 'p', testLook.Place: 'l', testLook.Organisation: 'o', testLook.Date: 'y', testLook.Hit: 'm', testLook.CurrentHit: 'M',
		{FG: 7, Attr: grid.Bold}: 'P',
	}
)

// kinds makes an article of blocks with these kinds.
func kinds(blocks []string, kind ...model.Kind) *model.Article {
	a := article(blocks...)
	for i, k := range kind {
		a.Blocks[i].Kind = k
	}
	return a
}

// looks are the styles of the rows of a pane of w×h cells, without what is
// plain at their ends.
func looks(r *Pane, w, h int) []string {
	g := painted(r, w, h)
	var all []string
	for y := range h {
		all = append(all, strings.TrimRight(gridtest.Looks(g, y, names), "."))
	}
	return all
}

// Every kind of block has its look, and small lines at the head of an article
// stand together.
func TestBlocks(t *testing.T) {
	a := kinds([]string{"section", "dateline", "byline", "title", "summary", "text", "heading", "quote", "caption", "source"},
		model.Section, model.Dateline, model.Byline, model.Title, model.Summary, model.Paragraph, model.Heading, model.Quote, model.Caption, model.Source)
	r := opened(a, 20, 20)
	want := []string{
		"ccccccc", "cccccccc", "cccccc", "", "TTTTT", "", "HHHHHHH", "", "tttt", "", "HHHHHHH", "", "qqqqq", "", "ccccccc", "", "cccccc", "", "", "",
	}
	if got := looks(r, 20, 20); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// Mentions, and marks over them, have their colours where they stand and
// nowhere else.
func TestColours(t *testing.T) {
	a := kinds([]string{"title", "aa bb cc dd ee ff gg", "aa hh"}, model.Title, model.Paragraph, model.Heading)
	at := func(word string) []model.Span {
		var spans []model.Span
		for i := 0; ; {
			k := strings.Index(a.Text[i:], word)
			if k < 0 {
				return spans
			}
			spans = append(spans, model.Span{Start: i + k, End: i + k + len(word)})
			i += k + len(word)
		}
	}
	f := &model.Findings{
		Entities: []model.Entity{
			{Label: model.ORG, Mentions: at("cc")}, {Label: model.PER, Mentions: at("aa")}, {Label: model.LOC, Mentions: at("bb")},
		},
		Dates: []model.Timex{{Span: at("dd")[0]}},
	}
	r := opened(a, 12, 8)
	check := func(when string, want ...string) {
		t.Helper()
		if got := looks(r, 12, 8)[2:6]; !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", when, got, want)
		}
	}
	check("nothing found", "ttttttttttt", "tttttttt", "", "HHHHH")
	r.SetFindings(f)
	r.Resize(12, 8)
	check("found", "pptlltootyy", "tttttttt", "", "PPHHH")
	marks := append(at("bb cc"), at("ff")...)
	r.SetMarks(marks)
	check("marked", "pptmmmmmtyy", "tttmmttt", "", "PPHHH")
	r.FirstMark()
	check("at the first mark", "pptMMMMMtyy", "tttmmttt", "", "PPHHH")
	r.NextMark(true)
	check("at the second mark", "pptmmmmmtyy", "tttMMttt", "", "PPHHH")
	r.SetMarks(nil)
	check("unmarked", "pptlltootyy", "tttttttt", "", "PPHHH")
}

// A mark that goes on in the next line shows there, too.
func TestMarkOverTwoLines(t *testing.T) {
	r := opened(article("title", "aa bb cc dd"), 6, 6)
	at := strings.Index(r.article.Text, "bb")
	r.SetMarks([]model.Span{{Start: at, End: at + len("bb cc")}})
	if got, want := looks(r, 6, 6), []string{"TTTTT", "", "tttmm", "mmttt", "", ""}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// The width of the text and the columns before it, by the width of the pane.
func TestMeasure(t *testing.T) {
	text := strings.Repeat("xxxxxxxxx ", 30) // a line ends at a multiple of ten, less one
	for _, c := range []struct{ w, left, width int }{
		{9, 0, 9}, {20, 0, 19}, {21, 2, 9}, {22, 2, 9}, {23, 2, 19}, {24, 2, 19}, {82, 2, 69}, {83, 2, 69}, {100, 11, 69}, {101, 11, 69}, {200, 61, 69},
	} {
		row := gridtest.Rows(painted(opened(article("t", text), c.w, 5), c.w, 5))[2]
		line := strings.TrimSpace(row)
		if left := strings.Index(row, line); left != c.left || len(line) != c.width {
			t.Errorf("%d columns: %d blank, then %d of text, want %d and %d", c.w, left, len(line), c.left, c.width)
		}
	}
	exact := opened(article("t", strings.Repeat("x", 78)+" y"), 120, 5)
	if row := strings.TrimSpace(gridtest.Text(painted(exact, 120, 5), 2)); len(row) != 78 {
		t.Errorf("a line of 78 cells became one of %d", len(row))
	}
}

// painted is what a pane shows on w×h cells.
func painted(r *Pane, w, h int) *grid.Grid {
	g := grid.New(w, h)
	r.Paint(g, g.Bounds(), &testLook)
	return g
}

// A pane paints inside its box, wherever that stands.
func TestPaintStaysInItsBox(t *testing.T) {
	r := opened(long(20), 30, 6)
	g := grid.New(40, 10)
	r.Paint(g, grid.Rect{X: 4, Y: 2, W: 30, H: 6}, &testLook)
	want := rows(r, 30, 6)
	for y := range g.H {
		row := []rune(gridtest.Text(g, y))
		inside := 2 <= y && y < 8
		if text := string(row[4:34]); inside && text != want[y-2] {
			t.Errorf("row %d: %q, want %q", y, text, want[y-2])
		}
		if outside := string(row[:4]) + string(row[34:]); !inside && strings.TrimSpace(string(row)) != "" || strings.TrimSpace(outside) != "" {
			t.Errorf("row %d paints outside: %q", y, string(row))
		}
	}
	for _, box := range []grid.Rect{{}, {W: 5}, {H: 5}} {
		g := grid.New(5, 5)
		r.Paint(g, box, &testLook)
		if text := strings.Join(gridtest.Rows(g), ""); text != "" {
			t.Errorf("an empty box shows %q", text)
		}
	}
}

// What the page holds beside the article is dim: folded into a notice, or each
// in its place.
func TestAsidesAreDim(t *testing.T) {
	a := article("title", "one", "two")
	a.Asides = []model.Aside{{Text: "above", After: 0}, {Text: "between", After: 2}, {Text: "below", After: 3}}
	r := opened(a, 20, 12)
	r.SetMore("more")
	r.Resize(20, 12)
	if got, want := looks(r, 20, 12), []string{"TTTTT", "", "ttt", "", "ttt", "", "dddd", "", "", "", "", ""}; !slices.Equal(got, want) {
		t.Errorf("folded: %q, want %q", got, want)
	}
	r.ToggleUnfolded()
	r.Resize(20, 12)
	if got, want := looks(r, 20, 12), []string{"ddddd", "", "TTTTT", "", "ttt", "", "ddddddd", "", "ttt", "", "ddddd", ""}; !slices.Equal(got, want) {
		t.Errorf("unfolded: %q, want %q", got, want)
	}
	plain := opened(article("title", "one"), 20, 4)
	plain.SetMore("more")
	plain.Resize(20, 4)
	if got := looks(plain, 20, 4); slices.Contains(got, "dddd") {
		t.Error("a notice stands for nothing")
	}
}

// Print gives every row once, blank ones between the blocks, in lines of the
// measure; a measure of 0 wraps nothing.
func TestPrint(t *testing.T) {
	a := kinds([]string{"title", "aa bb cc dd", "دد دد"}, model.Title, model.Heading, model.Paragraph)
	for _, c := range []struct {
		measure int
		want    []string
	}{
		{0, []string{"title|TTTTT", "-", "aa bb cc dd|HHHHHHHHHHH", "-", "dd dd|ttttt"}},
		{6, []string{"title |TTTTT.", "-", "aa bb |HHHHH.", "cc dd |HHHHH.", "-", " dd dd|.ttttt"}},
	} {
		r := opened(a, 40, 10)
		var got []string
		r.Print(c.measure, &testLook, func(cells []grid.Cell) {
			if cells == nil {
				got = append(got, "-")
				return
			}
			g := grid.New(len(cells), 1)
			copy(g.Row(0), cells)
			text := strings.NewReplacer("\ufea9", "d").Replace(gridtest.Text(g, 0))
			got = append(got, text+"|"+gridtest.Looks(g, 0, names))
		})
		if !slices.Equal(got, c.want) {
			t.Errorf("measure %d: %q, want %q", c.measure, got, c.want)
		}
	}
}

// What the reader wishes of the text holds for the next article, too.
func TestOptionsStay(t *testing.T) {
	r := opened(article("12", "دَ"), 20, 4)
	r.SetOptions(Options{Digits: layout.ArabicIndic, StripMarks: true})
	r.ToggleUnfolded()
	r.SetMarks([]model.Span{{Start: 0, End: 1}})
	r.FirstMark()
	for range 2 {
		r.Resize(20, 4)
		g := painted(r, 20, 4)
		if text := strings.Join(gridtest.Rows(g), " "); !strings.Contains(text, "١٢") || strings.ContainsFunc(text, func(x rune) bool { return x == 'َ' }) {
			t.Errorf("%q", text)
		}
		r.Open(article("12", "دَ"), nil, 0)
	}
	if n, at := r.Marks(); n != 0 || at != 0 {
		t.Errorf("the next article has %d marks, %d", n, at)
	}
	r.Resize(20, 4)
	before := r.Position()
	if r.Act(keys.Back); r.Position() != before {
		t.Error("goes back into the article before")
	}
}
