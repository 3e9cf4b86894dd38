// Package theme names the styles of the screen. Each reader has a theme of
// their own.
package theme

import (
	"charm.land/lipgloss/v2"

	"qari/ui/grid"
)

// Theme holds the style of every part of the screen.
type Theme struct {
	Text, Dim, Title, Heading, Quote, Caption grid.Style
	Bar, BarKey, Error                        grid.Style
	Separator, SeparatorFocus                 grid.Style
	Selected, SelectedDim                     grid.Style // the row under the cursor, with and without focus
	SectionHead, Count                        grid.Style
	Person, Place, Organisation, Date         grid.Style // mentions in the text
	Hit, CurrentHit                           grid.Style // marks, and the current mark
	Unsure                                    grid.Style // dates that are partial or in doubt
	Star                                      grid.Style
	Cursor                                    grid.Style
}

// Neutral returns the theme for an unknown background. Its colours have a
// middle lightness, so they are readable on black and on white.
func Neutral() Theme {
	t := New(true)
	rgb := func(hex string) grid.Color { return grid.ColorOf(lipgloss.Color(hex)) }
	dim, accent := rgb("#808080"), rgb("#2f7fd0")
	t.Dim, t.Caption, t.Count, t.Unsure = grid.Style{FG: dim}, grid.Style{FG: dim}, grid.Style{FG: dim}, grid.Style{FG: dim}
	t.Quote = grid.Style{}
	t.Title, t.SectionHead = grid.Style{FG: accent, Attr: grid.Bold}, grid.Style{FG: accent, Attr: grid.Bold}
	t.Bar, t.BarKey = grid.Style{FG: dim}, grid.Style{FG: accent, Attr: grid.Bold}
	t.Error = grid.Style{FG: rgb("#d04040"), Attr: grid.Bold}
	t.Separator, t.SeparatorFocus = grid.Style{FG: dim}, grid.Style{FG: accent}
	t.SelectedDim = grid.Style{Attr: grid.Underline}
	t.Person, t.Place = grid.Style{FG: rgb("#c06a20")}, grid.Style{FG: rgb("#1f9070")}
	t.Organisation, t.Date = grid.Style{FG: rgb("#9a5fd0")}, grid.Style{FG: rgb("#94801c")}
	t.Star = grid.Style{FG: rgb("#a07c1a")}
	return t
}

// New returns the theme for a dark or a light background. It keeps the
// terminal's own foreground and background. Package term reduces the colours to
// those of the terminal.
func New(dark bool) Theme {
	pick := lipgloss.LightDark(dark)
	fg := func(light, dark string) grid.Color {
		return grid.ColorOf(pick(lipgloss.Color(light), lipgloss.Color(dark)))
	}
	dim := grid.Style{FG: fg("#6b6b6b", "#9a9a9a")}
	accent := fg("#0b5fa5", "#7cb7ff")
	bar := grid.Style{FG: fg("#303030", "#d0d0d0"), BG: fg("#e4e4e4", "#303030")}
	return Theme{
		Dim:     dim,
		Title:   grid.Style{FG: accent, Attr: grid.Bold},
		Heading: grid.Style{Attr: grid.Bold},
		Quote:   grid.Style{FG: fg("#4a4a4a", "#c8c8c8")},
		Caption: dim,

		Bar:    bar,
		BarKey: grid.Style{FG: accent, BG: bar.BG, Attr: grid.Bold},
		Error:  grid.Style{FG: fg("#a40000", "#ff8787"), BG: bar.BG},

		Separator:      grid.Style{FG: fg("#b0b0b0", "#585858")},
		SeparatorFocus: grid.Style{FG: accent},

		Selected:    grid.Style{Attr: grid.Reverse},           // visible with any number of colours
		SelectedDim: grid.Style{BG: fg("#9c9c9c", "#585858")}, // these remain grey with 16 colours
		SectionHead: grid.Style{FG: accent, Attr: grid.Bold},
		Count:       dim,

		Person:       grid.Style{FG: fg("#8a3b00", "#ffb070")},
		Place:        grid.Style{FG: fg("#00664a", "#7fd6b0")},
		Organisation: grid.Style{FG: fg("#6a2c91", "#d0a8ff")},
		Date:         grid.Style{FG: fg("#7a6000", "#e6d272")},

		Hit:        grid.Style{FG: fg("#000000", "#000000"), BG: fg("#ffe08a", "#d7b740")},
		CurrentHit: grid.Style{FG: fg("#000000", "#000000"), BG: fg("#ff9f45", "#ff9f45"), Attr: grid.Bold},
		Unsure:     dim,
		Star:       grid.Style{FG: fg("#986a00", "#ffd75f")},
		Cursor:     grid.Style{Attr: grid.Reverse},
	}
}
