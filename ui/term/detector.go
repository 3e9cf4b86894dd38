package term

import (
	"context"
	"os/exec"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// Detector finds out which terminal a program runs in. It reads the environment
// first, then the terminal's answers. Inside tmux it also looks for the outer
// terminal. It never waits: [Detector.Guess] is always the best guess so far.
type Detector struct {
	guess   Guess
	inTmux  bool // the terminal that answers is tmux
	local   bool // TMUX is set: the tmux server can be asked
	slow    bool // the terminal is across a network
	answers Answers
	outer   Answers        // answers of the terminal around tmux
	done    bool           // the wait is over; a late answer still counts
	ask     func() tea.Msg // asks the tmux server
}

// timeout ends the wait for answers; tmuxClient is the tmux server's answer.
type (
	timeout struct {
		d      *Detector
		inTmux bool // it ends the wait for the outer terminal
	}
	tmuxClient struct {
		d          *Detector
		name, kind string
	}
)

// NewDetector guesses from the environment. If chosen is a name that [ByName]
// knows, the reader has decided and the detector asks nothing.
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

// Guess returns the best guess so far.
func (d *Detector) Guess() Guess { return d.guess }

// InTmux reports whether the program runs inside tmux.
func (d *Detector) InTmux() bool { return d.inTmux || d.local }

// Done reports whether the wait for answers is over. A late answer still
// counts.
func (d *Detector) Done() bool { return d.done }

// Choose sets the reader's own choice. No answer changes it.
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

// patience is how long the detector waits for answers. A local terminal answers
// within milliseconds, unless the machine is busy. A network adds round trips,
// and several when packets are lost.
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

// Update takes every message of the program. It reports whether the guess now
// has another profile, so that the screen needs a full redraw.
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

// reply records an answer. Inside tmux the answers up to the first DA1 are
// tmux's own.
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

// isTmux reports whether the answers so far are those of tmux.
func (d *Detector) isTmux() bool {
	g, ok := d.answers.identify()
	return ok && g.Profile.multiplexer
}

// askAround asks the terminal around tmux: through tmux, if it lets queries
// pass, and by asking the tmux server.
func (d *Detector) askAround() tea.Cmd {
	d.inTmux = true
	d.conclude(false)
	cmds := []tea.Cmd{Send(ansi.TmuxPassthrough(queries)), d.wait()}
	if d.local {
		cmds = append(cmds, d.ask)
	}
	return tea.Batch(cmds...)
}

// conclude makes the guess from the answers so far. When all answers are there
// and identify nothing, it drops an environment guess of a terminal that would
// have identified itself.
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

// concludeAround guesses what to send to tmux: from the outer terminal's
// answers, or from what is already known of it.
func (d *Detector) concludeAround() {
	if g, ok := d.outer.identify(); ok {
		d.guess = through(g)
		return
	}
	if d.guess.evidence.way == direct {
		d.guess = inUnknown()
	}
}

// askTmux asks the tmux server for the client that shows the program's pane. It
// takes less time than patience. A client that just attached may have no
// version yet, so askTmux asks again.
func askTmux(d *Detector, pane string) tea.Msg {
	ctx, cancel := context.WithTimeout(context.Background(), d.patience()*4/5)
	defer cancel()
	args := []string{"display-message", "-p", "#{client_termname}|#{client_termtype}"}
	if pane != "" {
		args = []string{args[0], "-t", pane, args[1], args[2]}
	}
	var answer tea.Msg
	for range 3 {
		out, err := exec.CommandContext(ctx, "tmux", args...).Output()
		if err != nil {
			break
		}
		name, kind, _ := strings.Cut(strings.TrimSpace(string(out)), "|")
		answer = tmuxClient{d, name, kind}
		if kind != "" {
			break
		}
		time.Sleep(d.patience() / 5)
	}
	return answer
}

// client records the tmux server's answer: TERM and version of the outer
// terminal. The outer terminal's own answers have priority.
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
