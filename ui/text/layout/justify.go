package layout

import (
	"slices"

	"qari/ui/text/ucd"
)

// tatweel is the sign that draws out a join.
const tatweel = 'ـ'

// justify widens a line in visual order to the measure, as far as it offers
// places: joins of letters for Kashida, spaces for Spaces and where there is no
// join.
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

// place is a boundary of a line, after the cell with index cell counted from
// the left, that takes a number of inserted cells.
type place struct {
	cell, count int
	fill        Cell
}

// share gives each place its part of the extra columns; what is left over goes
// to the first ones in reading order, which in a line of cells from the left
// are the last of a right-to-left line.
func share(places []place, extra int) {
	n := len(places)
	for i := range places {
		places[i].count = extra / n
		if n-1-i < extra%n {
			places[i].count++
		}
	}
}

// insert puts the fill of the places, which are in order, between the cells.
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

// spacePlaces are the spaces of the line but for those at its edges.
func spacePlaces(cells []Cell) (places []place) {
	for i := 1; i+1 < len(cells); i++ {
		if c := cells[i]; c.attr&hanging != 0 {
			c.Start, c.attr = c.End, 0
			places = append(places, place{cell: i, fill: c})
		}
	}
	return places
}

// kashidaPlaces gives each word its best place, if it has one. A word ends
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

// kashidaRank says how well a kashida may stand between two neighbours; 0 that
// it may not: it must be between two letters that join, and a ligature, being
// one cell, has no place inside. The order of preference is that of Arabic typesetting practice, as
// in Microsoft's Uniscribe: after a tatweel the writer set; after seen, sad;
// before final teh marbuta, heh, dal; before final alef, tah, lam, kaf; before
// final reh, yeh; before other final letters; then anywhere.
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
