package term

import (
	"testing"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// replies are what a terminal answers, in the order in which it is asked.
type replies struct {
	version string
	bdsm    int // -1 is silence
	unit    string
	da2     []int
}

// play feeds the answers to the detector, DA1 last.
func (r replies) play(d *Detector) (cmd tea.Cmd) {
	if r.version != "" {
		d.Update(tea.TerminalVersionMsg{Name: r.version})
	}
	if r.bdsm >= 0 {
		d.Update(tea.ModeReportMsg{Mode: ansi.ANSIMode(8), Value: ansi.ModeSetting(r.bdsm)})
	}
	if r.unit != "" {
		d.Update(uv.TertiaryDeviceAttributesEvent(r.unit))
	}
	if r.da2 != nil {
		d.Update(uv.SecondaryDeviceAttributesEvent(r.da2))
	}
	_, cmd = d.Update(uv.PrimaryDeviceAttributesEvent{62})
	return cmd
}

// What the terminals of the notes answered.
var (
	vteReplies       = replies{"", 1, "~VTE", []int{65, 7006, 1}}
	newVTEReplies    = replies{"VTE(7801)", 1, "~VTE", []int{65, 7801, 1}}
	konsoleReplies   = replies{"Konsole 22.12.3", -1, "~KDE", []int{1, 115, 0}}
	qterminalReplies = replies{"", -1, "", []int{0, 115, 0}}
	mltermReplies    = replies{"", 0, "\x00\x00\x00", []int{24, 279, 0}}
	kittyReplies     = replies{"kitty(0.26.5)", 0, "", []int{1, 4000, 26}}
	xtermReplies     = replies{"XTerm(379)", 0, "\x00\x00\x00\x00", []int{41, 379, 0}}
	footReplies      = replies{"foot(1.13.1)", -1, "FOOT", []int{1, 11301, 0}}
	alacrittyReplies = replies{"", -1, "", []int{0, 1700, 1}}
	stReplies        = replies{"", -1, "", nil}
	tmuxReplies      = replies{"tmux 3.3a", -1, "", []int{84, 0, 0}}
)

func environment(vars map[string]string) func(string) string {
	return func(name string) string { return vars[name] }
}

func TestDetection(t *testing.T) {
	none := map[string]string{}
	tests := []struct {
		name    string
		replies replies
		env     map[string]string
		want    string
	}{
		{"VTE", vteReplies, none, "vte"},
		{"newer VTE", newVTEReplies, none, "vte"},
		{"Konsole", konsoleReplies, none, "konsole"},
		{"QTerminal", qterminalReplies, none, "qterminal"},
		{"mlterm", mltermReplies, none, "mlterm"},
		{"kitty", kittyReplies, none, "kitty"},
		{"xterm", xtermReplies, none, "xterm"},
		{"foot", footReplies, none, "foot"},
		{"alacritty", alacrittyReplies, none, "alacritty"},
		{"st", stReplies, map[string]string{"TERM": "st-256color"}, "st"},
		{"st over SSH", stReplies, none, "visual"},
		{"unknown one that knows the mode", replies{"X 1", 2, "", nil}, none, "explicit"},
		{"WezTerm", replies{"WezTerm 2024", 1, "", nil}, none, "wezterm"},
		{"mode fixed", replies{"", 4, "", nil}, none, "visual"},
		{"xterm started from VTE", xtermReplies, map[string]string{"VTE_VERSION": "7006"}, "xterm"},
		{"st started from VTE", stReplies, map[string]string{"VTE_VERSION": "7006", "TERM": "xterm"}, "visual"},
		{"Apple's", stReplies, map[string]string{"TERM_PROGRAM": "Apple_Terminal"}, "apple"},
		{"reader's word", vteReplies, map[string]string{"QARI_TERMINAL": "words"}, "words"},
	}
	for _, test := range tests {
		d := NewDetector(environment(test.env), "")
		test.replies.play(d)
		if got := d.Guess(); got.Profile.Name != test.want || !d.Done() {
			t.Errorf("%s: %s (%s), done %v; want %s", test.name, got.Profile.Name, got.evidence.describe(), d.Done(), test.want)
		}
	}
}

// The terminal around tmux, told by its own answers or by the tmux server.
func TestDetectionInTmux(t *testing.T) {
	local := map[string]string{"TMUX": "/tmp/tmux-0/default,1,0"}
	tests := []struct {
		name  string
		outer replies
		want  Emitter
	}{
		{"VTE", vteReplies, Override},
		{"Konsole", konsoleReplies, Inverse},
		{"mlterm", mltermReplies, Inverse},
		{"kitty", kittyReplies, Words},
		{"xterm", xtermReplies, Visual},
		{"tmux", tmuxReplies, Override},
	}
	for _, test := range tests {
		for _, env := range []map[string]string{local, {}} {
			d := NewDetector(environment(env), "")
			if tmuxReplies.play(d); d.Guess().Profile.Emitter != Override || d.Done() {
				t.Errorf("around unknown: %s, done %v", d.Guess().Profile.Name, d.Done())
			}
			test.outer.play(d)
			if g := d.Guess(); g.Profile.Emitter != test.want || g.Profile.Switch != noSwitch || !d.Done() {
				t.Errorf("tmux in %s: %+v", test.name, g)
			}
		}
	}
}

func TestTmuxServerNamesTheClient(t *testing.T) {
	tests := []struct {
		name, kind string
		want       Emitter
	}{
		{"xterm-256color", "", Override}, // VTE 0.70
		{"xterm-256color", "XTerm(379)", Visual},
		{"xterm-kitty", "kitty(0.26.5)", Words},
		{"mlterm", "", Inverse},
		{"xterm-256color", "Konsole 22.12.3", Inverse},
		{"alacritty", "", Visual},
	}
	for _, test := range tests {
		d := NewDetector(environment(map[string]string{"TMUX": "x"}), "")
		tmuxReplies.play(d)
		d.Update(tmuxClient{d, test.name, test.kind})
		if got := d.Guess(); got.Profile.Emitter != test.want {
			t.Errorf("%s|%s: %+v", test.name, test.kind, got)
		}
		d.Update(timeout{d, true})
		if !d.Done() || d.Guess().Profile.Emitter != test.want {
			t.Errorf("%s|%s after the wait: %+v", test.name, test.kind, d.Guess())
		}
	}
}

// Without answers the environment's word stands, and the wait ends.
func TestDetectionTimesOut(t *testing.T) {
	d := NewDetector(environment(map[string]string{"VTE_VERSION": "7006"}), "")
	if d.Init() == nil {
		t.Fatal("nothing asked")
	}
	d.Update(timeout{d, true}) // not its wait
	if d.Done() {
		t.Error("done before its time")
	}
	changed, _ := d.Update(timeout{d, false})
	if changed || !d.Done() || d.Guess().Profile.Name != "vte" {
		t.Errorf("changed %v, %+v", changed, d.Guess())
	}
	// A late answer is heeded.
	if changed, _ := d.Update(tea.TerminalVersionMsg{Name: "kitty(0.30)"}); !changed {
		t.Error("a late answer changed nothing")
	}
}

func TestReaderDecidesLast(t *testing.T) {
	p, _ := ByName("Words")
	for _, d := range []*Detector{NewDetector(environment(nil), "words"), NewDetector(environment(nil), "")} {
		d.Choose(p)
		vteReplies.play(d)
		if d.Guess().Profile.Name != "words" || !d.Done() || d.Init() != nil {
			t.Errorf("%+v", d.Guess())
		}
	}
}

func TestFromEnv(t *testing.T) {
	tests := []struct{ variable, value, want string }{
		{"TERM", "xterm-256color", "visual"},
		{"TERM", "mlterm", "mlterm"},
		{"TERM", "xterm-kitty", "kitty"},
		{"TERM", "foot-extra", "foot"},
		{"VTE_VERSION", "7006", "vte"},
		{"KONSOLE_VERSION", "221203", "konsole"},
		{"TMUX", "/tmp/x,1,0", "override"},
		{"QARI_TERMINAL", "mintty", "mintty"},
		{"QARI_TERMINAL", "nonsense", "visual"},
	}
	for _, test := range tests {
		if got := FromEnv(environment(map[string]string{test.variable: test.value})); got.Profile.Name != test.want {
			t.Errorf("%s=%s: %+v", test.variable, test.value, got)
		}
	}
}

// What is printed among a shell's lines leaves no switch behind.
func TestWithoutSwitch(t *testing.T) {
	for _, name := range Names() {
		p, _ := ByName(name)
		plain := p.WithoutSwitch()
		if plain.Switch != noSwitch {
			t.Errorf("%s: switch %v stays", name, plain.Switch)
		}
		if p.Switch == noSwitch && plain != p {
			t.Errorf("%s became %s", name, plain.Name)
		}
	}
}
