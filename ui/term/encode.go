package term

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"qari/ui/grid"
	"qari/ui/text/ucd"
)

// encoder reorders rows of a grid for a terminal. It reuses its buffers. The
// zero value is ready; it is not safe for concurrent use.
type encoder struct {
	glyphs  []glyph
	parts   []part
	scratch []grid.Cell
	solver  solver
	fitting map[clusterKey]bool // the answers of fits so far
}

// clusterKey is a character with its marks.
type clusterKey struct {
	r     rune
	marks string
	width uint8
}

// maxFitting bounds the cache. A language has a few hundred clusters; only a
// hostile article has more.
const maxFitting = 4096

// part is the columns [from, to) of a row whose text is ordered alone: one
// pane's share of the row, or the gap between two panes.
type part struct{ from, to int }

// glyph is one character in the order of sending.
type glyph struct {
	col   int32 // the row's cell that it comes from
	style int32 // the cell that gives its style
	r     rune  // its character
	bare  bool  // send no marks
	tail  tail
}

// tail is a set of zero-width format characters after a character. The terminal
// stores them in that character's cell. None goes before column 0, because
// terminals lose it there.
type tail uint8

const (
	pdf tail = 1 << iota // POP DIRECTIONAL FORMATTING
	lrm                  // LEFT-TO-RIGHT MARK
	lro                  // LEFT-TO-RIGHT OVERRIDE
)

// arrange fills e.glyphs with one row in the order of sending. It returns the
// row that the glyphs refer to.
func (e *encoder) arrange(row []grid.Cell, panes []grid.Rect, y int, p Profile) []grid.Cell {
	e.glyphs = e.glyphs[:0]
	if !p.changes(row) {
		e.keep(row, part{0, len(row)})
	} else {
		e.split(len(row), panes, y)
		if p.Emitter == Words {
			row = e.apart(row, p)
		}
		for _, s := range e.parts {
			e.order(row, s, p)
		}
	}
	return row
}

// split cuts a row of width columns at the edges of its panes.
func (e *encoder) split(width int, panes []grid.Rect, y int) {
	e.parts = e.parts[:0]
	for _, r := range panes {
		from, to := max(r.X, 0), min(r.X+r.W, width)
		if r.Y <= y && y < r.Y+r.H && from < to {
			e.parts = append(e.parts, part{from, to})
		}
	}
	slices.SortFunc(e.parts, func(a, b part) int { return a.from - b.from })
	at, n := 0, len(e.parts)
	for _, s := range e.parts[:n] {
		if at < s.from {
			e.parts = append(e.parts, part{at, s.from})
		}
		at = max(at, s.to)
	}
	if at < width {
		e.parts = append(e.parts, part{at, width})
	}
	slices.SortFunc(e.parts, func(a, b part) int { return a.from - b.from })
}

// order appends the glyphs of one part of the row.
func (e *encoder) order(row []grid.Cell, s part, p Profile) {
	switch cells := row[s.from:s.to]; {
	case !p.changes(cells):
		e.keep(row, s)
	case p.Emitter == Override:
		e.override(row, s)
	case p.Emitter == Inverse:
		e.inverse(row, s, p)
	default:
		e.words(row, s, p)
	}
}

// changes reports whether the terminal itself would reorder or reverse the
// cells.
func (p *Profile) changes(cells []grid.Cell) bool {
	switch p.Emitter {
	case Visual:
		return false
	case Words:
		return hasLeftward(cells)
	}
	return moves(cells)
}

// keep appends the glyphs of a part in their given order.
func (e *encoder) keep(row []grid.Cell, s part) {
	n := len(e.glyphs)
	glyphs := slices.Grow(e.glyphs, s.to-s.from)[:n+s.to-s.from]
	for i := s.from; i < s.to; i++ {
		if c := &row[i]; c.Width > 0 {
			// Field by field: a whole glyph is put together elsewhere and then
			// copied, which takes four times as long.
			g := &glyphs[n]
			g.col, g.style, g.r, g.bare, g.tail = int32(i), int32(i), c.Rune, false, 0
			n++
		}
	}
	e.glyphs = glyphs[:n]
}

// reverse appends the glyphs of a part in reverse order.
func (e *encoder) reverse(row []grid.Cell, s part) {
	from := len(e.glyphs)
	e.keep(row, s)
	slices.Reverse(e.glyphs[from:])
}

// cluster is the character and the marks that are sent for a glyph. What a
// terminal would not give the cell's columns is U+FFFD, so that no border
// moves: controls, stray format characters, and clusters, such as some emoji,
// whose width depends on whether they are measured whole. U+FFFD is one column
// wide; a second one is to be filled with a blank.
func (e *encoder) cluster(g *glyph, c *grid.Cell) (r rune, marks string) {
	r, marks = g.r, c.Marks
	if g.bare {
		marks = ""
	}
	switch {
	case r >= 0x20 && r < 0x7f && marks == "":
		return r, ""
	case marks != "" && e.fits(r, marks, c.Width):
		return r, marks
	}
	w := ucd.Of(r)
	if w.Has(ucd.Plain) && c.Width == 1 {
		return r, ""
	}
	if w.Has(ucd.Control|ucd.Newline|ucd.Hidden) || w.Width() != c.Width || halfFlag(r) {
		return utf8.RuneError, ""
	}
	return r, ""
}

// halfFlag reports whether r is a regional indicator. One that stands alone is
// two columns as a cluster, and one column as a character.
func halfFlag(r rune) bool { return 0x1F1E6 <= r && r <= 0x1F1FF }

// fits caches [fits], because measuring one letter with two marks costs as much
// as all other work for ten letters.
func (e *encoder) fits(r rune, marks string, width uint8) bool {
	key := clusterKey{r, marks, width}
	if ok, known := e.fitting[key]; known {
		return ok
	}
	if e.fitting == nil || len(e.fitting) >= maxFitting {
		e.fitting = map[clusterKey]bool{}
	}
	key.marks = strings.Clone(marks) // a substring would keep the whole article in memory
	e.fitting[key] = fits(string(r)+marks, width)
	return e.fitting[key]
}

// fits reports whether a cluster has this width in columns both as a whole and
// as the sum of its characters. Terminals measure in either way.
func fits(cluster string, width uint8) bool {
	return ansi.StringWidth(cluster) == int(width) && ansi.StringWidthWc(cluster) == int(width)
}

func appendTail(out []byte, t tail) []byte {
	if t&pdf != 0 {
		out = append(out, "\u202c"...)
	}
	if t&lrm != 0 {
		out = append(out, "\u200e"...)
	}
	if t&lro != 0 {
		out = append(out, "\u202d"...)
	}
	return out
}
