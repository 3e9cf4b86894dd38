package reading

import (
	"fmt"
	"testing"

	"qari/model"
	"qari/ui/keys"
	"qari/ui/text/layout"
)

// An article of one paragraph scrolls within it.
func TestOneParagraph(t *testing.T) {
	steps(t, opened(article("a b c d"), 1, 2), 2, []step{
		{keys.None, "ab"}, {keys.Down, "bc"}, {keys.End, "cd"}, {keys.Up, "bc"},
	})
}

// A page counts its rows over the ends of paragraphs.
func TestPagesOverParagraphs(t *testing.T) {
	steps(t, opened(article("a b c", "d e f", "g h i j k l m n o p q r s t"), 1, 7), 7, []step{
		{keys.None, "abc.def"}, {keys.PageDown, "ef.ghij"}, {keys.PageDown, "ijklmno"}, {keys.PageUp, "ef.ghij"},
	})
}

// In a small pane a page is one row, never none.
func TestSmallPages(t *testing.T) {
	for h, want := range map[int][]string{1: {"a", "b", "c"}, 2: {"ab", "bc", "cd"}, 3: {"abc", "bcd", "cde"}, 4: {"abcd", "cdef", "efgh"}} {
		steps(t, opened(article("a b c d e f g h i"), 1, h), h, []step{
			{keys.None, want[0]}, {keys.PageDown, want[1]}, {keys.PageDown, want[2]}, {keys.PageUp, want[1]},
		})
	}
}

// After the last paragraph and before the first there is none to go to, and
// nothing to come back from.
func TestNoFurtherParagraph(t *testing.T) {
	steps(t, opened(letters(3), 10, 1), 1, []step{
		{keys.End, "c"}, {keys.NextParagraph, "c"}, {keys.NextHeading, "c"}, {keys.Back, "a"},
		{keys.PrevParagraph, "a"}, {keys.PrevHeading, "a"}, {keys.Back, "a"},
	})
}

// A line of the page after the last block; folding it shows what stood before.
func TestAsideAtTheEnd(t *testing.T) {
	for _, c := range []struct {
		blocks                int
		unfolded, end, folded string
	}{{1, "a", "x", "a"}, {3, "a", "x", "c"}} {
		a := letters(c.blocks)
		a.Blocks[c.blocks-1].Kind = model.Byline // stands close to another such line only
		a.Asides = []model.Aside{{Text: "x", After: c.blocks}}
		r := opened(a, 10, 1)
		r.ToggleUnfolded()
		r.Resize(10, 1)
		steps(t, r, 1, []step{{keys.Home, c.unfolded}, {keys.End, c.end}})
		r.ToggleUnfolded()
		r.Resize(10, 1)
		steps(t, r, 1, []step{{keys.None, c.folded}})
	}
}

// A line of the page is none of the article's text: what is visible begins
// where the block before it ends.
func TestVisibleFromAnAside(t *testing.T) {
	a := letters(6)
	a.Asides = []model.Aside{{Text: "x", After: 2}}
	r := opened(a, 10, 3)
	r.ToggleUnfolded()
	r.Resize(10, 3)
	steps(t, r, 3, []step{{keys.NextParagraph, "b.x"}, {keys.NextParagraph, "x.c"}})
	if got := r.Visible(); got.Start != a.Blocks[1].Span.End {
		t.Errorf("visible from byte %d, want %d", got.Start, a.Blocks[1].Span.End)
	}
}

// A paragraph that is asked for in each generation stays the same.
func TestWhatIsReadStaysShared(t *testing.T) {
	var l Layouts
	opt := layout.Options{Width: 40}
	read := l.paragraph("read", opt)
	filler := func(from int) {
		for i := from; i < from+maxLayouts/maxShared+2; i++ {
			l.paragraph(fmt.Sprintf("%0*d", maxShared, i), opt)
		}
	}
	for generation := range 4 {
		filler(generation * 1000)
		if l.paragraph("read", opt) != read {
			t.Fatalf("generation %d lays it out again", generation)
		}
	}
}
