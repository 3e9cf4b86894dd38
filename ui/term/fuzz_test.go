package term_test

import (
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"qari/ui/draw"
	"qari/ui/grid"
	"qari/ui/term"
	"qari/ui/text/layout"
)

// Whatever the text, no border of the row leaves its column, in either way in
// which Bubble Tea measures.
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
			stand(t, term.EmitRow(g.Row(0), g.Panes, profile), width, name)
		}
	})
}

func stand(t *testing.T, line string, width int, name string) {
	t.Helper()
	for _, method := range []ansi.Method{ansi.WcWidth, ansi.GraphemeWidth} {
		screen := uv.NewScreenBuffer(width, 1)
		screen.Method = method
		uv.NewStyledString(line).Draw(screen, screen.Bounds())
		for _, x := range []int{0, width - 1} {
			if c := screen.CellAt(x, 0); c == nil || len(c.Content) < 3 || c.Content[:3] != "│" {
				t.Errorf("%s, method %v: no border in column %d of %q", name, method, x, line)
			}
		}
	}
}
