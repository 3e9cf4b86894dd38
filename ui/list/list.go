// Package list is the pane that lists the articles.
package list

import (
	"qari/model"
	"qari/ui/draw"
	"qari/ui/grid"
	"qari/ui/keys"
	"qari/ui/lang"
	"qari/ui/text/layout"
	"qari/ui/theme"
)

// Row is one article in the pane.
type Row struct {
	ID            string          // known before the article is loaded
	Article       *model.Article  // nil while it loads
	Findings      *model.Findings // nil while it is analysed
	Read, Starred bool
}

// Pane is the list. The cursor is its state; the visible rows follow from it.
type Pane struct {
	items  []int // article numbers after the filter, in order
	cursor int   // index into items

	// These follow from the height, see [Pane.Layout].
	top  int // index of the first item on the screen
	fit  int // the number of items that fit whole
	rows []Row
}

// Intent is what a key asks the root model to do.
type Intent uint8

// The intents: the cursor moved to another article, or the reader opened the
// article under the cursor.
const (
	None Intent = iota
	Moved
	Chosen
)

// SetItems replaces the items. The cursor stays on its article. If that is
// gone, it stays on the same row.
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

// Renumber gives every article its present number and drops those without one.
// The cursor stays on its article, or on the same row.
func (l *Pane) Renumber(now func(article int) (int, bool)) {
	items := make([]int, 0, len(l.items))
	cursor := l.cursor
	for at, item := range l.items {
		if at == l.cursor {
			cursor = len(items)
		}
		if i, ok := now(item); ok {
			items = append(items, i)
		}
	}
	l.items, l.cursor = items, clamp(cursor, len(items))
}

// Len returns the number of items.
func (l *Pane) Len() int { return len(l.items) }

// Current returns the number of the article under the cursor.
func (l *Pane) Current() (int, bool) {
	if len(l.items) == 0 {
		return 0, false
	}
	return l.items[l.cursor], true
}

// Select moves the cursor to an article. It returns false if the article is not
// in the list.
func (l *Pane) Select(article int) bool {
	for i, item := range l.items {
		if item == article {
			l.cursor = i
			return true
		}
	}
	return false
}

// Step moves the cursor by n articles and reports whether it moved.
func (l *Pane) Step(n int) bool {
	before := l.cursor
	l.cursor = clamp(l.cursor+n, len(l.items))
	return l.cursor != before
}

// Act handles a key and returns what the root model has to do.
func (l *Pane) Act(a keys.Action) Intent {
	page := max(1, l.fit-1)
	step := 0
	switch a {
	case keys.Choose:
		return Chosen
	case keys.Up:
		step = -1
	case keys.Down:
		step = 1
	case keys.PageUp:
		step = -page
	case keys.PageDown:
		step = page
	case keys.Home:
		step = -len(l.items)
	case keys.End:
		step = len(l.items)
	}
	if l.Step(step) {
		return Moved
	}
	return None
}

// Layout fits the list into height rows, with the cursor in view. It calls row
// for each visible article, so that painting needs no lookup. With height 0 it
// changes nothing.
func (l *Pane) Layout(height int, row func(article int) Row) {
	if height <= 0 {
		return
	}
	per := itemRows(height)
	l.fit = max(1, height/per)
	l.top = clamp(l.top, len(l.items))
	l.top = min(l.top, l.cursor)
	l.top = max(l.top, l.cursor-l.fit+1)
	shown := l.items[l.top:min(len(l.items), l.top+(height+per-1)/per)] // the last may be partly visible
	l.rows = l.rows[:0]
	for _, article := range shown {
		l.rows = append(l.rows, row(article))
	}
}

func clamp(i, n int) int { return max(0, min(i, n-1)) }

// itemRows returns the rows of an article: two for the title, one for date and
// section, one blank. A low pane shows only the title.
func itemRows(height int) int {
	if height < 8 {
		return 1
	}
	return 4
}

// Look is what painting needs apart from the articles.
type Look struct {
	Brush *draw.Brush
	Theme *theme.Theme
	Lang  *lang.Text
	Focus bool
}

// Paint draws the visible articles. Call [Pane.Layout] with r's height before
// it.
func (l *Pane) Paint(g *grid.Grid, r grid.Rect, look Look) {
	per := itemRows(r.H)
	for k := range l.rows {
		box := grid.Rect{X: r.X, Y: r.Y + k*per, W: r.W, H: per}.Intersect(r)
		if !box.Empty() {
			look.item(g, box, &l.rows[k], l.top+k == l.cursor)
		}
	}
}

func (k Look) item(g *grid.Grid, box grid.Rect, row *Row, current bool) {
	var base grid.Style
	if current {
		base = k.Theme.SelectedDim
		if k.Focus {
			base = k.Theme.Selected
		}
		g.Fill(grid.Rect{X: box.X, Y: box.Y, W: box.W, H: max(1, box.H-1)}, base)
	}
	defer k.atSideOf(row)()
	defer k.Brush.In(k.titleBase(row))()
	title, style := k.title(row)
	meta := k.Theme.Dim
	if current {
		style, meta = grid.Style{Attr: style.Attr}.Over(base), base
	}
	used := k.Brush.Box(g, inset(box, 0, max(1, box.H-2)), title, style, draw.Start)
	if row.Article == nil || box.H < 3 {
		return
	}
	defer k.Brush.In(k.Brush.Interface())()
	rest := k.mark(g, inset(box, used, 1), row.Starred, meta)
	k.Brush.Text(g, rest, k.meta(row.Article, row.Findings), meta, draw.Start)
}

// inset returns rows of the box from row n, with a blank column on both sides.
func inset(box grid.Rect, n, rows int) grid.Rect {
	pad := 0
	if box.W > 4 {
		pad = 1
	}
	return grid.Rect{X: box.X + pad, Y: box.Y + n, W: box.W - 2*pad, H: rows}
}

func (k Look) title(row *Row) (string, grid.Style) {
	a := row.Article
	switch {
	case a == nil:
		return row.ID, k.Theme.Dim
	case a.Title == "":
		return k.Lang.NoTitle + " " + lang.Isolate("("+row.ID+")"), k.Theme.Dim
	case row.Read:
		return a.Title, grid.Style{}
	}
	return a.Title, grid.Style{Attr: grid.Bold}
}

// atSideOf puts a row at the side where its article's text begins: an Arabic title
// stands at the right in an English interface, too. The function that it returns
// ends this. A row without a title, or with one of no direction, stands at the
// interface's side.
func (k Look) atSideOf(row *Row) (end func()) {
	before := k.Brush.RTL
	if a := row.Article; a != nil && a.Title != "" && a.Direction != model.Undirected {
		k.Brush.RTL = k.titleBase(row) == layout.RTL
	}
	return func() { k.Brush.RTL = before }
}

// titleBase returns the base direction of a title: its article's, not that of its
// first letter.
func (k Look) titleBase(row *Row) layout.Direction {
	switch {
	case row.Article == nil:
		return layout.Auto // a file's name
	case row.Article.Title == "":
		return k.Brush.Interface()
	}
	return draw.Base(row.Article.Direction.Paragraph(row.Article.Title))
}

// mark draws the star at the start of the row and returns the free part.
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
