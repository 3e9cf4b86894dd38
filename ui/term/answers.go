package term

import (
	"fmt"
	"slices"
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

// take notes a reply. It tells whether msg was one, and whether it was that
// to DA1.
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
	if m != ansi.ANSIMode(8) {
		return false
	}
	a.BDSM = int(v)
	return true
}

// versions are the names that terminals give themselves, by how they begin.
var versions = []struct{ prefix, profile string }{
	{"XTerm(", "xterm"}, {"kitty(", "kitty"}, {"Konsole", "konsole"}, {"mlterm", "mlterm"},
	{"foot(", "foot"}, {"WezTerm", "wezterm"}, {"ghostty", "ghostty"}, {"iTerm2", "iterm2"},
	{"mintty", "mintty"}, {"xterm.js", "xterm.js"}, {"VTE(", "vte"}, {"tmux", "tmux"},
}

// attributes are replies to DA2 by which a terminal is known; -1 matches any.
var attributes = []struct {
	reply   []int
	profile string
}{
	{[]int{24, -1, 0}, "mlterm"},
	{[]int{1, 115, 0}, "konsole"},
	{[]int{0, 115, 0}, "qterminal"},
	{[]int{1, 4000, -1}, "kitty"},
	{[]int{84, 0, 0}, "tmux"},
	{[]int{65, -1, 1}, "vte"},
	{[]int{41, -1, 0}, "xterm"},
	{[]int{85, -1, 0}, "urxvt"},
	{[]int{1, 95, 0}, "apple"},
	{[]int{0, 10, 1}, "windows-terminal"},
	{[]int{0, -1, 1}, "alacritty"},
}

// identify is the terminal that the answers point to; false where they tell
// nothing. That the terminal knows bi-directional support mode decides alone.
func (a *Answers) identify() (Guess, bool) {
	if a.BDSM >= 1 && a.BDSM <= 3 {
		return a.switchable(), true
	}
	for _, v := range versions {
		if strings.HasPrefix(a.Version, v.prefix) {
			return guess(v.profile, "XTVERSION "+a.Version), true
		}
	}
	if a.Unit == "~KDE" {
		return guess("konsole", "DA3 "+a.Unit), true
	}
	for _, d := range attributes {
		if slices.EqualFunc(a.Secondary, d.reply, func(got, want int) bool { return got == want || want < 0 }) {
			return guess(d.profile, fmt.Sprintf("DA2 %d", a.Secondary)), true
		}
	}
	return Guess{}, false
}

// switchable names a terminal that answered DECRQM 8.
func (a *Answers) switchable() Guess {
	name := "explicit"
	for _, v := range versions {
		if p, _ := ByName(v.profile); p.Switch == BDSM && strings.HasPrefix(a.Version, v.prefix) {
			name = v.profile
		}
	}
	if a.Unit == "~VTE" {
		name = "vte"
	}
	return guess(name, fmt.Sprintf("DECRQM 8: %d", a.BDSM))
}

func guess(profile, evidence string) Guess {
	p, _ := ByName(profile)
	return Guess{p, evidence}
}
