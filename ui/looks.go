package ui

import (
	tea "charm.land/bubbletea/v2"

	"qari/ui/draw"
	"qari/ui/grid"
	"qari/ui/keys"
	"qari/ui/lang"
	"qari/ui/reading"
	"qari/ui/term"
	"qari/ui/text/layout"
	"qari/ui/theme"
)

// looks holds the reader's settings of the display and the terminal's
// properties.
type looks struct {
	theme    theme.Theme
	lang     *lang.Text
	options  reading.Options // of the text, without harakat: see [looks.reading]
	harakat  Harakat
	mirror   bool // the list is at the right
	brush    draw.Brush
	terminal terminal
}

func newLooks(env *Env) looks {
	l := looks{
		theme: theme.Neutral(), lang: env.Lang, options: env.Options, harakat: env.Harakat, mirror: env.Mirror,
		terminal: newTerminal(env),
	}
	l.brush.RTL = l.lang.RTL
	return l
}

// reading returns the options of the article's layout.
func (l *looks) reading() reading.Options {
	o := l.options
	o.StripMarks = l.harakat.Hidden(l.terminal.profile)
	return o
}

// act handles a key about the display and returns a message; ok is false for
// any other key.
func (l *looks) act(a keys.Action) (message string, cmd tea.Cmd, ok bool) {
	switch a {
	case keys.Harakat:
		message = l.toggleHarakat()
	case keys.Digits:
		message = l.nextDigits()
	case keys.NextTerminal:
		message, cmd = l.drawFor(l.terminal.following())
	case keys.Justify:
		l.options.Justify = (l.options.Justify + 1) % (layout.Kashida + 1)
	case keys.Mirror:
		l.mirror = !l.mirror
	case keys.Language:
		l.lang = l.lang.Other()
		l.brush.RTL = l.lang.RTL
	default:
		return "", nil, false
	}
	return message, cmd, true
}

// drawFor draws for the terminal that the reader chose, and returns a message.
func (l *looks) drawFor(p term.Profile) (message string, cmd tea.Cmd) {
	return l.lang.Reordered + " " + p.Name, l.terminal.choose(p)
}

// toggleHarakat shows or hides vowel signs. Terminals that misplace them show
// none until the reader asks.
func (l *looks) toggleHarakat() string {
	if l.harakat.Hidden(l.terminal.profile) {
		l.harakat = ShowHarakat
		return l.lang.HarakatOn
	}
	l.harakat = HideHarakat
	return l.lang.HarakatOff
}

// nextDigits selects the next digit style.
func (l *looks) nextDigits() string {
	l.options.Digits = (l.options.Digits + 1) % (layout.ArabicIndic + 1)
	l.brush.Digits = l.options.Digits
	switch l.options.Digits {
	case layout.Western:
		return l.lang.DigitsLatin
	case layout.ArabicIndic:
		return l.lang.DigitsArabic
	}
	return l.lang.DigitsWritten
}

// paintCursor makes the cursor a cell in reverse video if the terminal moves
// cells. The terminal's own cursor does not move with them.
func (l *looks) paintCursor(g *grid.Grid) {
	if e := l.terminal.profile.Emitter; !g.ShowCursor || e != term.Inverse && e != term.Words {
		return
	}
	cell := grid.Rect{X: g.CursorX, Y: g.CursorY, W: 1, H: 1}
	g.Restyle(cell, func(s grid.Style) grid.Style { return l.theme.Cursor.Over(s) })
	g.ShowCursor = false
}
