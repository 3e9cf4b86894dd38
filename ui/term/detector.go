package term

import (
	"context"
	"os/exec"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// Detector finds out which terminal a program runs in: first by what the
// environment says, then by the terminal's answers, and inside tmux by what
// can be learnt of the terminal around it. It never waits: [Detector.Guess]
// is at any time the best that is known.
type Detector struct {
	guess   Guess
	chosen  bool // the reader has decided
	inTmux  bool // the terminal that answers is tmux
	local   bool // its server can be asked: TMUX is set
	slow    bool // a network lies between
	answers Answers
	outer   Answers // of the terminal around tmux
	done    bool
	ask     func() tea.Msg // asks the tmux server
}

// timeout ends the wait for answers; tmuxClient is what the server told.
type (
	timeout struct {
		d      *Detector
		inTmux bool // which of the two waits it ends
	}
	tmuxClient struct {
		d          *Detector
		name, kind string
	}
)

// NewDetector starts with what the environment tells. A name that [ByName]
// knows, the reader's own choice, settles it.
func NewDetector(getenv func(string) string, chosen string) *Detector {
	d := &Detector{
		answers: Answers{BDSM: -1},
		outer:   Answers{BDSM: -1},
		slow:    getenv("SSH_CONNECTION") != "" || getenv("SSH_TTY") != "",
		local:   getenv("TMUX") != "",
	}
	if p, ok := ByName(chosen); ok {
		d.Choose(p)
		return d
	}
	d.guess = FromEnv(getenv)
	d.chosen = strings.HasPrefix(d.guess.Evidence, chosenBy)
	d.done = d.chosen
	d.ask = func() tea.Msg { return askTmux(d, getenv("TMUX_PANE")) }
	return d
}

// Guess is the best that is known.
func (d *Detector) Guess() Guess { return d.guess }

// InTmux tells whether tmux stands between the program and the terminal.
func (d *Detector) InTmux() bool { return d.inTmux || d.local }

// Done tells whether no more answers are waited for. One that comes late is
// still heeded.
func (d *Detector) Done() bool { return d.done }

// Answers are those that came, of the terminal that a program writes to and,
// where that is tmux, of the terminal around it.
func (d *Detector) Answers() (direct, outer Answers) { return d.answers, d.outer }

// Choose settles the matter: the reader decides.
func (d *Detector) Choose(p Profile) {
	d.guess = Guess{p, "chosen by the reader"}
	d.chosen, d.done = true, true
}

// Init sends the queries.
func (d *Detector) Init() tea.Cmd {
	if d.chosen {
		return nil
	}
	return tea.Batch(Send(queries), d.wait())
}

// Patience is how long answers are waited for.
func (d *Detector) Patience() time.Duration {
	if d.slow {
		return time.Second
	}
	return 500 * time.Millisecond
}

func (d *Detector) wait() tea.Cmd {
	end := timeout{d, d.inTmux}
	return tea.Tick(d.Patience(), func(time.Time) tea.Msg { return end })
}

// Update takes every message of the program. It tells whether the guess now
// means another profile, so that the screen must be drawn anew, and what to
// do next.
func (d *Detector) Update(msg tea.Msg) (changed bool, cmd tea.Cmd) {
	if d.chosen {
		return false, nil
	}
	before := d.guess.Profile
	switch msg := msg.(type) {
	case timeout:
		if msg == (timeout{d, d.inTmux}) {
			d.done = true
		}
	case tmuxClient:
		if msg.d == d {
			d.client(msg)
		}
	default:
		cmd = d.reply(msg)
	}
	return d.guess.Profile != before, cmd
}

// reply takes an answer: in tmux the first that end with DA1 are tmux's own.
func (d *Detector) reply(msg tea.Msg) tea.Cmd {
	from := &d.answers
	if d.inTmux {
		from = &d.outer
	}
	taken, last := from.take(msg)
	switch {
	case !taken:
		return nil
	case last && !d.inTmux && d.isTmux():
		return d.askAround()
	case last:
		d.done = true
	}
	d.settle(last)
	return nil
}

func (d *Detector) isTmux() bool {
	g, ok := d.answers.identify()
	return ok && g.Profile.Name == "tmux"
}

// askAround asks, from inside tmux, the terminal around it: through tmux,
// where that is allowed, and by asking the server.
func (d *Detector) askAround() tea.Cmd {
	d.inTmux = true
	d.settle(false)
	cmds := []tea.Cmd{Send(ansi.TmuxPassthrough(queries)), d.wait()}
	if d.local {
		cmds = append(cmds, d.ask)
	}
	return tea.Batch(cmds...)
}

// settle draws the conclusion from the answers so far.
func (d *Detector) settle(all bool) {
	if d.inTmux {
		d.guess = aroundTmux(&d.outer, d.guess)
		return
	}
	if g, ok := d.answers.identify(); ok {
		d.guess = g
		return
	}
	if all && !staysSilent[d.guess.Profile.Name] {
		d.guess = guess("visual", "no answer that tells the terminal")
	}
}

// staysSilent are the terminals that answer no query in a way of their own,
// so that the environment alone names them. Variables of the others are left
// over from a terminal around this one.
var staysSilent = map[string]bool{
	"apple": true, "windows-terminal": true, "st": true, "urxvt": true, "zutty": true,
	"alacritty": true, "visual": true, "ghostty": true, "xterm.js": true,
}

// aroundTmux is what to send to tmux for the terminal around it. tmux keeps
// cells and marks and swallows every switch; override is right in all but
// three of them.
func aroundTmux(a *Answers, before Guess) Guess {
	g, ok := a.identify()
	if !ok {
		if before.Profile.Name == "override" || strings.HasPrefix(before.Evidence, "tmux") {
			return before
		}
		return guess("override", "tmux, terminal around it unknown")
	}
	return through(g)
}

// through is the profile that serves a terminal through tmux.
func through(outer Guess) Guess {
	g := Guess{outer.Profile, "tmux in " + outer.Profile.Name + ": " + outer.Evidence}
	switch p := outer.Profile; {
	case p.Name == "mlterm":
		g.Profile, _ = ByName("tmux-mlterm")
	case p.Switch != NoSwitch, p.Name == "tmux":
		g.Profile, _ = ByName("override")
	}
	return g
}

// askTmux asks the tmux server for the client that shows the program's pane,
// in less time than the wait lasts. A client that attached just now may not
// have told its version yet, so a server without one is asked again.
func askTmux(d *Detector, pane string) tea.Msg {
	ctx, cancel := context.WithTimeout(context.Background(), d.Patience()*4/5)
	defer cancel()
	args := []string{"display-message", "-p", "#{client_termname}|#{client_termtype}"}
	if pane != "" {
		args = []string{args[0], "-t", pane, args[1], args[2]}
	}
	var told tea.Msg
	for range 3 {
		out, err := exec.CommandContext(ctx, "tmux", args...).Output()
		if err != nil {
			break
		}
		name, kind, _ := strings.Cut(strings.TrimSpace(string(out)), "|")
		told = tmuxClient{d, name, kind}
		if kind != "" {
			break
		}
		time.Sleep(d.Patience() / 5)
	}
	return told
}

// client takes what the tmux server told: the TERM of the terminal around it,
// and its version where it has one. Its own answers count for more.
func (d *Detector) client(c tmuxClient) {
	if _, ok := d.outer.identify(); ok {
		return
	}
	if g, ok := (&Answers{Version: c.kind, BDSM: -1}).identify(); ok {
		d.guess = through(Guess{g.Profile, "client_termtype " + c.kind})
		return
	}
	for _, clue := range clues {
		if clue.variable == "TERM" && strings.HasPrefix(c.name, clue.value) {
			d.guess = through(guess(clue.profile, "client_termname "+c.name))
			return
		}
	}
}
