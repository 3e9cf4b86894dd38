package term_test

import (
	"testing"

	"github.com/charmbracelet/colorprofile"

	"qari/ui/term"
	"qari/ui/text/layout"
)

// The rows of a screen of 120 × 40 cells full of Arabic text, in each emitter.
func BenchmarkPrint(b *testing.B) {
	p := newPage(120, 40, sentences, layout.Options{StripMarks: true})
	for _, name := range []string{"visual", "override", "inverse", "words"} {
		profile, _ := term.ByName(name)
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			printer := term.NewPrinter(profile, colorprofile.TrueColor)
			for b.Loop() {
				for y := range p.H {
					printer.Row(p.Row(y))
				}
			}
		})
	}
}
