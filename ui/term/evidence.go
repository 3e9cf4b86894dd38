package term

// Guess is a profile with what speaks for it.
type Guess struct {
	Profile  Profile
	evidence evidence
}

// evidence is what a guess rests on. Decisions go by its source and by what
// stands between; what was read is for people, for whom the report
// puts it into words.
type evidence struct {
	source source
	name   string // of the variable, where the source is one
	read   string // the value of the variable or the answer, as it was read
	way    way
	outer  Profile // the terminal around tmux, where the way is throughTmux
}

// source is where evidence comes from.
type source uint8

const (
	nothing     source = iota
	setByReader        // QARI_TERMINAL
	byChoice           // the reader decided while the program ran
	variable           // another variable of the environment
	xtversion          // the terminal's name and version
	decrqm             // that it knows bi-directional support mode (DECRQM 8)
	deviceUnit         // its tertiary device attributes (DA3)
	deviceClass        // its secondary device attributes (DA2)
	silence            // it answered, and nothing told which it is
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

// byReader tells whether the reader decided, so that nothing is to be found out.
func (e evidence) byReader() bool { return e.source == setByReader || e.source == byChoice }

// guess is a terminal with the evidence for it.
func guess(t terminal, s source, read string) Guess {
	return Guess{Profile: profiles[t], evidence: evidence{source: s, read: read}}
}

// inUnknown is what to send to tmux while nothing is known of the terminal
// around it: override, which is right in all but three of them.
func inUnknown() Guess {
	return Guess{Profile: profiles[onlyOverride], evidence: evidence{way: intoTmux}}
}

// through is the profile that serves a terminal through tmux, which keeps cells
// and marks and swallows every switch.
func through(outer Guess) Guess {
	g := Guess{Profile: outer.Profile.WithoutSwitch(), evidence: outer.evidence}
	if g.Profile.multiplexer {
		g.Profile = profiles[onlyOverride]
	}
	g.evidence.way, g.evidence.outer = throughTmux, outer.Profile
	return g
}
