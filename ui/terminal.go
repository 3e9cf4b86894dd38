package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"qari/ui/term"
)

// terminal is the one that is drawn for: the one that was detected, unless the
// reader chose another.
type terminal struct {
	profile  term.Profile
	chosen   bool // by the reader, now or in an earlier session
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

// detect hands what the terminal says about itself to the detector. Where the
// answers mean another profile, the next frame is drawn for it, on a clear
// screen.
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

// recall draws for the terminal that the reader once chose where the present
// one was detected. It is nil where there is none.
func (t *terminal) recall() tea.Cmd {
	p, ok := term.ByName(t.shelf.Setting(t.setting()))
	if !ok || t.chosen {
		return nil
	}
	t.chosen = true
	return t.use(p)
}

// setting is the name under which the shelf keeps the reader's choice.
func (t *terminal) setting() string { return "terminal:" + t.detector.Guess().Profile.Name }

// use draws for another terminal from now on. The switch goes out before the
// screen is cleared: VTE keeps the mode with each row.
func (t *terminal) use(p term.Profile) tea.Cmd {
	t.profile = p
	return t.screen.Use(p.Switch)
}

// following is the way to send text that comes after the present one. A
// terminal that is not among those to choose from stands where the first does
// that is sent the same.
func (t *terminal) following() term.Profile {
	all, p := term.Candidates(), t.profile
	at := slices.IndexFunc(all, func(c term.Profile) bool { return c.Name == p.Name })
	if at < 0 {
		at = slices.IndexFunc(all, func(c term.Profile) bool { return c.Emitter == p.Emitter && c.Switch == p.Switch })
	}
	return all[(at+1)%len(all)]
}

// choose lets the reader's own choice stand, in later sessions, too.
func (t *terminal) choose(p term.Profile) tea.Cmd {
	t.chosen = true
	t.shelf.SetSetting(t.setting(), p.Name)
	return t.use(p)
}
