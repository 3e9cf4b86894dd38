package shape

import (
	"slices"
	"strings"

	"qari/ui/text/ucd"
)

// joined shapes a text as right-to-left text in logical order. Marks stay after
// their letters; ZWJ and ZWNJ have done their work and are left out. Invalid
// bytes become U+FFFD. NFKC turns the result back into the NFKC of the text.
func joined(s string) string {
	var b strings.Builder
	text := []rune(s)
	for i := 0; i < len(text); {
		i = letter(&b, text, i)
	}
	return b.String()
}

// letter writes the shape of the letter at i with its marks and returns the
// position after them.
func letter(b *strings.Builder, text []rune, i int) int {
	const zwnj, zwj = 0x200C, 0x200D
	r := text[i]
	if r == zwnj || r == zwj {
		return i + 1
	}
	base, n := compose(text[i:])
	next := skip(text, i+n, +1)
	f := form(text, i, next)
	marks := text[i+n : next]
	if r == Lam && next < len(text) && !slices.ContainsFunc(marks, keepsApart) {
		alef, m := compose(text[next:])
		if lig, ok := LamAlef(alef, f); ok {
			b.WriteRune(lig)
			writeMarks(b, marks)
			return next + m
		}
	}
	b.WriteRune(Rune(base, f))
	writeMarks(b, marks)
	return next
}

// keepsApart tells whether what stands between a lam and an alef prevents their
// ligature: a hamza, which would come to be the alef's, or what is no mark.
func keepsApart(r rune) bool { return IsHamza(r) || ucd.Of(r).Cluster() != ucd.Extender }

func writeMarks(b *strings.Builder, marks []rune) {
	for _, m := range marks {
		b.WriteRune(m)
	}
}

// compose is the letter that begins the text, composed with the mark after it,
// and the number of characters it is made of.
func compose(text []rune) (rune, int) {
	if len(text) > 1 {
		if c, ok := Compose(text[0], text[1]); ok {
			return c, 2
		}
	}
	return text[0], 1
}

// form is that of the character at i, when next is the one it may join.
func form(text []rune, i, next int) (f Form) {
	j := ucd.Of(text[i]).Joining()
	if j == ucd.Transparent {
		return Isolated
	}
	if before := skip(text, i-1, -1); before >= 0 && Joins(ucd.Of(text[before]).Joining(), j) {
		f |= Final
	}
	if next < len(text) && Joins(j, ucd.Of(text[next]).Joining()) {
		f |= Initial
	}
	return f
}

// skip passes over transparent characters.
func skip(text []rune, i, step int) int {
	for i >= 0 && i < len(text) && ucd.Of(text[i]).Joining() == ucd.Transparent {
		i += step
	}
	return i
}
