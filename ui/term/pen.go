package term

import (
	"image/color"
	"strconv"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"qari/ui/grid"
)

// ink is a style in what colours the terminal has: the parameters of SGR that
// select its two colours, "" for the terminal's own.
type ink struct {
	fg, bg string
	attr   grid.Attr
}

// newInk reduces a style's colours to what the terminal has.
func newInk(s grid.Style, colors colorprofile.Profile) ink {
	if colors == colorprofile.NoTTY {
		return ink{}
	}
	return ink{fg: colorParam(s.FG, 30, colors), bg: colorParam(s.BG, 40, colors), attr: s.Attr}
}

// colorParam is the parameter that selects a colour: base is 30 for the
// foreground and 40 for the background (ECMA-48 8.3.117, and xterm's additions).
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
	return string(appendColor(nil, strconv.Itoa(base+8)+";2", c))
}

// appendChange appends the sequence that takes the pen from one ink to
// another. SGR has no way to take bold and faint apart, so that where an
// attribute goes everything is set anew.
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
		out = append(append(out, either(to.fg, "39")...), ';')
	}
	if to.bg != from.bg {
		out = append(append(out, either(to.bg, "49")...), ';')
	}
	out[len(out)-1] = 'm' // there is at least one parameter
	return out
}

func either(param, def string) string {
	if param == "" {
		return def
	}
	return param
}

// attrCodes are the parameters of SGR for the attributes, in the order of
// their bits.
var attrCodes = [...]byte{'1', '2', '3', '4', '7'}
