package ptytest

import (
	"fmt"

	"github.com/charmbracelet/x/ansi"
)

// Terminal is the terminal that a test simulates: its answers to queries. An
// empty answer means silence, as in many terminals.
type Terminal struct {
	Name      string
	TERM      string       // environment variable; "" is xterm-256color
	XTVERSION string       // text between DCS > | and ST
	DA1       string       // parameters of the reply, such as "?62;22"
	DA2       string       // such as ">41;379;0"
	DA3       string       // hexadecimal unit id between DCS ! | and ST
	Modes     map[Mode]int // DECRPM values; other modes get Unknown
	Unknown   int          // DECRPM value of other modes; negative means silence
	Kitty     bool         // answers the keyboard protocol's CSI ? u
}

// Terminals with measured answers.
var (
	XTerm = Terminal{
		Name: "xterm", XTVERSION: "XTerm(379)", DA1: "?64;1;22", DA2: ">41;379;0", DA3: "00000000",
		Modes: map[Mode]int{BracketedPaste: 2},
	}
	VTE = Terminal{
		Name: "VTE", DA1: "?65;1;9", DA2: ">65;7006;1", DA3: "7E565445",
		Modes: map[Mode]int{Bidirectional: 1, BracketedPaste: 2},
	}
	Konsole = Terminal{
		Name: "Konsole", XTVERSION: "Konsole 22.12.3", DA1: "?62;1;4", DA2: ">1;115;0", DA3: "7E4B4445",
		Unknown: -1,
	}
	Kitty = Terminal{
		Name: "kitty", TERM: "xterm-kitty", XTVERSION: "kitty(0.26.5)", DA1: "?62;", DA2: ">1;4000;26",
		Modes: map[Mode]int{Synchronized: 2, BracketedPaste: 2}, Kitty: true,
	}
	// Silent answers nothing at all, not even DA1.
	Silent = Terminal{Name: "silent", TERM: "dumb", Unknown: -1}
)

// answer returns the reply to a query, or "" for no query or for silence.
func (t *Terminal) answer(s *Screen, cmd ansi.Cmd, params ansi.Params) string {
	final, prefix, inter := cmd.Final(), cmd.Prefix(), cmd.Intermediate()
	switch {
	case final == 'p' && inter == '$':
		return t.modeReport(Mode{arg(params, 0, 0), prefix == '?'})
	case inter != 0:
		return ""
	case final == 'c':
		return t.attributes(prefix)
	case final == 'q' && prefix == '>' && t.XTVERSION != "":
		return "\x1bP>|" + t.XTVERSION + "\x1b\\"
	case final == 'u' && prefix == '?' && t.Kitty:
		return "\x1b[?0u"
	case final == 'n' && prefix == 0 && arg(params, 0, 0) == 6:
		return fmt.Sprintf("\x1b[%d;%dR", s.y+1, s.x+1)
	}
	return ""
}

func (t *Terminal) attributes(prefix byte) string {
	switch {
	case prefix == 0 && t.DA1 != "":
		return "\x1b[" + t.DA1 + "c"
	case prefix == '>' && t.DA2 != "":
		return "\x1b[" + t.DA2 + "c"
	case prefix == '=' && t.DA3 != "":
		return "\x1bP!|" + t.DA3 + "\x1b\\"
	}
	return ""
}

func (t *Terminal) modeReport(m Mode) string {
	value, known := t.Modes[m]
	if !known {
		value = t.Unknown
	}
	if value < 0 {
		return ""
	}
	mark := ""
	if m.Private {
		mark = "?"
	}
	return fmt.Sprintf("\x1b[%s%d;%d$y", mark, m.Number, value)
}
