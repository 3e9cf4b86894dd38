package ui

import (
	"testing"

	"qari/ui/keys"
)

// What a frame costs: a key that scrolls the text, painting and encoding.
func BenchmarkFrame(b *testing.B) {
	m, _ := session(b, 120, 36)
	press(m, "enter")
	a := keys.Down
	for b.Loop() {
		if !m.reader.Act(a) || m.reader.Progress() == 100 {
			a = keys.Up
		} else if m.reader.AtTop() {
			a = keys.Down
		}
		m.settle()
		m.View()
	}
}
