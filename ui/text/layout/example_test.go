package layout_test

import (
	"fmt"

	"qari/ui/text/layout"
)

// A line is a row of cells in visual order, from the left edge. Its letters
// are joined; here their code points tell the forms.
func ExampleParagraph() {
	var p layout.Paragraph
	p.Set("باب 12", layout.Options{Width: 10})
	var line layout.Line
	p.Line(0, &line)
	fmt.Println("blank columns at the left:", line.Left)
	for _, c := range line.Cells {
		fmt.Printf("%U ", c.Rune)
	}
	fmt.Println()
	// Output:
	// blank columns at the left: 4
	// U+0031 U+0032 U+0020 U+FE8F U+FE8E U+FE91
}
