package term

import "qari/ui/grid"

// override sends the part between LRO and PDF, in which every character is of
// class L (UAX #9, X5 and X6). The character before the part carries LRO; the
// part's first character does where there is none. That one stays outside, so
// an LRM keeps it apart.
func (e *Encoder) override(row []grid.Cell, s part) {
	first := len(e.glyphs)
	e.keep(row, s)
	if first > 0 {
		e.glyphs[first-1].tail |= lro
	} else {
		e.glyphs[first].tail |= lrm | lro
	}
	e.glyphs[len(e.glyphs)-1].tail |= pdf
}

// inverse reverses each run of right-to-left letters and closes it, and each
// run of Arabic digits, with an LRM. Between the marks every other character
// resolves to the base level (W7, N0 to N2), so that only the runs are moved.
func (e *Encoder) inverse(row []grid.Cell, s part, _ Profile) {
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

// words reverses each word that holds a right-to-left letter or an Arabic
// digit, with its brackets mirrored. A word ends at a blank, and at what the
// terminal draws itself rather than from a font: box drawing, blocks, Braille.
func (e *Encoder) words(row []grid.Cell, s part, p Profile) {
	for i := s.from; i < s.to; {
		end := i
		for end < s.to && !endsWord(row[end].Rune) {
			end++
		}
		if word := (part{i, end}); moves(row[i:end]) {
			from := len(e.glyphs)
			e.reverse(row, word)
			e.mirror(e.glyphs[from:], p)
		} else {
			e.keep(row, word)
		}
		if end < s.to {
			e.keep(row, part{end, end + 1})
		}
		i = end + 1
	}
}

func endsWord(r rune) bool {
	return r == ' ' || r >= 0x2500 && r <= 0x259f || r >= 0x2800 && r <= 0x28ff
}

// mirror replaces brackets by their mirror images where the terminal will
// mirror them again.
func (e *Encoder) mirror(glyphs []glyph, p Profile) {
	if !p.BracketsMirrored {
		return
	}
	for i := range glyphs {
		glyphs[i].r = mirrored(glyphs[i].r)
	}
}

// mirrored is the character whose usual shape is r's mirror image, or r.
func mirrored(r rune) rune {
	switch r {
	case '(':
		return ')'
	case ')':
		return '('
	case '[':
		return ']'
	case ']':
		return '['
	case '{':
		return '}'
	case '}':
		return '{'
	case '<':
		return '>'
	case '>':
		return '<'
	case '«':
		return '»'
	case '»':
		return '«'
	case '‹':
		return '›'
	case '›':
		return '‹'
	}
	return r
}
