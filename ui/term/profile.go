// Package term knows terminals: what each does to right-to-left text, how to
// identify it, and what to send. Only this package turns a grid into bytes.
//
// A grid holds every row as it should look: in visual order and shaped. Some
// terminals reorder a row before they draw it. An [Emitter] is the inverse of
// that: a pure function from the wanted row to the row to send.
package term

import "strings"

// Emitter is the way to turn a wanted row into the row to send.
type Emitter uint8

// The emitters.
const (
	// Visual sends the row unchanged. It is for terminals that never move
	// cells, by nature or by a [Switch].
	Visual Emitter = iota
	// Override sends the row between LRO and PDF (UAX#9, X5), so that a
	// terminal with the bidirectional algorithm keeps its order.
	Override
	// Inverse sends an order that the terminal's bidirectional algorithm, with
	// a left-to-right base, turns into the wanted row.
	Inverse
	// Words reverses every word that has a right-to-left letter. It is for
	// terminals that shape each word but never reorder words.
	Words
)

// String returns the emitter's name, as in QARI_TERMINAL.
func (e Emitter) String() string {
	return [...]string{"visual", "override", "inverse", "words"}[e]
}

// Switch is the control sequence that makes a terminal stop reordering.
type Switch uint8

// The switches.
const (
	noSwitch Switch = iota
	// bdsm is bi-directional support mode (ECMA-48 8.3.14 as read by the
	// terminal-wg BiDi specification): CSI 8 l asks for explicit placement.
	bdsm
	// ctl is mlterm's complex text layout, switched by OSC 5379.
	ctl
)

// on returns the sequence to send before the screen is drawn; "" for none.
func (s Switch) on() string {
	return [...]string{"", "\x1b[8l", "\x1b]5379;use_ctl=false\x07"}[s]
}

// off returns the sequence that undoes on; "" for none.
func (s Switch) off() string {
	return [...]string{"", "\x1b[8h", "\x1b]5379;use_ctl=true\x07"}[s]
}

// Profile describes what a terminal needs. The zero value is for a terminal
// that never moves cells.
type Profile struct {
	Name    string
	Emitter Emitter
	Switch  Switch
	// BracketsMirrored: the terminal mirrors brackets in text that it reorders,
	// so qari sends the opposite bracket.
	BracketsMirrored bool
	// KeepZWNJ: the terminal joins presentation forms again, so qari sends a
	// ZERO WIDTH NON-JOINER where the text has one.
	KeepZWNJ bool
	// FormatChars: zero-width format characters take no column.
	FormatChars bool
	// StyleRuns: the terminal orders each run of one style alone.
	StyleRuns bool
	// OwnFont: letters of right-to-left scripts come from another font, so a
	// word also ends at a digit or a punctuation mark.
	OwnFont bool
	// MarksPlaced: combining marks stand on their letters. Otherwise qari hides
	// harakat unless the reader asks for them.
	MarksPlaced bool

	// silent: the terminal's answers do not identify it. Only the environment
	// does. Variables of other terminals may be inherited from one that started
	// it.
	silent bool
	// multiplexer: the terminal is a program inside another terminal.
	multiplexer bool
}

// ByName returns the profile with the name of a terminal or an emitter, in any
// case of letters.
func ByName(name string) (Profile, bool) {
	for _, p := range profiles {
		if strings.EqualFold(p.Name, name) {
			return p, true
		}
	}
	return Profile{}, false
}

// Names returns the names that [ByName] knows, terminals before emitters.
func Names() []string {
	names := make([]string, len(profiles))
	for i, p := range profiles {
		names[i] = p.Name
	}
	return names
}

// Candidates returns the profiles for the calibration: one for each way to send
// a row, in the order to offer them.
func Candidates() []Profile {
	return []Profile{
		profiles[onlyVisual], profiles[onlyExplicit], profiles[onlyOverride], profiles[onlyInverse],
		profiles[onlyWords], profiles[kittyFallbackFont],
	}
}

// WithoutSwitch returns a profile that works without a switch, as for lines in
// a shell's output: override in VTE, inverse without format characters in
// mlterm.
func (p Profile) WithoutSwitch() Profile {
	switch p.Switch {
	case bdsm:
		return profiles[onlyOverride]
	case ctl:
		return profiles[tmuxMlterm]
	}
	return p
}
