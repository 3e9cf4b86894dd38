// Package textfield is a one-line text field for both directions. bubbles keeps
// its state; layout draws it.
package textfield

import (
	"slices"
	"unicode/utf8"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"golang.org/x/text/unicode/bidi"

	"qari/ui/draw"
	"qari/ui/grid"
	"qari/ui/text/layout"
)

// maxLength bounds the text in code points, so that a hostile paste costs no
// more than a long query.
const maxLength = 1000

// Field is a text field. The zero value is empty. It allocates memory at first
// use, because most readers never use most fields.
type Field struct {
	used *textinput.Model // nil until the first use
	rtl  bool             // the direction of a text without letters
	p    layout.Paragraph
	line layout.Line
}

// input returns the state and creates it at first use.
func (f *Field) input() *textinput.Model {
	if f.used == nil {
		in := textinput.New()
		in.CharLimit = maxLength
		in.SetVirtualCursor(true)
		f.used = &in
	}
	return f.used
}

// Open starts editing. rtl is the direction while the text has no letters.
func (f *Field) Open(rtl bool) {
	f.rtl = rtl
	f.input().Focus() // its command only blinks a cursor that is never drawn
	f.input().CursorEnd()
}

// Close ends editing and keeps the text.
func (f *Field) Close() {
	if f.used != nil {
		f.used.Blur()
	}
}

// Editing reports whether keys go to the field.
func (f *Field) Editing() bool { return f.used != nil && f.used.Focused() }

// Value returns the text in logical order.
func (f *Field) Value() string {
	if f.used == nil {
		return ""
	}
	return f.used.Value()
}

// SetValue replaces the text.
func (f *Field) SetValue(s string) {
	if s == f.Value() {
		return
	}
	f.input().SetValue(s)
	f.input().CursorEnd()
}

// Update edits the text by a key or a paste and tells whether it changed. The
// arrows move the cursor to where they point on the screen.
func (f *Field) Update(msg tea.Msg) bool {
	if k, ok := msg.(tea.KeyPressMsg); ok && (k.Code == tea.KeyLeft || k.Code == tea.KeyRight) {
		if k.Mod == 0 {
			f.step(k.Code == tea.KeyLeft)
			return false
		}
		if f.lay(); f.p.RTL() { // by words, of which the next one is at the left
			k.Code = tea.KeyLeft + tea.KeyRight - k.Code
			msg = k
		}
	}
	before := f.Value()
	*f.input(), _ = f.input().Update(msg)
	return f.Value() != before
}

// step moves the cursor to the next cell of the row.
func (f *Field) step(left bool) {
	f.lay()
	at, cells := f.cursor(), f.line.Cells
	i := slices.IndexFunc(cells, func(c layout.Cell) bool { return int(c.Start) <= at && at < int(c.End) })
	if left {
		i--
	} else {
		i++
	}
	if i >= 0 && i < len(cells) {
		f.input().SetCursor(utf8.RuneCountInString(f.Value()[:cells[i].Start]))
	}
}

// Paint draws the text into the first row of r and sets the grid's cursor.
func (f *Field) Paint(g *grid.Grid, r grid.Rect, s grid.Style) {
	if r.Empty() {
		return
	}
	f.lay()
	if f.p.RTL() {
		f.line.Left = r.W - f.line.Width
	}
	cursor, shift := f.scroll(f.cursor(), r.W)
	draw.Line(g, r, r.X+shift, r.Y, &f.p, &f.line, draw.Plain(s))
	if f.Editing() {
		g.CursorX, g.CursorY, g.ShowCursor = r.X+cursor, r.Y, true
	}
}

// lay lays out the text with a cell after its end that shows nothing, for the
// cursor to stand in. A letter typed at the end of the text goes where its own
// direction puts it, so a placeholder is laid out there that has the
// bidirectional class of the last letter or digit.
func (f *Field) lay() {
	value := f.Value()
	base := layout.Auto
	if f.rtl {
		base = layout.AutoRTL
	}
	f.p.Set(value+placeholder(value, f.rtl), layout.Options{Base: base})
	f.p.Line(0, &f.line)
	f.line.Left = 0
	for i := range f.line.Cells {
		if c := &f.line.Cells[i]; int(c.Start) >= len(value) {
			c.Rune = ' '
		}
	}
}

// cursor is the byte offset that the cursor is at.
func (f *Field) cursor() int {
	value, n := f.Value(), f.input().Position()
	for i := range value {
		if n == 0 {
			return i
		}
		n--
	}
	return len(value)
}

// placeholder is a letter or digit of the class of the last one. The Arabic one
// is hamza, which joins to nothing, so that it does not change the shape of the
// letter before it.
func placeholder(value string, rtl bool) string {
	for len(value) > 0 {
		_, size := utf8.DecodeLastRuneInString(value)
		class, _ := bidi.LookupString(value[len(value)-size:])
		switch class.Class() {
		case bidi.L:
			return "x"
		case bidi.R, bidi.AL:
			return "ء"
		case bidi.EN, bidi.AN:
			return "0"
		}
		value = value[:len(value)-size]
	}
	if rtl {
		return "ء"
	}
	return "x"
}

// scroll returns the cursor's column in a field of this width, and how many
// columns the line moves to show it.
func (f *Field) scroll(at, width int) (cursor, shift int) {
	if ranges := f.line.Columns(at, at+1, nil); len(ranges) > 0 {
		cursor = int(ranges[0].From)
	}
	switch {
	case cursor < 0:
		shift = -cursor
	case cursor >= width:
		shift = width - 1 - cursor
	}
	return cursor + shift, shift
}
