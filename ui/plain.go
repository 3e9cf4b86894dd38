package ui

import (
	"bufio"
	"io"

	"qari/model"
	"qari/ui/draw"
	"qari/ui/grid"
	"qari/ui/reading"
	"qari/ui/term"
	"qari/ui/text/layout"
	"qari/ui/theme"
)

// Plain writes text as the screen would show it, row by row, without taking
// the screen over: what the commands print.
type Plain struct {
	Profile term.Profile
	Width   int  // the measure in cells; 0 never wraps
	Styled  bool // with colours
	Options reading.Options
}

// Article writes the reading pane of an article, from its first row to its
// last.
func (p Plain) Article(w io.Writer, a *model.Article, f *model.Findings) error {
	var th theme.Theme
	if p.Styled {
		th = theme.New(true)
	}
	out := bufio.NewWriter(w)
	var enc term.Encoder
	r := reading.New(nil)
	r.SetOptions(p.Options)
	r.Open(a, f, 0)
	r.Print(p.Width, &th, func(row []grid.Cell) { p.row(out, &enc, row) })
	return out.Flush()
}

// Line writes one line of text, aligned by its own direction.
func (p Plain) Line(w io.Writer, text string) error {
	out := bufio.NewWriter(w)
	var par layout.Paragraph
	var line layout.Line
	par.Set(text, layout.Options{StripMarks: p.Options.StripMarks, Digits: p.Options.Digits})
	par.Line(0, &line)
	line.Left = 0
	if par.RTL() {
		line.Left = max(0, p.Width-line.Width)
	}
	g := grid.New(line.Left+line.Width, 1)
	draw.Line(g, g.Bounds(), 0, 0, &par, &line, draw.Plain(grid.Style{}))
	p.row(out, new(term.Encoder), g.Row(0))
	return out.Flush()
}

// row writes one row without the blank cells at its right end.
func (p Plain) row(out *bufio.Writer, enc *term.Encoder, row []grid.Cell) {
	n := len(row)
	for n > 0 && row[n-1] == grid.Blank(grid.Style{}) {
		n--
	}
	out.Write(enc.Row(row[:n], nil, p.Profile))
	out.WriteByte('\n')
}
