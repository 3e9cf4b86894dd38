package term

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// Answers holds a terminal's replies to the queries that identify it. A field
// is "" or nil while its reply is missing.
type Answers struct {
	Version string `json:"xtversion,omitempty"` // XTVERSION
	// BDSM is the reply to DECRQM 8, and -1 before the reply: 0 unknown mode, 1
	// set, 2 reset, 3 permanently set, 4 permanently reset.
	BDSM      int    `json:"decrqm8"`
	Primary   []int  `json:"da1,omitempty"`
	Secondary []int  `json:"da2,omitempty"`
	Unit      string `json:"da3,omitempty"` // decoded from hexadecimal
}

// queries asks for all answers. DA1 comes last because every terminal answers
// it: no other answer follows that one.
const queries = ansi.RequestNameVersion + "\x1b[8$p" + ansi.RequestTertiaryDeviceAttributes +
	ansi.RequestSecondaryDeviceAttributes + ansi.RequestPrimaryDeviceAttributes

// queriedMode is bi-directional support mode (BDSM).
const queriedMode = ansi.ANSIMode(8)

// take records a reply. It returns whether msg is a reply, and whether it is
// the last one, the reply to DA1.
func (a *Answers) take(msg tea.Msg) (taken, last bool) {
	switch msg := msg.(type) {
	case tea.TerminalVersionMsg:
		a.Version = msg.Name
	case uv.TerminalVersionEvent:
		a.Version = msg.Name
	case tea.ModeReportMsg:
		return a.mode(msg.Mode, msg.Value), false
	case uv.ModeReportEvent:
		return a.mode(msg.Mode, msg.Value), false
	case uv.TertiaryDeviceAttributesEvent:
		a.Unit = string(msg)
	case uv.SecondaryDeviceAttributesEvent:
		a.Secondary = msg
	case uv.PrimaryDeviceAttributesEvent:
		a.Primary = msg
		return true, true
	default:
		return false, false
	}
	return true, false
}

func (a *Answers) mode(m ansi.Mode, v ansi.ModeSetting) bool {
	if m != queriedMode {
		return false
	}
	a.BDSM = int(v)
	return true
}

func noAnswers() Answers { return Answers{BDSM: -1} }

// identify returns the terminal that the answers point to, or false if they do
// not identify one. A terminal that knows bi-directional support mode (DECRQM
// 8) needs no other proof.
func (a *Answers) identify() (Guess, bool) {
	named, isNamed := a.named()
	if a.BDSM >= 1 && a.BDSM <= 3 {
		switch {
		case a.Unit == vteUnit:
			named = vte
		case !isNamed || profiles[named].Switch != bdsm:
			named = onlyExplicit
		}
		return guess(named, decrqm, strconv.Itoa(a.BDSM)), true
	}
	if isNamed {
		return guess(named, xtversion, a.Version), true
	}
	if a.Unit == konsoleUnit {
		return guess(konsole, deviceUnit, a.Unit), true
	}
	for _, d := range attributes {
		same := func(got, want int) bool { return got == want || want == whatever }
		if slices.EqualFunc(a.Secondary, d.reply[:], same) {
			return guess(d.terminal, deviceClass, fmt.Sprint(a.Secondary)), true
		}
	}
	return Guess{}, false
}

// Replies to DA3 that identify a terminal.
const (
	vteUnit     = "~VTE"
	konsoleUnit = "~KDE"
)

// named returns the terminal that XTVERSION names, if the name is known.
func (a *Answers) named() (terminal, bool) {
	for _, v := range versions {
		if strings.HasPrefix(a.Version, v.prefix) {
			return v.terminal, true
		}
	}
	return 0, false
}
