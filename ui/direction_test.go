package ui

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"qari/model"
	"qari/ui/grid"
	"qari/ui/lang"
)

// directed is a collection of pages that begin in either direction, and of one
// that has a Latin title in an Arabic text.
func directed() *fakeSnapshot {
	articles := []*model.Article{
		article("a.txt", "بحيرة السد", "تستعيد منسوبها بعد الأمطار"),
		article("b.txt", "Apple تطلق هاتفًا", "وقالت Apple إن سعره 999 دولارًا"),
		article("c.txt", "iPhone", "هاتف جديد من شركة كبيرة"),
		article("d.txt", "Lake Nasser fills", "The level of the lake rose"),
	}
	var findings []*model.Findings
	for _, a := range articles {
		findings = append(findings, &model.Findings{Entities: []model.Entity{
			{Label: model.PER, Name: "سامي", Key: "sami"}, {Label: model.ORG, Name: "Apple", Key: "apple"},
		}})
		a.Section = "News"
	}
	return &fakeSnapshot{articles: articles, findings: findings, progress: Progress{Files: 4, Loaded: 4, Analysed: 4, Done: true}}
}

// Nothing in list and panel moves with the article that is chosen. The panel
// begins where the interface's language does, a row of the list where its own
// article does.
func TestNoArticleTurnsThePanes(t *testing.T) {
	for _, text := range []*lang.Text{lang.Arabic(), lang.English()} {
		m, _ := sessionWith(t, 120, 24, func(e *Env) {
			e.Lang, e.Library = text, fakeLibrary{directed()}
		})
		first := map[pane][]string{}
		for i := range 4 {
			g := grid.New(120, 24)
			m.Paint(g)
			for _, p := range []pane{listPane, panelPane} {
				got := ink(g, m.screen.geo.panes[p])
				if i == 0 {
					first[p] = got
				}
				if !slices.Equal(got, first[p]) {
					t.Errorf("%s: article %d changes pane %d from\n%s\nto\n%s", text.Code, i, p, strings.Join(first[p], "\n"), strings.Join(got, "\n"))
				}
				if p == listPane {
					continue // each article stands at its own side
				}
				for _, row := range got {
					start := row[1]
					if text.RTL {
						start = row[len(row)-2]
					}
					if start != 'x' && strings.Contains(row, "x") {
						t.Errorf("%s: article %d: %q does not begin at its start", text.Code, i, row)
					}
				}
			}
			press(m, "down")
		}
	}
}

// The title of an Arabic article is right to left whatever it begins with, in
// the list and above its text.
func TestTitlesHaveTheirArticlesDirection(t *testing.T) {
	for _, text := range []*lang.Text{lang.Arabic(), lang.English()} {
		m, _ := sessionWith(t, 120, 24, func(e *Env) {
			e.Lang, e.Library = text, fakeLibrary{directed()}
		})
		press(m, "down")
		found := 0
		for _, row := range screen(m) {
			if i := strings.Index(row, "Apple"); i >= 0 && strings.IndexFunc(row[i:], unicode.IsSpace) == len("Apple") {
				rest := strings.TrimLeft(row[i+len("Apple"):], " ")
				if rest == "" || strings.HasPrefix(rest, "│") {
					found++
				}
			}
		}
		if found < 2 {
			t.Errorf("%s: Apple ends %d rows, not those of the list and the text:\n%s", text.Code, found, strings.Join(screen(m), "\n"))
		}
	}
}

// The arrows go to the pane at which they point, tab to the next one.
func TestArrowsGoWhereTheyPoint(t *testing.T) {
	for _, c := range []struct {
		mirror bool
		key    string
		want   []pane
	}{
		{false, "right", []pane{readerPane, panelPane, listPane}},
		{false, "left", []pane{panelPane, readerPane, listPane}},
		{true, "left", []pane{readerPane, panelPane, listPane}},
		{true, "right", []pane{panelPane, readerPane, listPane}},
		{true, "tab", []pane{readerPane, panelPane, listPane}},
		{true, "shift+tab", []pane{panelPane, readerPane, listPane}},
	} {
		m, _ := sessionWith(t, 120, 24, func(e *Env) { e.Mirror = c.mirror })
		for _, want := range c.want {
			if send(m, pressedKeystroke(c.key)); m.screen.focus != want {
				t.Errorf("mirrored %t: %s goes to pane %d, want %d", c.mirror, c.key, m.screen.focus, want)
			}
		}
	}
}

// ink is where anything stands in a pane, row by row.
func ink(g *grid.Grid, r grid.Rect) (rows []string) {
	for y := r.Y; y < r.Y+r.H; y++ {
		row := make([]byte, 0, r.W)
		for _, c := range g.Row(y)[r.X : r.X+r.W] {
			b := byte('x')
			if c.Rune == ' ' || c.Rune == 0 {
				b = '.'
			}
			row = append(row, b)
		}
		rows = append(rows, string(row))
	}
	return rows
}
