package reading

import (
	"fmt"
	"strings"
	"testing"

	"qari/model"
	"qari/ui/internal/gridtest"
	"qari/ui/keys"
	"qari/ui/theme"
)

// letters is an article of n blocks of one letter, a title and then b, c, …:
// block i stands on row 2i and begins at byte 2i.
func letters(n int) *model.Article {
	var blocks []string
	for i := range n {
		blocks = append(blocks, string(rune('a'+i)))
	}
	return article(blocks...)
}

// shown is what stands in the pane, a letter a row, with points for blank ones.
func shown(r *Pane, h int) string {
	var b strings.Builder
	for _, row := range gridtest.Rows(painted(r, 10, h)) {
		if row = strings.TrimSpace(row); row == "" {
			row = "."
		}
		b.WriteString(row[:1])
	}
	return b.String()
}

func steps(t *testing.T, r *Pane, h int, all []struct {
	key  keys.Action
	want string
}) {
	t.Helper()
	for i, s := range all {
		r.Act(s.key)
		if got := shown(r, h); got != s.want {
			t.Errorf("step %d: %q, want %q", i, got, s.want)
		}
	}
}

type step = struct {
	key  keys.Action
	want string
}

func TestRowsAndPages(t *testing.T) {
	steps(t, opened(letters(8), 10, 5), 5, []step{
		{keys.None, "a.b.c"},
		{keys.Up, "a.b.c"},
		{keys.Down, "b.c.d"}, // the blank row has no place of its own
		{keys.Down, "c.d.e"},
		{keys.Up, "b.c.d"},
		{keys.PageDown, "d.e.f"}, // two rows less than the pane has
		{keys.PageDown, "f.g.h"},
		{keys.PageDown, "f.g.h"},
		{keys.Down, "f.g.h"},
		{keys.PageUp, "d.e.f"},
		{keys.Home, "a.b.c"},
		{keys.End, "f.g.h"},
		{keys.Back, "a.b.c"},
		{keys.Back, "d.e.f"},
		{keys.Back, "d.e.f"},
	})
	steps(t, opened(letters(8), 10, 1), 1, []step{
		{keys.None, "a"}, {keys.PageDown, "b"}, {keys.Down, "c"}, {keys.PageUp, "b"}, {keys.End, "h"}, {keys.Up, "g"},
	})
	steps(t, opened(letters(2), 10, 5), 5, []step{
		{keys.None, "a.b.."}, {keys.Down, "a.b.."}, {keys.End, "a.b.."}, {keys.PageDown, "a.b.."}, {keys.NextParagraph, "a.b.."},
	})
}

func TestParagraphsAndHeadings(t *testing.T) {
	a := letters(12)
	a.Blocks[4].Kind, a.Blocks[6].Kind = model.Heading, model.Heading
	steps(t, opened(a, 10, 3), 3, []step{
		{keys.PrevParagraph, "a.b"},
		{keys.NextParagraph, "b.c"},
		{keys.NextParagraph, "c.d"},
		{keys.PrevParagraph, "b.c"},
		{keys.NextHeading, "e.f"},
		{keys.NextHeading, "g.h"},
		{keys.NextHeading, "g.h"},
		{keys.PrevHeading, "e.f"},
		{keys.PrevHeading, "a.b"},
		{keys.Back, "e.f"},
		{keys.Back, "g.h"},
		{keys.Back, "e.f"},
		{keys.Back, "b.c"},
	})
	// In the middle of a paragraph, the previous one is its own start.
	r := opened(article("a", "b", "c d e f", "g", "h"), 1, 2)
	steps(t, r, 2, []step{
		{keys.NextParagraph, "b."}, {keys.NextParagraph, "cd"}, {keys.Down, "de"}, {keys.Down, "ef"},
		{keys.PrevParagraph, "cd"}, {keys.PrevParagraph, "b."},
	})
}

// A line of the page that is shown in its place is a paragraph and no heading.
func TestAsidesAreNoHeadings(t *testing.T) {
	a := letters(6)
	a.Blocks[3].Kind = model.Title
	a.Asides = []model.Aside{{Text: "x", After: 1}}
	r := opened(a, 10, 3)
	r.ToggleUnfolded()
	r.Resize(10, 3)
	steps(t, r, 3, []step{
		{keys.NextParagraph, "x.b"}, {keys.NextHeading, "d.e"}, {keys.PrevHeading, "a.x"},
	})
	r.Act(keys.NextParagraph)
	if at := r.Position(); at != 0 {
		t.Errorf("the aside after the first block has position %d", at)
	}
}

func TestPlace(t *testing.T) {
	steps(t, opened(letters(9), 10, 3), 3, []step{
		{keys.Down, "b.c"},
		{keys.GoPlace, "b.c"}, // none was set
		{keys.SetPlace, "b.c"},
		{keys.End, "h.i"},
		{keys.GoPlace, "b.c"},
		{keys.Back, "h.i"},
		{keys.Back, "b.c"},
	})
}

// A hundred places can be gone back to; the oldest are forgotten.
func TestTrailIsBounded(t *testing.T) {
	r := opened(letters(9), 10, 3)
	r.Act(keys.Down)
	first := r.Position()
	for range maxTrail {
		r.Act(keys.Home) // remembers where it was
		r.Act(keys.Down)
		r.Act(keys.Down)
	}
	if len(r.trail) != maxTrail || r.trail[0] != r.placeOf(first) {
		t.Errorf("%d places, the first is %v", len(r.trail), r.trail[0])
	}
	r.Act(keys.Home)
	if len(r.trail) != maxTrail || r.trail[0] == r.placeOf(first) {
		t.Errorf("%d places, the first is still there", len(r.trail))
	}
}

// Show leaves alone what is visible; else the place stands at a third of the
// height.
func TestShow(t *testing.T) {
	for _, c := range []struct {
		from, to int // blocks
		want     string
	}{
		{4, 4, "e.f.g.h.i"}, {4, 8, "e.f.g.h.i"}, {4, 9, "i.j.k.l.m"}, {4, 3, "c.d.e.f.g"}, {4, 0, "a.b.c.d.e"}, {0, 15, "o.p.q.r.s"}, {0, 19, "p.q.r.s.t"},
	} {
		r := opened(letters(20), 10, 9)
		r.anchor = r.placeOf(2 * c.from)
		before := shown(r, 9)
		if r.Show(2 * c.to); shown(r, 9) != c.want {
			t.Errorf("from %d to %d: %q, want %q", c.from, c.to, shown(r, 9), c.want)
		}
		if r.Act(keys.Back); shown(r, 9) != before {
			t.Errorf("from %d to %d and back: %q, want %q", c.from, c.to, shown(r, 9), before)
		}
	}
	r := New(nil) // a pane that is not on the screen yet
	r.Open(letters(9), nil, 0)
	r.Show(10)
	if r.Resize(10, 3); shown(r, 3) != "f.g" {
		t.Errorf("shows %q", shown(r, 3))
	}
}

func TestVisibleAndProgress(t *testing.T) {
	r := opened(letters(10), 10, 5) // 19 bytes
	for _, c := range []struct {
		at       int
		visible  model.Span
		progress int
		top      bool
		position int
	}{
		{0, model.Span{Start: 0, End: 6}, 31, true, 0},
		{2, model.Span{Start: 2, End: 8}, 42, false, 2},
		{3, model.Span{Start: 2, End: 8}, 42, false, 3}, // the end of a block
		{12, model.Span{Start: 12, End: 18}, 94, false, 12},
		{14, model.Span{Start: 14, End: 19}, 100, false, 14},
		{18, model.Span{Start: 14, End: 19}, 100, false, 18},
		{99, model.Span{Start: 14, End: 19}, 100, false, 19},
		{-5, model.Span{Start: 0, End: 6}, 31, true, 0},
	} {
		r.Open(letters(10), nil, c.at)
		r.Resize(10, 5)
		if got := r.Visible(); got != c.visible {
			t.Errorf("at %d: visible %v, want %v", c.at, got, c.visible)
		}
		if got := r.Progress(); got != c.progress {
			t.Errorf("at %d: %d%%, want %d%%", c.at, got, c.progress)
		}
		if got := r.AtTop(); got != c.top {
			t.Errorf("at %d: at the top %v", c.at, got)
		}
		if got := r.Position(); got != c.position {
			t.Errorf("at %d: position %d, want %d", c.at, got, c.position)
		}
	}
}

func TestNoArticle(t *testing.T) {
	for name, a := range map[string]*model.Article{"none": nil, "empty": {}} {
		r := New(nil)
		r.Open(a, nil, 5)
		r.Resize(10, 5)
		for _, k := range []keys.Action{keys.Up, keys.Down, keys.PageDown, keys.End, keys.Home, keys.NextMention, keys.NextParagraph, keys.Back, keys.GoPlace} {
			r.Act(k)
		}
		r.Show(3)
		if r.Position() != 0 || r.Progress() != 100 || !r.AtTop() || r.Paragraph() != "" || (r.Visible() != model.Span{}) {
			t.Errorf("%s: position %d, %d%%, top %v, %q, %v", name, r.Position(), r.Progress(), r.AtTop(), r.Paragraph(), r.Visible())
		}
		if got := shown(r, 5); got != "....." {
			t.Errorf("%s: shows %q", name, got)
		}
		r.Print(10, &theme.Theme{}, nil)
	}
}

// The paragraph that is copied is the one with the current mark where that is
// visible, else the first.
func TestParagraph(t *testing.T) {
	r := opened(letters(12), 10, 5)
	r.SetMarks([]model.Span{{Start: 4, End: 5}})
	if got := r.Paragraph(); got != "a" {
		t.Errorf("before a mark was gone to: %q", got)
	}
	r.FirstMark()
	if got := r.Paragraph(); got != "c" {
		t.Errorf("at the mark: %q", got)
	}
	if r.Act(keys.End); r.Paragraph() != "j" {
		t.Errorf("far from the mark: %q", r.Paragraph())
	}
}

// at are marks on the first letters of blocks.
func at(blocks ...int) []model.Span {
	var spans []model.Span
	for _, b := range blocks {
		spans = append(spans, model.Span{Start: 2 * b, End: 2*b + 1})
	}
	return spans
}

// From the current mark, where it is visible; else from what is visible.
func TestNextMark(t *testing.T) {
	forward, back := true, false
	for _, c := range []struct {
		name    string
		from    int // block at the top
		current int // mark that was gone to, from 1; 0 for none
		forward bool
		want    int // mark, from 1
		wrapped bool
	}{
		{"forward from the top", 0, 0, forward, 1, false},
		{"forward to one that begins the pane", 10, 0, forward, 2, false},
		{"forward from below it", 11, 0, forward, 3, false},
		{"forward from the last", 15, 3, forward, 1, true},
		{"forward from after the last", 19, 0, forward, 1, true},
		{"back from the top", 0, 0, back, 3, true},
		{"back from after the first", 6, 0, back, 1, false},
		{"back from one that begins the pane", 10, 0, back, 1, false},
		{"forward from the current one", 4, 1, forward, 2, false},
		{"back from the current one", 9, 2, back, 1, false},
		{"back from the first", 4, 1, back, 3, true},
		{"the current one is out of sight", 16, 1, forward, 1, true},
		{"the current one is out of sight, back", 16, 1, back, 3, false},
	} {
		r := opened(letters(26), 10, 5)
		r.SetMarks(at(5, 10, 15))
		r.current = c.current - 1
		r.anchor = r.placeOf(2 * c.from)
		wrapped := r.NextMark(c.forward)
		if n, got := r.Marks(); got != c.want || wrapped != c.wrapped || n != 3 {
			t.Errorf("%s: mark %d of %d, wrapped %v, want %d, %v", c.name, got, n, wrapped, c.want, c.wrapped)
		}
		if !r.Visible().Contains(r.marks[r.current].Start) {
			t.Errorf("%s: the mark is not visible", c.name)
		}
	}
	r := opened(letters(26), 10, 5)
	if r.FirstMark(); r.NextMark(forward) {
		t.Error("goes round without marks")
	}
	if n, at := r.Marks(); n != 0 || at != 0 {
		t.Errorf("mark %d of %d", at, n)
	}
}

// N and P of names and dates: from the last one gone to, or what is visible.
func TestMentions(t *testing.T) {
	f := &model.Findings{
		Entities: []model.Entity{{Label: model.LOC, Mentions: at(10)}, {Label: model.PER, Mentions: at(0, 20)}},
		Dates:    []model.Timex{{Span: at(5)[0]}},
	}
	r := New(nil)
	r.Open(letters(26), f, 0)
	r.Resize(10, 5)
	for i, c := range []struct {
		key  keys.Action
		want int // block of the mark
	}{
		{keys.NextMention, 0}, {keys.NextMention, 5}, {keys.NextMention, 10}, {keys.PrevMention, 5}, {keys.NextMention, 10},
		{keys.NextMention, 20}, {keys.NextMention, 20}, {keys.PrevMention, 10}, {keys.PrevMention, 5}, {keys.PrevMention, 0}, {keys.PrevMention, 0},
		{keys.End, -1}, {keys.PrevMention, 20},
		{keys.Home, -1}, {keys.NextMention, 0},
	} {
		r.Act(c.key)
		if c.want < 0 {
			continue
		}
		n, current := r.Marks()
		if n != 1 || current != 1 || r.marks[0] != at(c.want)[0] || !r.Visible().Contains(2*c.want) {
			t.Errorf("step %d: %d marks, %v, visible %v, want block %d", i, n, r.marks, r.Visible(), c.want)
		}
	}
	// Back from a page without mentions: what ends before its end, or on it.
	r.SetMarks(nil)
	r.anchor = r.placeOf(2 * 9)
	if r.Act(keys.PrevMention); r.marks[0] != at(10)[0] {
		t.Errorf("back from the middle goes to %v", r.marks)
	}
	r.SetMarks(nil)
	r.anchor = r.placeOf(2 * 11)
	if r.Act(keys.NextMention); r.marks[0] != at(20)[0] {
		t.Errorf("forward from the middle goes to %v", r.marks)
	}
	none := opened(letters(5), 10, 3)
	none.Act(keys.NextMention)
	none.Act(keys.PrevMention)
	if n, _ := none.Marks(); n != 0 {
		t.Error("marks a mention where there is none")
	}
}

// However long an article is, few of its paragraphs are kept, and those that
// are not shared are used again.
func TestFewParagraphsAreKept(t *testing.T) {
	for _, shared := range []*Layouts{nil, new(Layouts)} {
		r := New(shared)
		r.Open(long(400), nil, 0)
		r.Resize(40, 10)
		for range 300 {
			r.Act(keys.PageDown)
			if len(r.frame.pars) > maxParagraphs || len(r.frame.own)+len(r.frame.spare) > maxParagraphs {
				t.Fatalf("%d paragraphs are kept, %d own ones and %d spare", len(r.frame.pars), len(r.frame.own), len(r.frame.spare))
			}
			if got, want := fmt.Sprint(rows(r, 40, 10)), fmt.Sprint(rows(freshAt(r), 40, 10)); got != want {
				t.Fatalf("shows %s, want %s", got, want)
			}
		}
	}
}

// freshAt is a new pane at the same place of the same article.
func freshAt(r *Pane) *Pane {
	fresh := New(nil)
	fresh.Open(r.article, nil, r.Position())
	fresh.Resize(40, 10)
	return fresh
}
