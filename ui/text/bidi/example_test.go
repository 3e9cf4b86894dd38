package bidi_test

import (
	"fmt"
	"slices"

	"qari/ui/text/bidi"
)

// Levels say which way each character runs; Reorder turns the stretches round.
func ExampleReorder() {
	text := []rune("abc دجب 12")
	var p bidi.Paragraph
	p.SetText(string(text), bidi.LTR)
	levels := p.LineLevels(0, len(text), nil)
	fmt.Println(levels)
	bidi.Reorder(levels, func(from, to int) { slices.Reverse(text[from:to]) })
	fmt.Printf("%q\n", text)
	// Output:
	// [0 0 0 0 1 1 1 1 2 2]
	// ['a' 'b' 'c' ' ' '1' '2' ' ' 'ب' 'ج' 'د']
}
