package findings

import (
	"slices"
	"sort"
	"strconv"

	"qari/ui/draw"
	"qari/ui/grid"
	"qari/ui/lang"
	"qari/ui/text/layout"
	"qari/ui/theme"
)

// Look is what painting needs apart from the entries.
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
	defer look.Brush.In(look.Brush.Interface())()
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

// maxNoteRows is the maximum number of rows of a note. It leaves space for the
// names below.
const maxNoteRows = 3

// keepInView scrolls to the cursor's row. It also shows the rows above the
// first entry if they fit.
func (p *Pane) keepInView(r grid.Rect, look Look) {
	at := max(0, slices.IndexFunc(p.rows, func(row row) bool { return row.entry == p.cursor }))
	if p.cursor == 0 {
		p.top = 0
	}
	p.top = min(p.top, max(0, at-1)) // show the heading above the entry too
	first := at                      // the first row from which all rows to the cursor fit
	for i, room := at, r.H; i >= 0; i-- {
		if room -= p.rowsOf(i, r.W, look); room < 0 {
			break
		}
		first = i
	}
	p.top = max(p.top, first)
}

// rowsOf returns how many screen rows row i takes.
func (p *Pane) rowsOf(i, width int, look Look) int {
	n := &p.rows[i].note
	if n.text == "" {
		return 1
	}
	defer look.Brush.In(n.base(look.Brush))()
	return look.Brush.Rows(n.text, width, maxNoteRows)
}

// base is the base direction of a note: the interface's, but what the reader
// wrote has its own.
func (n *note) base(b *draw.Brush) layout.Direction {
	if n.own {
		return b.Own(n.text)
	}
	return b.Interface()
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
		defer look.Brush.In(row.note.base(look.Brush))()
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
	defer look.Brush.In(look.Brush.Own(e.Name))()
	look.Brush.Text(g, rest, e.Name, style, draw.Start)
}

// paintCount draws the number of mentions, or a date's value, at the end of the
// line. It returns the free part.
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

// minName is the minimum width, in columns, of a name beside its count. It
// leaves a short first name readable.
const minName = 8

// entryStyle returns the colour of the entry's mentions in the text. An entry
// visible in the reading pane is bold.
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

// bars are the heights of the histogram's columns.
var bars = [...]rune{'▂', '▃', '▄', '▅', '▆', '▇', '█'}

// paintTrend draws the histogram of the dates, with the earliest at the start.
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
