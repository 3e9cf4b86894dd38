package ucd

import (
	"testing"

	"github.com/mattn/go-runewidth"
)

// The version of the conformance files is compared with Version where they are
// read, in bidi and layout.
func TestVersion(t *testing.T) {
	if Version != "17.0.0" {
		t.Errorf("tables of version %q", Version)
	}
}

func TestOf(t *testing.T) {
	for _, c := range []struct {
		r     rune
		class Class
		join  Joining
		width uint8
		kind  Cluster
		brk   Break
	}{
		{'a', L, NonJoining, 1, Starter, BreakAL},
		{'ب', AL, DualJoining, 1, Starter, BreakAL},
		{'ا', AL, RightJoining, 1, Starter, BreakAL},
		{'\u064E', NSM, Transparent, 0, Extender, BreakCM},
		{'\u200D', BN, JoinCausing, 0, Extender, BreakComplex},
		{'漢', L, NonJoining, 2, Starter, BreakComplex},
		{'👩', ON, NonJoining, 2, Complex, BreakComplex},
		{'\u00AB', ON, NonJoining, 1, Starter, BreakPI},
		{0x10FFFF, BN, NonJoining, 1, Starter, BreakAL},
		{-1, ON, NonJoining, 1, Starter, BreakAL},
		{0x110000, ON, NonJoining, 1, Starter, BreakAL},
	} {
		w := Of(c.r)
		if w.Class() != c.class || w.Joining() != c.join || w.Width() != c.width || w.Cluster() != c.kind || w.Break() != c.brk {
			t.Errorf("%U: %d %d %d %d %d", c.r, w.Class(), w.Joining(), w.Width(), w.Cluster(), w.Break())
		}
	}
}

// Widths are those of go-runewidth but for format characters, prepended signs
// and halves of flags.
func TestWidths(t *testing.T) {
	narrow := runewidth.Condition{StrictEmojiNeutral: true}
	for r := rune(0x20); r <= 0x10FFFF; r++ {
		w := Of(r)
		if w.Has(Hidden|Prepend) || r >= 0x1F1E6 && r <= 0x1F1FF {
			continue
		}
		if got, want := int(w.Width()), narrow.RuneWidth(r); got != want {
			t.Errorf("%U: %d columns, go-runewidth %d", r, got, want)
		}
	}
}

func TestMirror(t *testing.T) {
	for r, want := range map[rune]rune{'(': ')', ')': '(', '«': '»', 'a': 'a', 0x2329: 0x232A, 0x10FFFF: 0x10FFFF, -1: -1} {
		if got := Mirror(r); got != want {
			t.Errorf("%U: %U, want %U", r, got, want)
		}
	}
	if a, b := Of(0x2329).Class(), Of(0x3008).Class(); a != b || a < Bracket {
		t.Errorf("canonically equivalent brackets: %d, %d (BD16)", a, b)
	}
}
