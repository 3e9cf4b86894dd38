package entity

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTryShared(t *testing.T) {
	f, err := New()
	if err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob("../../../shared/articles/*.txt")
	for _, name := range files {
		b, _ := os.ReadFile(name)
		a := article(strings.Split(string(b), "\n")...)
		es, rel := f.Find(a)
		t.Log(filepath.Base(name))
		for _, e := range es {
			t.Logf("  %s %s ×%d  [%s]", e.Label, e.Name, len(e.Mentions), e.Key)
		}
		for _, r := range rel {
			t.Logf("  ~ %s %s ×%d", r.Country, r.Name, len(r.Mentions))
		}
	}
}
