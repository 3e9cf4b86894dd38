package ui

import (
	"testing"

	"qari/ui/grid"
	"qari/ui/keys"
)

// What a frame costs until it is sent: a key that scrolls the text, and painting.
func BenchmarkFrame(b *testing.B) {
	m, _ := session(b, 120, 36)
	press(m, "enter")
	a, g := keys.Down, grid.New(0, 0)
	for b.Loop() {
		if !m.reader.Act(a) || m.reader.Progress() == 100 {
			a = keys.Up
		} else if m.reader.AtTop() {
			a = keys.Down
		}
		m.settle()
		g.Reset(m.width, m.height)
		m.Paint(g)
	}
}
