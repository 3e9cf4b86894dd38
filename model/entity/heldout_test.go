package entity

import (
	"os"
	"sync"
	"testing"

	"qari/model/entity/conll"
)

const trainingTexts = "../../../shared/names/"

// TestHeldOut prints the score on the fifth of the training texts that the
// weights never saw.
func TestHeldOut(t *testing.T) {
	f := finder(t)
	all, err := conll.ReadFile(os.DirFS(trainingTexts), "anercorp-train.conll.gz")
	if os.IsNotExist(err) {
		t.Skip("the training texts are not part of the repository: no " + trainingTexts)
	}
	if err != nil {
		t.Fatal(err)
	}
	_, held := conll.HeldOut(all)
	s := scoreTags(f, held)
	t.Logf("ANERcorp, training split, every fifth block of 200 sentences:\n%s", s.String())
	if all := s.All(); all.F1() < 0.81 {
		t.Errorf("F1 %.3f", all.F1())
	}
}

// scoreTags tags sentences and counts the names.
func scoreTags(f *Finder, all [][]conll.Token) (s conll.Score) {
	words := make([][]string, len(all))
	gold := make([][]string, len(all))
	for i, sentence := range all {
		for _, t := range sentence {
			words[i] = append(words[i], t.Word)
			gold[i] = append(gold[i], t.Tag)
		}
	}
	for i, tags := range f.Tag(words) {
		s.Add(gold[i], tags)
	}
	return s
}

// shared is made once: it takes as long as all that the tests do with it.
var shared = sync.OnceValues(func() (*Finder, error) { return New() })

func finder(t testing.TB) *Finder {
	t.Helper()
	f, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	return f
}
