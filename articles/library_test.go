package articles

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"qari/model"
	"qari/model/word"
)

// folder writes files into a new folder; a name may hold slashes.
func folder(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		write(t, filepath.Join(dir, name), text)
	}
	return dir
}

func write(t testing.TB, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func open(t testing.TB, opt Options) *Library {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(cancel)
	l, err := Open(ctx, opt)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// waitDone waits until the library is done and returns its snapshot.
func waitDone(t testing.TB, l *Library) *Snapshot {
	t.Helper()
	if err := l.Wait(t.Context()); err != nil {
		t.Fatal(err)
	}
	return l.Snapshot()
}

func titles(s *Snapshot) []string {
	var list []string
	for i := range s.Len() {
		list = append(list, s.ID(i)+"="+s.Article(i).Title)
	}
	return list
}

func page(title string) string {
	return title + "\n\nقال مسؤول في المدينة إن العمل في الجسر الجديد يبدأ غدا.\n"
}

func TestOpen(t *testing.T) {
	dir := folder(t, map[string]string{
		"b.txt":        page("عنوان الخبر الثاني"),
		"a.txt":        page("عنوان الخبر الأول"),
		"sub/c.md":     page("عنوان الخبر الثالث"),
		"empty.txt":    " \n",
		"image.png":    "\x89PNG",
		".hidden.txt":  page("لا يظهر في القائمة"),
		".git/x.txt":   page("لا يظهر في القائمة"),
		"a/inside.txt": page("عنوان الخبر الرابع"),
	})
	s := waitDone(t, open(t, Options{Paths: []string{dir}}))
	want := []string{"a/inside.txt=عنوان الخبر الرابع", "a.txt=عنوان الخبر الأول", "b.txt=عنوان الخبر الثاني", "sub/c.md=عنوان الخبر الثالث"}
	if got := titles(s); !slices.Equal(got, want) {
		t.Errorf("articles are %q, want %q", got, want)
	}
	if p := s.Problems(); len(p) != 1 || p[0].String() != filepath.Join(dir, "empty.txt")+": is empty" {
		t.Errorf("problems are %v, want the empty file alone", p)
	}
	if got, want := s.Progress(), (Progress{Found: 5, Loaded: 4, Failed: 1, Listed: true, Done: true}); got != want {
		t.Errorf("progress is %+v, want %+v", got, want)
	}
	if i, ok := s.Find("b.txt"); !ok || i != 2 {
		t.Errorf("Find(b.txt) = %d, %v", i, ok)
	}
	if _, ok := s.Find("empty.txt"); ok {
		t.Error("a file that cannot be shown was found")
	}
}

func TestOpenMissing(t *testing.T) {
	_, err := Open(t.Context(), Options{Paths: []string{t.TempDir(), "no/such\x1b[2J", "nor/this"}})
	if !errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("error is %v, want one that matches fs.ErrNotExist", err)
	}
	if want := "\"no/such\\x1b[2J\": does not exist\nnor/this: does not exist"; err.Error() != want {
		t.Errorf("error is %q, want %q", err, want)
	}
}

func TestAnalyse(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": page("عنوان الخبر الأول"), "b.txt": page("عنوان الخبر الثاني")})
	published := func(a *model.Article, _ *word.Text, f *model.Findings) { f.Published.Text = a.ID }
	names := func(a *model.Article, _ *word.Text, f *model.Findings) {
		if strings.Contains(a.Title, "الثاني") {
			panic("a fault")
		}
		f.Entities = []model.Entity{{Name: a.Title}}
	}
	dates := func(_ *model.Article, _ *word.Text, f *model.Findings) { f.Dates = make([]model.Timex, 1) }
	var mu sync.Mutex
	var loaded []string
	s := waitDone(t, open(t, Options{Paths: []string{dir}, Analyses: []Analysis{published, names, dates}, Loaded: func(a *model.Article) {
		mu.Lock()
		defer mu.Unlock()
		loaded = append(loaded, a.ID)
	}}))
	for i, entities := range []int{1, 0} {
		f := s.Findings(i)
		if f == nil || f.Published.Text != s.ID(i) || len(f.Entities) != entities || len(f.Dates) != 1 {
			t.Errorf("findings of %s are %+v", s.ID(i), f)
		}
	}
	if p := s.Problems(); len(p) != 1 || !strings.Contains(p[0].String(), "b.txt: a fault of the program") {
		t.Errorf("a fault in one analysis: problems %v", p)
	}
	if slices.Sort(loaded); !slices.Equal(loaded, []string{"a.txt", "b.txt"}) {
		t.Errorf("told of as loaded: %q", loaded)
	}
	if p := s.Progress(); p.Analysed != 2 || !p.Done {
		t.Errorf("progress is %+v", p)
	}
}

func TestUpdate(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": page("عنوان الخبر الأول"), "s/b.txt": page("عنوان الخبر الثاني")})
	l := open(t, Options{Paths: []string{dir}})
	before := waitDone(t, l)

	write(t, filepath.Join(dir, "a.txt"), page("عنوان الخبر المعدل"))
	write(t, filepath.Join(dir, "0.txt"), page("عنوان الخبر الجديد"))
	write(t, filepath.Join(dir, ".x/0.txt"), page("لا يظهر في القائمة"))
	if err := os.RemoveAll(filepath.Join(dir, "s")); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"a.txt", "0.txt", "s", ".x/0.txt"} {
		l.Update(filepath.Join(dir, name))
	}
	l.Update("/elsewhere")
	want := []string{"0.txt=عنوان الخبر الجديد", "a.txt=عنوان الخبر المعدل"}
	if got := titles(waitDone(t, l)); !slices.Equal(got, want) {
		t.Errorf("articles are %q, want %q", got, want)
	}
	if got := before.Article(0).Title; got != "عنوان الخبر الأول" {
		t.Errorf("an old snapshot changed: %q", got)
	}
}

func TestSnapshotsWhileLoading(t *testing.T) {
	files := map[string]string{}
	for i := range 500 {
		files[fmt.Sprintf("%03d.txt", i)] = page(fmt.Sprintf("عنوان الخبر رقم %d", i))
	}
	l := open(t, Options{Paths: []string{folder(t, files)}, Analyses: []Analysis{func(*model.Article, *word.Text, *model.Findings) {}}})
	l.Want("499.txt")
	for s := l.Snapshot(); ; s = l.Snapshot() {
		for i := range s.Len() {
			if a := s.Article(i); a != nil && a.ID != s.ID(i) {
				t.Fatalf("article %d is %s, want %s", i, a.ID, s.ID(i))
			}
			if i > 0 && s.ID(i-1) >= s.ID(i) {
				t.Fatalf("%s stands before %s", s.ID(i-1), s.ID(i))
			}
		}
		if s.Progress().Done {
			if s.Len() != 500 {
				t.Errorf("done with %d articles", s.Len())
			}
			return
		}
		<-s.Over()
	}
}
