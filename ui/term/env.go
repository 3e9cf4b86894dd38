package term

import "strings"

// Guess is a profile with what speaks for it.
type Guess struct {
	Profile  Profile
	Evidence string // the variable or the answer it rests on, as it was read; "" for none
}

// clues are variables of the environment that only one terminal sets, the
// most telling first. A value of "" matches any that is set.
var clues = []struct{ variable, value, profile string }{
	{"TERM", "mlterm", "mlterm"},
	{"TERM", "xterm-kitty", "kitty"},
	{"TERM", "alacritty", "alacritty"},
	{"TERM", "foot", "foot"},
	{"TERM", "xterm-ghostty", "ghostty"},
	{"TERM", "rxvt-unicode", "urxvt"},
	{"TERM", "st-", "st"},
	{"KONSOLE_VERSION", "", "konsole"},
	{"MLTERM", "", "mlterm"},
	{"KITTY_WINDOW_ID", "", "kitty"},
	{"ALACRITTY_WINDOW_ID", "", "alacritty"},
	{"WT_SESSION", "", "windows-terminal"},
	{"WEZTERM_PANE", "", "wezterm"},
	{"TERM_PROGRAM", "Apple_Terminal", "apple"},
	{"TERM_PROGRAM", "iTerm.app", "iterm2"},
	{"TERM_PROGRAM", "WezTerm", "wezterm"},
	{"TERM_PROGRAM", "mintty", "mintty"},
	{"TERM_PROGRAM", "ghostty", "ghostty"},
	{"TERM_PROGRAM", "vscode", "xterm.js"},
	{"XTERM_VERSION", "", "xterm"},
	{"VTE_VERSION", "", "vte"},
}

// chosenBy begins the evidence of the reader's own word.
const chosenBy = "QARI_TERMINAL="

// FromEnv guesses the terminal from the environment, before it has answered
// anything. QARI_TERMINAL, the reader's own word, comes first. Without a clue
// the guess is "visual" on no evidence.
func FromEnv(getenv func(string) string) Guess {
	if name := getenv("QARI_TERMINAL"); name != "" {
		if p, ok := ByName(name); ok {
			return Guess{p, chosenBy + name}
		}
	}
	if getenv("TMUX") != "" {
		return guess("override", "TMUX")
	}
	for _, c := range clues {
		if v := getenv(c.variable); v != "" && strings.HasPrefix(v, c.value) {
			return guess(c.profile, c.variable+"="+v)
		}
	}
	return guess("visual", "")
}
