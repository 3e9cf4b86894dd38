package term

import "strings"

const readersWord = "QARI_TERMINAL"

// FromEnv guesses the terminal from the environment. QARI_TERMINAL, the
// reader's own choice, has priority, but only if [ByName] knows the name.
// Without a clue the guess is "visual" with no evidence.
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
