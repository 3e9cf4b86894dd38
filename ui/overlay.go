package ui

import (
	tea "charm.land/bubbletea/v2"

	"qari/ui/grid"
	"qari/ui/keys"
	"qari/ui/term"
)

// overlay is a screen over the panes. Keys go to it first.
type overlay interface {
	paint(l *looks, g *grid.Grid)
	// act does what a key asks for on a screen of so many rows.
	act(a keys.Action, k tea.KeyPressMsg, rows int) outcome
}

// outcome is what a key in an overlay has led to.
type outcome struct {
	closed bool
	chosen *term.Profile // the terminal that the reader wants to be drawn for; nil for no choice
}

// ordering is an overlay that has rows sent in ways of their own.
type ordering interface {
	// profile is how a row is sent; false for one that is sent like any other.
	profile(row int) (term.Profile, bool)
}
