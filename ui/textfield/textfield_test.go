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

func TestPasteIsBounded(t *testing.T) {
	f := new(Field)
	f.Open(true)
	f.Update(tea.PasteMsg{Content: strings.Repeat("ا", 1<<20)})
	if n := len([]rune(f.Value())); n > maxLength {
		t.Errorf("%d code points were taken", n)
	}
}
