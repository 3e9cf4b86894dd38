package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"qari/ui/term"
)

// terminal is the terminal to draw for: the detected one, unless the reader
// chose another.
type terminal struct {
	profile  term.Profile
	chosen   bool // by the reader, in this session or an earlier one
	detector *term.Detector
	screen   *term.Screen
	shelf    Shelf
}

func newTerminal(env *Env) terminal {
	return terminal{
		profile:  env.Detector.Guess().Profile,
		detector: env.Detector, screen: env.Screen, shelf: env.Shelf,
	}
}

// detect passes a message to the detector. If the profile changes, the next
// frame is a full redraw.
func (t *terminal) detect(msg tea.Msg) tea.Cmd {
	changed, cmd := t.detector.Update(msg)
	if !changed || t.chosen {
		return cmd
	}
	if recalled := t.recall(); recalled != nil {
		return tea.Batch(cmd, recalled)
	}
	return tea.Batch(cmd, t.use(t.detector.Guess().Profile))
}

// recall selects the terminal that the reader once chose for the detected one.
// The command is nil if there is none.
func (t *terminal) recall() tea.Cmd {
	p, ok := term.ByName(t.shelf.Setting(t.setting()))
	if !ok || t.chosen {
		return nil
	}
	t.chosen = true
	return t.use(p)
}

// setting is the shelf's name for the reader's choice.
func (t *terminal) setting() string { return "terminal:" + t.detector.Guess().Profile.Name }

// use draws for another terminal. The switch goes out before the screen is
// cleared, because VTE stores the mode with each row.
func (t *terminal) use(p term.Profile) tea.Cmd {
	t.profile = p
	return t.screen.Use(p.Switch)
}

// following returns the candidate after the present one. A terminal that is no
// candidate counts as the first candidate that sends the same bytes.
func (t *terminal) following() term.Profile {
	all, p := term.Candidates(), t.profile
	at := slices.IndexFunc(all, func(c term.Profile) bool { return c.Name == p.Name })
	if at < 0 {
		at = slices.IndexFunc(all, func(c term.Profile) bool { return c.Emitter == p.Emitter && c.Switch == p.Switch })
	}
	return all[(at+1)%len(all)]
}

// choose makes the reader's choice permanent, for later sessions too.
func (t *terminal) choose(p term.Profile) tea.Cmd {
	t.chosen = true
	t.shelf.SetSetting(t.setting(), p.Name)
	return t.use(p)
}
