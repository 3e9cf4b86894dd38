package layout

import (
	"slices"

	"qari/ui/text/ucd"
)

// tatweel is the character that lengthens a join.
const tatweel = 'ـ'

// justify widens a line in visual order to the measure, as far as possible.
// Kashida lengthens joins of letters. Spaces, and Kashida without any join,
// widen spaces.
func (p *Paragraph) justify(l *Line) {
	extra := p.opt.Width - l.Width
	if extra <= 0 {
		return
	}
	var places []place
	if p.opt.Justify == Kashida {
		places = p.kashidaPlaces(l.Cells)
	}
	if len(places) == 0 {
		places = spacePlaces(l.Cells)
	}
	if len(places) == 0 {
		return
	}
	share(places, extra)
	l.insert(places)
	l.Width += extra
}

// place is a boundary after the cell with index cell, from the left. It takes a
// number of inserted cells.
type place struct {
	cell, count int
	fill        Cell
}

// share divides the extra columns among the places. The remainder goes to the
// first places in reading order. Cells go from the left, so in a right-to-left
// line these are the last places.
func share(places []place, extra int) {
	n := len(places)
	for i := range places {
		places[i].count = extra / n
		if n-1-i < extra%n {
			places[i].count++
		}
	}
}

// insert puts the new cells at the places, which are sorted.
func (l *Line) insert(places []place) {
	total := 0
	for _, p := range places {
		total += p.count
	}
	old := len(l.Cells)
	l.Cells = slices.Grow(l.Cells, total)[:old+total]
	to := len(l.Cells)
	from := old
	for i := len(places) - 1; i >= 0; i-- {
		n := from - places[i].cell - 1
		to -= n
		from -= n
		copy(l.Cells[to:to+n], l.Cells[from:from+n])
		for range places[i].count {
			to--
			l.Cells[to] = places[i].fill
		}
	}
}

// spacePlaces returns the spaces of the line, except those at its edges.
func spacePlaces(cells []Cell) (places []place) {
	for i := 1; i+1 < len(cells); i++ {
		if c := cells[i]; c.attr&hanging != 0 {
			c.Start, c.attr = c.End, 0
			places = append(places, place{cell: i, fill: c})
		}
	}
	return places
}

// kashidaPlaces returns the best place of each word, if it has one. A word ends
// where letters of one level end.
func (p *Paragraph) kashidaPlaces(cells []Cell) (places []place) {
	best := 0
	for i := 0; i+1 < len(cells); i++ {
		left, right := &cells[i], &cells[i+1]
		if right.attr&hanging != 0 || left.attr&hanging != 0 {
			best = 0
			continue
		}
		rank := p.kashidaRank(left, right)
		if rank == 0 || rank < best {
			continue
		}
		if best > 0 {
			places = places[:len(places)-1]
		}
		best = rank
		places = append(places, place{cell: i, fill: Cell{Rune: tatweel, Start: right.End, End: right.End,
			Width: 1, Level: right.Level}})
	}
	return places
}

// kashidaRank returns how well a kashida fits between two neighbours, or 0 if it
// does not. The two must be letters that join. A ligature is one cell, so it has
// no place inside. The ranks follow Arabic typesetting practice, as in
// Microsoft's Uniscribe, best first: after a tatweel in the text; after seen,
// sad; before final teh marbuta, heh, dal; before final alef, tah, lam, kaf;
// before final reh, yeh; before other final letters; anywhere else.
func (p *Paragraph) kashidaRank(left, right *Cell) int {
	if left.attr&joinedRight == 0 || right.attr&joinedLeft == 0 || left.Level != right.Level || right.Level&1 == 0 {
		return 0
	}
	before, after := p.letter(right), p.letter(left)
	final := left.attr&joinedLeft == 0
	switch {
	case before == tatweel:
		return 7
	case ucd.Of(before).Joining() == ucd.DualJoining && oneRune(before, "سشصض"):
		return 6
	case final && oneRune(after, "ةهدذ"):
		return 5
	case final && oneRune(after, "اأإآٱطظلكگک"):
		return 4
	case final && oneRune(after, "رزژيىی"):
		return 3
	case final:
		return 2
	}
	return 1
}

func (p *Paragraph) letter(c *Cell) rune {
	r, _ := decode(p.text, int(c.Start))
	return r
}

func oneRune(r rune, list string) bool {
	for _, l := range list {
		if l == r {
			return true
		}
	}
	return false
}
