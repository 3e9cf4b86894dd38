package entity

import (
	"os"
	"slices"
	"testing"

	"qari/model/entity/conll"
)

const trainingTexts = "../../../shared/names/"

// TestHeldOut prints the score on the fifth of the training texts that the
// weights never saw.
func TestHeldOut(t *testing.T) {
	f := finder(t)
	all, err := conll.ReadFile(trainingTexts + "anercorp-train.conll.gz")
	if os.IsNotExist(err) {
		t.Skip("the training texts are not part of the repository: no " + trainingTexts)
	}
	if err != nil {
		t.Fatal(err)
	}
	_, held := conll.HeldOut(all)
	s := scoreTags(f, held)
	t.Logf("ANERcorp, training split, every fifth block of 200 sentences:\n%s", s.String())
	if all := s.All(); all.F1() < 0.78 {
		t.Errorf("F1 %.3f", all.F1())
	}
}

// scoreTags tags sentences in documents of 200.
func scoreTags(f *Finder, all [][]conll.Token) (s conll.Score) {
	for doc := range slices.Chunk(all, 200) {
		words := make([][]string, len(doc))
		gold := make([][]string, len(doc))
		for i, sentence := range doc {
			for _, t := range sentence {
				words[i] = append(words[i], t.Word)
				gold[i] = append(gold[i], t.Tag)
			}
		}
		for i, tags := range f.Tag(words) {
			s.Add(gold[i], tags)
		}
	}
	return s
}

func finder(t testing.TB) *Finder {
	t.Helper()
	f, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return f
}
