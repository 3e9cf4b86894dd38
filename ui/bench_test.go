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
		at := m.reading.Position()
		m.reading.Act(a)
		if m.reading.Position() == at || m.reading.Progress() == 100 {
			a = keys.Up
		} else if m.reading.AtTop() {
			a = keys.Down
		}
		m.prepare()
		g.Reset(m.screen.width, m.screen.height)
		m.Paint(g)
	}
}
