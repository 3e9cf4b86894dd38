package term_test

import (
	"testing"

	"qari/ui/term"
	"qari/ui/text/layout"
)

// The rows of a screen of 120 × 40 cells full of Arabic text, in each emitter.
func BenchmarkEncode(b *testing.B) {
	p := newPage(120, 40, sentences, layout.Options{StripMarks: true})
	for _, name := range []string{"visual", "override", "inverse", "words"} {
		profile, _ := term.ByName(name)
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			var e term.Encoder
			for b.Loop() {
				for y := range p.H {
					e.Row(p.Row(y), p.Panes, profile)
				}
			}
		})
	}
}
