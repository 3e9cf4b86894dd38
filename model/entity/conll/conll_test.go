package conll

import (
	"strings"
	"testing"
)

func TestReadColumns(t *testing.T) {
	got, err := Read(strings.NewReader("\ufeffقال O\r\n\u200eبوتين\tB-PERS\n\n\n  \nموسكو\n"))
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 2 || got[0][1] != (Token{"بوتين", "B-PERS"}) || got[1][0] != (Token{"موسكو", ""}) {
		t.Errorf("%q", got)
	}
}

// TestNames follows conlleval: I- after another class, or after O, begins a
// name, and B- always does.
func TestNames(t *testing.T) {
	for _, c := range []struct {
		tags string
		want []Name
	}{
		{"O B-PER I-PER O", []Name{{0, 1, 3}}},
		{"I-LOC I-LOC", []Name{{1, 0, 2}}},
		{"B-ORG I-LOC", []Name{{2, 0, 1}, {1, 1, 2}}},
		{"B-LOC B-LOC", []Name{{1, 0, 1}, {1, 1, 2}}},
		{"B-MISC I-PERS I-MISC", []Name{{0, 1, 2}}},
		{"B-ORG I-MISC I-ORG", []Name{{2, 0, 1}, {2, 2, 3}}},
	} {
		got := Names(strings.Fields(c.tags))
		if len(got) != len(c.want) {
			t.Errorf("%s: %v, want %v", c.tags, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%s: %v, want %v", c.tags, got, c.want)
			}
		}
	}
}

func TestScore(t *testing.T) {
	var s Score
	s.Add(strings.Fields("B-PERS I-PERS O B-LOC"), strings.Fields("B-PER I-PER O B-ORG"))
	if s[0] != (Count{1, 1, 1}) || s[1] != (Count{0, 0, 1}) || s[2] != (Count{0, 1, 0}) {
		t.Errorf("%v", s)
	}
	if f := s.All().F1(); f != 0.5 {
		t.Errorf("F1 %v", f)
	}
}

func TestHeldOutIsEveryFifthBlock(t *testing.T) {
	all := make([][]Token, 2050)
	for i := range all {
		all[i] = []Token{{Word: string(rune('a' + i/200))}}
	}
	train, held := HeldOut(all)
	if len(train) != 1650 || len(held) != 400 || held[0][0].Word != "e" || held[399][0].Word != "j" {
		t.Errorf("%d and %d", len(train), len(held))
	}
}

func FuzzRead(f *testing.F) {
	f.Add("a B-PER\n\nb")
	f.Fuzz(func(t *testing.T, text string) {
		sentences, _ := Read(strings.NewReader(text))
		for _, s := range sentences {
			if len(s) == 0 {
				t.Fatal("an empty sentence")
			}
			tags := make([]string, len(s))
			for i, tok := range s {
				if tok.Word == "" {
					t.Fatalf("an empty word in %q", text)
				}
				tags[i] = tok.Tag
			}
			Names(tags)
		}
	})
}
