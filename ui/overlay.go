package ui

import (
	tea "charm.land/bubbletea/v2"

	"qari/ui/grid"
	"qari/ui/keys"
	"qari/ui/term"
)

// overlay is a screen over the panes. It gets the keys first.
type overlay interface {
	paint(l *looks, g *grid.Grid)
	// act handles a key on a screen of so many rows.
	act(a keys.Action, k tea.KeyPressMsg, rows int) outcome
}

// outcome is the result of a key in an overlay.
type outcome struct {
	closed bool
	chosen *term.Profile // the terminal that the reader chose; nil for none
}

// ordering is an overlay that sends some rows in another way.
type ordering interface {
	// profile returns the profile for a row, or false for the usual one.
	profile(row int) (term.Profile, bool)
}
