package reading

import (
	"qari/model"
	"qari/ui/keys"
)

// row is row n of item i on the screen. It comes from a place and is valid for
// one frame only.
type row struct{ item, n int }

// rowOf returns the row of a place.
func (r *Pane) rowOf(p place) row {
	f := &r.frame
	i := f.items.find(p)
	if i == f.items.len() {
		return row{max(0, i-1), 0}
	}
	return row{i, f.paragraph(i).LineOf(p.offset)}
}

// before reports whether an item is before a place.
func before(it *item, p place) bool {
	return it.order < p.order || it.order == p.order && it.aside < p.aside
}

// placeAt returns the place of the first letter of a row. For a blank row it is
// that of the next row.
func (r *Pane) placeAt(at row) place {
	f := &r.frame
	if f.items.len() == 0 {
		return place{aside: -1}
	}
	if !f.paragraph(at.item).Has(at.n) && at.item+1 < f.items.len() {
		at = row{at.item + 1, 0}
	}
	it := f.items.at(at.item)
	f.paragraph(at.item).Line(at.n, &f.line)
	return place{order: it.order, aside: it.aside, offset: f.line.Start}
}

// step returns the row n rows further down, or up if n is negative, and how
// many rows it could move.
func (f *frame) step(at row, n int) (row, int) {
	moved := 0
	for moved < n {
		if d := f.rowsAfter(at, n-moved); d > 0 {
			at.n, moved = at.n+d, moved+d
		} else if at.item+1 < f.items.len() {
			at, moved = row{at.item + 1, 0}, moved+1
		} else {
			break
		}
	}
	for -moved < -n {
		if d := min(at.n, moved-n); d > 0 {
			at.n, moved = at.n-d, moved-d
		} else if at.item > 0 {
			at, moved = row{at.item - 1, f.rows(at.item-1) - 1}, moved-1
		} else {
			break
		}
	}
	return at, moved
}

// last returns the top row when the article's end is at the bottom of the pane.
func (f *frame) last() row {
	end := row{f.items.len() - 1, 0}
	end.n = f.rows(end.item) - 1
	top, _ := f.step(end, -(f.key.height - 1))
	return top
}

func (a row) less(b row) bool { return a.item < b.item || a.item == b.item && a.n < b.n }

// top returns the row at the top of the pane.
func (r *Pane) top() row { return r.frame.full(r.rowOf(r.anchor)) }

// full returns the row, or an earlier one if rows below the text would be
// empty.
func (f *frame) full(top row) row {
	if _, below := f.step(top, f.key.height-1); below == f.key.height-1 {
		return top
	}
	return f.last()
}

// scroll moves the text by n rows and reports whether it moved.
func (r *Pane) scroll(n int) bool {
	from := r.top()
	to, _ := r.frame.step(from, n)
	if n < 0 && to.n > 0 && !r.frame.paragraph(to.item).Has(to.n) {
		to.n-- // never a blank row at the top: it has no place
	}
	to = r.frame.full(to)
	r.anchor = r.placeAt(to)
	return to != from
}

// Act handles a key and ignores keys for other parts.
func (r *Pane) Act(a keys.Action) {
	if r.frame.items.len() == 0 {
		return
	}
	page := max(1, r.frame.key.height-2)
	switch a {
	case keys.Up:
		r.scroll(-1)
	case keys.Down:
		r.scroll(1)
	case keys.PageUp:
		r.scroll(-page)
	case keys.PageDown:
		r.scroll(page)
	case keys.Home:
		r.remember()
		r.anchor = r.placeAt(row{})
	case keys.End:
		r.remember()
		r.anchor = r.placeAt(r.frame.last())
	case keys.NextParagraph, keys.PrevParagraph:
		r.toBlock(a == keys.NextParagraph, func(*item) bool { return true })
	case keys.NextHeading, keys.PrevHeading:
		r.toBlock(a == keys.NextHeading, func(it *item) bool {
			return it.aside < 0 && (it.kind == model.Heading || it.kind == model.Title)
		})
	case keys.NextMention, keys.PrevMention:
		r.toMention(a == keys.NextMention)
	case keys.SetPlace:
		r.saved, r.hasPin = r.anchor, true
	case keys.GoPlace:
		if r.hasPin {
			r.remember()
			r.anchor = r.saved
		}
	case keys.Back:
		r.back()
	}
}

// toBlock puts the next or previous wanted item at the top.
func (r *Pane) toBlock(forward bool, wanted func(*item) bool) {
	items, at := &r.frame.items, r.top()
	d := 1
	if !forward {
		d = -1
		if at.n > 0 {
			at.item++
		}
	}
	for i := at.item + d; 0 <= i && i < items.len(); i += d {
		if it := items.at(i); wanted(&it) {
			r.remember()
			r.anchor = r.placeAt(row{i, 0})
			return
		}
	}
}

// remember stores the position, so that the reader can go back to it.
func (r *Pane) remember() {
	if len(r.trail) == maxTrail {
		r.trail = append(r.trail[:0], r.trail[1:]...)
	}
	r.trail = append(r.trail, r.anchor)
}

func (r *Pane) back() {
	if n := len(r.trail); n > 0 {
		r.anchor, r.trail = r.trail[n-1], r.trail[:n-1]
	}
}

// Show scrolls to a byte offset of the article. If it is not visible, it then
// stands at a third of the height.
func (r *Pane) Show(offset int) {
	if r.frame.items.len() == 0 {
		r.anchor = r.placeOf(offset)
		return
	}
	at := r.rowOf(r.placeOf(offset))
	top := r.top()
	bottom, _ := r.frame.step(top, r.frame.key.height-1)
	if !at.less(top) && !bottom.less(at) {
		return
	}
	r.remember()
	to, _ := r.frame.step(at, -r.frame.key.height/3)
	r.anchor = r.placeAt(to)
}

// Visible returns the part of the article in the pane, in bytes.
func (r *Pane) Visible() model.Span {
	if r.article == nil || r.frame.items.len() == 0 {
		return model.Span{}
	}
	top := r.top()
	bottom, _ := r.frame.step(top, r.frame.key.height)
	return model.Span{Start: r.offsetOf(top), End: r.offsetOf(bottom)}
}

// offsetOf returns the byte offset of a row's start. For the row after the last
// it is the article's end.
func (r *Pane) offsetOf(at row) int {
	f := &r.frame
	if at.item == f.items.len()-1 && !f.paragraph(at.item).Has(at.n+1) {
		return len(r.article.Text)
	}
	p := r.placeAt(at)
	if len(r.article.Blocks) == 0 {
		return 0
	}
	span := r.article.Blocks[p.order.block()].Span
	if p.aside >= 0 {
		return span.End
	}
	return span.Start + p.offset
}

// Progress returns how much of the article is above the bottom of the pane, in
// percent. It is 0 before the first Resize.
func (r *Pane) Progress() int {
	if r.article == nil || len(r.article.Text) == 0 {
		return 100
	}
	if r.frame.items.len() == 0 {
		return 0
	}
	if _, below := r.frame.step(r.top(), r.frame.key.height); below < r.frame.key.height {
		return 100
	}
	return r.Visible().End * 100 / len(r.article.Text)
}

// AtTop reports whether the first row is visible.
func (r *Pane) AtTop() bool { return r.frame.items.len() == 0 || r.top() == row{} }

// Paragraph returns the text of the paragraph with the current mark if it is
// visible, else of the first one in the pane.
func (r *Pane) Paragraph() string {
	if r.article == nil || len(r.article.Blocks) == 0 {
		return ""
	}
	at, visible := r.Position(), r.Visible()
	if r.current >= 0 && visible.Contains(r.marks[r.current].Start) {
		at = r.marks[r.current].Start
	}
	return r.article.Block(r.article.BlockAt(at))
}
