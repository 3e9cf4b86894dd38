package serve

import (
	"bytes"
	"strings"
	"time"
	"unicode/utf8"
)

// guard filters a client's input. It passes what a terminal sends for keys,
// pastes and answers to queries, and drops the rest. It drops reports of a
// window size (CSI t), which could make the program allocate a huge screen. It
// bounds the length of every sequence and paste, and how long one stays
// incomplete.
type guard struct {
	paste  int // maximum bytes of one paste
	state  guardState
	token  []byte // an incomplete sequence or character
	pasted int
	last   time.Time
}

type guardState uint8

const (
	inText guardState = iota
	inEscape
	inCSI
	inSS3
	inString // OSC, DCS, APC, PM, SOS
	inStringEscape
	inPaste
	inPasteEscape
)

const (
	maxCSI    = 48
	maxDigits = 6    // of one parameter: enough for code points and coordinates
	maxString = 1024 // real replies are far shorter
	// slowest is the maximum time between parts of one sequence. After it, the
	// part is a key (Alt and a bracket), not the start of a sequence.
	slowest = 100 * time.Millisecond
)

const esc = 0x1b

var pasteEnd = []byte("\x1b[201~")

// filter appends to dst what may pass from src. typed is the number of its
// bytes outside of pastes.
func (g *guard) filter(dst, src []byte, now time.Time) (out []byte, typed int) {
	if g.state != inText && g.state < inPaste && now.Sub(g.last) > slowest {
		dst = append(dst, g.alone()...)
	}
	g.last = now
	for _, b := range src {
		before, wasPaste := len(dst), g.state >= inPaste
		dst = g.next(dst, b)
		if !wasPaste {
			typed += len(dst) - before
		}
	}
	if g.state == inEscape && len(g.token) == 1 { // perhaps the Escape key: pass it at once
		dst, g.token = append(dst, esc), g.token[:0]
		typed++
	}
	return dst, typed
}

// alone stops waiting for the rest of a sequence. If only its introducer came,
// it is a key with Alt.
func (g *guard) alone() (key []byte) {
	if len(bytes.TrimPrefix(g.token, []byte{esc})) == 1 {
		key = bytes.Clone(g.token)
	}
	g.state, g.token = inText, g.token[:0]
	return key
}

// next reads one byte and appends what it completes.
func (g *guard) next(dst []byte, b byte) []byte {
	switch g.state {
	case inText:
		return g.text(dst, b)
	case inEscape:
		return g.escape(dst, b)
	case inCSI:
		return g.csi(dst, b)
	case inSS3:
		return g.done(dst, b, 0x20 <= b && b < 0x7f)
	case inString, inStringEscape:
		return g.str(dst, b)
	default:
		return g.pasting(dst, b)
	}
}

// text reads a byte outside of sequences. Control characters are keys. Text
// must be UTF-8 without C1 controls.
func (g *guard) text(dst []byte, b byte) []byte {
	switch {
	case b == esc:
		g.state, g.token = inEscape, append(g.token[:0], b)
		return dst
	case b < utf8.RuneSelf:
		g.token = g.token[:0]
		return append(dst, b)
	}
	return append(dst, g.letter(b)...)
}

// letter reads a byte of a character outside ASCII. It returns the complete
// character, unless it is malformed or a C1 control.
func (g *guard) letter(b byte) []byte {
	g.token = append(g.token, b)
	if !utf8.FullRune(g.token) {
		return nil
	}
	r, size := utf8.DecodeRune(g.token)
	whole := g.token
	g.token = g.token[:0]
	if size != len(whole) || r == utf8.RuneError || r < 0xa0 {
		return nil
	}
	return whole
}

// escape reads the byte after ESC.
func (g *guard) escape(dst []byte, b byte) []byte {
	g.token = append(g.token, b)
	switch {
	case b == '[':
		g.state = inCSI
	case b == 'O':
		g.state = inSS3
	case strings.IndexByte("]P_^X", b) >= 0:
		g.state = inString
	case b == esc: // the Escape key twice
		dst = append(dst, g.token[:len(g.token)-1]...)
		g.token = append(g.token[:0], esc)
	default: // Alt and a letter; this may be the first of its bytes
		dst = append(dst, g.token[:len(g.token)-1]...)
		g.state, g.token = inText, g.token[:0]
		return g.text(dst, b)
	}
	return dst
}

// done ends a sequence with byte b.
func (g *guard) done(dst []byte, b byte, pass bool) []byte {
	if pass {
		dst = append(append(dst, g.token...), b)
	}
	g.state, g.token = inText, g.token[:0]
	return dst
}

// csi reads a byte of a control sequence.
func (g *guard) csi(dst []byte, b byte) []byte {
	switch {
	case b == esc: // the sequence before is incomplete: drop it
		g.state, g.token = inEscape, append(g.token[:0], b)
		return dst
	case b < 0x20 || b >= 0x7f:
		return g.done(dst, b, false)
	case b < 0x40:
		if len(g.token) < maxCSI {
			g.token = append(g.token, b)
		}
		return dst
	}
	if b == '~' && isPasteStart(g.token) {
		dst = g.done(dst, b, true)
		g.state, g.pasted = inPaste, 0
		return dst
	}
	return g.done(dst, b, allowed(g.token, b))
}

func isPasteStart(token []byte) bool {
	return string(bytes.TrimPrefix(token, []byte{esc})) == "[200"
}

// allowed reports whether a control sequence is a key, a mouse report, a focus
// report or the answer to a query.
func allowed(token []byte, final byte) bool {
	if len(token) >= maxCSI || strings.IndexByte("ABCDEFHIMOPQRSZ~abcdmnuy^$@", final) < 0 {
		return false
	}
	params := token[bytes.IndexByte(token, '[')+1:]
	if final == 'M' && !bytes.HasPrefix(params, []byte("<")) { // X10 mouse report: raw bytes follow
		return false
	}
	digits := 0
	for _, b := range params {
		if digits++; b < '0' || b > '9' {
			digits = 0
		}
		if digits > maxDigits {
			return false
		}
	}
	return true
}

// str reads a byte of a control string, up to BEL or ST. It drops long strings
// and clipboard contents (OSC 52), which qari never asks for.
func (g *guard) str(dst []byte, b byte) []byte {
	full := len(g.token) >= maxString
	switch {
	case g.state == inStringEscape && b == '\\', g.state == inString && b == '\a':
		clipboard := bytes.Contains(g.token, []byte("]52;"))
		return g.done(dst, b, !full && !clipboard)
	case g.state == inStringEscape:
		g.state, g.token = inEscape, append(g.token[:0], esc)
		return g.escape(dst, b)
	case b == esc:
		g.state = inStringEscape
	}
	if !full && (b == esc || 0x20 <= b && b < 0x7f) { // replies are ASCII
		g.token = append(g.token, b)
	}
	return dst
}

// pasting reads a byte of a paste, up to CSI 201 ~. Text, tabs and line ends
// pass, up to the bound.
func (g *guard) pasting(dst []byte, b byte) []byte {
	if g.state == inPasteEscape {
		if b != esc {
			g.token = append(g.token, b)
			switch {
			case bytes.Equal(g.token, pasteEnd):
				g.state, g.token = inText, g.token[:0]
				return append(dst, pasteEnd...)
			case bytes.HasPrefix(pasteEnd, g.token):
				return dst
			}
		}
		g.state, g.token = inPaste, g.token[:0] // not the end of the paste: dropped
	}
	switch {
	case b == esc:
		g.state, g.token = inPasteEscape, append(g.token[:0], b)
		return dst
	case b < 0x20 && b != '\t' && b != '\n' && b != '\r', b == 0x7f, g.pasted >= g.paste:
		return dst
	case b >= utf8.RuneSelf:
		whole := g.letter(b)
		g.pasted += len(whole)
		return append(dst, whole...)
	}
	g.token = g.token[:0]
	g.pasted++
	return append(dst, b)
}
