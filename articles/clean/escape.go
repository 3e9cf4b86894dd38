package clean

import (
	"strings"
	"unicode/utf8"
)

// Control functions as ECMA-48 codes them. A C1 control can be written as one
// character (8.3: U+0080 to U+009F) or as ESC and a byte of 40 to 5F.
const (
	esc = '\x1b'
	bel = '\a'
	can = '\x18'
	sub = '\x1a'
	csi = '\u009b' // control sequence introducer
	dcs = '\u0090' // device control string
	sos = '\u0098' // start of string
	st  = '\u009c' // string terminator
	osc = '\u009d' // operating system command
	pm  = '\u009e' // privacy message
	apc = '\u009f' // application program command
)

// control returns the length of the control function at the start of s, which
// begins with ESC or a C1 control.
func control(s string) int {
	function, n := introducer(s)
	switch function {
	case csi:
		return n + sequence(s[n:])
	case dcs, sos, osc, pm, apc:
		return n + controlString(s[n:])
	case esc:
		return n + escape(s[n:])
	}
	return n
}

// introducer returns the C1 control at the start of s in either coding, or
// ESC where another escape sequence begins, and its length.
func introducer(s string) (rune, int) {
	r, size := utf8.DecodeRuneInString(s)
	if r == esc && len(s) > 1 && '@' <= s[1] && s[1] <= '_' {
		return rune(s[1]) + 0x40, 2
	}
	return r, size
}

// sequence returns the length of a control sequence after CSI: parameter
// bytes, intermediate bytes, a final byte (ECMA-48, 5.4). It is 0 where the
// final byte is missing: then what follows is text.
func sequence(s string) int {
	i := span(s, '0', '?')
	i += span(s[i:], ' ', '/')
	if i < len(s) && '@' <= s[i] && s[i] <= '~' {
		return i + 1
	}
	return 0
}

// escape returns the length of an escape sequence after ESC: intermediate
// bytes and a final byte (ECMA-35, 13.2), or 0 where there is none.
func escape(s string) int {
	i := span(s, ' ', '/')
	if i < len(s) && '0' <= s[i] && s[i] <= '~' {
		return i + 1
	}
	return 0
}

// span counts the leading bytes of s that lie between low and high.
func span(s string, low, high byte) int {
	i := 0
	for i < len(s) && low <= s[i] && s[i] <= high {
		i++
	}
	return i
}

// controlString returns the length of a control string with its terminator:
// ST in either coding, or BEL, which terminals take for one. A string that is
// broken off, by another control function or by the end of its line, counts
// as not begun: its length is 0 and its characters are text.
func controlString(s string) int {
	for i, r := range s {
		switch {
		case r == bel || r == st:
			return i + utf8.RuneLen(r)
		case r == esc && strings.HasPrefix(s[i:], "\x1b\\"):
			return i + len("\x1b\\")
		case r == esc, r == can, r == sub, endsLine(r), 0x80 <= r && r <= 0x9f:
			return 0
		}
	}
	return 0
}
