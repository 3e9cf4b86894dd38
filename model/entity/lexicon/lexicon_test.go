package lexicon

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"syscall"
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
	if faults := Read(folder, func(e Entry) { got = append(got, e) }); faults != nil {
		t.Fatal(faults)
	}
	if len(got) != 2 || got[0].Kind != tagger.City || got[0].Spellings[1] != "أكادير" || got[1].Spellings[0] != "فاس" {
		t.Errorf("%v", got)
	}
}

// One file that cannot be read is named, and the others count.
func TestFaultyFiles(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"cities-a.txt": "أغادير\n", "people-b.txt": "\xc8\xe6\xca\xed\xe4\n", "cities-z.txt": "\ufeffفاس\n", "media.md": "جريدة\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(os.Mkdir(filepath.Join(dir, "clubs-folder.txt"), 0o700),
		os.Symlink("nowhere", filepath.Join(dir, "media-gone.txt")), syscall.Mkfifo(filepath.Join(dir, "words-pipe.txt"), 0o600)); err != nil {
		t.Fatal(err)
	}
	var names, told []string
	for _, fault := range Read(os.DirFS(dir), func(e Entry) { names = append(names, e.Spellings...) }) {
		var at *fs.PathError
		if !errors.As(fault, &at) {
			t.Fatalf("%v names no file", fault)
		}
		told = append(told, at.Path+": "+at.Err.Error())
	}
	if want := []string{"أغادير", "فاس"}; !slices.Equal(names, want) {
		t.Errorf("names %q, want %q", names, want)
	}
	want := []string{
		"clubs-folder.txt: is not a regular file", "media-gone.txt: no such file or directory",
		"people-b.txt: is not UTF-8", "words-pipe.txt: is not a regular file",
	}
	if !slices.Equal(told, want) {
		t.Errorf("told %q, want %q", told, want)
	}
	if faults := Read(os.DirFS(filepath.Join(dir, "none")), nil); faults != nil {
		t.Errorf("a folder that is not there: %v", faults)
	}
	if faults := Read(os.DirFS(filepath.Join(dir, "cities-a.txt")), nil); len(faults) != 1 {
		t.Errorf("a file in the place of the folder: %v", faults)
	}
}

// TestEmbedded checks that no file is forgotten and no entry is a slip of the
// keyboard.
func TestEmbedded(t *testing.T) {
	n := map[Kind]int{}
	faults := Read(Embedded(), func(e Entry) {
		n[e.Kind]++
		for _, s := range e.Spellings {
			for _, r := range s {
				if !unicode.Is(unicode.Arabic, r) && !unicode.IsDigit(r) && r != ' ' && r != '.' && r != 'ـ' {
					t.Errorf("%q in %q", r, s)
				}
			}
		}
	})
	if faults != nil {
		t.Fatal(faults)
	}
	for _, kind := range kinds {
		if n[kind] == 0 {
			t.Errorf("no entries of kind %b", kind)
		}
	}
	t.Logf("%v", n)
}
