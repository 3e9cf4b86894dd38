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
	NoSwitch Switch = iota
	// BDSM is bi-directional support mode (ECMA-48 8.3.14 as read by the
	// terminal-wg BiDi specification): CSI 8 l asks for explicit placement.
	BDSM
	// CTL is mlterm's complex text layout, switched by OSC 5379.
	CTL
)

// On is the sequence to send before the screen is drawn; "" for none.
func (s Switch) On() string {
	return [...]string{"", "\x1b[8l", "\x1b]5379;use_ctl=false\x07"}[s]
}

// Off is the sequence that gives the terminal back as it was; "" for none.
func (s Switch) Off() string {
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
}

// profiles is every terminal that is known by name, and under the emitters'
// own names a terminal that is like none of them.
var profiles = []Profile{
	{Name: "xterm", FormatChars: true, MarksPlaced: true},
	{Name: "vte", Switch: BDSM, FormatChars: true, MarksPlaced: true},
	{Name: "mlterm", Switch: CTL, MarksPlaced: true},
	{Name: "konsole", Emitter: Inverse, KeepZWNJ: true, FormatChars: true, MarksPlaced: true},
	{Name: "qterminal", Emitter: Inverse, BracketsMirrored: true, StyleRuns: true, MarksPlaced: true},
	{Name: "kitty", Emitter: Words, BracketsMirrored: true},
	{Name: "kitty-fallback-font", Emitter: Words, BracketsMirrored: true, OwnFont: true},
	{Name: "kitty-ltr", FormatChars: true, MarksPlaced: true},
	{Name: "alacritty", FormatChars: true},
	{Name: "foot", FormatChars: true},
	{Name: "st", FormatChars: true},
	{Name: "urxvt", FormatChars: true, MarksPlaced: true},
	{Name: "zutty", FormatChars: true},
	{Name: "ghostty", FormatChars: true},
	{Name: "windows-terminal", FormatChars: true},
	{Name: "xterm.js", FormatChars: true},
	{Name: "mintty", Switch: BDSM, FormatChars: true},
	{Name: "wezterm", Switch: BDSM, FormatChars: true},
	{Name: "apple", Emitter: Override, FormatChars: true},
	{Name: "iterm2", Emitter: Override, FormatChars: true},
	{Name: "tmux", Emitter: Override, FormatChars: true},
	{Name: "tmux-mlterm", Emitter: Inverse, BracketsMirrored: true},
	{Name: "visual", FormatChars: true},
	{Name: "explicit", Switch: BDSM, FormatChars: true},
	{Name: "override", Emitter: Override, FormatChars: true},
	{Name: "inverse", Emitter: Inverse, KeepZWNJ: true, FormatChars: true},
	{Name: "words", Emitter: Words, BracketsMirrored: true},
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
	var all []Profile
	for _, name := range []string{"visual", "explicit", "override", "inverse", "words", "kitty-fallback-font"} {
		p, _ := ByName(name)
		all = append(all, p)
	}
	return all
}

// WithoutSwitch is what serves the terminal where no switch may be thrown, as
// for lines printed among a shell's: override stands in VTE, inverse without
// format characters in mlterm.
func (p Profile) WithoutSwitch() Profile {
	name := map[Switch]string{BDSM: "override", CTL: "tmux-mlterm"}[p.Switch]
	if plain, ok := ByName(name); ok {
		return plain
	}
	return p
}
