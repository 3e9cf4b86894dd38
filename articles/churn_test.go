package articles

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"qari/model"
	"qari/model/word"
)

// TestChurn changes a folder at random while several readers look on. In the
// end the library must hold what the folder holds.
func TestChurn(t *testing.T) {
	dir := folder(t, map[string]string{"000.txt": page("عنوان الخبر الأول")})
	l := open(t, Options{Paths: []string{dir}, Analyses: []Analysis{func(a *model.Article, _ *word.Text, f *model.Findings) {
		f.Published.Text = a.Title
	}}})
	done := make(chan struct{})
	var readers sync.WaitGroup
	for range 3 {
		readers.Go(func() { watchSnapshots(t, l, done) })
	}
	random := rand.New(rand.NewPCG(1, 2))
	for step := range 400 {
		path := filepath.Join(dir, fmt.Sprintf("%03d.txt", random.IntN(40)))
		if random.IntN(3) == 0 {
			_ = os.Remove(path) // it may not be there
		} else {
			write(t, path, page(fmt.Sprintf("عنوان الخبر في الخطوة %d", step)))
		}
		l.Update(path)
		l.Want(filepath.Base(path))
	}
	s := waitDone(t, l)
	close(done)
	readers.Wait()
	checkAgainstFolder(t, s, dir)
}

// watchSnapshots reads every snapshot until done.
func watchSnapshots(t *testing.T, l *Library, done <-chan struct{}) {
	for s := l.Snapshot(); ; s = l.Snapshot() {
		for i := range s.Len() {
			if at, ok := s.Find(s.ID(i)); !ok || at != i {
				t.Errorf("Find(%s) = %d, %v; want %d", s.ID(i), at, ok, i)
			}
			if a, f := s.Article(i), s.Findings(i); f != nil && f.Published.Text != a.Title {
				t.Errorf("findings of %q stand beside %q", f.Published.Text, a.Title)
			}
		}
		select {
		case <-s.Over():
		case <-done:
			return
		}
	}
}

func checkAgainstFolder(t *testing.T, s *Snapshot, dir string) {
	t.Helper()
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, f := range files {
		data, err := os.ReadFile(filepath.Join(dir, f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		title, _, _ := strings.Cut(string(data), "\n")
		want = append(want, f.Name()+"="+title)
	}
	if got := titles(s); !slices.Equal(got, want) {
		t.Errorf("library:\n%q\nfolder:\n%q", got, want)
	}
}
