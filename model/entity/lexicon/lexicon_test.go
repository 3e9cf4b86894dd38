package lexicon

import (
	"testing"
	"testing/fstest"
	"unicode"

	"qari/model/entity/tagger"
)

func TestRead(t *testing.T) {
	folder := fstest.MapFS{
		"cities-new.txt": {Data: []byte("# cities\nأغادير = أكادير، فاس # two\n\n ، = \n")},
		"other.txt":      {Data: []byte("لا شيء\n")},
	}
	var got []Entry
	if err := Read(folder, func(e Entry) { got = append(got, e) }); err != nil {
		t.Fatal(err)
	}
	if len(got) != 2 || got[0].Kind != tagger.City || got[0].Spellings[1] != "أكادير" || got[1].Spellings[0] != "فاس" {
		t.Errorf("%v", got)
	}
}

// TestEmbedded checks that no file is forgotten and no entry is a slip of the
// keyboard.
func TestEmbedded(t *testing.T) {
	n := map[Kind]int{}
	err := Read(Embedded(), func(e Entry) {
		n[e.Kind]++
		for _, s := range e.Spellings {
			for _, r := range s {
				if !unicode.Is(unicode.Arabic, r) && !unicode.IsDigit(r) && r != ' ' && r != '.' && r != 'ـ' {
					t.Errorf("%q in %q", r, s)
				}
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range kinds {
		if n[kind] == 0 {
			t.Errorf("no entries of kind %b", kind)
		}
	}
	t.Logf("%v", n)
}
