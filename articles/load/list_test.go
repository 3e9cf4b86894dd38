package load

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"
)

// tree writes files under a new folder and returns it.
func tree(t *testing.T, names ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range names {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("نص"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// ids lists the roots one after another.
func ids(t *testing.T, paths ...string) (list []string, files []File, faults []string) {
	t.Helper()
	roots, err := Roots(paths)
	if err != nil {
		t.Fatal(err)
	}
	l := NewLister()
	for _, root := range roots {
		for file, err := range l.List(t.Context(), root) {
			if err != nil {
				faults = append(faults, err.Error())
				continue
			}
			list, files = append(list, file.ID), append(files, file)
		}
	}
	return list, files, faults
}

func expect(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s:\n got %q\nwant %q", what, got, want)
	}
}

func TestListOrder(t *testing.T) {
	dir := tree(t, "b.txt", "a.txt", "a/z.md", "a/b/c.TXT", "a-b.txt", "note.pdf", ".hidden.txt", ".git/x.txt", "a/.x.md")
	got, files, _ := ids(t, dir)
	expect(t, "files", got, "a/b/c.TXT", "a/z.md", "a-b.txt", "a.txt", "b.txt")
	if !slices.IsSortedFunc(files, Compare) {
		t.Error("Compare puts them in another order")
	}
	for _, f := range files {
		if f.Markdown() != (f.ID == "a/z.md") {
			t.Errorf("Markdown of %s is %v", f.ID, f.Markdown())
		}
	}
}

func TestRootsAreTakenAsTheyAre(t *testing.T) {
	dir := tree(t, ".hidden/a.txt", "page.html", "x/a.txt", "y/a.txt", "y/b.txt")
	in := func(name string) string { return filepath.Join(dir, name) }
	got, _, _ := ids(t, in(".hidden"), in("page.html"))
	expect(t, "a hidden folder and a file of another kind", got, "a.txt", "page.html")
	got, _, _ = ids(t, in("x"), in("y"))
	expect(t, "two files of one name", got, "a.txt", "y/a.txt", "b.txt")
	got, _, _ = ids(t, in("x/a.txt"), in("y/a.txt"), in(".hidden/a.txt"))
	expect(t, "files of one name as roots", got, "a.txt", "y/a.txt", ".hidden/a.txt")
	got, _, _ = ids(t, in("y/b.txt"), in("y"), in("y"))
	expect(t, "a file that comes twice", got, "b.txt", "a.txt")
}

func TestHostileNames(t *testing.T) {
	dir := tree(t, "a\nb\t\x1b[2J.txt", "bad\xff.txt", "rtl\u202egnp.txt", "مقال.txt")
	got, files, _ := ids(t, dir)
	expect(t, "IDs", got, "a%0Ab%09%1B[2J.txt", "bad%FF.txt", "rtl%E2%80%AEgnp.txt", "مقال.txt")
	for _, f := range files {
		if page, err := Read(f); err != nil || page.Text != "نص" {
			t.Errorf("Read(%q) = %q, %v", f.Path, page.Text, err)
		}
	}
}

func TestLinks(t *testing.T) {
	dir := tree(t, "real/a.txt")
	link := func(to, name string) {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Skip("no symbolic links here:", err)
		}
	}
	link("..", "real/up")
	link("a.txt", "real/b.txt")
	link("nowhere", "real/c.txt")
	link("real", "root")
	got, files, faults := ids(t, filepath.Join(dir, "root"))
	expect(t, "through a link", got, "a.txt", "b.txt", "c.txt")
	expect(t, "faults", faults, filepath.Join(dir, "root/up")+": is a link to a folder, which is not followed")
	if _, err := Read(files[2]); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a broken link reads as %v", err)
	}
}

func TestListEmbedded(t *testing.T) {
	root := FS(fstest.MapFS{"b.txt": {Data: []byte("نص")}, "a/c.md": {Data: []byte("نص")}})
	var got []string
	for file, err := range NewLister().List(t.Context(), root) {
		if page, fault := Read(file); cmp.Or(err, fault) != nil || page.Text != "نص" {
			t.Errorf("%v: %q, %v, %v", file, page.Text, err, fault)
		}
		got = append(got, file.ID)
	}
	expect(t, "embedded files", got, "a/c.md", "b.txt")
}

func TestForget(t *testing.T) {
	dir := tree(t, "a.txt")
	roots, _ := Roots([]string{dir})
	l := NewLister()
	count := func() (n int) {
		for file := range l.List(t.Context(), roots[0]) {
			n++
			defer l.Forget(file)
		}
		return n
	}
	if n := count(); n != 1 {
		t.Errorf("listed %d files, want 1", n)
	}
	if n := count(); n != 1 {
		t.Errorf("after Forget: listed %d files, want 1", n)
	}
}

func TestMissingRoots(t *testing.T) {
	_, err := Roots([]string{t.TempDir(), "no\nsuch", "nor this"})
	if !errors.Is(err, fs.ErrNotExist) || err.Error() != "\"no\\nsuch\": does not exist\nnor this: does not exist" {
		t.Errorf("error is %v", err)
	}
}
