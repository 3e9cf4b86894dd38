package serve

import (
	"strings"
	"unicode"
	"unicode/utf8"

	gossh "golang.org/x/crypto/ssh"
)

// Bounds of what a client may say about itself.
const (
	maxTerm     = 64
	maxEnv      = 32
	maxEnvName  = 64
	maxEnvValue = 256
	maxCommand  = 4 << 10
	maxLogged   = 200
)

// environment holds the variables about the reader's language and terminal. The
// program gets no others.
type environment map[string]string

// set stores a variable and returns false for one that is not allowed.
func (e environment) set(name, value string) bool {
	if len(value) > maxEnvValue || len(name) > maxEnvName || !aboutReader(name) || !printable(value) {
		return false
	}
	if _, known := e[name]; !known && len(e) >= maxEnv {
		return false
	}
	e[name] = value
	return true
}

func aboutReader(name string) bool {
	switch name {
	case "LANG", "LANGUAGE", "COLORTERM", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TZ",
		"TERM_PROGRAM", "TERM_PROGRAM_VERSION", "VTE_VERSION", "KONSOLE_VERSION",
		"MLTERM", "XTERM_VERSION", "WT_SESSION", "TMUX":
		return true
	}
	category, ok := strings.CutPrefix(name, "LC_")
	return ok && strings.Trim(category, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// list returns the program's environment as NAME=value.
func (e environment) list(term string) []string {
	env := []string{"TERM=" + term}
	for name, value := range e {
		env = append(env, name+"="+value)
	}
	return env
}

// window is a size in cells.
type window struct{ cols, rows int }

// clamp limits a size to the bounds. A zero size, which RFC 4254 6.2 says to
// ignore, becomes 80×24.
func (w window) clamp(l Limits) window {
	if w.cols <= 0 || w.rows <= 0 {
		w = window{80, 24}
	}
	return window{min(w.cols, l.Cols), min(w.rows, l.Rows)}
}

// cells converts a number of columns or rows from the wire. The cap of 65536 is
// far above every bound and fits in an int.
func cells(n uint32) int { return int(min(n, 1<<16)) }

// parseWindow parses a window-change (RFC 4254 6.7); false if it is malformed.
func parseWindow(p []byte) (window, bool) {
	var req struct{ Cols, Rows, Width, Height uint32 }
	if gossh.Unmarshal(p, &req) != nil {
		return window{}, false
	}
	return window{cells(req.Cols), cells(req.Rows)}, true
}

// parsePty parses a pty-req (RFC 4254 6.2); false if it is malformed.
func parsePty(p []byte) (term string, w window, ok bool) {
	var req struct {
		Term                      string
		Cols, Rows, Width, Height uint32
		Modes                     string
	}
	if gossh.Unmarshal(p, &req) != nil {
		return "", window{}, false
	}
	return termName(req.Term), window{cells(req.Cols), cells(req.Rows)}, true
}

// termName returns a valid terminfo name, or "xterm" for any other text.
func termName(s string) string {
	const others = "._+-"
	bad := func(r rune) bool {
		return r >= utf8.RuneSelf || !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(others, r)
	}
	if s == "" || len(s) > maxTerm || strings.ContainsFunc(s, bad) {
		return "xterm"
	}
	return s
}

// printable reports whether all characters of text are printable.
func printable(s string) bool {
	return utf8.ValidString(s) && !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsPrint(r) })
}

// shown makes a client's text safe for a log line: it replaces what is not
// printable, and cuts long text.
func shown(s string) string {
	if len(s) > maxLogged {
		s = s[:maxLogged]
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) && r != utf8.RuneError {
			return r
		}
		return '?'
	}, s)
}
