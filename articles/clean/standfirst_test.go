package clean

import (
	"strings"
	"testing"
)

// TestStandfirst weighs the line under a title against the paragraph below it.
func TestStandfirst(t *testing.T) {
	const line = "الحكومة تفتح الجسر الجديد أمام السيارات صباح الغد."
	other := "تسلم العمال أجورهم من الشركة المنفذة قبل موعدها بيومين كاملين."
	for _, c := range []struct {
		name, line, after string
		score             int
	}{
		{"short", line, other, 2},
		{"told again", line, "الحكومة تفتح الجسر الجديد أمام السيارات صباح الغد بعد عامين.", 4},
		{"half of it told again", line, "قال إن الحكومة تفتح الجسر الجديد هنا قبل موعده بيومين.", 4},
		{"the text goes on", line, "وأضاف " + other, -1},
		{"no end", strings.TrimSuffix(line, "."), other, 3},
		{"25 words", nWords(24) + " كلام.", other, 2},
		{"26 words", nWords(25) + " كلام.", other, 1},
		{"two sentences", "الحكومة تفتح الجسر. الجديد أمام السيارات صباح الغد.", other, 1},
		{"45 words", nWords(44) + " كلام.", other, 1},
		{"46 words", nWords(45) + " كلام.", other, 0},
		{"6 words", nWords(5) + " كلام.", other, 2},
		{"5 words", nWords(4) + " كلام.", other, 0},
		{"a heading of 7 words", nWords(7), other, 0},
		{"no heading of 8 words", nWords(8), other, 3},
		{"an item", "- " + line, other, 0},
		{"the report's own beginning", line, "موسكو (رويترز) - " + other, 5},
		{"it is the report's beginning", "موسكو (رويترز) - " + line, other, -3},
	} {
		p := newPage("العنوان\n"+c.line+"\n"+c.after+"\n", false)
		p.title = 0
		if got := p.standfirst(1, 2); got != c.score {
			t.Errorf("%s: %d, want %d", c.name, got, c.score)
		}
	}
	p := newPage("العنوان\n"+line+"\nزر\n"+other+"\n", false)
	if p.title = 0; p.standfirst(1, 3) != 3 {
		t.Errorf("a button between: %d", p.standfirst(1, 3))
	}
	p = newPage("العنوان\n\n"+line+"\n\n\n"+other+"\n\nنص\n\nنص\n", false)
	if p.title = 0; p.standfirst(1, 2) != 3 {
		t.Errorf("a wider gap: %d", p.standfirst(1, 2))
	}
}

func TestUsualGap(t *testing.T) {
	for text, want := range map[string]int{"أ\nب\nج": 0, "أ\n\nب\n\nج\n\nد\nه": 1, "أ\n\n\n\n\n\nب\n\n\n\n\nج": 3, "أ\n\nب\nج": 0, "": 0} {
		if got := newPage(text, false).usualGap(-1); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}

func TestSourceLines(t *testing.T) {
	for page, want := range map[string]string{
		"المصدر:\nالجسر\nرويترز": "source: المصدر: الجسر رويترز", "المصدر:\nالجسر\nالنهر": "source: المصدر: الجسر|undecided: النهر",
		"المصدر:\n" + nWords(8): "source: المصدر: " + nWords(8), "المصدر:\n" + nWords(9): "undecided: المصدر:|undecided: " + nWords(9),
		"المصدر:\nالجسر.": "undecided: المصدر:|undecided: الجسر.", "المصدر: " + nWords(5) + " نص.": "source: المصدر: " + nWords(5) + " نص.",
		"المصدر: " + nWords(6) + " نص.": "undecided: المصدر: " + nWords(6) + " نص.", "المصدر: " + nWords(15): "source: المصدر: " + nWords(15),
		"المصدر: " + nWords(16): "undecided: المصدر: " + nWords(16), "المصدر نفسه": "undecided: المصدر نفسه",
		"المصدر:" + strings.Repeat("\nرويترز", 9): "source: المصدر:" + strings.Repeat(" رويترز", 8) + "|undecided: رويترز",
	} {
		p := newPage(page, false)
		p.markSources()
		if got := strings.Join(outcome(p), "|"); got != want {
			t.Errorf("%q:\n got %s\nwant %s", page, got, want)
		}
	}
}
