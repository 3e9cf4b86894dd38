// Package list is the pane that lists the articles.
package list

import (
	"qari/model"
	"qari/ui/draw"
	"qari/ui/grid"
	"qari/ui/keys"
	"qari/ui/lang"
	"qari/ui/theme"
)

// Source is what the pane shows: articles by their number in the collection.
type Source interface {
	Article(i int) *model.Article   // nil while it loads
	Findings(i int) *model.Findings // nil while it is analysed
	Name(i int) string              // its ID, known before it is loaded
	Read(i int) bool
	Starred(i int) bool
}

// Pane is the list. What the reader did is the cursor; which rows are on the
// screen follows from it.
type Pane struct {
	items  []int // article numbers, filtered, in order
	cursor int   // index into items
	top    int   // index of the first item on the screen
	rows   int   // items that fit, as last painted
}

// SetItems replaces what is listed. The cursor stays on its article; where
// that is gone, on the one that took its place.
func (l *Pane) SetItems(items []int) {
	current, ok := l.Current()
	l.items = items
	if ok {
		for i, item := range items {
			if item == current {
				l.cursor = i
				break
			}
		}
	}
	l.cursor = clamp(l.cursor, len(items))
}

// Len is the number of articles listed.
func (l *Pane) Len() int { return len(l.items) }

// Current is the number of the article the cursor is on.
func (l *Pane) Current() (int, bool) {
	if len(l.items) == 0 {
		return 0, false
	}
	return l.items[l.cursor], true
}

// Select puts the cursor on an article and tells whether it is listed.
func (l *Pane) Select(article int) bool {
	for i, item := range l.items {
		if item == article {
			l.cursor = i
			return true
		}
	}
	return false
}

// Step moves the cursor by n articles and tells whether it moved.
func (l *Pane) Step(n int) bool {
	before := l.cursor
	l.cursor = clamp(l.cursor+n, len(l.items))
	return l.cursor != before
}

// Act does what a key asks for and tells whether the cursor moved.
func (l *Pane) Act(a keys.Action) bool {
	switch a {
	case keys.Up:
		return l.Step(-1)
	case keys.Down:
		return l.Step(1)
	case keys.PageUp:
		return l.Step(-max(1, l.rows-1))
	case keys.PageDown:
		return l.Step(max(1, l.rows-1))
	case keys.Home:
		return l.Step(-len(l.items))
	case keys.End:
		return l.Step(len(l.items))
	}
	return false
}

func clamp(i, n int) int { return max(0, min(i, n-1)) }

// itemRows is how many rows an article takes: two for its title, one for its
// date and section, one blank; its title alone where there is little room.
func itemRows(height int) int {
	if height < 8 {
		return 1
	}
	return 4
}

// Look is what painting needs beside the articles.
type Look struct {
	Brush *draw.Brush
	Theme *theme.Theme
	Lang  *lang.Text
	Focus bool
}

// Paint draws the visible articles.
func (l *Pane) Paint(g *grid.Grid, r grid.Rect, src Source, look Look) {
	if r.Empty() {
		return
	}
	per := itemRows(r.H)
	l.rows = max(1, r.H/per)
	l.top = clamp(l.top, len(l.items))
	l.top = min(l.top, l.cursor)
	l.top = max(l.top, l.cursor-l.rows+1)
	for k := 0; l.top+k < len(l.items) && k*per < r.H; k++ {
		box := grid.Rect{X: r.X, Y: r.Y + k*per, W: r.W, H: per}.Intersect(r)
		i := l.items[l.top+k]
		look.item(g, box, src, i, l.top+k == l.cursor)
	}
}

func (k Look) item(g *grid.Grid, box grid.Rect, src Source, i int, current bool) {
	var base grid.Style
	if current {
		base = k.Theme.SelectedDim
		if k.Focus {
			base = k.Theme.Selected
		}
		g.Fill(grid.Rect{X: box.X, Y: box.Y, W: box.W, H: max(1, box.H-1)}, base)
	}
	a := src.Article(i)
	title, style := k.title(a, src, i)
	meta := k.Theme.Dim
	if current {
		style, meta = grid.Style{Attr: style.Attr}.Over(base), base
	}
	used := k.Brush.Box(g, inset(box, 0, max(1, box.H-2)), title, style, draw.Start)
	if a == nil || box.H < 3 {
		return
	}
	row := k.mark(g, inset(box, used, 1), src.Starred(i), meta)
	k.Brush.Text(g, row, k.meta(a, src.Findings(i)), meta, draw.Start)
}

// inset is rows of the box from row n, with a blank column at either side.
func inset(box grid.Rect, n, rows int) grid.Rect {
	pad := 0
	if box.W > 4 {
		pad = 1
	}
	return grid.Rect{X: box.X + pad, Y: box.Y + n, W: box.W - 2*pad, H: rows}
}

func (k Look) title(a *model.Article, src Source, i int) (string, grid.Style) {
	switch {
	case a == nil:
		return src.Name(i), k.Theme.Dim
	case a.Title == "":
		return k.Lang.NoTitle + " " + lang.Isolate("("+src.Name(i)+")"), k.Theme.Dim
	case src.Read(i):
		return a.Title, grid.Style{}
	}
	return a.Title, grid.Style{Attr: grid.Bold}
}

// mark paints the star at the start of the row and returns what is left.
func (k Look) mark(g *grid.Grid, row grid.Rect, starred bool, s grid.Style) grid.Rect {
	if !starred || row.W < 4 {
		return row
	}
	x := row.X
	rest := grid.Rect{X: row.X + 2, Y: row.Y, W: row.W - 2, H: 1}
	if k.Brush.RTL {
		x = row.X + row.W - 1
		rest.X = row.X
	}
	g.Set(x, row.Y, grid.Cell{Rune: '*', Width: 1, Style: k.Theme.Star.Over(s)})
	return rest
}

func (k Look) meta(a *model.Article, f *model.Findings) string {
	date := ""
	if f != nil {
		if day, ok := f.Published.At.Day(); ok {
			date = day.String()
		}
	}
	switch from := firstOf(a.Section, a.Source, a.Byline); {
	case date == "":
		return from
	case from == "":
		return date
	default:
		return date + " · " + from
	}
}

func firstOf(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}
