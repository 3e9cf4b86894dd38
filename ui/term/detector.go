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
	inTmux  bool // the terminal that answers is tmux
	local   bool // its server can be asked: TMUX is set
	slow    bool // a network lies between
	answers Answers
	outer   Answers        // of the terminal around tmux
	done    bool           // no more answers are waited for; one that comes late still counts
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
// knows, the reader's own choice, leaves nothing to find out.
func NewDetector(getenv func(string) string, chosen string) *Detector {
	d := &Detector{
		answers: noAnswers(),
		outer:   noAnswers(),
		slow:    getenv("SSH_CONNECTION") != "" || getenv("SSH_TTY") != "",
		local:   getenv("TMUX") != "",
	}
	if p, ok := ByName(chosen); ok {
		d.Choose(p)
		return d
	}
	d.guess = FromEnv(getenv)
	d.done = d.guess.evidence.byReader()
	d.ask = func() tea.Msg { return askTmux(d, getenv("TMUX_PANE")) }
	return d
}

// Guess is the best that is known.
func (d *Detector) Guess() Guess { return d.guess }

// InTmux tells whether tmux stands between the program and the terminal.
func (d *Detector) InTmux() bool { return d.inTmux || d.local }

// Done tells whether no more answers are waited for. One that comes late still
// counts.
func (d *Detector) Done() bool { return d.done }

// Choose takes the reader's decision, which no answer changes.
func (d *Detector) Choose(p Profile) {
	d.guess = Guess{p, evidence{source: byChoice}}
	d.done = true
}

// Init sends the queries.
func (d *Detector) Init() tea.Cmd {
	if d.guess.evidence.byReader() {
		return nil
	}
	return tea.Batch(Send(queries), d.wait())
}

// patience is how long answers are waited for: a terminal on the same machine
// takes a few milliseconds, and more only when it is busy; a network adds the
// way there and back, several times where packets are lost.
func (d *Detector) patience() time.Duration {
	if d.slow {
		return time.Second
	}
	return 500 * time.Millisecond
}

func (d *Detector) wait() tea.Cmd {
	end := timeout{d, d.inTmux}
	return tea.Tick(d.patience(), func(time.Time) tea.Msg { return end })
}

// Update takes every message of the program. It tells whether the guess now
// means another profile, so that the screen must be drawn anew, and what to
// do next.
func (d *Detector) Update(msg tea.Msg) (changed bool, cmd tea.Cmd) {
	if d.guess.evidence.byReader() {
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
	d.conclude(last)
	return nil
}

// isTmux tells whether the answers so far are those of tmux.
func (d *Detector) isTmux() bool {
	g, ok := d.answers.identify()
	return ok && g.Profile.multiplexer
}

// askAround asks, from inside tmux, the terminal around it: through tmux,
// where that is allowed, and by asking the server.
func (d *Detector) askAround() tea.Cmd {
	d.inTmux = true
	d.conclude(false)
	cmds := []tea.Cmd{Send(ansi.TmuxPassthrough(queries)), d.wait()}
	if d.local {
		cmds = append(cmds, d.ask)
	}
	return tea.Batch(cmds...)
}

// conclude makes the answers so far the guess. Once all have come and none
// tells the terminal, what the environment says of one that would have answered
// counts no more.
func (d *Detector) conclude(all bool) {
	if d.inTmux {
		d.concludeAround()
		return
	}
	if g, ok := d.answers.identify(); ok {
		d.guess = g
		return
	}
	if all && !d.guess.Profile.silent {
		d.guess = guess(onlyVisual, silence, "")
	}
}

// concludeAround makes the guess what to send to tmux for the terminal around
// it, by that one's answers, or else by what is known of it already.
func (d *Detector) concludeAround() {
	if g, ok := d.outer.identify(); ok {
		d.guess = through(g)
		return
	}
	if d.guess.evidence.way == direct {
		d.guess = inUnknown()
	}
}

// askTmux asks the tmux server for the client that shows the program's pane,
// in less time than the wait lasts. A client that attached just now may not
// have told its version yet, so a server without one is asked again.
func askTmux(d *Detector, pane string) tea.Msg {
	ctx, cancel := context.WithTimeout(context.Background(), d.patience()*4/5)
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
		time.Sleep(d.patience() / 5)
	}
	return told
}

// client takes what the tmux server told: the TERM of the terminal around it,
// and its version where it has one. Its own answers count for more.
func (d *Detector) client(c tmuxClient) {
	if _, ok := d.outer.identify(); ok {
		return
	}
	version := Answers{Version: c.kind}
	if t, ok := version.named(); ok {
		d.guess = through(guess(t, clientType, c.kind))
		return
	}
	for _, clue := range clues {
		if clue.variable == "TERM" && strings.HasPrefix(c.name, clue.value) {
			d.guess = through(guess(clue.terminal, clientTERM, c.name))
			return
		}
	}
}
