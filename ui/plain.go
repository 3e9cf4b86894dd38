package ui

import (
	"bufio"
	"io"

	"github.com/charmbracelet/colorprofile"

	"qari/model"
	"qari/ui/draw"
	"qari/ui/grid"
	"qari/ui/reading"
	"qari/ui/term"
	"qari/ui/text/layout"
	"qari/ui/theme"
)

// Plain writes text as the screen would show it, row by row. The commands print
// with it.
type Plain struct {
	Profile term.Profile
	Colors  colorprofile.Profile // the terminal's colours; without a terminal text has no style
	Width   int                  // the measure in cells; 0 never wraps
	Options reading.Options
}

// Styled reports whether text is written with styles.
func (p Plain) Styled() bool { return p.Colors > colorprofile.NoTTY }

// Article writes every row of an article's reading pane.
func (p Plain) Article(w io.Writer, a *model.Article, f *model.Findings) error {
	var th theme.Theme
	if p.Styled() {
		th = theme.New(true)
	}
	out := bufio.NewWriter(w)
	r := reading.New(nil)
	r.SetOptions(p.Options)
	r.Open(a, f, 0)
	printer := term.NewPrinter(p.Profile, p.Colors)
	r.Print(p.Width, &th, func(row []grid.Cell) { printRow(out, printer, row) })
	return out.Flush()
}

// Line writes one line of text, aligned by its own direction.
func (p Plain) Line(w io.Writer, text string) error {
	out := bufio.NewWriter(w)
	var par layout.Paragraph
	var line layout.Line
	par.Set(text, layout.Options{
		Base: draw.Base(model.DirectionOf(text)), StripMarks: p.Options.StripMarks, Digits: p.Options.Digits, Isolate: true,
	})
	par.Line(0, &line)
	line.Left = 0
	if par.RTL() {
		line.Left = max(0, p.Width-line.Width)
	}
	g := grid.New(line.Left+line.Width, 1)
	draw.Line(g, g.Bounds(), 0, 0, &par, &line, draw.Plain(grid.Style{}))
	printRow(out, term.NewPrinter(p.Profile, p.Colors), g.Row(0))
	return out.Flush()
}

func printRow(out *bufio.Writer, p *term.Printer, row []grid.Cell) {
	out.Write(p.Row(row)) // bufio reports the error at Flush
	out.WriteByte('\n')
}
