package textfield

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"qari/ui/grid"
)

// painted is the field's row and the cursor's column. Capitals stand for
// Arabic letters: A is alef, D is dal, which joins to nothing after it.
func painted(f *Field, width int) (row string, cursor int) {
	g := grid.New(width, 1)
	f.Paint(g, g.Bounds(), grid.Style{})
	var b strings.Builder
	for _, c := range g.Row(0) {
		switch c.Rune {
		case 0xFE8D, 0xFE8E:
			b.WriteByte('A')
		case 0xFEA9, 0xFEAA:
			b.WriteByte('D')
		default:
			b.WriteRune(c.Rune)
		}
	}
	return b.String(), g.CursorX
}

var capitals = strings.NewReplacer("A", "ا", "D", "د")

// The cursor stands where the next letter of the same script will.
func TestCursorIsWhereTheNextLetterGoes(t *testing.T) {
	for _, c := range []struct {
		text, row string
		cursor    int
	}{
		{"", "          ", 9},
		{"abc", "abc       ", 3},
		{"DAD", "       DAD", 6},
		{"DAD ", "       DAD", 5},
		{"DA xyz", "   xyz  AD", 6},
		{"xyz DA", "xyz  AD   ", 4},
		{"DA 20", "    20  AD", 6},
	} {
		f := new(Field)
		f.Open(true)
		f.SetValue(capitals.Replace(c.text))
		row, cursor := painted(f, 10)
		if row != c.row || cursor != c.cursor {
			t.Errorf("%q: %q with the cursor at %d, want %q and %d", c.text, row, cursor, c.row, c.cursor)
		}
	}
}

// A text longer than the field shows the part with the cursor.
func TestLongTextKeepsTheCursorInView(t *testing.T) {
	for _, letter := range []string{"x", "د"} {
		f := new(Field)
		f.Open(true)
		f.SetValue(strings.Repeat(letter, 50))
		for range 50 {
			if _, cursor := painted(f, 8); cursor < 0 || cursor >= 8 {
				t.Fatalf("%s: the cursor is at column %d of 8", letter, cursor)
			}
			f.Update(tea.KeyPressMsg{Code: tea.KeyLeft})
		}
	}
}

// Wherever the cursor is, the field shows the text and nothing else.
func TestNoPhantomLetter(t *testing.T) {
	for _, c := range []struct {
		text, row string
		rtl       bool
	}{
		{"DAD", "       DAD", true}, {"abc", "abc       ", true}, {"DA xyz", "   xyz  AD", true},
		{"DA 20", "    20  AD", true}, {"", "          ", true}, {"", "          ", false},
	} {
		f := new(Field)
		f.Open(c.rtl)
		f.SetValue(capitals.Replace(c.text))
		for i := range 8 {
			if row, _ := painted(f, 10); row != c.row {
				t.Errorf("%q after %d steps: %q, want %q", c.text, i, row, c.row)
			}
			f.Update(tea.KeyPressMsg{Code: tea.KeyLeft})
		}
		f.Close()
		if row, _ := painted(f, 10); row != c.row {
			t.Errorf("%q, closed: %q, want %q", c.text, row, c.row)
		}
	}
}

// An arrow moves the cursor by a cell to its side, over all of the text and
// not beyond it; what is typed goes in where the cursor stands.
func TestArrowsGoWhereTheyPoint(t *testing.T) {
	for _, c := range []struct {
		text    string
		keys    string // l, r, H(ome), E(nd), L, R: with ctrl
		cursors []int  // after each key
		typed   string // the text when x is then typed
	}{
		{"DAD", "lrrrrr", []int{6, 7, 8, 9, 9, 9}, "xDAD"},
		{"DAD", "HlllE", []int{9, 8, 7, 6, 6}, "DADx"},
		{"abc", "rlllllr", []int{3, 2, 1, 0, 0, 0, 1}, "axbc"},
		{"abc", "HrE", []int{0, 1, 3}, "abcx"},
		{"DA xyz", "lrrrr", []int{5, 6, 7, 8, 9}, "xDA xyz"},
		{"DAD DAD", "HLL", []int{9, 6, 2}, "DAD DADx"},
		{"DAD DAD", "RR", []int{5, 9}, "xDAD DAD"},
		{"ab cd", "LLR", []int{3, 0, 2}, "abx cd"},
		{"", "lrHE", []int{9, 9, 9, 9}, "x"},
	} {
		f := new(Field)
		f.Open(true)
		f.SetValue(capitals.Replace(c.text))
		painted(f, 10)
		for i, key := range c.keys {
			msg := map[rune]tea.KeyPressMsg{
				'l': {Code: tea.KeyLeft}, 'r': {Code: tea.KeyRight}, 'H': {Code: tea.KeyHome}, 'E': {Code: tea.KeyEnd},
				'L': {Code: tea.KeyLeft, Mod: tea.ModCtrl}, 'R': {Code: tea.KeyRight, Mod: tea.ModCtrl},
			}[key]
			if f.Update(msg) {
				t.Errorf("%q: a key of %s changed the text", c.text, c.keys)
			}
			if _, cursor := painted(f, 10); cursor != c.cursors[i] {
				t.Errorf("%q: key %d of %s: the cursor is at %d, want %d", c.text, i, c.keys, cursor, c.cursors[i])
			}
		}
		f.Update(tea.KeyPressMsg{Code: 'x', Text: "x"})
		if got := strings.NewReplacer("ا", "A", "د", "D").Replace(f.Value()); got != c.typed {
			t.Errorf("%q: %s and x: %q, want %q", c.text, c.keys, got, c.typed)
		}
	}
}

// A ligature is one cell, and so one step.
func TestStepOverLigature(t *testing.T) {
	f := new(Field)
	f.Open(true)
	f.SetValue("سلام")
	for range 2 {
		f.Update(tea.KeyPressMsg{Code: tea.KeyRight})
	}
	f.Update(tea.KeyPressMsg{Code: 'x', Text: "x"})
	if f.Value() != "سxلام" {
		t.Errorf("%q", f.Value())
	}
}

// Without letters the text stands where the interface begins.
func TestDirectionOfTheInterface(t *testing.T) {
	for _, c := range []struct {
		text   string
		rtl    bool
		row    string
		cursor int
	}{
		{"", false, "          ", 0}, {"", true, "          ", 9},
		{"12", true, "       12 ", 9}, {"12", false, "12        ", 2},
		{"D", false, "         D", 8}, {"x", true, "x         ", 1},
	} {
		f := new(Field)
		f.Open(c.rtl)
		f.SetValue(capitals.Replace(c.text))
		if row, cursor := painted(f, 10); row != c.row || cursor != c.cursor {
			t.Errorf("%q, %t: %q with the cursor at %d, want %q and %d", c.text, c.rtl, row, cursor, c.row, c.cursor)
		}
	}
}

func TestPasteIsBounded(t *testing.T) {
	f := new(Field)
	f.Open(true)
	f.Update(tea.PasteMsg{Content: strings.Repeat("ا", 1<<20)})
	if n := len([]rune(f.Value())); n > maxLength {
		t.Errorf("%d code points were taken", n)
	}
}
