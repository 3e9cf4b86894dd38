package theme

import (
	"math"
	"reflect"
	"testing"

	"qari/ui/grid"
)

var (
	black, white = grid.RGB(0, 0, 0), grid.RGB(0xff, 0xff, 0xff)
	soot, paper  = grid.RGB(0x28, 0x28, 0x28), grid.RGB(0xfd, 0xf6, 0xe3) // backgrounds of well-known schemes
)

// palette is a theme with the backgrounds it is for, and how much contrast its
// text must have on them at least.
type palette struct {
	name     string
	theme    Theme
	grounds  []grid.Color
	ink      grid.Color // what the terminal writes in where the theme says nothing
	contrast float64
}

// palettes: 4.5 is what WCAG 2 asks of text (1.4.3). No colour has that on both
// dark grey and paper; where the background is unknown, 3 must do, which it
// asks of large text.
func palettes() []palette {
	return []palette{
		{"dark", New(true), []grid.Color{black, soot}, white, 4.5},
		{"light", New(false), []grid.Color{white}, black, 4.5},
		{"light, on paper", New(false), []grid.Color{paper}, black, 4},
		{"unknown, in fact dark", Neutral(), []grid.Color{black, soot}, white, 3},
		{"unknown, in fact light", Neutral(), []grid.Color{white, paper}, black, 3},
	}
}

// parts are all styles of a theme by the name of their field.
func parts(th Theme) map[string]grid.Style {
	all := map[string]grid.Style{}
	for v, i := reflect.ValueOf(th), 0; i < v.NumField(); i++ {
		all[v.Type().Field(i).Name] = v.Field(i).Interface().(grid.Style)
	}
	return all
}

// luminance is the relative luminance of WCAG 2.
func luminance(c grid.Color) float64 {
	linear := func(v uint8) float64 {
		if s := float64(v) / 255; s > 0.04045 {
			return math.Pow((s+0.055)/1.055, 2.4)
		}
		return float64(v) / 255 / 12.92
	}
	r, g, b := c.Components()
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

// contrast is the contrast ratio of WCAG 2, from 1 to 21.
func contrast(a, b grid.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// distance is how far two colours lie apart, from 0 to 1, by the "redmean"
// approximation of how differently an eye sees them.
func distance(a, b grid.Color) float64 {
	ar, ag, ab := a.Components()
	br, bg, bb := b.Components()
	mean := (float64(ar) + float64(br)) / 2
	r, g, u := float64(ar)-float64(br), float64(ag)-float64(bg), float64(ab)-float64(bb)
	return math.Sqrt((2+mean/256)*r*r+4*g*g+(2+(255-mean)/256)*u*u) / 765
}

// shown are the two colours that a style has on a terminal.
func (p *palette) shown(s grid.Style, ground grid.Color) (ink, paper grid.Color) {
	ink, paper = p.ink, ground
	if !s.FG.IsDefault() {
		ink = s.FG
	}
	if !s.BG.IsDefault() {
		paper = s.BG
	}
	return ink, paper
}

// Whatever carries words can be read.
func TestEveryTextCanBeRead(t *testing.T) {
	lines := map[string]bool{"Separator": true, "SeparatorFocus": true}
	for _, p := range palettes() {
		for name, s := range parts(p.theme) {
			if lines[name] {
				continue
			}
			for _, ground := range p.grounds {
				ink, paper := p.shown(s, ground)
				if got := contrast(ink, paper); got < p.contrast {
					t.Errorf("%s: %s has a contrast of %.1f, want %.1f", p.name, name, got, p.contrast)
				}
			}
		}
	}
}

// No part is blank but the text itself, and quotations where no colour is sure
// to suit.
func TestEveryPartHasALook(t *testing.T) {
	for _, p := range palettes() {
		for name, s := range parts(p.theme) {
			plain := name == "Text" || name == "Quote" && p.theme == Neutral()
			if (s == grid.Style{}) != plain {
				t.Errorf("%s: %s is %+v", p.name, name, s)
			}
		}
	}
}

// What must be told apart looks different.
func TestKindsDiffer(t *testing.T) {
	for _, p := range palettes() {
		th := p.theme
		mentions := map[string]grid.Color{
			"person": th.Person.FG, "place": th.Place.FG, "organisation": th.Organisation.FG, "date": th.Date.FG, "text": p.ink,
		}
		for a, ca := range mentions {
			for b, cb := range mentions {
				if got := distance(ca, cb); a < b && got < 0.1 {
					t.Errorf("%s: %s and %s are %.2f apart", p.name, a, b, got)
				}
			}
		}
		for what, pair := range map[string][2]grid.Style{
			"the cursor's row in focus and out of it": {th.Selected, th.SelectedDim},
			"a hit and the current one":               {th.Hit, th.CurrentHit},
			"a separator in focus and out of it":      {th.Separator, th.SeparatorFocus},
			"keys and words of the bar":               {th.BarKey, th.Bar},
			"a fault and a message":                   {th.Error, th.Bar},
			"a title and a heading":                   {th.Title, th.Heading},
			"a name and its count":                    {th.Person, th.Count},
			"a sure and an unsure date":               {th.Date, th.Unsure},
		} {
			if pair[0] == pair[1] {
				t.Errorf("%s: %s look the same", p.name, what)
			}
		}
	}
}

// Where there are no colours, what the reader steers by still shows.
func TestWithoutColours(t *testing.T) {
	for _, p := range palettes() {
		for name, s := range map[string]grid.Style{
			"Selected": p.theme.Selected, "Cursor": p.theme.Cursor,
		} {
			if s.Attr&grid.Reverse == 0 {
				t.Errorf("%s: %s needs a colour", p.name, name)
			}
		}
		for name, s := range map[string]grid.Style{
			"Title": p.theme.Title, "Heading": p.theme.Heading, "SectionHead": p.theme.SectionHead,
			"BarKey": p.theme.BarKey, "CurrentHit": p.theme.CurrentHit,
		} {
			if s.Attr&grid.Bold == 0 {
				t.Errorf("%s: %s is not bold", p.name, name)
			}
		}
	}
}

// A hit and the row under the cursor of a pane out of focus stand
// out from the background; the parts of the bar share one.
func TestBackgrounds(t *testing.T) {
	for _, p := range palettes() {
		th := p.theme
		for name, s := range map[string]grid.Style{"Hit": th.Hit, "CurrentHit": th.CurrentHit, "SelectedDim": th.SelectedDim} {
			if s.BG.IsDefault() {
				continue // told by other means where no background is sure to suit
			}
			for _, ground := range p.grounds {
				if got := distance(s.BG, ground); got < 0.1 {
					t.Errorf("%s: %s is %.2f from the background", p.name, name, got)
				}
			}
		}
		if th.BarKey.BG != th.Bar.BG || th.Error.BG != th.Bar.BG {
			t.Errorf("%s: the bar has more than one background", p.name)
		}
	}
}

// A line between panes can be seen without calling attention to itself.
func TestSeparators(t *testing.T) {
	for _, p := range palettes() {
		for _, ground := range p.grounds {
			line, focus := contrast(p.theme.Separator.FG, ground), contrast(p.theme.SeparatorFocus.FG, ground)
			if line < 1.5 || focus < 3 {
				t.Errorf("%s: contrasts of %.1f, and %.1f in focus", p.name, line, focus)
			}
		}
	}
}
