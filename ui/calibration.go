package ui

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"qari/ui/draw"
	"qari/ui/grid"
	"qari/ui/keys"
	"qari/ui/term"
)

// calibration is the overlay that shows one sentence in each way to send it.
// The reader's eye decides which one looks right.
type calibration struct{ ways []term.Profile }

func newCalibration() *calibration { return &calibration{ways: term.Candidates()} }

// westernDigits maps the digits of an Arabic keyboard layout to 0–9.
var westernDigits = strings.NewReplacer("٠", "0", "١", "1", "٢", "2", "٣", "3", "٤", "4", "٥", "5", "٦", "6", "٧", "7", "٨", "8", "٩", "9")

func (c *calibration) act(a keys.Action, k tea.KeyPressMsg, _ int) outcome {
	if a == keys.Cancel || a == keys.Quit {
		return outcome{closed: true}
	}
	if n, err := strconv.Atoi(westernDigits.Replace(k.Text)); err == nil && 1 <= n && n <= len(c.ways) {
		return outcome{closed: true, chosen: &c.ways[n-1]}
	}
	return outcome{}
}

// rowOf returns the screen row of way i. A blank row separates two ways, so
// that the terminal cannot mix them.
func (c *calibration) rowOf(i int) int { return 2 + 2*i }

// profile implements [ordering]. The calibration never uses a switch: a way
// with a switch looks like its emitter alone.
func (c *calibration) profile(row int) (term.Profile, bool) {
	for i, p := range c.ways {
		if c.rowOf(i) == row {
			return p, true
		}
	}
	return term.Profile{}, false
}

func (c *calibration) paint(l *looks, g *grid.Grid) {
	box := grid.Rect{X: 2, W: min(g.W-4, 60), H: 1}
	l.brush.Text(g, box, l.lang.CalibrateAsk, l.theme.Heading, draw.Start)
	for i := range c.ways {
		box.Y = c.rowOf(i)
		l.brush.Text(g, grid.Rect{X: 2, Y: box.Y, W: 2, H: 1}, strconv.Itoa(i+1), l.theme.BarKey, draw.Natural)
		l.brush.Text(g, grid.Rect{X: 6, Y: box.Y, W: box.W - 4, H: 1}, l.lang.CalibrateSample, l.theme.Text, draw.Natural)
	}
	box.Y = c.rowOf(len(c.ways))
	l.brush.Text(g, box, l.lang.CalibrateHint, l.theme.Dim, draw.Start)
}

var _ ordering = (*calibration)(nil)
