package main

import (
	"bytes"
	"cmp"
	"fmt"
	"log"
	"slices"
	"strconv"
	"strings"
)

func parseRunes(s string) (rs []rune) {
	for _, f := range strings.Fields(s) {
		if n, err := strconv.ParseUint(f, 16, 21); err == nil {
			rs = append(rs, rune(n))
		}
	}
	return rs
}

func writeMirrors(b *bytes.Buffer, d *data) {
	var pairs [][2]rune
	for r, to := range d.values["Bidi_Mirroring_Glyph"] {
		if to != "" {
			pairs = append(pairs, [2]rune{rune(r), parseRunes(to)[0]})
		}
	}
	fmt.Fprintf(b, "var mirrors = [%d][2]rune{\n", len(pairs))
	for _, p := range pairs {
		fmt.Fprintf(b, "{%#x, %#x},\n", p[0], p[1])
	}
	b.WriteString("}\n\n")
}

// writeForms lists the four forms of every letter that has any: the characters
// whose decomposition is <isolated>, <final>, <initial> or <medial> and that
// letter alone. If there are two such characters, it takes the first.
func writeForms(b *bytes.Buffer, d *data) {
	forms := map[rune]*[4]rune{}
	for f, kind := range []string{"Isolated", "Final", "Initial", "Medial"} {
		for r, to := range d.values["Decomposition_"+kind] {
			letter := parseRunes(to)
			if len(letter) != 1 {
				continue
			}
			if forms[letter[0]] == nil {
				forms[letter[0]] = new([4]rune)
			}
			if forms[letter[0]][f] == 0 {
				forms[letter[0]][f] = rune(r)
			}
		}
	}
	b.WriteString("// forms of U+0600..U+06FF; a letter itself where it has none.\nvar forms = [256][4]uint16{\n")
	for r := rune(0x600); r < 0x700; r++ {
		row := [4]rune{}
		if f := forms[r]; f != nil {
			row = *f
			delete(forms, r)
		}
		for i := range row {
			row[i] = cmp.Or(row[i], r)
		}
		fmt.Fprintf(b, "{%#x, %#x, %#x, %#x},\n", row[0], row[1], row[2], row[3])
	}
	b.WriteString("}\n\n")
	if len(forms) > 0 {
		log.Fatalf("letters outside U+0600..U+06FF have forms: %v", forms)
	}
}

func writeCompositions(b *bytes.Buffer, d *data) {
	var list [][3]rune
	for r := 0x600; r < 0x700; r++ {
		if to := parseRunes(d.values["Decomposition_Canonical"][r]); len(to) == 2 {
			list = append(list, [3]rune{to[0], to[1], rune(r)})
		}
	}
	slices.SortFunc(list, func(a, b [3]rune) int { return slices.Compare(a[:], b[:]) })
	fmt.Fprintf(b, "var compositions = [%d][3]rune{\n", len(list))
	for _, c := range list {
		fmt.Fprintf(b, "{%#x, %#x, %#x},\n", c[0], c[1], c[2])
	}
	b.WriteString("}\n")
}
