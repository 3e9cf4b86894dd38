// Package term knows terminals: what each does to right-to-left text, how to
// find out which one this is, and what to send it. It is the only place that
// turns a grid into bytes.
//
// A grid holds every row as it shall look: visual order, shaped. Terminals
// differ in what they do to such a row before they draw it. An [Emitter] is
// the inverse of that: a pure function from the wanted row to the row to send.
package term

import "strings"

// Emitter says how a wanted row is turned into the row that is sent.
type Emitter uint8

// The emitters.
const (
	// Visual sends the row as it is: for terminals that draw cells where they
	// were put, by nature or by a [Switch].
	Visual Emitter = iota
	// Override sends it between LRO and PDF (UAX #9, X5), so that a terminal
	// that runs the bidirectional algorithm leaves it in place.
	Override
	// Inverse sends what the bidirectional algorithm, run by the terminal with
	// a left-to-right base, turns into the wanted row.
	Inverse
	// Words reverses every word that holds a right-to-left letter: for
	// terminals that shape word by word and never reorder words.
	Words
)

// String is the emitter's name, as a reader may give it.
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

// on is the sequence to send before the screen is drawn; "" for none.
func (s Switch) on() string {
	return [...]string{"", "\x1b[8l", "\x1b]5379;use_ctl=false\x07"}[s]
}

// off is the sequence that gives the terminal back as it was; "" for none.
func (s Switch) off() string {
	return [...]string{"", "\x1b[8h", "\x1b]5379;use_ctl=true\x07"}[s]
}

// Profile is what a terminal wants. The zero value suits a terminal that
// draws cells where they were put.
type Profile struct {
	Name    string
	Emitter Emitter
	Switch  Switch
	// BracketsMirrored: the terminal draws the mirror image of a bracket in
	// the text that it reorders, so that the opposite one must be sent.
	BracketsMirrored bool
	// KeepZWNJ: the terminal joins presentation forms anew, so that a ZERO
	// WIDTH NON-JOINER must follow the letter that it followed in the text.
	KeepZWNJ bool
	// FormatChars: zero-width format characters take no column.
	FormatChars bool
	// StyleRuns: the terminal orders each stretch of one style on its own.
	StyleRuns bool
	// OwnFont: letters of right-to-left scripts come from a font of their own,
	// so that a word ends at a digit or a punctuation mark, too.
	OwnFont bool
	// MarksPlaced: combining marks stand on their letters. Where they do not,
	// text is laid out without harakat unless the reader wants them.
	MarksPlaced bool

	// silent: the terminal answers no query in a way of its own, so that the
	// environment alone names it. Variables of other terminals are left over
	// from one around this.
	silent bool
	// multiplexer: the terminal is a program within another terminal.
	multiplexer bool
}

// ByName is the profile of a terminal, or of an emitter, by its name in any
// case of letters.
func ByName(name string) (Profile, bool) {
	for _, p := range profiles {
		if strings.EqualFold(p.Name, name) {
			return p, true
		}
	}
	return Profile{}, false
}

// Names are the names that [ByName] knows, terminals before emitters.
func Names() []string {
	names := make([]string, len(profiles))
	for i, p := range profiles {
		names[i] = p.Name
	}
	return names
}

// Candidates are the profiles to choose from when nobody knows the terminal:
// one for each way of sending a row, in the order in which to offer them.
func Candidates() []Profile {
	return []Profile{
		profiles[onlyVisual], profiles[onlyExplicit], profiles[onlyOverride], profiles[onlyInverse],
		profiles[onlyWords], profiles[kittyFallbackFont],
	}
}

// WithoutSwitch is what serves the terminal where no switch may be thrown, as
// for lines printed among a shell's: override stands in VTE, inverse without
// format characters in mlterm.
func (p Profile) WithoutSwitch() Profile {
	switch p.Switch {
	case bdsm:
		return profiles[onlyOverride]
	case ctl:
		return profiles[tmuxMlterm]
	}
	return p
}
