package term

import (
	"testing"

	tea "charm.land/bubbletea/v2"
)

// What is said to people: each piece of evidence in words, as bug reports have
// it.
func TestEvidenceInWords(t *testing.T) {
	outer := through(guess(konsole, xtversion, "Konsole 22"))
	tests := []struct {
		evidence evidence
		want     string
	}{
		{evidence{}, ""},
		{evidence{source: setByReader, name: readersWord, read: "words"}, "QARI_TERMINAL=words"},
		{evidence{source: byChoice}, "chosen by the reader"},
		{evidence{source: variable, name: "TERM", read: "foot"}, "TERM=foot"},
		{evidence{source: variable, name: "TMUX", way: intoTmux}, "TMUX"},
		{evidence{source: xtversion, read: "foot(1)"}, "XTVERSION foot(1)"},
		{evidence{source: decrqm, read: "2"}, "DECRQM 8: 2"},
		{evidence{source: deviceUnit, read: "~KDE"}, "DA3 ~KDE"},
		{evidence{source: deviceClass, read: "[1 115 0]"}, "DA2 [1 115 0]"},
		{evidence{source: silence}, "no answer that tells the terminal"},
		{evidence{source: clientType, read: "foot(1)"}, "client_termtype foot(1)"},
		{evidence{source: clientTERM, read: "foot"}, "client_termname foot"},
		{inUnknown().evidence, "tmux, terminal around it unknown"},
		{outer.evidence, "tmux in konsole: XTVERSION Konsole 22"},
	}
	for _, test := range tests {
		if got := test.evidence.describe(); got != test.want {
			t.Errorf("%+v is %q in words, want %q", test.evidence, got, test.want)
		}
	}
}

// wordless is a guess without anything that is put into words.
func wordless(g Guess) Guess {
	g.evidence.name, g.evidence.read, g.evidence.outer, g.Profile.Name = "", "", Profile{}, ""
	return g
}

// A detector that forgets after each message every word of what it knows, and
// the name of the terminal, comes to the same end as one that remembers.
func TestWordsDecideNothing(t *testing.T) {
	environments := []map[string]string{
		{}, {"TMUX": "x"}, {"TERM": "xterm-kitty"}, {"TERM": "st-256color"}, {"VTE_VERSION": "7006"},
		{"QARI_TERMINAL": "tmux"}, {"QARI_TERMINAL": "words"}, {"TMUX": "x", "QARI_TERMINAL": "override"},
	}
	all := []replies{
		vteReplies, konsoleReplies, mltermReplies, kittyReplies, xtermReplies, alacrittyReplies, stReplies, tmuxReplies,
		{"", -1, "", []int{84, 0, 0}}, {"X 1", 2, "", nil},
	}
	clients := []tmuxClient{{name: "mlterm"}, {name: "xterm-256color"}, {name: "x", kind: "XTerm(379)"}, {name: "x", kind: "tmux 3"}}
	for _, env := range environments {
		for _, first := range all {
			for _, second := range all {
				for _, client := range clients {
					knows, forgets := NewDetector(environment(env), ""), NewDetector(environment(env), "")
					both := func(what string, step func(*Detector)) {
						step(knows)
						step(forgets)
						forgets.guess = wordless(forgets.guess)
						if wordless(knows.guess) != forgets.guess || knows.Done() != forgets.Done() {
							t.Fatalf("%v, %+v in %+v, %s: %+v without its words becomes %+v",
								env, first, second, what, knows.guess, forgets.guess)
						}
					}
					both("before any answer", func(*Detector) {})
					both("answers", func(d *Detector) { first.play(d) })
					both("the tmux server", func(d *Detector) { client.d = d; d.Update(client) })
					both("answers of the terminal around", func(d *Detector) { second.play(d) })
					both("no more answers", func(d *Detector) { d.Update(timeout{d, d.inTmux}) })
				}
			}
		}
	}
}

// Inside tmux the first guess is for a terminal of which nothing is known, and
// stays until something is.
func TestAroundTmuxUnknown(t *testing.T) {
	for _, env := range []map[string]string{{"TMUX": "x"}, {"TERM": "xterm-kitty"}, {}} {
		d := NewDetector(environment(env), "")
		if d.InTmux() != (env["TMUX"] != "") {
			t.Errorf("%v: in tmux before any answer: %v", env, d.InTmux())
		}
		tmuxReplies.play(d)
		d.Update(tea.ModeReportMsg{Mode: queriedMode, Value: 0})
		d.Update(timeout{d, false}) // not its wait any more
		if d.Done() {
			t.Errorf("%v: done before the terminal around had time to answer", env)
		}
		d.Update(timeout{d, true})
		if g := d.Guess(); g.Profile != profiles[onlyOverride] || g.evidence.way != intoTmux || !d.Done() || !d.InTmux() {
			t.Errorf("%v: %+v, done %v", env, g, d.Done())
		}
	}
}

// A terminal far away gets more time.
func TestPatience(t *testing.T) {
	local := NewDetector(environment(nil), "")
	for _, name := range []string{"SSH_CONNECTION", "SSH_TTY"} {
		if far := NewDetector(environment(map[string]string{name: "x"}), ""); far.patience() <= local.patience() {
			t.Errorf("with %s: %v, without: %v", name, far.patience(), local.patience())
		}
	}
}

func TestCandidatesDiffer(t *testing.T) {
	seen := map[Profile]bool{}
	for _, p := range Candidates() {
		p.Name = ""
		seen[p] = true
	}
	if len(seen) != 6 {
		t.Errorf("%d ways of sending a row, want 6", len(seen))
	}
}
