package term

import (
	"fmt"
	"strings"
)

// Width is how many columns a terminal used for a probe.
type Width struct {
	Name string `json:"name"`
	Want int    `json:"want"` // by wcwidth
	Got  int    `json:"got"`
}

// Report is the result of [Examine].
type Report struct {
	Terminal Profile `json:"-"` // what the terminal wants

	Profile  string `json:"profile"`
	Emitter  string `json:"emitter"`
	Switch   string `json:"switch,omitempty"` // the sequence sent before drawing
	Evidence string `json:"evidence"`         // the reason for the choice

	Answers Answers  `json:"answers"`
	Outer   *Answers `json:"outer,omitempty"` // of the terminal around tmux

	Columns       int     `json:"columns"`
	Rows          int     `json:"rows"`
	Colors        string  `json:"colors"`
	KittyKeyboard bool    `json:"kitty_keyboard"` // keys carry their base layout key
	Widths        []Width `json:"widths"`         // empty if the terminal reports no cursor position

	Environment []Variable `json:"environment"`
}

// Variable is an environment variable.
type Variable struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// telling lists the variables that a report quotes. None holds personal data.
var telling = []string{
	"TERM", "COLORTERM", "TERM_PROGRAM", "TERM_PROGRAM_VERSION", "VTE_VERSION", "KONSOLE_VERSION",
	"MLTERM", "KITTY_WINDOW_ID", "WT_SESSION", "XTERM_VERSION", "TMUX", "LC_ALL", "LC_CTYPE", "LANG",
	"NO_COLOR", "QARI_TERMINAL",
}

func fromEnvironment(getenv func(string) string) Report {
	r := Report{Answers: noAnswers()}
	for _, name := range telling {
		if v := getenv(name); v != "" {
			r.Environment = append(r.Environment, Variable{name, v})
		}
	}
	for _, name := range []string{"SSH_CONNECTION", "SSH_TTY"} {
		if getenv(name) != "" {
			r.Environment = append(r.Environment, Variable{name, "(set)"})
		}
	}
	return r
}

// detected copies the detector's result.
func (r *Report) detected(d *Detector) {
	g := d.Guess()
	r.Terminal = g.Profile
	r.Profile, r.Emitter, r.Evidence = g.Profile.Name, g.Profile.Emitter.String(), g.evidence.describe()
	if on := g.Profile.Switch.on(); on != "" {
		r.Switch = fmt.Sprintf("%q", on)
	}
	r.Answers = d.answers
	if d.inTmux {
		outer := d.outer
		r.Outer = &outer
	}
}

// describe puts evidence into words for people; "" for no evidence.
func (e evidence) describe() string {
	switch e.way {
	case throughTmux:
		return "tmux in " + e.outer.Name + ": " + e.found()
	case intoTmux:
		if e.source == nothing {
			return "tmux, terminal around it unknown"
		}
	}
	return e.found()
}

// found puts source, name and value into words, without the way.
func (e evidence) found() string {
	switch e.source {
	case setByReader, variable:
		if e.read == "" {
			return e.name
		}
		return e.name + "=" + e.read
	case byChoice:
		return "chosen by the reader"
	case xtversion:
		return "XTVERSION " + e.read
	case decrqm:
		return "DECRQM 8: " + e.read
	case deviceUnit:
		return "DA3 " + e.read
	case deviceClass:
		return "DA2 " + e.read
	case silence:
		return "no answer that tells the terminal"
	case clientType:
		return "client_termtype " + e.read
	case clientTERM:
		return "client_termname " + e.read
	}
	return ""
}

// String returns the report as plain text for a bug report.
func (r Report) String() string {
	var b strings.Builder
	line := func(name, format string, args ...any) {
		fmt.Fprintf(&b, "%-12s %s\n", name, fmt.Sprintf(format, args...))
	}
	line("terminal", "%s", r.Profile)
	line("emitter", "%s", r.Emitter)
	line("switch", "%s", orNone(r.Switch))
	line("because of", "%s", orNone(r.Evidence))
	r.Answers.describe(line)
	if r.Outer != nil {
		b.WriteString("around tmux:\n")
		r.Outer.describe(line)
	}
	line("size", "%d columns, %d rows", r.Columns, r.Rows)
	line("colours", "%s", r.Colors)
	line("keyboard", "%s", map[bool]string{true: "kitty protocol", false: "no base-layout keys"}[r.KittyKeyboard])
	for _, v := range r.Environment {
		line("environment", "%s=%s", v.Name, v.Value)
	}
	r.describeWidths(&b)
	return b.String()
}

func (r Report) describeWidths(b *strings.Builder) {
	if len(r.Widths) == 0 {
		b.WriteString("widths       the terminal does not report the cursor's position\n")
	}
	for _, w := range r.Widths {
		verdict := "ok"
		if w.Got != w.Want {
			verdict = fmt.Sprintf("%d expected", w.Want)
		}
		fmt.Fprintf(b, "%-12s %d  %s: %s\n", "width", w.Got, w.Name, verdict)
	}
}

// describe writes one answer per line.
func (a Answers) describe(line func(name, format string, args ...any)) {
	line("XTVERSION", "%s", orNone(a.Version))
	if a.BDSM < 0 {
		line("DECRQM 8", "none")
	} else {
		line("DECRQM 8", "%d", a.BDSM)
	}
	line("DA1", "%s", orNone(list(a.Primary)))
	line("DA2", "%s", orNone(list(a.Secondary)))
	line("DA3", "%s", orNone(fmt.Sprintf("%q", a.Unit)))
}

func list(numbers []int) string {
	return strings.ReplaceAll(strings.Trim(fmt.Sprint(numbers), "[]"), " ", ";")
}

func orNone(s string) string {
	if s == "" || s == `""` {
		return "none"
	}
	return s
}
