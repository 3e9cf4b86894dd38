package term

// terminal is the index of a terminal in profiles.
type terminal uint8

// The terminals.
const (
	xterm terminal = iota
	vte
	mlterm
	konsole
	qterminal
	kitty
	kittyFallbackFont
	kittyLTR
	alacritty
	foot
	st
	urxvt
	zutty
	ghostty
	windowsTerminal
	xtermJS
	mintty
	wezterm
	apple
	iterm2
	tmux
	tmuxMlterm

	// An emitter alone, for a terminal that is none of these.
	onlyVisual
	onlyExplicit
	onlyOverride
	onlyInverse
	onlyWords
)

// profiles holds the profile of each terminal, in the order of [Names].
var profiles = [...]Profile{
	xterm:             {Name: "xterm", FormatChars: true, MarksPlaced: true},
	vte:               {Name: "vte", Switch: bdsm, FormatChars: true, MarksPlaced: true},
	mlterm:            {Name: "mlterm", Switch: ctl, MarksPlaced: true},
	konsole:           {Name: "konsole", Emitter: Inverse, KeepZWNJ: true, FormatChars: true, MarksPlaced: true},
	qterminal:         {Name: "qterminal", Emitter: Inverse, BracketsMirrored: true, StyleRuns: true, MarksPlaced: true},
	kitty:             {Name: "kitty", Emitter: Words, BracketsMirrored: true},
	kittyFallbackFont: {Name: "kitty-fallback-font", Emitter: Words, BracketsMirrored: true, OwnFont: true},
	kittyLTR:          {Name: "kitty-ltr", FormatChars: true, MarksPlaced: true},
	alacritty:         {Name: "alacritty", FormatChars: true, silent: true},
	foot:              {Name: "foot", FormatChars: true},
	st:                {Name: "st", FormatChars: true, silent: true},
	urxvt:             {Name: "urxvt", FormatChars: true, MarksPlaced: true, silent: true},
	zutty:             {Name: "zutty", FormatChars: true, silent: true},
	ghostty:           {Name: "ghostty", FormatChars: true, silent: true},
	windowsTerminal:   {Name: "windows-terminal", FormatChars: true, silent: true},
	xtermJS:           {Name: "xterm.js", FormatChars: true, silent: true},
	mintty:            {Name: "mintty", Switch: bdsm, FormatChars: true},
	wezterm:           {Name: "wezterm", Switch: bdsm, FormatChars: true},
	apple:             {Name: "apple", Emitter: Override, FormatChars: true, silent: true},
	iterm2:            {Name: "iterm2", Emitter: Override, FormatChars: true},
	tmux:              {Name: "tmux", Emitter: Override, FormatChars: true, multiplexer: true},
	tmuxMlterm:        {Name: "tmux-mlterm", Emitter: Inverse, BracketsMirrored: true},
	onlyVisual:        {Name: "visual", FormatChars: true, silent: true},
	onlyExplicit:      {Name: "explicit", Switch: bdsm, FormatChars: true},
	onlyOverride:      {Name: "override", Emitter: Override, FormatChars: true},
	onlyInverse:       {Name: "inverse", Emitter: Inverse, KeepZWNJ: true, FormatChars: true},
	onlyWords:         {Name: "words", Emitter: Words, BracketsMirrored: true},
}

// versions lists how the names in XTVERSION begin.
var versions = [...]struct {
	prefix   string
	terminal terminal
}{
	{"XTerm(", xterm}, {"kitty(", kitty}, {"Konsole", konsole}, {"mlterm", mlterm},
	{"foot(", foot}, {"WezTerm", wezterm}, {"ghostty", ghostty}, {"iTerm2", iterm2},
	{"mintty", mintty}, {"xterm.js", xtermJS}, {"VTE(", vte}, {"tmux", tmux},
}

// whatever matches every number of a reply.
const whatever = -1

// attributes lists the replies to DA2 that identify a terminal. The most
// specific comes first.
var attributes = [...]struct {
	reply    [3]int
	terminal terminal
}{
	{[3]int{24, whatever, 0}, mlterm},
	{[3]int{1, 115, 0}, konsole},
	{[3]int{0, 115, 0}, qterminal},
	{[3]int{1, 4000, whatever}, kitty},
	{[3]int{84, 0, 0}, tmux},
	{[3]int{65, whatever, 1}, vte},
	{[3]int{41, whatever, 0}, xterm},
	{[3]int{85, whatever, 0}, urxvt},
	{[3]int{1, 95, 0}, apple},
	{[3]int{0, 10, 1}, windowsTerminal},
	{[3]int{0, whatever, 1}, alacritty},
}

// clues lists variables that only one terminal sets, with the start of their
// value. The most specific comes first. The value "" matches any value that is
// set.
var clues = [...]struct {
	variable, value string
	terminal        terminal
}{
	{"TERM", "mlterm", mlterm},
	{"TERM", "xterm-kitty", kitty},
	{"TERM", "alacritty", alacritty},
	{"TERM", "foot", foot},
	{"TERM", "xterm-ghostty", ghostty},
	{"TERM", "rxvt-unicode", urxvt},
	{"TERM", "st-", st},
	{"KONSOLE_VERSION", "", konsole},
	{"MLTERM", "", mlterm},
	{"KITTY_WINDOW_ID", "", kitty},
	{"ALACRITTY_WINDOW_ID", "", alacritty},
	{"WT_SESSION", "", windowsTerminal},
	{"WEZTERM_PANE", "", wezterm},
	{"TERM_PROGRAM", "Apple_Terminal", apple},
	{"TERM_PROGRAM", "iTerm.app", iterm2},
	{"TERM_PROGRAM", "WezTerm", wezterm},
	{"TERM_PROGRAM", "mintty", mintty},
	{"TERM_PROGRAM", "ghostty", ghostty},
	{"TERM_PROGRAM", "vscode", xtermJS},
	{"XTERM_VERSION", "", xterm},
	{"VTE_VERSION", "", vte},
}
