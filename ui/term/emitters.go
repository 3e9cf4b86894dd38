package term

import "qari/ui/grid"

// override puts the part between LRO and PDF. Every character inside then has
// class L (UAX#9, X5 and X6). The character before the part carries LRO. If
// there is none, the part's first character carries it and stays outside, and
// an LRM separates it.
func (e *encoder) override(row []grid.Cell, s part) {
	first := len(e.glyphs)
	e.keep(row, s)
	if first > 0 {
		e.glyphs[first-1].tail |= lro
	} else {
		e.glyphs[first].tail |= lrm | lro
	}
	e.glyphs[len(e.glyphs)-1].tail |= pdf
}

// inverse sends an order that the terminal's bidirectional algorithm turns into
// the wanted one.
func (e *encoder) inverse(row []grid.Cell, s part, p Profile) {
	if p.FormatChars {
		e.marked(row, s)
		return
	}
	for i := s.from; i < s.to; {
		end := i + 1
		for end < s.to && together(row, end, p) {
			end++
		}
		if moves(row[i:end]) {
			e.unmarked(row, part{i, end}, p)
		} else {
			e.keep(row, part{i, end})
		}
		i = end
	}
}

// together reports whether the terminal orders a cell and the cell before it in
// one run. mlterm splits a row at box drawing and block elements, QTerminal at
// every change of style.
func together(row []grid.Cell, column int, p Profile) bool {
	a, b := &row[column-1], &row[column]
	return !isBox(a.Rune) && !isBox(b.Rune) && (!p.StyleRuns || a.Style == b.Style)
}

func isBox(r rune) bool { return r >= 0x2500 && r <= 0x259f }

// marked reverses each run of right-to-left letters. It puts an LRM after each
// such run and after each run of Arabic digits. Every other character then
// resolves to the base level (UAX#9, W7, N0 to N2), so only the runs move.
func (e *encoder) marked(row []grid.Cell, s part) {
	for i := s.from; i < s.to; {
		k := kindOf(row[i].Rune)
		end := i + 1
		for end < s.to && (row[end].Width == 0 || kindOf(row[end].Rune) == k) {
			end++
		}
		switch k {
		case rightToLeft:
			e.reverse(row, part{i, end})
			e.glyphs[len(e.glyphs)-1].tail |= lrm
		case arabic:
			e.keep(row, part{i, end})
			e.glyphs[len(e.glyphs)-1].tail |= lrm
		default:
			e.keep(row, part{i, end})
		}
		i = end
	}
}
