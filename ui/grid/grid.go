// Package grid is the finished screen: styled cells in visual order,
// independent of any terminal. Panes draw on it; package term turns it into
// bytes. A grid has no text direction: column 0 is the left edge.
package grid

import "image/color"

// Color is a colour of a cell: the terminal's default or a 24-bit RGB value. It
// is comparable. The zero value is the default colour.
type Color uint32

const isSet = 1 << 24

// RGB returns the colour with these components.
func RGB(r, g, b uint8) Color {
	return Color(isSet | uint32(r)<<16 | uint32(g)<<8 | uint32(b))
}

// ColorOf converts any colour; nil is the default.
func ColorOf(c color.Color) Color {
	if c == nil {
		return 0
	}
	r, g, b, _ := c.RGBA()
	return RGB(uint8(r>>8), uint8(g>>8), uint8(b>>8))
}

// IsDefault reports whether c is the terminal's own colour.
func (c Color) IsDefault() bool { return c == 0 }

// Components returns red, green and blue; zero for the default colour.
func (c Color) Components() (r, g, b uint8) {
	return uint8(c >> 16), uint8(c >> 8), uint8(c)
}

// Attr is a set of text attributes.
type Attr uint8

// The attributes.
const (
	Bold Attr = 1 << iota
	Faint
	Italic
	Underline
	Reverse
)

// Style is the look of a cell. The zero value is the terminal's default.
type Style struct {
	FG, BG Color
	Attr   Attr
}

// Over returns base with the parts that s sets.
func (s Style) Over(base Style) Style {
	if s.FG.IsDefault() {
		s.FG = base.FG
	}
	if s.BG.IsDefault() {
		s.BG = base.BG
	}
	s.Attr |= base.Attr
	return s
}

// Cell is one column of one row. A wide character takes two cells: the first
// has Width 2, the second has Width 0 and no rune. A blank cell is a space of
// width 1.
type Cell struct {
	Rune  rune
	Marks string // combining marks of the rune, in logical order; "" for most
	Width uint8
	ZWNJ  bool // ZERO WIDTH NON-JOINER between this letter and the next
	Style Style
}

// Blank returns an empty cell in the given style.
func Blank(s Style) Cell { return Cell{Rune: ' ', Width: 1, Style: s} }

// Rect is a rectangle of cells: columns [X, X+W), rows [Y, Y+H).
type Rect struct{ X, Y, W, H int }

// Empty reports whether the rectangle has no cell.
func (r Rect) Empty() bool { return r.W <= 0 || r.H <= 0 }

// Intersect returns the common part of both rectangles.
func (r Rect) Intersect(o Rect) Rect {
	x, y := max(r.X, o.X), max(r.Y, o.Y)
	return Rect{x, y, max(0, min(r.X+r.W, o.X+o.W)-x), max(0, min(r.Y+r.H, o.Y+o.H)-y)}
}

// Grid is a screen of W columns and H rows.
type Grid struct {
	W, H  int
	Cells []Cell // row by row
	// Panes are rectangles whose texts the terminal must order apart. They do
	// not overlap. Cells outside every pane are separators, borders or blank.
	Panes []Rect
	// Cursor is the place of the next typed letter, visible if ShowCursor is
	// true.
	CursorX, CursorY int
	ShowCursor       bool
}

// New returns a blank grid. A negative size counts as 0.
func New(w, h int) *Grid {
	g := &Grid{}
	g.Reset(w, h)
	return g
}

// Reset makes the grid blank in a new size and reuses its memory.
func (g *Grid) Reset(w, h int) {
	w, h = max(w, 0), max(h, 0)
	g.W, g.H, g.Panes, g.ShowCursor = w, h, g.Panes[:0], false
	if n := w * h; cap(g.Cells) < n {
		g.Cells = make([]Cell, n)
	} else {
		g.Cells = g.Cells[:n]
	}
	for i := range g.Cells {
		g.Cells[i] = Blank(Style{})
	}
}

// Bounds returns the rectangle of the whole screen.
func (g *Grid) Bounds() Rect { return Rect{0, 0, g.W, g.H} }

// Row returns row y. Changes to it change the grid.
func (g *Grid) Row(y int) []Cell { return g.Cells[y*g.W : (y+1)*g.W] }

// Set puts a cell at column x, row y. It ignores a cell that is not wholly
// inside the grid. If it overwrites one half of a wide character, the other
// half becomes blank.
func (g *Grid) Set(x, y int, c Cell) {
	if x < 0 || y < 0 || x >= g.W || y >= g.H || x+int(c.Width) > g.W {
		return
	}
	row := g.Row(y)
	for i := x; i < x+max(1, int(c.Width)); i++ {
		g.unpair(row, i)
	}
	row[x] = c
	if c.Width == 2 {
		row[x+1] = Cell{Style: c.Style}
	}
}

// unpair blanks the other half of the wide character at column x, if any.
func (g *Grid) unpair(row []Cell, x int) {
	switch {
	case row[x].Width == 2 && x+1 < len(row):
		row[x+1] = Blank(row[x+1].Style)
	case row[x].Width == 0 && x > 0:
		row[x-1] = Blank(row[x-1].Style)
	}
}

// Fill makes a rectangle blank in a style.
func (g *Grid) Fill(r Rect, s Style) {
	r = r.Intersect(g.Bounds())
	for y := r.Y; y < r.Y+r.H; y++ {
		for x := r.X; x < r.X+r.W; x++ {
			g.Set(x, y, Blank(s))
		}
	}
}

// Restyle changes the style of every cell in a rectangle.
func (g *Grid) Restyle(r Rect, change func(Style) Style) {
	r = r.Intersect(g.Bounds())
	for y := r.Y; y < r.Y+r.H; y++ {
		row := g.Row(y)
		for x := r.X; x < r.X+r.W; x++ {
			row[x].Style = change(row[x].Style)
		}
	}
}
