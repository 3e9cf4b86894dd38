package term

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/unicode/norm"
)

// Clipboard is the sequence (OSC 52) that puts a text, in logical order, into
// the clipboard of the terminal, which may be on another machine. Inside tmux
// it is also sent through to the terminal around it: tmux by itself passes it
// on only where its set-clipboard option is on. Arabic presentation forms in
// the text, which nothing finds or edits, become letters.
func Clipboard(text string, inTmux bool) string {
	seq := ansi.SetSystemClipboard(asLetters(text))
	if inTmux {
		return seq + ansi.TmuxPassthrough(seq)
	}
	return seq
}

// asLetters is a text with its Arabic presentation forms as the letters they
// stand for (their compatibility decomposition). Ornate parentheses and
// ligatures of whole phrases that are symbols of their own stay.
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

// isPresentationForm is true of the letters of Arabic Presentation Forms-A
// and -B and of the ligatures of letters; not of the phrases from U+FDF0 on,
// which authors type as such.
func isPresentationForm(r rune) bool {
	return r >= 0xfb50 && r <= 0xfdc7 && (r < 0xfd3e || r > 0xfd4f) || r >= 0xfe70 && r <= 0xfefc
}
