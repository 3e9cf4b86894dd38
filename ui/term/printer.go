package term

import (
	"github.com/charmbracelet/colorprofile"

	"qari/ui/grid"
)

// Printer turns rows into lines to be printed among others, where no screen is
// taken over. A row takes the same way as one of a [Screen]: it is ordered,
// packed into cells and written by the same pen. It keeps its buffers from one
// row to the next and is not for concurrent use.
type Printer struct {
	profile Profile
	encoder encoder
	cells   []cell
	pen     pen
}

// NewPrinter is a printer for a terminal with so many colours; there are no
// styles at all for [colorprofile.NoTTY] and [colorprofile.Unknown]. A switch
// of the profile is not thrown, see [Profile.WithoutSwitch].
func NewPrinter(p Profile, colors colorprofile.Profile) *Printer {
	printer := &Printer{profile: p, pen: pen{exact: p.StyleRuns}}
	printer.pen.colors = colors
	printer.pen.reset()
	return printer
}

// Row is the bytes of one row, which is ordered as a whole: without the blank
// cells at its right end, without a newline, and with the default style after
// it. They are valid until the next row.
func (p *Printer) Row(row []grid.Cell) []byte {
	for len(row) > 0 && row[len(row)-1] == grid.Blank(grid.Style{}) {
		row = row[:len(row)-1]
	}
	if p.pen.crowded() {
		p.pen.reset()
	}
	row = p.encoder.arrange(row, nil, 0, p.profile)
	p.cells = p.pen.pack(p.cells[:0], &p.encoder, row, &p.profile)
	p.pen.out = p.pen.out[:0]
	p.pen.write(p.cells)
	p.pen.take(0)
	return p.pen.out
}
