package model

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/bidi"
)

func TestDirectionOf(t *testing.T) {
	for _, c := range []struct {
		text string
		want Direction
	}{
		{"", Undirected},
		{"2020 - 10:30", Undirected},
		{"https://example.org/a @name user@example.org www.example.org", Undirected},
		{"Lake Nasser fills again", LeftToRight},
		{"Lake Nasser (بحيرة ناصر) fills again", LeftToRight},
		{"بحيرة السد تستعيد منسوبها", RightToLeft},
		{"Apple تطلق هاتفًا جديدًا بسعر 999 دولارًا", RightToLeft},
		{"iPhone 15 هو أحدث", RightToLeft},
		{"C++ و C# لغتا برمجة", RightToLeft},
		{"Samsung Galaxy Fold متوفر الآن", LeftToRight}, // 2 words of 5 are no more than 40 %
		{"Samsung Galaxy متوفر الآن", RightToLeft},      // 2 of 4
		{"שלום עולם", RightToLeft},                      // Hebrew
		{"Привет, мир: سلام", LeftToRight},              // other scripts
		{"ﻣﺮﺣﺒﺎ BBC", RightToLeft},                      // presentation forms
		{"𐤀𐤁 𞤀𞤁 ab", RightToLeft},                       // beyond the first plane
		{"راجع https://example.org/a/b/c و user@example.org", RightToLeft},
	} {
		if got := DirectionOf(c.text); got != c.want {
			t.Errorf("%q: %d, want %d", c.text, got, c.want)
		}
	}
}

func TestDirectionOfAParagraph(t *testing.T) {
	const quotation = "We choose to go to the moon and do the other things, he said, سلام"
	for _, c := range []struct {
		article Direction
		text    string
		want    Direction
	}{
		{RightToLeft, "Apple تطلق هاتفًا", RightToLeft},
		{RightToLeft, "BBC: مقتل ثلاثة", RightToLeft},
		{RightToLeft, "Apple iPhone 15 Pro Max هاتف", RightToLeft},
		{RightToLeft, "2020 – 2021", RightToLeft},
		{RightToLeft, "", RightToLeft},
		{RightToLeft, "https://example.org/a https://example.org/b", RightToLeft},
		{RightToLeft, "Reuters", RightToLeft},
		{RightToLeft, "Hello, world!", LeftToRight},
		{RightToLeft, quotation, LeftToRight},
		{RightToLeft, "قال: " + quotation, RightToLeft},
		{RightToLeft, "«We choose to go to the moon»", LeftToRight},
		{LeftToRight, "محمد صلاح هدّاف الدوري", RightToLeft},
		{LeftToRight, "سلام", LeftToRight},
		{LeftToRight, "تطلق Apple هاتفًا", LeftToRight},
		{LeftToRight, "Published 9 October 2020.", LeftToRight},
		{LeftToRight, "10:30", LeftToRight},
		{Undirected, "10:30", Undirected},
		{Undirected, "Apple تطلق هاتفًا", RightToLeft},
	} {
		if got := c.article.Paragraph(c.text); got != c.want {
			t.Errorf("%q in an article of direction %d: %d, want %d", c.text, c.article, got, c.want)
		}
	}
}

// A text of any length is estimated from all of its parts.
func TestDirectionOfALongText(t *testing.T) {
	latin, arabic := strings.Repeat("word ", 20_000), strings.Repeat("كلمة ", 100_000)
	for _, c := range []struct {
		text string
		want Direction
	}{
		{latin + arabic, RightToLeft}, {arabic + latin, RightToLeft},
		{strings.Repeat(latin, 12) + arabic[:len(arabic)/9], LeftToRight},
	} {
		if got := DirectionOf(c.text); got != c.want {
			t.Errorf("%.20q…: %d, want %d", c.text, got, c.want)
		}
	}
}

// The ranges of isRightToLeft agree with the Bidi_Class of every letter.
func TestRightToLeftLetters(t *testing.T) {
	for r := rune(0); r <= 0x10FFFF; r++ {
		p, _ := bidi.LookupString(string(r))
		want := Undirected
		switch p.Class() {
		case bidi.L:
			want = LeftToRight
		case bidi.R, bidi.AL:
			want = RightToLeft
		}
		if got := firstStrong(string(r)); got != Undirected && want != Undirected && got != want {
			t.Errorf("%U: %d, want %d", r, got, want)
		}
	}
}
