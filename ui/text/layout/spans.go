package layout

// Columns appends to dst the columns of the bytes start..end of the paragraph,
// as ranges from left to right without adjacent ones. A cell of several letters
// (lam-alef) counts if any of its bytes do. An inserted cell counts if the text
// on both its sides does.
func (l *Line) Columns(start, end int, dst []Range) []Range {
	first := len(dst)
	at := Column(l.Left)
	for i := range l.Cells {
		c := &l.Cells[i]
		next := at + Column(c.Width)
		if int(c.Start) < end && int(c.End) > start && c.covers(start, end) {
			if n := len(dst); n > first && dst[n-1].To == at {
				dst[n-1].To = next
			} else {
				dst = append(dst, Range{at, next})
			}
		}
		at = next
	}
	return dst
}

// covers reports whether the bytes start..end include the cell. An inserted
// cell stands between two bytes, and both must be included.
func (c *Cell) covers(start, end int) bool {
	return c.Start < c.End || start < int(c.Start) && int(c.Start) < end
}

// Offset returns the bytes in a column; false for none. For an inserted kashida
// or space start equals end.
func (l *Line) Offset(c Column) (start, end int, ok bool) {
	at := Column(l.Left)
	if c < at {
		return 0, 0, false
	}
	for i := range l.Cells {
		cell := &l.Cells[i]
		at += Column(cell.Width)
		if c < at {
			return int(cell.Start), int(cell.End), true
		}
	}
	return 0, 0, false
}
