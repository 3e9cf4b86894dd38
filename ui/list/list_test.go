package list

import (
	"strings"
	"testing"

	"qari/model"
	"qari/model/calendar"
	"qari/ui/draw"
	"qari/ui/grid"
	"qari/ui/internal/gridtest"
	"qari/ui/keys"
	"qari/ui/lang"
	"qari/ui/theme"
)

// entry is an article as a test lists it.
type entry struct {
	id            string
	article       *model.Article
	findings      *model.Findings
	read, starred bool
}

// entries are the articles of a list.
type entries []entry

func (s entries) row(i int) Row {
	return Row{ID: s[i].id, Article: s[i].article, Findings: s[i].findings, Read: s[i].read, Starred: s[i].starred}
}

// titles are read articles that have nothing but a title.
func titles(all ...string) entries {
	var src entries
	for _, t := range all {
		src = append(src, entry{article: &model.Article{Title: t}, read: true})
	}
	return src
}

func published(value string) *model.Findings {
	return &model.Findings{Published: model.Publication{At: calendar.ParseStamp(value)}}
}

// listing is a pane that lists all of src, its cursor on one of them.
func listing(src entries, cursor int) *Pane {
	var l Pane
	items := make([]int, len(src))
	for i := range items {
		items[i] = i
	}
	l.SetItems(items)
	l.Step(cursor)
	return &l
}

// act gives the pane a key and tells whether the cursor moved.
func act(l *Pane, a keys.Action) bool { return l.Act(a) == Moved }

var (
	dim      = grid.Style{FG: 1}
	star     = grid.Style{FG: 2}
	reverse  = grid.Style{Attr: grid.Reverse}
	shade    = grid.Style{BG: 3}
	bold     = grid.Style{Attr: grid.Bold}
	testLook = theme.Theme{Dim: dim, Star: star, Selected: reverse, SelectedDim: shade}
	names    = map[grid.Style]rune{
		dim: 'd', star: '*', reverse: 'r', shade: 's', bold: 'b',
		{Attr: grid.Reverse | grid.Bold}: 'R', {BG: 3, Attr: grid.Bold}: 'S',
		{FG: 2, Attr: grid.Reverse}: 'x', {FG: 2, BG: 3}: 'X',
	}
)

// paint paints a pane on w×h cells, of which it is told to leave the border
// of one cell alone.
func paint(l *Pane, src entries, w, h int, rtl, focus bool) *grid.Grid {
	g := grid.New(w+2, h+2)
	l.Layout(h, src.row)
	l.Paint(g, grid.Rect{X: 1, Y: 1, W: w, H: h}, Look{Brush: &draw.Brush{RTL: rtl}, Theme: &testLook, Lang: lang.English(), Focus: focus})
	return g
}

// inside is what a pane of paint shows: a line for each row, its text and its
// styles side by side.
func inside(t *testing.T, g *grid.Grid) string {
	t.Helper()
	var b strings.Builder
	for y := range g.H {
		text, looks := []rune(gridtest.Text(g, y)), []rune(gridtest.Looks(g, y, names))
		if y == 0 || y == g.H-1 {
			if strings.Trim(string(looks), ".")+strings.TrimSpace(string(text)) != "" {
				t.Errorf("paints outside its rows: %q", string(text))
			}
			continue
		}
		if text[0] != ' ' || looks[0] != '.' || text[g.W-1] != ' ' || looks[g.W-1] != '.' {
			t.Errorf("row %d paints outside its columns: %q %q", y, string(text), string(looks))
		}
		b.WriteString(string(text[1:g.W-1]) + "|" + string(looks[1:g.W-1]) + "\n")
	}
	return b.String()
}

func lines(rows ...string) string { return strings.Join(rows, "\n") + "\n" }

func TestPaint(t *testing.T) {
	news := entry{
		article:  &model.Article{Title: "First news", Section: "World", Source: "Wire", Byline: "Ann"},
		findings: published("2020-10-09T22:35"), starred: true,
	}
	long := entry{article: &model.Article{Title: "one two three four five six seven eight", Byline: "Ann"}, read: true}
	for _, c := range []struct {
		name           string
		src            entries
		cursor, w, h   int
		rtl, unfocused bool
		want           string
	}{
		{"an article takes four rows, and the star stands before its date", entries{news, long}, 0, 22, 8, false, false, lines(
			" First news           |rRRRRRRRRRRrrrrrrrrrrr",
			" * 2020-10-09 · World |rxrrrrrrrrrrrrrrrrrrrr",
			"                      |rrrrrrrrrrrrrrrrrrrrrr",
			"                      |......................",
			" one two three four   |......................",
			" five six seven eight |......................",
			" Ann                  |.ddd..................",
			"                      |......................",
		)},
		{"from the right, and out of focus", entries{news, long}, 0, 22, 8, true, true, lines(
			"           First news |sssssssssssSSSSSSSSSSs",
			" World · 2020-10-09 * |ssssssssssssssssssssXs",
			"                      |ssssssssssssssssssssss",
			"                      |......................",
			"   one two three four |......................",
			" five six seven eight |......................",
			"                  Ann |..................ddd.",
			"                      |......................",
		)},
		{"at the side of its own text, whatever the interface's", entries{
			{article: &model.Article{Title: "ابت", Direction: model.RightToLeft, Byline: "Ann"}, read: true, starred: true},
			{article: &model.Article{Title: "one two", Direction: model.LeftToRight, Byline: "Ann"}, read: true},
		}, 1, 12, 8, false, true, lines(
			"        \ufe96\ufe91\ufe8d |............", "      Ann * |......ddd.*.",
			"            |............", "            |............",
			" one two    |ssssssssssss", " Ann        |ssssssssssss",
			"            |ssssssssssss", "            |............",
		)},
		{"not under the cursor", entries{long, news}, 0, 22, 8, false, false, lines(
			" one two three four   |rrrrrrrrrrrrrrrrrrrrrr",
			" five six seven eight |rrrrrrrrrrrrrrrrrrrrrr",
			" Ann                  |rrrrrrrrrrrrrrrrrrrrrr",
			"                      |......................",
			" First news           |.bbbbbbbbbb...........",
			" * 2020-10-09 · World |.*.dddddddddddddddddd.",
			"                      |......................",
			"                      |......................",
		)},
		{"a title of more than two rows", entries{long}, 0, 12, 8, false, false, lines(
			" one two    |rrrrrrrrrrrr",
			" three fou… |rrrrrrrrrrrr",
			" Ann        |rrrrrrrrrrrr",
			"            |............",
			"            |............",
			"            |............",
			"            |............",
			"            |............",
		)},
		{"seven rows hold seven titles", titles("a", "b", "c", "d", "e", "f", "g", "h"), 1, 5, 7, false, false, lines(
			" a   |.....", " b   |rrrrr", " c   |.....", " d   |.....", " e   |.....", " f   |.....", " g   |.....",
		)},
		{"a title that is not whole", entries{long, long}, 0, 9, 2, false, false, lines(
			" one tw… |rrrrrrrrr", " one tw… |.........",
		)},
		{"no margin where there is no room for it", titles("abcdef", "b"), 1, 4, 3, false, false, lines(
			"abc…|....", "b   |rrrr", "    |....",
		)},
		{"five columns have a margin", titles("abcdef"), 0, 5, 1, false, false, lines(" ab… |rrrrr")},
		{"no star where there is no room for it", entries{{article: &model.Article{Title: "a", Section: "b"}, read: true, starred: true}}, 0, 3, 8, false, false, lines(
			"a  |rrr", "b  |rrr", "   |rrr", "   |...", "   |...", "   |...", "   |...", "   |...",
		)},
		{"a star in four columns", entries{{article: &model.Article{Title: "a", Section: "b"}, read: true, starred: true}}, 0, 4, 8, false, false, lines(
			"a   |rrrr", "* b |xrrr", "    |rrrr", "    |....", "    |....", "    |....", "    |....", "    |....",
		)},
		{"the last article may show in part: its title", append(titles("a", "b"), long), 0, 22, 9, false, false, lines(
			" a                    |rrrrrrrrrrrrrrrrrrrrrr", "                      |rrrrrrrrrrrrrrrrrrrrrr",
			"                      |rrrrrrrrrrrrrrrrrrrrrr", "                      |......................",
			" b                    |......................", "                      |......................",
			"                      |......................", "                      |......................",
			" one two three four … |......................",
		)},
		{"and its date with the third row", append(titles("a", "b"), news), 0, 22, 11, false, false, lines(
			" a                    |rrrrrrrrrrrrrrrrrrrrrr", "                      |rrrrrrrrrrrrrrrrrrrrrr",
			"                      |rrrrrrrrrrrrrrrrrrrrrr", "                      |......................",
			" b                    |......................", "                      |......................",
			"                      |......................", "                      |......................",
			" First news           |.bbbbbbbbbb...........", " * 2020-10-09 · World |.*.dddddddddddddddddd.",
			"                      |......................",
		)},
		{"but not with the second", append(titles("a", "b"), news), 0, 22, 10, false, false, lines(
			" a                    |rrrrrrrrrrrrrrrrrrrrrr", "                      |rrrrrrrrrrrrrrrrrrrrrr",
			"                      |rrrrrrrrrrrrrrrrrrrrrr", "                      |......................",
			" b                    |......................", "                      |......................",
			"                      |......................", "                      |......................",
			" First news           |.bbbbbbbbbb...........", "                      |......................",
		)},
	} {
		g := paint(listing(c.src, c.cursor), c.src, c.w, c.h, c.rtl, !c.unfocused)
		if got := inside(t, g); got != c.want {
			t.Errorf("%s:\n%swant\n%s", c.name, got, c.want)
		}
	}
}

// What the row under the title says, by what is known.
func TestMeta(t *testing.T) {
	for _, c := range []struct {
		article  model.Article
		findings *model.Findings
		want     string
	}{
		{model.Article{Section: "World", Source: "Wire", Byline: "Ann"}, published("2020-10-09"), "2020-10-09 · World"},
		{model.Article{Source: "Wire", Byline: "Ann"}, published("2020-10-31"), "2020-10-31 · Wire"},
		{model.Article{Byline: "Ann"}, published(""), "Ann"},
		{model.Article{Byline: "Ann"}, nil, "Ann"},
		{model.Article{}, published("2020-10-09T22:35"), "2020-10-09"},
		{model.Article{}, published(""), ""},
	} {
		c.article.Title = "t"
		src := entries{{article: &c.article, findings: c.findings}}
		g := paint(listing(src, 0), src, 30, 8, false, false)
		if got := strings.TrimSpace(gridtest.Text(g, 2)); got != c.want {
			t.Errorf("%+v published %+v: %q, want %q", c.article, c.findings, got, c.want)
		}
	}
}

// Articles that cannot be shown by their title.
func TestTitles(t *testing.T) {
	for _, c := range []struct {
		name, want, looks string
		entry             entry
	}{
		{"still loading", " 1-a.txt", ".ddddddd", entry{id: "1-a.txt", starred: true}},
		{"without a title", " Untitled (1-a.txt)", ".dddddddddddddddddd", entry{id: "1-a.txt", article: &model.Article{}}},
		{"unread", " Hello", ".bbbbb", entry{id: "1-a.txt", article: &model.Article{Title: "Hello"}}},
		{"read", " Hello", "......", entry{id: "1-a.txt", article: &model.Article{Title: "Hello"}, read: true}},
	} {
		src := append(titles("selected"), c.entry)
		g := paint(listing(src, 0), src, 30, 8, false, true)
		if got := strings.TrimRight(gridtest.Text(g, 5)[1:], " "); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		if got := gridtest.Looks(g, 5, names)[1 : 1+len(c.looks)]; got != c.looks {
			t.Errorf("%s: styles %q, want %q", c.name, got, c.looks)
		}
		if got := strings.TrimSpace(gridtest.Text(g, 6)); got != "" {
			t.Errorf("%s: %q stands below", c.name, got)
		}
	}
}

// The name of a file keeps its own direction among Arabic words.
func TestNameOfAFileInArabic(t *testing.T) {
	src := entries{{id: "1-a.txt", article: &model.Article{}}}
	l, g := listing(src, 0), grid.New(30, 8)
	l.Layout(8, src.row)
	l.Paint(g, g.Bounds(), Look{Brush: &draw.Brush{RTL: true}, Theme: &testLook, Lang: lang.Arabic()})
	if got := gridtest.Text(g, 0); !strings.Contains(got, "(1-a.txt)") {
		t.Errorf("%q", got)
	}
}

// shown are the first letters of what a pane shows, and the row of the cursor.
func shown(l *Pane, src entries, h int) (text string, at int) {
	g := paint(l, src, 6, h, false, true)
	at = -1
	for y := 1; y <= h; y++ {
		if gridtest.Looks(g, y, names)[2] == 'r' && at < 0 {
			at = y - 1
		}
		text += strings.TrimSpace(gridtest.Text(g, y))
	}
	return text, at
}

// The rows on the screen follow the cursor, and move no farther than they must.
func TestScrolling(t *testing.T) {
	src := titles("a", "b", "c", "d", "e", "f", "g", "h", "i", "j")
	l := listing(src, 0)
	for i, c := range []struct {
		key  keys.Action
		h    int
		want string
		at   int
	}{
		{keys.None, 4, "abcd", 0},
		{keys.Down, 4, "abcd", 1},
		{keys.PageDown, 4, "bcde", 3}, // a row stays, so that the eye finds it
		{keys.Up, 4, "bcde", 2},
		{keys.Up, 4, "bcde", 1},
		{keys.PageUp, 4, "abcd", 0},
		{keys.PageUp, 4, "abcd", 0},
		{keys.End, 4, "ghij", 3},
		{keys.PageUp, 4, "ghij", 0},
		{keys.Up, 4, "fghi", 0},
		{keys.End, 3, "hij", 2},
		{keys.PageDown, 3, "hij", 2},
		{keys.Home, 3, "abc", 0},
		{keys.End, 8, "ij", 4},
		{keys.PageUp, 8, "ij", 0},
		{keys.PageUp, 1, "h", 0},
		{keys.PageUp, 1, "g", 0},
	} {
		act(l, c.key)
		if got, at := shown(l, src, c.h); got != c.want || at != c.at {
			t.Errorf("step %d: %d rows show %q, the cursor on row %d, want %q, %d", i, c.h, got, at, c.want, c.at)
		}
	}
}

// Every key says whether it moved the cursor: then the article is opened.
func TestMoved(t *testing.T) {
	src := titles("a", "b", "c")
	l := listing(src, 0)
	paint(l, src, 6, 2, false, true)
	for i, c := range []struct {
		key   keys.Action
		moved bool
		at    int
	}{
		{keys.Up, false, 0}, {keys.Home, false, 0}, {keys.PageUp, false, 0},
		{keys.Down, true, 1}, {keys.Up, true, 0}, {keys.End, true, 2},
		{keys.Down, false, 2}, {keys.PageDown, false, 2}, {keys.Home, true, 0},
		{keys.PageDown, true, 1}, {keys.PageUp, true, 0}, {keys.Help, false, 0},
	} {
		if moved := act(l, c.key); moved != c.moved {
			t.Errorf("step %d: moved %v", i, moved)
		}
		if at, ok := l.Current(); at != c.at || !ok {
			t.Errorf("step %d: the cursor is on %d, want %d", i, at, c.at)
		}
	}
	var none Pane
	if _, ok := none.Current(); ok || act(&none, keys.Down) || act(&none, keys.End) || none.Select(0) {
		t.Error("an empty list has a cursor")
	}
	paint(&none, nil, 6, 4, false, true)
}

// The cursor stays on its article, or where that is gone, where it stood.
func TestSetItems(t *testing.T) {
	for _, c := range []struct {
		name          string
		cursor        int
		items         []int
		want, wantLen int
	}{
		{"the same", 12, []int{10, 11, 12}, 12, 3},
		{"one before it goes", 12, []int{10, 12}, 12, 2},
		{"it moves down", 10, []int{8, 9, 10, 11}, 10, 4},
		{"it goes", 11, []int{10, 12}, 12, 2},
		{"it goes, the last one", 12, []int{10, 11}, 11, 2},
	} {
		var l Pane
		l.SetItems([]int{10, 11, 12})
		if !l.Select(c.cursor) {
			t.Fatal("not listed")
		}
		l.SetItems(c.items)
		if at, ok := l.Current(); at != c.want || !ok || l.Len() != c.wantLen {
			t.Errorf("%s: the cursor is on %d of %d, want %d", c.name, at, l.Len(), c.want)
		}
	}
	var l Pane
	l.SetItems([]int{1, 2})
	if l.Select(3) {
		t.Error("selects what is not listed")
	}
	l.SetItems(nil)
	if _, ok := l.Current(); ok || l.Len() != 0 {
		t.Error("something is listed")
	}
	if l.SetItems([]int{5}); !l.Select(5) {
		t.Error("nothing is listed after an empty list")
	}
}
