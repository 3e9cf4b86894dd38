package word

import (
	"strings"
	"testing"
)

func TestWords(t *testing.T) {
	for in, want := range map[string]string{
		"قال: «نعم»، ثم مضى.": "قال|نعم|ثم|مضي",
		"الـBBC وكوفيد19":     "ال|bbc|وكوفيد|19",
		"أرمينيا/أذربيجان":    "ارمينيا|اذربيجان",
		"9-10-2020 | 22:35":   "9|10|2020|22|35",
		"हिन्दी भाषा":         "हिन्दी|भाषा",
		"—، ":                 "",
	} {
		folded := Fold(in)
		var got []string
		for start, end := range Words(folded) {
			got = append(got, folded[start:end])
			if !Boundary(folded, start) || !Boundary(folded, end) {
				t.Errorf("%q: no boundary around %q", folded, folded[start:end])
			}
		}
		if joined := strings.Join(got, "|"); joined != want {
			t.Errorf("%q has the words %q, want %q", in, joined, want)
		}
	}
}

func FuzzWords(f *testing.F) {
	for _, s := range []string{"قال: نعم", "a1ب", "\u0903a", "हि", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		folded, last := Fold(s), 0
		for start, end := range Words(folded) {
			if start < last || start >= end || end > len(folded) {
				t.Fatalf("%q: [%d,%d) after %d", folded, start, end, last)
			}
			if !Boundary(folded, start) || !Boundary(folded, end) {
				t.Fatalf("%q: no boundary around [%d,%d)", folded, start, end)
			}
			for i := range folded[start:end] {
				if s, e := WordAt(folded, start+i); s != start || e != end {
					t.Fatalf("%q: the word at %d is [%d,%d), want [%d,%d)", folded, start+i, s, e, start, end)
				}
			}
			last = end
		}
	})
}

// A mark that stands on no letter is in no word, and parts digits.
func TestMarksOnNothing(t *testing.T) {
	const folded = "1\u09031 \u0903\u0903"
	for at := range folded {
		start, end := WordAt(folded, at)
		if digit := folded[at] == '1'; digit != (end == start+1) || !digit && start != end {
			t.Errorf("the word at %d is [%d,%d)", at, start, end)
		}
		if !Boundary(folded, at) {
			t.Errorf("no boundary at %d", at)
		}
	}
	if start, end := WordAt("हि।", len("ह")); start != 0 || end != len("हि") {
		t.Errorf("the word of a vowel sign is [%d,%d)", start, end)
	}
}
