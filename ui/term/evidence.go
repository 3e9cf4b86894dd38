package term

// Guess is a profile and the evidence for it.
type Guess struct {
	Profile  Profile
	evidence evidence
}

// evidence is the reason for a guess. Decisions use source and way only. The
// report puts the other fields into words for people.
type evidence struct {
	source source
	name   string // of the variable, if the source is one
	read   string // the value of the variable or the answer
	way    way
	outer  Profile // the terminal around tmux, if way is throughTmux
}

// source is where evidence comes from.
type source uint8

const (
	nothing     source = iota
	setByReader        // QARI_TERMINAL
	byChoice           // the reader chose while the program ran
	variable           // another variable of the environment
	xtversion          // the terminal's name and version
	decrqm             // it knows bi-directional support mode (DECRQM 8)
	deviceUnit         // its tertiary device attributes (DA3)
	deviceClass        // its secondary device attributes (DA2)
	silence            // its answers identify no terminal
	clientType         // the version of the terminal that the tmux server names
	clientTERM         // the TERM of the terminal that the tmux server names
)

// way is what stands between the program and the terminal.
type way uint8

const (
	direct      way = iota
	intoTmux        // tmux, and the terminal around it is unknown
	throughTmux     // tmux, and the evidence is about the terminal around it
)

// byReader reports whether the reader decided. Then there is nothing to detect.
func (e evidence) byReader() bool { return e.source == setByReader || e.source == byChoice }

// guess is a terminal with the evidence for it.
func guess(t terminal, s source, read string) Guess {
	return Guess{Profile: profiles[t], evidence: evidence{source: s, read: read}}
}

// inUnknown returns the guess inside tmux while the outer terminal is unknown.
// It is override, which is wrong in only three of the known terminals.
func inUnknown() Guess {
	return Guess{Profile: profiles[onlyOverride], evidence: evidence{way: intoTmux}}
}

// through returns the guess for a terminal behind tmux. tmux keeps cells and
// marks but drops every switch.
func through(outer Guess) Guess {
	g := Guess{Profile: outer.Profile.WithoutSwitch(), evidence: outer.evidence}
	if g.Profile.multiplexer {
		g.Profile = profiles[onlyOverride]
	}
	g.evidence.way, g.evidence.outer = throughTmux, outer.Profile
	return g
}
