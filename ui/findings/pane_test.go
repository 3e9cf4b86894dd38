package findings

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"qari/model"
	"qari/model/calendar"
	"qari/model/timex"
	"qari/ui/draw"
	"qari/ui/grid"
	"qari/ui/internal/gridtest"
	"qari/ui/keys"
	"qari/ui/lang"
	"qari/ui/theme"
)

var (
	testLook = theme.Theme{
		Dim: grid.Style{FG: 1}, SectionHead: grid.Style{FG: 2}, Count: grid.Style{FG: 3}, Unsure: grid.Style{FG: 4},
		Person: grid.Style{FG: 5}, Place: grid.Style{FG: 6}, Organisation: grid.Style{FG: 7}, Date: grid.Style{FG: 8},
		Text: grid.Style{FG: 9}, Selected: grid.Style{Attr: grid.Reverse}, SelectedDim: grid.Style{BG: 1},
	}
	// names has a capital where the style is also bold.
	names = map[grid.Style]rune{
		testLook.Dim: 'd', testLook.SectionHead: 'h', testLook.Count: 'c', testLook.Unsure: 'u', testLook.Text: 't',
		testLook.Person: 'p', testLook.Place: 'l', testLook.Organisation: 'o', testLook.Date: 'y',
		{FG: 5, Attr: grid.Bold}: 'P', {FG: 6, Attr: grid.Bold}: 'L', {FG: 8, Attr: grid.Bold}: 'Y', {FG: 4, Attr: grid.Bold}: 'U',
		testLook.Selected: 'r', {Attr: grid.Reverse | grid.Bold}: 'R',
		testLook.SelectedDim: 's', {BG: 1, Attr: grid.Bold}: 'S',
	}
)

// at are spans of one byte each.
func at(offsets ...int) []model.Span {
	var spans []model.Span
	for _, o := range offsets {
		spans = append(spans, model.Span{Start: o, End: o + 1})
	}
	return spans
}

func entity(label model.Label, name string, offsets ...int) model.Entity {
	return model.Entity{Label: label, Name: name, Key: "key of " + name, Mentions: at(offsets...)}
}

// dates are entries as a caller makes them, see [Extras].
func dates(_ string, list []model.Timex) []Entry {
	var all []Entry
	for _, d := range list {
		all = append(all, Entry{Kind: Date, Name: "on " + d.Value, Value: d.Value, Unsure: d.Flags != 0, Spans: []model.Span{d.Span}})
	}
	return all
}

func mixed() *model.Findings {
	return &model.Findings{
		Published: model.Publication{At: calendar.ParseStamp("2020-10-09"), Basis: model.FromDateline},
		Entities: []model.Entity{
			entity(model.LOC, "Cairo", 3), entity(model.PER, "Sami", 1, 11), entity(model.ORG, "Union", 5), entity(model.PER, "Layla", 12),
		},
		Related: []model.Related{{Country: "RU", Name: "Russia", Mentions: at(7)}},
		Dates: []model.Timex{
			{Span: model.Span{Start: 8, End: 9}, Value: "2020"},
			{Span: model.Span{Start: 9, End: 10}, Value: "2021", Flags: model.Impossible},
		},
	}
}

// filled is a pane that shows findings in English.
func filled(f *model.Findings, x Extras) *Pane {
	var p Pane
	x.Dates = dates
	p.Show(&model.Article{Text: strings.Repeat("x", 20)}, f, x, lang.English())
	return &p
}

type view struct {
	w, h       int
	rtl, focus bool
}

func paint(p *Pane, v view) *grid.Grid {
	g := grid.New(v.w+2, v.h+2)
	p.Paint(g, grid.Rect{X: 1, Y: 1, W: v.w, H: v.h}, Look{Brush: &draw.Brush{RTL: v.rtl}, Theme: &testLook, Lang: lang.English(), Focus: v.focus})
	return g
}

// inside is what paint shows, a row each: its text and its styles; what lies
// around the pane must be blank.
func inside(t *testing.T, g *grid.Grid) []string {
	t.Helper()
	var rows []string
	for y := range g.H {
		text, looks := []rune(gridtest.Text(g, y)), []rune(gridtest.Looks(g, y, names))
		inner, border := string(text[1:g.W-1])+"|"+string(looks[1:g.W-1]), text[0] == ' ' && text[g.W-1] == ' ' && looks[0] == '.' && looks[g.W-1] == '.'
		if y == 0 || y == g.H-1 {
			if strings.Trim(string(looks), ".")+strings.TrimSpace(string(text)) != "" {
				t.Errorf("paints outside its rows: %q", string(text))
			}
			continue
		}
		if !border {
			t.Errorf("row %d paints outside its columns: %q", y, string(text))
		}
		rows = append(rows, inner)
	}
	return rows
}

func TestPaint(t *testing.T) {
	visible := model.Span{Start: 8, End: 12} // one of the mentions of Sami, and the dates
	for _, c := range []struct {
		name    string
		view    view
		cursor  int
		visible model.Span
		want    []string
	}{
		{"all kinds, in focus", view{18, 22, false, true}, 0, model.Span{}, []string{
			" Published 9      |.ttttttttttt......",
			" October 2020     |.tttttttttttt.....",
			"                  |..................",
			" People           |.hhhhhh...........",
			" Sami           2 |.rrrrrrrrrrrrrrrr.",
			" Layla          1 |.ppppp..........c.",
			"                  |..................",
			" Places           |.hhhhhh...........",
			" Cairo          1 |.lllll..........c.",
			"                  |..................",
			" Organisations    |.hhhhhhhhhhhhh....",
			" Union          1 |.ooooo..........c.",
			"                  |..................",
			" Related countri… |.hhhhhhhhhhhhhhhh.",
			" Russia         1 |.tttttt.........c.",
			"                  |..................",
			" Dates            |.hhhhh............",
			" on 2020     2020 |.yyyyyyy.....cccc.",
			" on 2021     2021 |.uuuuuuu.....cccc.",
			"                  |..................",
			"                  |..................",
			"                  |..................",
		}},
		{"from the right, out of focus, some of it visible", view{16, 19, true, false}, 1, visible, []string{
			"    Published 9 |....ttttttttttt.",
			"   October 2020 |...tttttttttttt.",
			"                |................",
			"         People |.........hhhhhh.",
			" 2         Sami |.c.........PPPP.",
			" 1        Layla |.ssssssssssssss.",
			"                |................",
			"         Places |.........hhhhhh.",
			" 1        Cairo |.c........lllll.",
			"                |................",
			"  Organisations |..hhhhhhhhhhhhh.",
			" 1        Union |.c........ooooo.",
			"                |................",
			" …Related count |.hhhhhhhhhhhhhh.",
			" 1       Russia |.c.......tttttt.",
			"                |................",
			"          Dates |..........hhhhh.",
			" 2020   on 2020 |.cccc...YYYYYYY.",
			" 2021   on 2021 |.cccc...UUUUUUU.",
		}},
	} {
		p := filled(mixed(), Extras{})
		p.SetVisible(c.visible)
		for range c.cursor {
			p.Act(keys.Down)
		}
		if got := inside(t, paint(p, c.view)); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
	}
}

// The name under the cursor is bold, too, where it is visible in the text.
func TestBoldUnderTheCursor(t *testing.T) {
	p := filled(&model.Findings{Entities: []model.Entity{entity(model.PER, "Sami", 4)}}, Extras{})
	for _, c := range []struct {
		visible model.Span
		want    rune
	}{
		{model.Span{Start: 4, End: 5}, 'R'}, {model.Span{Start: 0, End: 20}, 'R'},
		{model.Span{Start: 0, End: 4}, 'r'}, {model.Span{Start: 5, End: 9}, 'r'}, {model.Span{}, 'r'},
	} {
		p.SetVisible(c.visible)
		g := paint(p, view{40, 5, false, true})
		if got := []rune(gridtest.Looks(g, 4, names))[2]; got != c.want {
			t.Errorf("visible %v: %q, want %q", c.visible, got, c.want)
		}
	}
}

// A count stands where it leaves a name eight columns, and a blank one.
func TestNarrowPanes(t *testing.T) {
	for _, c := range []struct {
		w, mentions int
		want        string
	}{
		{13, 1, " Saminames 1 "}, {12, 1, " Saminam… 1 "}, {11, 1, " Saminames "},
		{13, 10, " Saminam… 10 "}, {12, 10, " Saminames  "},
		{5, 1, " Sa… "}, {4, 1, "Sam…"}, {1, 1, "…"},
	} {
		p := filled(&model.Findings{Entities: []model.Entity{entity(model.PER, "Saminames", make([]int, c.mentions)...)}}, Extras{})
		for _, rtl := range []bool{false, true} {
			want := c.want
			if name, count, ok := strings.Cut(strings.TrimSpace(want), " "); ok && rtl {
				want = " " + count + " " + name + " "
			} else if !ok && rtl && c.w == 12 {
				want = "  Saminames "
			}
			rows := inside(t, paint(p, view{c.w, 20, rtl, false}))
			i := slices.IndexFunc(rows, func(r string) bool { // the cursor's
				_, looks, _ := strings.Cut(r, "|")
				return strings.Contains(looks, "s")
			})
			if i < 0 {
				t.Errorf("%d columns: the name is not shown: %q", c.w, rows)
			} else if got, _, _ := strings.Cut(rows[i], "|"); got != want {
				t.Errorf("%d columns: %q, want %q", c.w, got, want)
			}
		}
	}
}

// What is said of the publication date, and what for and against it.
func TestPublication(t *testing.T) {
	evidence := []model.Evidence{
		{Rule: timex.RuleDateline, For: true, Text: "9 October"},
		{Rule: timex.RulePageClock, Text: "6 June"},
		{Rule: "a rule without words", For: true, Text: "nothing"},
	}
	for _, c := range []struct {
		published model.Publication
		want      []string // the rows and the style of their first letter
	}{
		{model.Publication{}, []string{"u Publication date unknown"}},
		{model.Publication{At: calendar.ParseStamp("2020-10-09"), Basis: model.FromDateline}, []string{"t Published 9 October 2020"}},
		{model.Publication{At: calendar.ParseStamp("2020-10-09"), Basis: model.InferredBasis}, []string{"t Published 9 October 2020 (inferred from the text)"}},
		{model.Publication{At: calendar.ParseStamp("2020-10-09"), Basis: model.Given}, []string{"t Published 9 October 2020 (given by you)"}},
		{model.Publication{At: calendar.ParseStamp("2020-10-09"), Evidence: evidence}, []string{
			"t Published 9 October 2020", "t date line: 9 October", "u when the page was shown, not published: 6 June",
		}},
		{model.Publication{Evidence: evidence[1:]}, []string{"u Publication date unknown", "u when the page was shown, not published: 6 June"}},
	} {
		p := filled(&model.Findings{Published: c.published, Entities: []model.Entity{entity(model.PER, "Sami", 1)}}, Extras{})
		g := paint(p, view{70, 8, false, false})
		var got []string
		for y := 1; y < g.H && strings.TrimSpace(gridtest.Text(g, y)) != ""; y++ {
			got = append(got, string([]rune(gridtest.Looks(g, y, names))[2])+" "+strings.TrimSpace(gridtest.Text(g, y)))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%+v: %q, want %q", c.published, got, c.want)
		}
	}
}

// texts are the rows of a pane without the blanks around them.
func texts(p *Pane, v view) []string {
	var rows []string
	for _, r := range gridtest.Rows(paint(p, v)) {
		rows = append(rows, strings.TrimSpace(r))
	}
	return rows[1 : len(rows)-1]
}

func TestNothingToList(t *testing.T) {
	v := view{40, 6, false, true}
	article := &model.Article{Text: "text"}
	for _, c := range []struct {
		name     string
		article  *model.Article
		findings *model.Findings
		note     string
		want     []string
	}{
		{"no article", nil, nil, "", []string{"Nothing found", "", "", "", "", ""}},
		{"not analysed yet", article, nil, "", []string{"Looking for names and dates…", "", "", "", "", ""}},
		{"not analysed yet, with a note", article, nil, "mine", []string{"Note", "mine", "", "", "", ""}},
		{"nothing found", article, &model.Findings{}, "", []string{"Publication date unknown", "", "", "", "", ""}},
		{"nothing found, with a note", article, &model.Findings{}, "mine", []string{"Note", "mine", "", "Publication date unknown", "", ""}},
		{"a long note takes three rows", article, nil, strings.Repeat("word ", 40), []string{
			"Note", "word word word word word word word", "word word word word word word word", "word word word word word word word…"[:0] + "word word word word word word word wo…", "", "",
		}},
	} {
		var p Pane
		p.Show(c.article, c.findings, Extras{Dates: dates, Note: c.note}, lang.English())
		if got := texts(&p, v); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if _, ok := p.Current(); ok {
			t.Errorf("%s: there is something to choose", c.name)
		}
		for _, a := range []keys.Action{keys.Down, keys.Up, keys.End, keys.PageDown, keys.Home} {
			p.Act(a) // does not crash
		}
	}
	var p Pane
	p.Show(nil, nil, Extras{}, lang.English())
	for _, v := range []view{{0, 5, false, false}, {5, 0, false, false}, {1, 1, true, true}} {
		paint(&p, v)
	}
}

// people are n persons without a publication date.
func people(n int) *model.Findings {
	f := &model.Findings{}
	for i := range n {
		f.Entities = append(f.Entities, entity(model.PER, string(rune('a'+i)), i))
	}
	return f
}

// shown is what stands in the pane, one letter a row, and the cursor's row: U
// is the publication date, P the head, b a blank row.
func shown(p *Pane, v view) (text string, cursor int) {
	g := paint(p, v)
	cursor = -1
	for y := 1; y <= v.h; y++ {
		row := strings.TrimSpace(gridtest.Text(g, y))
		if row == "" {
			row = "-"
		}
		text += row[:1]
		if strings.ContainsRune("rR", []rune(gridtest.Looks(g, y, names))[2]) {
			cursor = y - 1
		}
	}
	return text, cursor
}

// The cursor is always in view, and with the first name what stands above it.
func TestScrolling(t *testing.T) {
	p := filled(people(8), Extras{})
	for i, c := range []struct {
		key    keys.Action
		h      int
		want   string
		cursor int
	}{
		{keys.None, 5, "P-Pab", 3},
		{keys.Down, 5, "P-Pab", 4},
		{keys.Down, 5, "-Pabc", 4},
		{keys.End, 5, "defgh", 4},
		{keys.PageUp, 5, "defgh", 1}, // a page is two rows less than the pane has
		{keys.Up, 5, "cdefg", 1},     // a row above the cursor's shows, which may be a head
		{keys.Home, 5, "P-Pab", 3},
		{keys.PageDown, 5, "Pabcd", 4},
		{keys.Home, 3, "-Pa", 2},
		{keys.Home, 1, "a", 0},
		{keys.PageDown, 1, "b", 0},
		{keys.Home, 12, "P-Pabcdefgh-", 3},
	} {
		p.Act(c.key)
		if got, cursor := shown(p, view{40, c.h, false, true}); got != c.want || cursor != c.cursor {
			t.Errorf("step %d: %d rows show %q, the cursor on %d, want %q, %d", i, c.h, got, cursor, c.want, c.cursor)
		}
	}
}

// No room at all for the pane leaves it where it was scrolled to.
func TestNoRoomAtAll(t *testing.T) {
	p, v := filled(people(8), Extras{}), view{40, 5, false, true}
	p.Act(keys.End)
	shown(p, v)
	p.Act(keys.Up)
	p.Act(keys.Up)
	const want = "defgh"
	for _, r := range []grid.Rect{{}, {W: 40}, {H: 5}} {
		p.Paint(grid.New(40, 5), r, Look{Brush: &draw.Brush{}, Theme: &testLook, Lang: lang.English()})
		if got, _ := shown(p, v); got != want {
			t.Errorf("%+v: then shows %q, want %q", r, got, want)
		}
	}
}

// A note is cut where the pane ends.
func TestNoteAtTheEnd(t *testing.T) {
	var p Pane
	p.Show(&model.Article{}, nil, Extras{Note: strings.Repeat("word ", 20)}, lang.English())
	for h, want := range []string{
		2: "Note|word word word wo…",
		3: "Note|word word word|word word word wo…",
		4: "Note|word word word|word word word|word word word wo…",
		5: "Note|word word word|word word word|word word word wo…|",
	} {
		if got := strings.Join(texts(&p, view{20, h, false, false}), "|"); h >= 2 && got != want {
			t.Errorf("%d rows: %q, want %q", h, got, want)
		}
		inside(t, paint(&p, view{20, h, false, false}))
	}
}

// A note of several rows does not push the cursor off the pane.
func TestLongNotesLeaveTheCursorInView(t *testing.T) {
	for h := 1; h <= 14; h++ {
		p := filled(people(6), Extras{Note: strings.Repeat("word ", 20)})
		for i := range 6 {
			if _, cursor := shown(p, view{20, h, false, true}); cursor < 0 {
				t.Errorf("%d rows do not show name %d", h, i)
			}
			p.Act(keys.Down)
		}
	}
}

func TestCurrent(t *testing.T) {
	p := filled(mixed(), Extras{})
	var got []string
	for range 8 {
		e, ok := p.Current()
		if !ok {
			t.Fatal("nothing to choose")
		}
		got = append(got, fmt.Sprintf("%d %s %s %s %d", e.Kind, e.Name, e.Key, e.Value, len(e.Spans)))
		p.Act(keys.Down)
	}
	want := []string{
		"0 Sami key of Sami  2", "0 Layla key of Layla  1", "1 Cairo key of Cairo  1", "2 Union key of Union  1",
		"3 Russia RU  1", "4 on 2020  2020 1", "4 on 2021  2021 1", "4 on 2021  2021 1",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	p.Show(&model.Article{Text: "x"}, people(3), Extras{Dates: dates}, lang.English())
	if e, _ := p.Current(); e.Name != "a" {
		t.Errorf("another article begins at %q", e.Name)
	}
}

// The little histogram stands beside the head of the dates, earliest where
// reading starts.
func TestTrend(t *testing.T) {
	trend := []int{7, 0, 1, 3}
	for _, c := range []struct {
		name  string
		view  view
		trend []int
		want  string
	}{
		{"left to right", view{20, 4, false, false}, trend, " Dates  █▁▂▄        |.hhhhh..ydyy........"},
		{"right to left", view{20, 4, true, false}, trend, "        ▄▂▁█  Dates |........yydy..hhhhh."},
		{"all of one height", view{20, 4, false, false}, []int{2, 2}, " Dates  ██          |.hhhhh..yy.........."},
		{"once each", view{20, 4, false, false}, []int{1, 1}, " Dates  ██          |.hhhhh..yy.........."},
		{"just room enough", view{13, 4, false, false}, trend, " Dates  █▁▂▄ |.hhhhh..ydyy."},
		{"no room", view{12, 4, false, false}, trend, " Dates      |.hhhhh......"},
		{"one stretch tells nothing", view{20, 4, false, false}, []int{3}, " Dates              |.hhhhh.............."},
		{"no dates to compare", view{20, 4, false, false}, nil, " Dates              |.hhhhh.............."},
	} {
		f := &model.Findings{Dates: mixed().Dates}
		p := filled(f, Extras{Trend: c.trend})
		p.Act(keys.End)
		rows := inside(t, paint(p, c.view))
		if !slices.Contains(rows, c.want) {
			t.Errorf("%s: %q, want %q", c.name, rows, c.want)
		}
	}
	p := filled(people(2), Extras{Trend: trend})
	if got := strings.Join(texts(p, view{20, 8, false, false}), ""); strings.Contains(got, "█") {
		t.Errorf("people have a histogram: %q", got)
	}
}

// The heights of the histogram are in proportion to the greatest.
func TestTrendHeights(t *testing.T) {
	f := &model.Findings{Dates: mixed().Dates}
	p := filled(f, Extras{Trend: []int{0, 1, 2, 3, 4, 5, 6, 7, 14}})
	p.Act(keys.End)
	if got, want := texts(p, view{30, 4, false, false})[1], "Dates  ▁▂▂▃▃▄▄▅█"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// Another language changes the words; the cursor stays.
func TestRelabel(t *testing.T) {
	f := mixed()
	a := &model.Article{Text: strings.Repeat("x", 20)}
	p := filled(f, Extras{Note: "mine"})
	p.Act(keys.Down)
	arabic := lang.Arabic()
	p.Relabel(a, f, arabic)
	g := grid.New(40, 30)
	p.Paint(g, g.Bounds(), Look{Brush: &draw.Brush{RTL: true}, Theme: &testLook, Lang: arabic, Focus: true})
	all := strings.Join(gridtest.Rows(g), "\n")
	for _, english := range []string{"Note", "Published", "October", "People", "Places", "Organisations", "Related", "Dates"} {
		if strings.Contains(all, english) {
			t.Errorf("still says %q", english)
		}
	}
	for _, kept := range []string{"mine", "Sami", "Russia"} {
		if !strings.Contains(all, kept) {
			t.Errorf("no longer says %q", kept)
		}
	}
	if e, _ := p.Current(); e.Name != "Layla" {
		t.Errorf("the cursor is on %q", e.Name)
	}
	var none Pane
	none.Show(a, nil, Extras{}, arabic)
	none.Relabel(a, nil, arabic) // not analysed yet: nothing to say
	none.Relabel(nil, nil, arabic)
}
