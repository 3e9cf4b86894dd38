package term

import (
	"cmp"
	"fmt"
	"image/color"
	"strconv"
	"unicode/utf8"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"qari/ui/grid"
)

// pen writes cells and is the only writer of SGR. It knows the current ink and
// changes it only if a cell needs another.
type pen struct {
	codebook
	out   []byte
	ink   int  // the number of the ink in use
	exact bool // blanks keep their own ink: the terminal orders by style
}

// put writes one cell at the cursor.
func (p *pen) put(c cell) {
	if n := c.ink(); n != p.ink && !p.suits(c) {
		p.take(n)
	}
	p.out = utf8.AppendRune(p.out, c.char())
	if c&^inkBits>>marksShift == 0 {
		return // a plain character, as most are
	}
	p.out = append(p.out, p.marks[c.marks()]...)
	if c&zwnjBit != 0 {
		p.out = append(p.out, "\u200c"...)
	}
	p.out = appendTail(p.out, c.tail())
}

// write writes cells one after the other.
func (p *pen) write(cells []cell) {
	for _, c := range cells {
		if c>>marksShift == cell(p.ink)<<(inkShift-marksShift) && c != 0 {
			p.out = utf8.AppendRune(p.out, c.char()) // as most are
		} else if c != 0 { // the second column of a wide character comes with the first
			p.put(c)
		}
	}
}

// suits tells whether a cell is a blank that looks the same in the ink in use
// as in its own.
func (p *pen) suits(c cell) bool {
	return c&^inkBits == blankCell && !p.exact && p.blanks[p.ink] == c.ink()
}

// take selects an ink by its number.
func (p *pen) take(n int) {
	if n != p.ink {
		p.out = appendChange(p.out, p.inks[p.ink], p.inks[n])
		p.ink = n
	}
}

// ink is a style in the terminal's own colours. fg and bg are SGR parameters;
// "" is the default colour.
type ink struct {
	fg, bg string
	attr   grid.Attr
}

// blank is the part of an ink that an empty cell shows.
func (k ink) blank() ink {
	if k.attr&(grid.Underline|grid.Reverse) == 0 {
		return ink{bg: k.bg}
	}
	return k
}

// newInk reduces a style's colours to what the terminal has. What is no
// terminal, or an unknown one, has no styles at all.
func newInk(s grid.Style, colors colorprofile.Profile) ink {
	if colors <= colorprofile.NoTTY {
		return ink{}
	}
	return ink{fg: colorParam(s.FG, 30, colors), bg: colorParam(s.BG, 40, colors), attr: s.Attr}
}

// colorParam returns the SGR parameter of a colour. base is 30 for the
// foreground, 40 for the background (ECMA-48 8.3.117, and xterm's additions).
func colorParam(c grid.Color, base int, colors colorprofile.Profile) string {
	if c.IsDefault() {
		return ""
	}
	r, g, b := c.Components()
	switch c := colors.Convert(color.RGBA{r, g, b, 0xff}).(type) {
	case nil:
		return ""
	case ansi.BasicColor:
		if c < 8 {
			return strconv.Itoa(base + int(c))
		}
		return strconv.Itoa(base + 60 + int(c) - 8)
	case ansi.IndexedColor:
		return strconv.Itoa(base+8) + ";5;" + strconv.Itoa(int(c))
	}
	return fmt.Sprintf("%d;2;%d;%d;%d", base+8, r, g, b)
}

// appendChange appends the SGR sequence from one ink to another. SGR 22 clears
// bold and faint together. So if an attribute ends, it resets and sets
// everything again.
func appendChange(out []byte, from, to ink) []byte {
	if from == to {
		return out
	}
	out = append(out, "\x1b["...)
	if to == (ink{}) {
		return append(out, 'm')
	}
	if from.attr&^to.attr != 0 {
		out = append(out, "0;"...)
		from = ink{}
	}
	for i, code := range attrCodes {
		if (to.attr&^from.attr)&(1<<i) != 0 {
			out = append(out, code, ';')
		}
	}
	if to.fg != from.fg {
		out = append(append(out, cmp.Or(to.fg, "39")...), ';')
	}
	if to.bg != from.bg {
		out = append(append(out, cmp.Or(to.bg, "49")...), ';')
	}
	out[len(out)-1] = 'm' // there is at least one parameter
	return out
}

// attrCodes are the parameters of SGR for the attributes, in the order of
// their bits.
var attrCodes = [...]byte{'1', '2', '3', '4', '7'}
