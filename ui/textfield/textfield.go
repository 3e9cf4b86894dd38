// Package textfield is a one-line text field for both directions. bubbles keeps
// its state; layout draws it.
package textfield

import (
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

// Open starts editing.
func (f *Field) Open() {
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

// Update edits the text with a key or a paste and reports whether it changed.
func (f *Field) Update(msg tea.Msg) bool {
	before := f.Value()
	*f.input(), _ = f.input().Update(msg)
	return f.Value() != before
}

// Paint draws the text in the first row of r and sets the grid's cursor.
func (f *Field) Paint(g *grid.Grid, r grid.Rect, s grid.Style) {
	if r.Empty() {
		return
	}
	text, at := f.withCursor()
	f.p.Set(text, layout.Options{})
	f.p.Line(0, &f.line)
	if f.p.RTL() {
		f.line.Left = r.W - f.line.Width
	} else {
		f.line.Left = 0
	}
	cursor, shift := f.scroll(at, r.W)
	draw.Line(g, r, r.X+shift, r.Y, &f.p, &f.line, draw.Plain(s))
	if f.Editing() {
		x := r.X + cursor
		if at == len(f.Value()) {
			g.Set(x, r.Y, grid.Blank(s))
		}
		g.CursorX, g.CursorY, g.ShowCursor = x, r.Y, true
	} else {
		g.Set(r.X+cursor, r.Y, grid.Blank(s))
	}
}

// withCursor returns the text with a placeholder at its end, and the cursor's
// byte offset. A letter typed at the end goes where its own direction puts it.
// So the placeholder has the bidirectional class of the last letter or digit.
// The Arabic placeholder is hamza: it joins to nothing, so it does not change
// the shape of the letter before it.
func (f *Field) withCursor() (string, int) {
	value := f.Value()
	at, n := len(value), f.input().Position()
	for i := range value {
		if n == 0 {
			at = i
			break
		}
		n--
	}
	return value + placeholder(value), at
}

func placeholder(value string) string {
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
	return "ء"
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
