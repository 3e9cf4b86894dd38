package term

import "strings"

// readersWord is the variable by which a reader names the terminal.
const readersWord = "QARI_TERMINAL"

// FromEnv guesses the terminal from the environment, before it has answered
// anything. QARI_TERMINAL, the reader's own word, comes first; a name that is
// not known counts for nothing. Without a clue the guess is "visual" on no
// evidence.
func FromEnv(getenv func(string) string) Guess {
	if p, ok := ByName(getenv(readersWord)); ok {
		return Guess{p, evidence{source: setByReader, name: readersWord, read: getenv(readersWord)}}
	}
	if getenv("TMUX") != "" {
		return Guess{profiles[onlyOverride], evidence{source: variable, name: "TMUX", way: intoTmux}}
	}
	for _, c := range clues {
		if v := getenv(c.variable); v != "" && strings.HasPrefix(v, c.value) {
			g := guess(c.terminal, variable, v)
			g.evidence.name = c.variable
			return g
		}
	}
	return guess(onlyVisual, nothing, "")
}
