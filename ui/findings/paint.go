package findings

import (
	"slices"
	"sort"
	"strconv"

	"qari/ui/draw"
	"qari/ui/grid"
	"qari/ui/lang"
	"qari/ui/theme"
)

// Look is what painting needs beside the entries.
type Look struct {
	Brush *draw.Brush
	Theme *theme.Theme
	Lang  *lang.Text
	Focus bool
}

// Paint draws the visible rows.
func (p *Pane) Paint(g *grid.Grid, r grid.Rect, look Look) {
	if r.Empty() {
		return
	}
	if r.W > 4 {
		r.X, r.W = r.X+1, r.W-2
	}
	p.height = r.H
	if p.pending && p.remark == "" || len(p.rows) == 0 {
		text := look.Lang.NothingFound
		if p.pending {
			text = look.Lang.Analysing
		}
		look.Brush.Wrapped(g, r, text, look.Theme.Dim)
		return
	}
	p.keepInView(r, look)
	y := r.Y
	for i := p.top; i < len(p.rows) && y < r.Y+r.H; i++ {
		y += max(1, p.paintRow(g, grid.Rect{X: r.X, Y: y, W: r.W, H: r.Y + r.H - y}, i, look))
	}
}

// maxNoteRows is how many rows a note takes at most: the names below it are
// what the pane is for.
const maxNoteRows = 3

// keepInView scrolls so that the cursor's row shows, and what stands above the
// first entry, too, as far as there is room for it.
func (p *Pane) keepInView(r grid.Rect, look Look) {
	at := max(0, slices.IndexFunc(p.rows, func(row row) bool { return row.entry == p.cursor }))
	if p.cursor == 0 {
		p.top = 0
	}
	p.top = min(p.top, max(0, at-1)) // a head above the entry shows with it
	first := at                      // the first row from which all to the cursor's fit
	for i, room := at, r.H; i >= 0; i-- {
		if room -= p.rowsOf(i, r.W, look); room < 0 {
			break
		}
		first = i
	}
	p.top = max(p.top, first)
}

// rowsOf is how many rows of the screen row i takes.
func (p *Pane) rowsOf(i, width int, look Look) int {
	if text := p.rows[i].note.text; text != "" {
		return look.Brush.Rows(text, width, maxNoteRows)
	}
	return 1
}

func (p *Pane) paintRow(g *grid.Grid, r grid.Rect, i int, look Look) int {
	row := &p.rows[i]
	line := grid.Rect{X: r.X, Y: r.Y, W: r.W, H: 1}
	switch {
	case row.entry >= 0:
		p.paintEntry(g, line, row.entry, look)
	case row.head != "":
		used := look.Brush.Text(g, line, row.head, look.Theme.SectionHead, draw.Start)
		if row.head == look.Lang.Dates {
			p.paintTrend(g, line, used+2, look)
		}
	case row.note.text != "":
		style := look.Theme.Text
		if row.note.doubt {
			style = look.Theme.Unsure
		}
		r.H = min(r.H, maxNoteRows)
		return look.Brush.Box(g, r, row.note.text, style, draw.Natural)
	}
	return 1
}

func (p *Pane) paintEntry(g *grid.Grid, line grid.Rect, i int, look Look) {
	e := &p.entries[i]
	base := grid.Style{}
	if i == p.cursor {
		base = look.Theme.SelectedDim
		if look.Focus {
			base = look.Theme.Selected
		}
		g.Fill(line, base)
	}
	rest := p.paintCount(g, line, e, base, look)
	style := p.entryStyle(e, look)
	if i == p.cursor {
		style = grid.Style{Attr: style.Attr}.Over(base)
	}
	look.Brush.Text(g, rest, e.Name, style, draw.Start)
}

// paintCount draws how often a name is mentioned, or a date's value, at the
// end of the line and returns what is left of it.
func (p *Pane) paintCount(g *grid.Grid, line grid.Rect, e *Entry, base grid.Style, look Look) grid.Rect {
	text := e.Value
	if e.Kind != Date {
		text = strconv.Itoa(len(e.Spans))
	}
	used := look.Brush.Measure(text, line.W)
	if used+1+minName > line.W {
		return line
	}
	at, rest := line, line
	at.W, rest.W = used, line.W-used-1 // a blank column between the two
	if look.Brush.RTL {
		rest.X = line.X + line.W - rest.W
	} else {
		at.X = line.X + line.W - used
	}
	style := base
	if base == (grid.Style{}) {
		style = look.Theme.Count
	}
	look.Brush.Text(g, at, text, style, draw.Start)
	return rest
}

// minName is the fewest columns that a name keeps beside its count.
const minName = 8

// entryStyle is the colour that the entry's mentions have in the text; what
// the reading pane shows right now is bold.
func (p *Pane) entryStyle(e *Entry, look Look) grid.Style {
	th := look.Theme
	s := [...]grid.Style{Person: th.Person, Place: th.Place, Organisation: th.Organisation, Country: th.Text, Date: th.Date}[e.Kind]
	if e.Unsure {
		s = th.Unsure
	}
	next := sort.Search(len(e.Spans), func(i int) bool { return e.Spans[i].End > p.visible.Start })
	if next < len(e.Spans) && e.Spans[next].Overlaps(p.visible) {
		s.Attr |= grid.Bold
	}
	return s
}

// bars are the heights of the little histogram.
var bars = [...]rune{'▂', '▃', '▄', '▅', '▆', '▇', '█'}

// paintTrend draws how the dates are spread over time, earliest at the start.
func (p *Pane) paintTrend(g *grid.Grid, line grid.Rect, skip int, look Look) {
	if len(p.trend) < 2 || skip+len(p.trend) > line.W {
		return
	}
	most := 1
	for _, n := range p.trend {
		most = max(most, n)
	}
	for i, n := range p.trend {
		x := line.X + skip + i
		if look.Brush.RTL {
			x = line.X + line.W - 1 - skip - i
		}
		bar, style := '▁', look.Theme.Dim
		if n > 0 {
			bar, style = bars[(n*len(bars)-1)/most], look.Theme.Date
		}
		g.Set(x, line.Y, grid.Cell{Rune: bar, Width: 1, Style: style})
	}
}
