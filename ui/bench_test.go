package ui

import (
	"context"
	"slices"
	"testing"

	"qari/model"
	"qari/model/query"
	"qari/model/word"
	"qari/ui/grid"
	"qari/ui/keys"
)

// What a frame costs until it is sent: a key that scrolls the text, and painting.
func BenchmarkFrame(b *testing.B) {
	m, _ := session(b, 120, 36)
	press(m, "enter")
	a, g := keys.Down, grid.New(0, 0)
	for b.Loop() {
		at := m.reading.Position()
		m.reading.Act(a)
		if m.reading.Position() == at || m.reading.Progress() == 100 {
			a = keys.Up
		} else if m.reading.AtTop() {
			a = keys.Down
		}
		m.prepare()
		g.Reset(m.screen.width, m.screen.height)
		m.Paint(g)
	}
}

// foldedSearch finds as the product does: the article is folded once, and
// every query looks through all of it.
type foldedSearch struct {
	fakeSearch
	folded word.Folded
}

func (s foldedSearch) Hits(_ context.Context, a *model.Article, text string) ([]model.Span, error) {
	return query.FindFolded(a.Text, s.folded, query.Pattern(text, true)), nil
}

// What a letter typed into the search of an article costs until the next key
// is answered: the search itself runs beside. For articles of 5 KB and 52 MB
// it is the same; what the search takes stands beside it.
func BenchmarkSearchKey(b *testing.B) {
	const block = "سار المسافر على ضفة النهر نحو 120 كيلومترا، ثم التقى صديقه سامي حداد الذي كتب وعاد."
	for _, c := range []struct {
		name  string
		bytes int
	}{{"5KB", 5 << 10}, {"52MB", 52 << 20}} {
		a := article("long.txt", slices.Repeat([]string{block}, c.bytes/len(block))...)
		search := foldedSearch{folded: word.NewFolded(a.Text, word.Search)}
		m, _ := sessionWith(b, 120, 36, func(e *Env) {
			e.Search = search
			e.Library = fakeLibrary{&fakeSnapshot{articles: []*model.Article{a}, findings: []*model.Findings{{}}, progress: Progress{Done: true}}}
		})
		press(m, "enter", "/")
		g := grid.New(0, 0)
		b.Run("key/"+c.name, func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				m.Update(pressed([]string{"س", "backspace"}[i%2])) // its request is never run
				g.Reset(m.screen.width, m.screen.height)
				m.Paint(g)
			}
		})
		b.Run("answer/"+c.name, func(b *testing.B) {
			spans, _ := search.Hits(b.Context(), a, "سا")
			for b.Loop() {
				m.finder.searchFor("سا")
				m.Update(answerMsg{hitsRequest, m.requests.number, hitsMsg(spans), nil})
			}
		})
		b.Run("search/"+c.name, func(b *testing.B) {
			for b.Loop() {
				search.Hits(b.Context(), a, "سا")
			}
		})
	}
}
