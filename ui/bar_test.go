package ui

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"qari/ui/grid"
	"qari/ui/lang"
	"qari/ui/term"
	"qari/ui/theme"
)

func TestWhatTheBarSays(t *testing.T) {
	done := Progress{Files: 3, Loaded: 3, Done: true}
	problems := Progress{Files: 5, Loaded: 5, Done: true, Problems: []string{"x.txt: empty", "y.txt: empty"}}
	for name, c := range map[string]struct {
		bar        bar
		start, end string
	}{
		"nothing open":       {bar{progress: done}, "0 articles", "? keys  q quit"},
		"one article":        {bar{progress: done, facts: facts{articles: 1, open: true, percent: 7}}, "1 article", "7%  ? keys  q quit"},
		"a message":          {bar{progress: problems, message: "Copied", facts: facts{filter: "x"}}, "Copied", "? keys  q quit"},
		"before the blink":   {bar{progress: Progress{Files: 9, Loaded: 4}}, "0 articles", "? keys  q quit"},
		"loading":            {bar{blinked: true, progress: Progress{Files: 9, Loaded: 4}, facts: facts{filter: "x"}}, "Loading 4/9", "? keys  q quit"},
		"looking for files":  {bar{blinked: true}, "0 articles", "? keys  q quit"},
		"loaded":             {bar{blinked: true, progress: done}, "0 articles", "? keys  q quit"},
		"a filter":           {bar{progress: problems, facts: facts{articles: 2, filter: "سلام"}}, "Filter: \u2068سلام\u2069 · 2 articles", "? keys  q quit"},
		"problems":           {bar{progress: problems, facts: facts{articles: 3}}, "3 articles · Could not open 2 files · \u2068x.txt: empty\u2069", "? keys  q quit"},
		"marks":              {bar{progress: done, facts: facts{marks: 12, at: 3, open: true}}, "0 articles", "3/12  0%  ? keys  q quit"},
		"a search under way": {bar{progress: done, facts: facts{marks: 12, at: 3, searching: true}}, "0 articles", "…  ? keys  q quit"},
	} {
		text := lang.English()
		if got := c.bar.status(text); got != c.start {
			t.Errorf("%s: it begins with %q, want %q", name, got, c.start)
		}
		if got := c.bar.where(text); got != c.end {
			t.Errorf("%s: it ends with %q, want %q", name, got, c.end)
		}
	}
}

func TestEmptyList(t *testing.T) {
	text := lang.English()
	for name, c := range map[string]struct {
		bar      bar
		articles int
		want     string
	}{
		"filtered":          {bar{}, 3, text.NoMatch},
		"loading":           {bar{}, 0, ""},
		"loading for long":  {bar{blinked: true}, 0, text.Loading + "…"},
		"nothing to be had": {bar{blinked: true, progress: Progress{Done: true}}, 0, text.NoArticles},
	} {
		if got := c.bar.emptyText(c.articles, text); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// painting is a bar painted on a row of its own, as text, with the look that
// it was painted in.
func painting(b *bar, text *lang.Text, w int) (row string, g *grid.Grid) {
	l := looks{theme: theme.New(true), lang: text}
	l.brush.RTL = text.RTL
	g = grid.New(w, 1)
	b.paint(g, g.Bounds(), &l)
	var s strings.Builder
	for _, c := range g.Row(0) {
		if c.Width > 0 {
			s.WriteRune(c.Rune)
		}
	}
	return s.String(), g
}

// The end of the bar gives way where there is no room for both, and stands at
// the left of a bar that runs from the right.
func TestBarIsPainted(t *testing.T) {
	b := &bar{message: "Saved"}
	for w, want := range map[int]string{
		40: " Saved                   ? keys  q quit ",
		29: " Saved        ? keys  q quit ",
		28: " Saved       ? keys  q quit ",
		27: " Saved                     ",
		5:  " Sa… ",
		4:  "Sav…",
	} {
		if got, _ := painting(b, lang.English(), w); got != want {
			t.Errorf("%d columns: %q, want %q", w, got, want)
		}
	}
	row, _ := painting(&bar{message: "abc", facts: facts{open: true, percent: 50}}, lang.Arabic(), 60)
	columns := []rune(row)
	if string(columns[56:59]) != "abc" || !strings.Contains(string(columns[:30]), "50%") {
		t.Errorf("from the right: %q", row)
	}
	th := theme.New(true)
	for _, fault := range []bool{false, true} {
		_, g := painting(&bar{message: "abc", fault: fault}, lang.English(), 60)
		if got := g.Row(0)[1].Style; (got.FG == th.Error.FG) != fault {
			t.Errorf("fault %v is painted in %v", fault, got)
		}
		if g.Row(0)[0].Style != th.Bar || g.Row(0)[59].Style != th.Bar {
			t.Error("the bar has no colour of its own")
		}
	}
	if g := grid.New(4, 1); len(g.Panes) != 0 {
		t.Error("a grid has panes")
	} else if (&bar{}).paint(g, grid.Rect{}, new(looks)); len(g.Panes) != 0 {
		t.Error("a bar of no size is painted")
	}
}

// The bar is shaded as far as loading has come, from where the text starts.
func TestProgressIsPainted(t *testing.T) {
	for _, c := range []struct {
		text           *lang.Text
		loaded, filled int
		first          int
	}{{lang.English(), 1, 10, 0}, {lang.Arabic(), 1, 10, 30}, {lang.English(), 0, 0, -1}, {lang.English(), 4, 40, 0}} {
		_, g := painting(&bar{blinked: true, progress: Progress{Files: 4, Loaded: c.loaded}}, c.text, 40)
		filled, first := 0, -1
		for x, cell := range g.Row(0) {
			if cell.Style.Attr&grid.Reverse != 0 {
				if first < 0 {
					first = x
				}
				filled++
			}
		}
		if filled != c.filled || first != c.first {
			t.Errorf("%d of 4 loaded: %d columns from %d", c.loaded, filled, first)
		}
	}
}

// A field in the bar is ordered apart from what stands around it.
func TestFieldsAreTheirOwnPane(t *testing.T) {
	for _, c := range []struct {
		text   *lang.Text
		panes  []grid.Rect
		cursor int
	}{
		{lang.English(), []grid.Rect{{X: 0, W: 9, H: 1}, {X: 9, W: 19, H: 1}, {X: 28, W: 12, H: 1}}, 10},
		{lang.Arabic(), nil, 0},
	} {
		b := &bar{facts: facts{articles: 3, filter: "x"}}
		b.ask(filtering, "x", c.text)
		row, g := painting(b, c.text, 40)
		if c.panes == nil {
			at := g.Panes[len(g.Panes)-2]
			if len(g.Panes) != 3 || g.Panes[2].X+g.Panes[2].W != 40 || at.X == 0 || g.CursorX < at.X || g.CursorX >= at.X+at.W {
				t.Errorf("panes %v, cursor at %d: %q", g.Panes, g.CursorX, row)
			}
			continue
		}
		if len(g.Panes) != 3 || g.Panes[0] != c.panes[0] || g.Panes[1] != c.panes[1] || g.Panes[2] != c.panes[2] || g.CursorX != c.cursor || !g.ShowCursor {
			t.Errorf("panes %v, cursor at %d: %q", g.Panes, g.CursorX, row)
		}
	}
	b := &bar{}
	b.ask(noting, "", lang.English())
	if _, g := painting(b, lang.English(), 3); len(g.Panes) != 1 {
		t.Errorf("in three columns: panes %v", g.Panes)
	}
}

// The parts of a bar that begins anywhere are the field and what is left.
func TestBarIsSplit(t *testing.T) {
	for _, c := range []struct {
		x, w int
		want []grid.Rect
	}{
		{5, 10, []grid.Rect{{X: 3, Y: 9, W: 2, H: 1}, {X: 5, Y: 9, W: 10, H: 1}, {X: 15, Y: 9, W: 8, H: 1}}},
		{3, 20, []grid.Rect{{X: 3, Y: 9, W: 20, H: 1}}},
		{3, 10, []grid.Rect{{X: 3, Y: 9, W: 10, H: 1}, {X: 13, Y: 9, W: 10, H: 1}}},
	} {
		got := splitBar(grid.Rect{X: 3, Y: 9, W: 20, H: 1}, grid.Rect{X: c.x, Y: 9, W: c.w, H: 1})
		if !slices.Equal(got, c.want) {
			t.Errorf("%d columns from %d: %v", c.w, c.x, got)
		}
	}
}

func TestPrompts(t *testing.T) {
	text := lang.English()
	for name, c := range map[string]struct {
		purpose       purpose
		facts         facts
		before, after string
	}{
		"filter":        {filtering, facts{articles: 2, filter: "x"}, text.FilterPrompt, "2 articles"},
		"saved queries": {filtering, facts{articles: 2, filter: "@x", saved: "@x  @xy"}, text.FilterPrompt, "@x  @xy"},
		"search":        {searching, facts{marks: 1}, text.SearchPrompt, "1 hit"},
		"searching":     {searching, facts{marks: 1, searching: true}, text.SearchPrompt, "…"},
		"name":          {naming, facts{articles: 2}, text.NamePrompt, ""},
		"note":          {noting, facts{articles: 2}, text.NotePrompt, ""},
	} {
		b := &bar{facts: c.facts}
		if before, after := b.promptText(c.purpose, text); before != c.before || after != c.after {
			t.Errorf("%s: %q and %q", name, before, after)
		}
	}
	b := &bar{message: "no such field", fault: true}
	b.ask(filtering, "x", text)
	if row, _ := painting(b, text, 60); !strings.HasSuffix(row, "no such field ") {
		t.Errorf("a fault while typing: %q", row)
	}
}

func TestSavedNames(t *testing.T) {
	shelf := newFakeShelf()
	for _, n := range []string{"ab", "abc", "b"} {
		shelf.queries[n] = "x"
	}
	for filter, want := range map[string]string{"@ab": "@ab  @abc", "@": "@ab  @abc  @b", "@z": "", "ab": "", "": ""} {
		if got := savedNames(shelf, filter); got != want {
			t.Errorf("%q: %q, want %q", filter, got, want)
		}
	}
}

func TestTelling(t *testing.T) {
	text := lang.English()
	for _, c := range []struct {
		err     error
		message string
		fault   bool
	}{
		{nil, "as it was", false}, {errNotFound, text.NotFound, false}, {errNoSource, text.NoSource, false},
		{errTooLong, text.TooLongToCopy, true}, {errors.New("broken"), "broken", true},
	} {
		b := bar{message: "as it was"}
		if b.tell(c.err, text); b.message != c.message || b.fault != c.fault {
			t.Errorf("%v: %q, fault %v", c.err, b.message, b.fault)
		}
	}
}

// Where the terminal moves cells the cursor is one of them; elsewhere it is
// the terminal's own.
func TestCursorIsACell(t *testing.T) {
	for name, cell := range map[string]bool{"inverse": true, "words": true, "visual": false, "override": false} {
		m, _ := sessionWith(t, 80, 24, func(e *Env) {
			e.Detector = term.NewDetector(func(string) string { return "" }, name)
		})
		press(m, "/", "x")
		g := painted(m)
		if g.ShowCursor == cell {
			t.Errorf("%s: the cursor is the terminal's: %v", name, g.ShowCursor)
		}
		if got := g.Row(23)[g.CursorX].Style.Attr&grid.Reverse != 0; got != cell {
			t.Errorf("%s: the cursor is a cell: %v", name, got)
		}
		if press(m, "esc"); painted(m).ShowCursor {
			t.Errorf("%s: a cursor without a field", name)
		}
	}
}
