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

// Answers are a terminal's replies to the queries that tell it apart, as they
// came; "" and nil for those that did not.
type Answers struct {
	Version string `json:"xtversion,omitempty"` // XTVERSION
	// BDSM is the reply to DECRQM 8, -1 before there is one: 0 the mode is
	// unknown, 1 set, 2 reset, 3 and 4 permanently so.
	BDSM      int    `json:"decrqm8"`
	Primary   []int  `json:"da1,omitempty"`
	Secondary []int  `json:"da2,omitempty"`
	Unit      string `json:"da3,omitempty"` // decoded from hexadecimal
}

// queries asks for all of it. DA1, which every terminal answers, comes last:
// after its answer no other will follow.
const queries = ansi.RequestNameVersion + "\x1b[8$p" + ansi.RequestTertiaryDeviceAttributes +
	ansi.RequestSecondaryDeviceAttributes + ansi.RequestPrimaryDeviceAttributes

// queriedMode is bi-directional support mode (BDSM).
const queriedMode = ansi.ANSIMode(8)

// take notes a reply. It returns whether msg was one, and whether it was that
// to DA1, the last.
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

// noAnswers are those of a terminal that has not been heard.
func noAnswers() Answers { return Answers{BDSM: -1} }

// identify is the terminal that the answers point to; false where they tell
// nothing. That the terminal knows bi-directional support mode decides alone.
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

// The replies to DA3 by which a terminal is known.
const (
	vteUnit     = "~VTE"
	konsoleUnit = "~KDE"
)

// named is the terminal that gives itself a name that is known.
func (a *Answers) named() (terminal, bool) {
	for _, v := range versions {
		if strings.HasPrefix(a.Version, v.prefix) {
			return v.terminal, true
		}
	}
	return 0, false
}
