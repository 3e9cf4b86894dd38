package layout_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/mattn/go-runewidth"

	"qari/ui/text/layout"
)

// What layout emits is as wide as it says, for the library that counts columns
// for Bubble Tea and Lip Gloss (x/ansi) and, in the scripts a reader of Arabic
// news meets, for go-runewidth. This is a test from outside, since ui/text
// itself imports no library of the screen.
func TestWidthsAgree(t *testing.T) {
	for _, c := range []struct {
		text string
		both bool // go-runewidth agrees as well
	}{
		{"قال الرئيس: «السَّلامُ عليكم» (BBC) 12.5%", true},
		{"لَا لِأ لإ لآ ب\u200Cب ب\u200Dب ـ ا\u0654 ٱ ۀ", true},
		{"پچژگ ٹڈڑ ڵێ ۋۇۈ ᠠ ܐܒ ߊ", true},
		{"\u0600123 \u0601١٢ \u0602 \u06031 \u0604٢ \u06051 \u06dd١٢٣ \u070fܐܒ \u08e2٣ \u0890١", true},
		{"\u06dd", true},
		{"\u064e \u0651ب \u202eabc\u202c\u2066x\u2069\u200e\u061c\ufeff\u00ad", true},
		{"漢字 かな 한국 ｆｕｌｌ ｶﾅ", true},
		{"é ñ e\u0301 \u20ac ½ — … ™ ° × “x”", true},
		{"😀 👍🏽 👩‍👩‍👧 🇸🇦 🇪🇬", true},
		{"☎\ufe0f ☎ ❤\ufe0f 1\ufe0f\u20e3 #\u20e3 🇸", false},
		{"क्षि தமிழ் ไทย ကို 각", false},
		{"a\tb\nc\r\nd\x00\x1b[1m\x7f\u0085\xff", true},
	} {
		for _, stripped := range []bool{false, true} {
			var p layout.Paragraph
			var l layout.Line
			p.Set(c.text, layout.Options{StripMarks: stripped})
			p.Line(0, &l)
			var b strings.Builder
			for _, cell := range l.Cells {
				b.WriteRune(cell.Rune)
				b.WriteString(p.Marks(cell))
			}
			if got := ansi.StringWidth(b.String()); got != l.Width {
				t.Errorf("%q as %+q: %d columns, x/ansi says %d", c.text, b.String(), l.Width, got)
			}
			if got := runewidth.StringWidth(b.String()); c.both && got != l.Width {
				t.Errorf("%q as %+q: %d columns, go-runewidth says %d", c.text, b.String(), l.Width, got)
			}
		}
	}
}

// FuzzWidths: a row of cells is as wide as they are, whatever stands side by side
// on it; so no cell is taken for a part of its neighbour.
func FuzzWidths(f *testing.F) {
	f.Add("قال 👩\u200dب🇸🇦🇪 \u0600١ क्षि \u202e각ᄀ\u1161\u202c 1\ufe0f\u20e3")
	f.Fuzz(func(t *testing.T, text string) {
		var p layout.Paragraph
		var l layout.Line
		p.Set(text, layout.Options{})
		p.Line(0, &l)
		var b strings.Builder
		for _, cell := range l.Cells {
			b.WriteRune(cell.Rune)
			b.WriteString(p.Marks(cell))
		}
		if got := ansi.StringWidth(b.String()); got != l.Width {
			t.Errorf("%+q as %+q: %d columns, x/ansi says %d", text, b.String(), l.Width, got)
		}
	})
}

// The same for every character there is, alone and before a digit, which a
// prepended sign would swallow.
func TestWidthOfEveryCharacter(t *testing.T) {
	var p layout.Paragraph
	var l layout.Line
	wrong := 0
	for r := rune(0); r <= 0x10FFFF; r++ {
		if r >= 0xD800 && r <= 0xDFFF {
			continue
		}
		p.Set("x"+string(r)+"1", layout.Options{Base: layout.LTR})
		p.Line(0, &l)
		s := ""
		for _, cell := range l.Cells {
			s += string(cell.Rune) + p.Marks(cell)
		}
		if got := ansi.StringWidth(s); got != l.Width {
			if wrong++; wrong < 60 {
				t.Errorf("%U as %+q: %d columns, x/ansi says %d", r, s, l.Width, got)
			}
		}
	}
	if wrong > 0 {
		t.Errorf("%d characters", wrong)
	}
}
