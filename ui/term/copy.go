package term

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/unicode/norm"
)

// Clipboard returns the sequence (OSC 52) that puts a text, in logical order,
// into the terminal's clipboard. Inside tmux it also sends the sequence through
// to the outer terminal, because tmux forwards it only with set-clipboard on.
// Arabic presentation forms become letters, so that the text can be searched
// and edited.
func Clipboard(text string, inTmux bool) string {
	seq := ansi.SetSystemClipboard(asLetters(text))
	if inTmux {
		return seq + ansi.TmuxPassthrough(seq)
	}
	return seq
}

// asLetters replaces Arabic presentation forms with their letters
// (compatibility decomposition). It keeps ornate parentheses and the ligatures
// of whole phrases.
func asLetters(text string) string {
	at := strings.IndexFunc(text, isPresentationForm)
	if at < 0 {
		return text
	}
	var b strings.Builder
	for at >= 0 {
		b.WriteString(text[:at])
		text = text[at:]
		end := strings.IndexFunc(text, func(r rune) bool { return !isPresentationForm(r) })
		if end < 0 {
			end = len(text)
		}
		b.WriteString(norm.NFKC.String(text[:end]))
		text = text[end:]
		at = strings.IndexFunc(text, isPresentationForm)
	}
	b.WriteString(text)
	return b.String()
}

// isPresentationForm reports whether r is a letter or a ligature of letters in
// Arabic Presentation Forms-A or -B. The phrases from U+FDF0 on do not count:
// authors type them as such.
func isPresentationForm(r rune) bool {
	return r >= 0xfb50 && r <= 0xfdc7 && (r < 0xfd3e || r > 0xfd4f) || r >= 0xfe70 && r <= 0xfefc
}
