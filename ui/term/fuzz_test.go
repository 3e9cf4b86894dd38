package term_test

import (
	"fmt"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"qari/ui/draw"
	"qari/ui/grid"
	"qari/ui/term"
	"qari/ui/term/internal/sim"
	"qari/ui/text/layout"
)

// Whatever the text, no border of the row leaves its column, whether the
// terminal measures by clusters or by code points.
func FuzzBordersStand(f *testing.F) {
	for _, s := range sentences {
		f.Add(s)
	}
	f.Add("👨‍👩‍👧 🇸🇦 e\u0301 \u0600\u0661 한글 \x1b[2J \u202e")
	f.Fuzz(func(t *testing.T, text string) {
		const width = 40
		var p layout.Paragraph
		var l layout.Line
		p.Set(text, layout.Options{Width: width - 2})
		p.Line(0, &l)
		g := grid.New(width, 1)
		g.Set(0, 0, grid.Cell{Rune: '│', Width: 1})
		g.Set(width-1, 0, grid.Cell{Rune: '│', Width: 1})
		pane := grid.Rect{X: 1, W: width - 2, H: 1}
		g.Panes = append(g.Panes, pane)
		draw.Line(g, pane, 1, 0, &p, &l, draw.Plain(grid.Style{}))
		for _, name := range term.Names() {
			profile, _ := term.ByName(name)
			for _, measure := range []ansi.Method{ansi.WcWidth, ansi.GraphemeWidth} {
				rows := sim.Read(frame(g, profile), width, 1, measure)
				stand(t, sim.Plain(rows[0]), fmt.Sprintf("%s on a screen, method %v", name, measure))
				line := term.NewPrinter(profile, colorprofile.TrueColor).Row(g.Row(0))
				rows = sim.Read(line, width, 1, measure)
				stand(t, sim.Plain(rows[0]), fmt.Sprintf("%s printed, method %v", name, measure))
			}
		}
	})
}

// stand tells of a row that does not begin and end with a border.
func stand(t *testing.T, row []grid.Cell, how string) {
	t.Helper()
	for _, x := range []int{0, len(row) - 1} {
		if row[x].Rune != '│' {
			t.Errorf("%s: no border in column %d of %s", how, x, plain(row))
		}
	}
}
