package ui

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"qari/ui/grid"
	"qari/ui/internal/ptytest"
	"qari/ui/theme"
)

// frameText writes down what a terminal shows, so that it can be read and
// compared. Every row of the screen is up to three lines, column under column:
//
//	12c the cells as they stand on the screen, from the left edge
//	12a the same in ASCII, where there are letters from right to left
//	12s a letter for the style of each cell, which the legend explains
//
// The line in ASCII is there because editors and browsers turn the first one
// round. Blanks at a row's end and rows without anything are left out.
func frameText(sc *ptytest.Screen, th *theme.Theme) string {
	var b strings.Builder
	styles := newLegend(th)
	_, rows := sc.Size()
	for y := range rows {
		var cells, latin, looks strings.Builder
		row := sc.Cells(y)
		for x, style := range stylesSeen(row) {
			text := visible(row[x].Text)
			cells.WriteString(text)
			latin.WriteRune(asciiOf(text))
			looks.WriteRune(styles.letter(style))
		}
		writeRow(&b, fmt.Sprintf("%02dc ", y), cells.String(), " ")
		if strings.ContainsFunc(cells.String(), isRightToLeft) {
			writeRow(&b, fmt.Sprintf("%02da ", y), latin.String(), " ")
		}
		writeRow(&b, fmt.Sprintf("%02ds ", y), looks.String(), string(plainLetter))
	}
	return b.String() + cursorText(sc) + styles.String()
}

func writeRow(b *strings.Builder, head, text, blank string) {
	if text = strings.TrimRight(text, blank); text != "" {
		b.WriteString(head + text + "\n")
	}
}

func cursorText(sc *ptytest.Screen) string {
	if !sc.Mode(ptytest.CursorVisible) {
		return "no cursor\n"
	}
	x, y := sc.Cursor()
	return fmt.Sprintf("cursor at column %d of row %02d\n", x, y)
}

// stylesSeen are the styles of a row as far as they can be seen. A blank shows
// no colour of letters: it takes the style of the cell beside it where the two
// look the same, so that words of one style stand in one run.
func stylesSeen(row []ptytest.Cell) []grid.Style {
	styles := make([]grid.Style, len(row))
	for x, c := range row {
		styles[x] = c.Style
		if c.Text == " " {
			styles[x] = onBlank(c.Style)
		}
	}
	join := func(x, beside int) {
		if row[x].Text == " " && styles[x] != (grid.Style{}) && onBlank(styles[beside]) == styles[x] {
			styles[x] = styles[beside]
		}
	}
	for x := 1; x < len(row); x++ {
		join(x, x-1)
	}
	for x := len(row) - 2; x >= 0; x-- {
		join(x, x+1)
	}
	return styles
}

// onBlank is what of a style shows where there is no letter.
func onBlank(s grid.Style) grid.Style {
	if s.Attr&(grid.Reverse|grid.Underline) == 0 {
		return grid.Style{BG: s.BG}
	}
	return s
}

// visible is a cell's text without format characters, which have no look.
func visible(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, text)
}

func isRightToLeft(r rune) bool { return unicode.Is(unicode.Arabic, r) && unicode.IsLetter(r) }

// asciiOf is the ASCII letter for a cell: by the safe Buckwalter scheme, which
// has one for each Arabic letter, whatever its form. Lam with alef is L.
func asciiOf(text string) rune {
	if text == "" {
		return ' ' // the second column of a wide character
	}
	if r := signs[[]rune(text)[0]]; r != 0 {
		return r
	}
	letters := []rune(norm.NFKC.String(text))
	if letters[0] == 'ل' && len(letters) > 1 && strings.ContainsRune("اأإآ", letters[1]) {
		return 'L'
	}
	switch r := letters[0]; {
	case r <= unicode.MaxASCII:
		return r
	case '٠' <= r && r <= '٩':
		return r - '٠' + '0'
	case buckwalter[r] != 0:
		return buckwalter[r]
	}
	return '#'
}

var buckwalter = map[rune]rune{
	'ء': 'C', 'آ': 'M', 'أ': 'O', 'ؤ': 'W', 'إ': 'I', 'ئ': 'Q', 'ا': 'A', 'ب': 'b', 'ة': 'p', 'ت': 't', 'ث': 'v',
	'ج': 'j', 'ح': 'H', 'خ': 'x', 'د': 'd', 'ذ': 'V', 'ر': 'r', 'ز': 'z', 'س': 's', 'ش': 'c', 'ص': 'S', 'ض': 'D',
	'ط': 'T', 'ظ': 'Z', 'ع': 'E', 'غ': 'g', 'ـ': '_', 'ف': 'f', 'ق': 'q', 'ك': 'k', 'ل': 'l', 'م': 'm', 'ن': 'n',
	'ه': 'h', 'و': 'w', 'ى': 'Y', 'ي': 'y', '،': ',', '؛': ';', '؟': '?', '٪': '%',
}

// signs are stand-ins for what is neither ASCII nor a letter; the bars of the
// histogram are digits by their height.
var signs = map[rune]rune{
	'«': '<', '»': '>', '│': '|', '…': '~', '·': '*', '–': '-',
	'▁': '_', '▂': '1', '▃': '2', '▄': '3', '▅': '4', '▆': '5', '▇': '6', '█': '7',
}

// plainLetter stands for the terminal's own look.
const plainLetter = '.'

// legend gives each style a letter: that of the part of the theme it belongs
// to, else the next free one of the alphabet.
type legend struct {
	letters map[grid.Style]rune
	used    []rune // in the order of the screen
}

func newLegend(th *theme.Theme) *legend {
	l := &legend{letters: map[grid.Style]rune{{}: plainLetter}}
	for _, part := range []struct {
		letter rune
		style  grid.Style
	}{
		{'d', th.Dim}, {'t', th.Title}, {'h', th.Heading}, {'q', th.Quote}, {'c', th.Caption},
		{'b', th.Bar}, {'k', th.BarKey}, {'e', th.Error}, {'s', th.Separator}, {'f', th.SeparatorFocus},
		{'r', th.Selected}, {'w', th.SelectedDim}, {'n', th.SectionHead}, {'x', th.Count},
		{'p', th.Person}, {'l', th.Place}, {'o', th.Organisation}, {'y', th.Date},
		{'m', th.Hit}, {'M', th.CurrentHit}, {'u', th.Unsure}, {'*', th.Star},
	} {
		if _, known := l.letters[part.style]; !known {
			l.letters[part.style] = part.letter
		}
	}
	return l
}

func (l *legend) letter(s grid.Style) rune {
	r, known := l.letters[s]
	if !known {
		for r = 'A'; slices.Contains(l.used, r) || r == 'M'; r++ {
		}
		l.letters[s] = r
	}
	if s != (grid.Style{}) && !slices.Contains(l.used, r) {
		l.used = append(l.used, r)
	}
	return r
}

// String explains the letters that were used, one a line.
func (l *legend) String() string {
	var b strings.Builder
	for _, r := range l.used {
		for s, letter := range l.letters {
			if letter == r {
				fmt.Fprintf(&b, "%c =%s\n", r, styleText(s))
			}
		}
	}
	return b.String()
}

func styleText(s grid.Style) string {
	var b strings.Builder
	for _, a := range []struct {
		attr grid.Attr
		name string
	}{{grid.Bold, "bold"}, {grid.Faint, "faint"}, {grid.Italic, "italic"}, {grid.Underline, "underlined"}, {grid.Reverse, "reversed"}} {
		if s.Attr&a.attr != 0 {
			b.WriteString(" " + a.name)
		}
	}
	for _, c := range []struct {
		color grid.Color
		name  string
	}{{s.FG, ""}, {s.BG, "on "}} {
		if !c.color.IsDefault() {
			red, green, blue := c.color.Components()
			fmt.Fprintf(&b, " %s#%02x%02x%02x", c.name, red, green, blue)
		}
	}
	return b.String()
}
