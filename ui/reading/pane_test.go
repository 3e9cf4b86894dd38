package reading

import (
	"fmt"
	"strings"
	"testing"

	"qari/model"
	"qari/ui/grid"
	"qari/ui/internal/gridtest"
	"qari/ui/keys"
	"qari/ui/theme"
)

// article makes an article of paragraphs under a title.
func article(blocks ...string) *model.Article {
	a := &model.Article{Title: blocks[0], Text: strings.Join(blocks, "\n")}
	at := 0
	for i, b := range blocks {
		kind := model.Paragraph
		if i == 0 {
			kind = model.Title
		}
		a.Blocks = append(a.Blocks, model.Block{Kind: kind, Span: model.Span{Start: at, End: at + len(b)}})
		at += len(b) + 1
	}
	a.Direction = model.DirectionOf(a.Text)
	return a
}

func long(paragraphs int) *model.Article {
	blocks := []string{"عنوان المقال"}
	for i := range paragraphs {
		blocks = append(blocks, fmt.Sprintf("الفقرة رقم %d تحكي عن رحلة طويلة بين مدينتين على ضفة النهر، وفيها ما يكفي من الكلام كي تملأ سطورا عدة.", i))
	}
	return article(blocks...)
}

func opened(a *model.Article, w, h int) *Pane {
	r := New(new(Layouts))
	r.Open(a, &model.Findings{}, 0)
	r.Resize(w, h)
	return r
}

func rows(r *Pane, w, h int) []string {
	g := painted(r, w, h)
	var all []string
	for y := range h {
		all = append(all, gridtest.Text(g, y))
	}
	return all
}

// Row by row down and up again: every step but those over a blank row moves by
// one row, none gets stuck, and the way back passes the same tops.
func TestScrollingByRows(t *testing.T) {
	r := opened(long(60), 40, 10)
	tops := []row{r.top()}
	for r.scroll(1) {
		tops = append(tops, r.top())
	}
	if got, want := r.top(), r.frame.full(r.frame.last()); got != want {
		t.Fatalf("down ends at %v, the last row is %v", got, want)
	}
	if len(tops) < 100 {
		t.Fatalf("only %d steps down", len(tops))
	}
	for i := len(tops) - 2; i >= 0; i-- {
		if !r.scroll(-1) || r.top() != tops[i] {
			t.Fatalf("up from %v goes to %v, want %v", tops[i+1], r.top(), tops[i])
		}
	}
	if r.scroll(-1) {
		t.Error("there is something above the first row")
	}
}

func TestEndShowsTheLastRow(t *testing.T) {
	for _, h := range []int{1, 2, 5, 24} {
		r := opened(long(30), 50, h)
		r.Act(keys.End)
		got := rows(r, 50, h)
		if strings.TrimSpace(got[h-1]) == "" {
			t.Errorf("height %d: the last row is blank: %q", h, got)
		}
		if r.Progress() != 100 {
			t.Errorf("height %d: progress %d", h, r.Progress())
		}
		r.Act(keys.Home)
		if !r.AtTop() {
			t.Errorf("height %d: Home is not the top", h)
		}
	}
}

// The anchor is a place in the text: no width moves it.
func TestAnchorSurvivesAnyWidth(t *testing.T) {
	r := opened(long(60), 70, 20)
	for range 25 {
		r.Act(keys.Down)
	}
	at := r.Position()
	for w := 1; w < 120; w += 7 {
		r.Resize(w, 20)
		rows(r, w, 20)
		if visible := r.Visible(); !visible.Contains(at) {
			t.Fatalf("width %d shows %v, the place is %d", w, visible, at)
		}
	}
	if r.Resize(70, 20); r.Position() != at {
		t.Errorf("the place moved from %d to %d", at, r.Position())
	}
}

// A line without letters stands where the article's other lines do.
func TestDigitsStandWithTheirArticle(t *testing.T) {
	for title, atRight := range map[string]bool{"عنوان": true, "A title": false} {
		r := opened(article(title, "9-10-2020 | 22:35"), 40, 5)
		got := rows(r, 40, 5)[2]
		if right := strings.HasSuffix(strings.TrimSuffix(got, "  "), "9-10-2020") || strings.HasSuffix(strings.TrimSuffix(got, "  "), "22:35"); right != atRight {
			t.Errorf("under %q: %q", title, got)
		}
	}
}

// Marks and mentions colour cells; the shapes of the letters stay.
func TestColourNeverBreaksAJoin(t *testing.T) {
	a := article("عنوان", "وصلبوتينإلىالمدينة")
	plain := rows(opened(a, 40, 5), 40, 5)
	r := opened(a, 40, 5)
	at := strings.Index(a.Text, "بوتين")
	r.SetMarks([]model.Span{{Start: at, End: at + len("بوتين")}})
	if got := rows(r, 40, 5); fmt.Sprint(got) != fmt.Sprint(plain) {
		t.Errorf("marked: %q, plain: %q", got, plain)
	}
	g := grid.New(40, 5)
	th := theme.Theme{Hit: grid.Style{Attr: grid.Bold}}
	r.Paint(g, g.Bounds(), &th)
	marked := 0
	for _, c := range g.Cells {
		if c.Style.Attr&grid.Bold != 0 {
			marked++
		}
	}
	if marked != len([]rune("بوتين")) {
		t.Errorf("%d cells are marked", marked)
	}
}

func TestNextMarkGoesAround(t *testing.T) {
	a := long(40)
	r := opened(a, 50, 8)
	var spans []model.Span
	for _, b := range []int{5, 20, 35} {
		spans = append(spans, model.Span{Start: a.Blocks[b].Span.Start, End: a.Blocks[b].Span.Start + 4})
	}
	r.SetMarks(spans)
	for i, wantWrap := range []bool{false, false, false, true} {
		if wrapped := r.NextMark(true); wrapped != wantWrap {
			t.Errorf("step %d: wrapped %v", i, wrapped)
		}
		if _, at := r.Marks(); at != i%3+1 || !r.Visible().Contains(spans[i%3].Start) {
			t.Errorf("step %d: at mark %d, visible %v", i, at, r.Visible())
		}
	}
	for range 4 {
		r.Act(keys.Back)
	}
	if r.Position() != 0 {
		t.Errorf("going back ends at %d", r.Position())
	}
}

func TestAsidesStandInTheirPlace(t *testing.T) {
	a := article("عنوان", "فقرة أولى", "فقرة ثانية")
	a.Asides = []model.Aside{{Text: "فوق", After: 0}, {Text: "بين", After: 2}, {Text: "تحت", After: 3}}
	r := opened(a, 30, 20)
	r.SetMore("المزيد")
	r.Resize(30, 20)
	if n := r.frame.items.len(); n != 4 {
		t.Errorf("folded: %d items", n)
	}
	r.ToggleUnfolded()
	r.Resize(30, 20)
	var texts []string
	for i := range r.frame.items.len() {
		texts = append(texts, r.frame.items.at(i).text)
	}
	if got, want := strings.Join(texts, " | "), "فوق | عنوان | فقرة أولى | بين | فقرة ثانية | تحت"; got != want {
		t.Errorf("unfolded: %s", got)
	}
}

// How long it takes to open an article and paint its first screen, and to go
// to its end, for articles of 5 KB and of 50 MB: only what is visible is laid
// out, so the ratio is near 1.
func BenchmarkScreens(b *testing.B) {
	size := len(long(1).Text)
	for _, c := range []struct {
		name  string
		bytes int
	}{{"5KB", 5 << 10}, {"50MB", 50 << 20}} {
		a := long(c.bytes / size)
		g := grid.New(80, 40)
		var th theme.Theme
		r := New(new(Layouts))
		r.Open(a, &model.Findings{}, 0)
		r.Resize(80, 40) // the list of items is made once an article
		b.Run("first/"+c.name, func(b *testing.B) {
			for b.Loop() {
				r.anchor = r.placeOf(0)
				r.frame.dropParagraphs()
				r.Paint(g, g.Bounds(), &th)
			}
		})
		b.Run("end/"+c.name, func(b *testing.B) {
			for b.Loop() {
				r.frame.dropParagraphs()
				r.Act(keys.End)
				r.Paint(g, g.Bounds(), &th)
			}
		})
		b.Run("open/"+c.name, func(b *testing.B) {
			for b.Loop() {
				r := New(new(Layouts))
				r.Open(a, &model.Findings{}, 0)
				r.Resize(80, 40)
				r.Paint(g, g.Bounds(), &th)
			}
		})
	}
}
