package room

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
	"time"

	"qari/articles/shelf"
	"qari/model"
)

// patience is for what should happen at once, on a busy machine.
const patience = 20 * time.Second

const (
	karabakh = "عنوان أول\n\nتجددت المواجهات في إقليم ناغورني كاراباخ بين أرمينيا وأذربيجان خلال الأيام الماضية.\n"
	qarabagh = "عنوان ثان\n\nقالت وزارة الدفاع الأذربيجانية إن قواتها تقدمت في إقليم قره باغ بعد معارك عنيفة.\n"
	paris    = "عنوان ثالث\n\nتستعد العاصمة الفرنسية باريس لاستضافة معرض الكتاب في الربيع المقبل يوم 9 أكتوبر 2020.\n"
)

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(text), 0o644)); err != nil {
		t.Fatal(err)
	}
}

// folder makes a folder with files: names and texts in turn.
func folder(t *testing.T, files ...string) string {
	t.Helper()
	dir := t.TempDir()
	for i := 0; i < len(files); i += 2 {
		write(t, filepath.Join(dir, files[i]), files[i+1])
	}
	return dir
}

// open opens a room that looks for everything and follows its files.
func open(t *testing.T, opt Options) *Room {
	t.Helper()
	opt.Dates, opt.Names, opt.Follow = true, true, true
	if opt.Shelf == "" {
		opt.Shelf = filepath.Join(t.TempDir(), "state", "shelf.db")
	}
	r, err := Open(t.Context(), opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	})
	return r
}

// indexed waits until everything is read, analysed and indexed.
func indexed(t *testing.T, r *Room) {
	t.Helper()
	reader := r.Visitor()
	defer reader.Close()
	for more := reader.More(); more != nil; more = reader.More() {
		within(t, "the index", more)
	}
}

func within(t *testing.T, what string, done <-chan struct{}) {
	t.Helper()
	select {
	case <-done:
	case <-time.After(patience):
		t.Fatal("waited in vain for " + what)
	}
}

// come has a reader come whose shelf is known, and leave at the end.
func come(t *testing.T, r *Room, id string) *Reader {
	t.Helper()
	reader := r.Reader(id)
	within(t, "the shelf", reader.Ready())
	if err := reader.Err(); err != nil {
		t.Fatal(err)
	}
	return reader
}

func leave(t *testing.T, reader *Reader) {
	t.Helper()
	if err := reader.Close(); err != nil {
		t.Error(err)
	}
}

// filter returns the IDs that a query finds, sorted, in one line.
func filter(t *testing.T, reader *Reader, query string) string {
	t.Helper()
	ids, err := reader.Filter(t.Context(), query, false)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	slices.Sort(ids)
	return strings.Join(ids, " ")
}

// entity is the entity of an article that has a word in its name.
func entityWith(t *testing.T, r *Room, id, word string) model.Entity {
	t.Helper()
	s := r.Snapshot()
	i, ok := s.Find(id)
	if !ok || s.Findings(i) == nil {
		t.Fatalf("%s is not analysed", id)
	}
	for _, e := range s.Findings(i).Entities {
		if strings.Contains(e.Name, word) {
			return e
		}
	}
	t.Fatalf("%s names nobody called %s: %v", id, word, s.Findings(i).Entities)
	return model.Entity{}
}

func TestOpenNamesWhatIsNotThere(t *testing.T) {
	_, err := Open(t.Context(), Options{Paths: []string{"/no/such/path"}})
	if !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), "/no/such/path") {
		t.Errorf("%v", err)
	}
}

// The samples are opened where there is no path, and have their place on the
// shelf wherever the program stands.
func TestSamples(t *testing.T) {
	path := filepath.Join(t.TempDir(), "shelf.db")
	r := open(t, Options{Shelf: path})
	indexed(t, r)
	id := r.Snapshot().ID(0)
	reader := come(t, r, "")
	reader.SetStarred(id, true)
	leave(t, reader)
	t.Chdir(t.TempDir())
	other := open(t, Options{Shelf: path})
	again := come(t, other, "")
	defer leave(t, again)
	indexed(t, other)
	if !again.Entry(id).Starred {
		t.Error("the star on a sample is lost")
	}
}

// Choosing a name finds the articles that spell it otherwise, and those with
// names that the reader merged with it; other readers find what they found.
func TestNamedFindsAllMergedKeysInEverySpelling(t *testing.T) {
	r := open(t, Options{Paths: []string{folder(t, "a.txt", karabakh, "b.txt", qarabagh, "c.txt", paris)}})
	indexed(t, r)
	reader, other := come(t, r, "one"), come(t, r, "other")
	defer leave(t, reader)
	defer leave(t, other)
	region, city := entityWith(t, r, "a.txt", "كاراباخ"), entityWith(t, r, "c.txt", "باريس")
	named := func(reader *Reader, e model.Entity) string {
		query, err := reader.Named(t.Context(), e.Label, e.Key, e.Name)
		if err != nil {
			t.Fatal(err)
		}
		return filter(t, reader, query)
	}
	if got := named(reader, region); got != "a.txt b.txt" {
		t.Errorf("the region is found in %q", got)
	}
	reader.Merge(model.LOC, region.Key, city.Key)
	for _, e := range []model.Entity{region, city} {
		if got := named(reader, e); got != "a.txt b.txt c.txt" {
			t.Errorf("merged, %s is found in %q", e.Name, got)
		}
	}
	if got := named(other, city); got != "c.txt" {
		t.Errorf("for another reader %s is found in %q", city.Name, got)
	}
	if shown := reader.Shown([]model.Entity{region, city}); len(shown) != 1 || shown[0].Key != city.Key || shown[0].Name != city.Name {
		t.Errorf("shown as %v", shown)
	}
	if !reader.Split(model.LOC, city.Key) || reader.Split(model.LOC, city.Key) {
		t.Error("what was merged cannot be split, or twice")
	}
	if got := named(reader, city); got != "c.txt" {
		t.Errorf("split again, %s is found in %q", city.Name, got)
	}
}

func TestAlternatives(t *testing.T) {
	long := strings.Repeat("ا", maxNamed/4)
	for _, test := range []struct {
		spellings [][]string
		want      []string
	}{
		{[][]string{{"a"}, {"a", "b", "c"}, {"d", "a"}}, []string{`"a"`, `"d"`, `"b"`, `"c"`}},
		{[][]string{{`a "b" “c”`}, nil}, []string{`"a b c"`}},
		{[][]string{{long}, {long + "b", "x"}, {"d"}}, []string{`"` + long + `"`, `"d"`, `"x"`}},
	} {
		if got := alternatives(test.spellings); !slices.Equal(got, test.want) {
			t.Errorf("%q: %q, want %q", test.spellings, got, test.want)
		}
	}
}

func TestNamedEndsEarly(t *testing.T) {
	r := open(t, Options{Paths: []string{folder(t, "c.txt", paris)}})
	indexed(t, r)
	reader := r.Visitor()
	defer leave(t, reader)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := reader.Named(ctx, model.LOC, entityWith(t, r, "c.txt", "باريس").Key, "باريس"); !errors.Is(err, context.Canceled) {
		t.Errorf("the name: %v", err)
	}
	if _, err := reader.Filter(ctx, "باريس", false); !errors.Is(err, context.Canceled) {
		t.Errorf("the filter: %v", err)
	}
	if _, err := reader.Filter(t.Context(), "(باريس", false); err == nil {
		t.Error("a faulty query is no error")
	}
	if ids, err := reader.Filter(t.Context(), "(باري", true); err != nil || len(ids) != 1 {
		t.Errorf("while typing: %q, %v", ids, err)
	}
}

// An error names the lexicon that cannot be read. The others count, and the
// names and dates of every article are found.
func TestFaultyLexicon(t *testing.T) {
	lexicons := folder(t, "people-bad.txt", "\xff\xfe\n", "organisations-mine.txt", "رابطة محبي القراءة\n")
	var mu sync.Mutex
	var told []string
	r := open(t, Options{
		Paths:    []string{folder(t, "a.txt", "عنوان الخبر\n\nنظمت رابطة محبي القراءة لقاء في باريس يوم 9 أكتوبر 2020 بحضور كثير من الناس.\n", "c.txt", paris)},
		Lexicons: lexicons,
		Problem: func(err error) {
			mu.Lock()
			defer mu.Unlock()
			told = append(told, err.Error())
		},
	})
	indexed(t, r)
	entityWith(t, r, "a.txt", "محبي")
	entityWith(t, r, "c.txt", "باريس")
	if i, _ := r.Snapshot().Find("c.txt"); len(r.Snapshot().Findings(i).Dates) == 0 {
		t.Error("no dates")
	}
	mu.Lock()
	defer mu.Unlock()
	want := []string{filepath.Join(lexicons, "people-bad.txt") + ": is not UTF-8"}
	if !slices.Equal(told, want) {
		t.Errorf("told %q, want %q", told, want)
	}
}

// Readers share the collection and nothing else, and what they did is there
// when they come again, in another room, too.
func TestManyReaders(t *testing.T) {
	dir, path := folder(t, "a.txt", karabakh, "b.txt", qarabagh, "c.txt", paris), filepath.Join(t.TempDir(), "shelf.db")
	r := open(t, Options{Paths: []string{dir}, Shelf: path})
	indexed(t, r)
	var all sync.WaitGroup
	for n := range 20 {
		all.Go(func() {
			reader := r.Reader(fmt.Sprint(n))
			id := r.Snapshot().ID(n % 3)
			reader.SetRead(id, true) // the shelf may not be open yet
			reader.SetPosition(id, 10*n)
			reader.SetNote(id, fmt.Sprint("note of ", n))
			reader.SaveQuery("q", fmt.Sprint("query of ", n))
			reader.SetSetting("s", fmt.Sprint("setting of ", n))
			within(t, "the shelf", reader.Ready())
			if got := filter(t, reader, "is:read"); got != id {
				t.Errorf("%d has read %q, want %q", n, got, id)
			}
			leave(t, reader)
		})
	}
	all.Wait()
	again := open(t, Options{Paths: []string{dir}, Shelf: path})
	indexed(t, again)
	for n := range 20 {
		reader := come(t, again, fmt.Sprint(n))
		id := again.Snapshot().ID(n % 3)
		if got, want := reader.Entry(id), (shelf.Entry{Read: true, Position: 10 * n, Note: fmt.Sprint("note of ", n)}); got != want {
			t.Errorf("%d: %+v, want %+v", n, got, want)
		}
		if q, s := reader.Query("q"), reader.Setting("s"); q != fmt.Sprint("query of ", n) || s != fmt.Sprint("setting of ", n) || len(reader.Queries()) != 1 {
			t.Errorf("%d: %q, %q", n, q, s)
		}
		leave(t, reader)
	}
}

func TestMarksAreUndone(t *testing.T) {
	r := open(t, Options{Paths: []string{folder(t, "a.txt", karabakh)}})
	indexed(t, r)
	reader := r.Visitor()
	defer leave(t, reader)
	reader.SetStarred("a.txt", true)
	reader.SetRead("a.txt", true)
	if !reader.Undo() || reader.Entry("a.txt") != (shelf.Entry{Starred: true}) || !reader.Undo() || reader.Undo() {
		t.Errorf("after undoing: %+v", reader.Entry("a.txt"))
	}
}

// What was done stays with the text when its file is moved. An article that
// nobody knows has nothing, and gets nothing.
func TestMovedFiles(t *testing.T) {
	path := filepath.Join(t.TempDir(), "shelf.db")
	dir := folder(t, "old.txt", paris)
	first := open(t, Options{Paths: []string{dir}, Shelf: path})
	indexed(t, first)
	reader := come(t, first, "")
	reader.SetStarred("old.txt", true)
	reader.SetStarred("none.txt", true)
	leave(t, reader)
	if err := os.Rename(filepath.Join(dir, "old.txt"), filepath.Join(dir, "new.txt")); err != nil {
		t.Fatal(err)
	}
	second := open(t, Options{Paths: []string{dir}, Shelf: path})
	indexed(t, second)
	reader = come(t, second, "")
	defer leave(t, reader)
	reader.SetPosition("new.txt", 0)
	if !reader.Entry("new.txt").Starred || filter(t, reader, "is:starred") != "new.txt" {
		t.Error("the star was lost on the way")
	}
	if reader.Entry("none.txt") != (shelf.Entry{}) || reader.Undo() {
		t.Error("an article that nobody knows was marked")
	}
}

// Paths are kept absolute, though the room was opened by a relative one.
func TestRelativePaths(t *testing.T) {
	path, dir := filepath.Join(t.TempDir(), "shelf.db"), folder(t, "d/a.txt", paris)
	t.Chdir(dir)
	first := open(t, Options{Paths: []string{"d"}, Shelf: path})
	indexed(t, first)
	reader := come(t, first, "")
	reader.SetRead("a.txt", true)
	leave(t, reader)
	store, err := shelf.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	kept, err := store.Reader("").Load()
	if err != nil || len(kept.Items) != 1 || kept.Items[0].Path != filepath.Join(dir, "d", "a.txt") || kept.Items[0].Print == "" {
		t.Errorf("kept %+v, %v", kept.Items, err)
	}
}

// Nothing is made only to be closed.
func TestNobodyCame(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state", "shelf.db")
	r := open(t, Options{Paths: []string{folder(t, "c.txt", paris)}, Shelf: path})
	visitor := r.Visitor()
	visitor.SetStarred("c.txt", true)
	leave(t, visitor)
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Dir(path)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the shelf was made: %v", err)
	}
}

// Until the first frame is shown nothing is analysed, no shelf is opened and
// nothing watched; the files are read meanwhile.
func TestHold(t *testing.T) {
	hold := make(chan struct{})
	dir, path := folder(t, "c.txt", paris), filepath.Join(t.TempDir(), "state", "shelf.db")
	r := open(t, Options{Paths: []string{dir}, Shelf: path, Hold: hold})
	reader := r.Reader("")
	s := r.Snapshot()
	for ; s.Progress().Loaded == 0; s = r.Snapshot() {
		within(t, "the file", s.Over())
	}
	if _, err := os.Stat(path); s.Findings(0) != nil || err == nil {
		t.Errorf("held back were findings %v, shelf %v", s.Findings(0), err)
	}
	select {
	case <-reader.Ready():
		t.Error("the shelf is known")
	default:
	}
	reader.SetStarred("c.txt", true)
	close(hold)
	indexed(t, r)
	leave(t, reader)
	if reader = come(t, r, ""); !reader.Entry("c.txt").Starred {
		t.Error("a mark that was made before the shelf was open is lost")
	}
	leave(t, reader)
}

// A room can be closed while everything is held back.
func TestCloseWhileHeld(t *testing.T) {
	r := open(t, Options{Paths: []string{folder(t, "c.txt", paris)}, Hold: make(chan struct{})})
	reader := r.Reader("")
	if err := r.Close(); err != nil {
		t.Error(err)
	}
	within(t, "the end of waiting", reader.Ready())
	if reader.Err() == nil {
		t.Error("a shelf was opened in a room that is closed")
	}
}

// What comes while the room is open is read, analysed and found.
func TestFollow(t *testing.T) {
	dir := folder(t, "c.txt", paris)
	r := open(t, Options{Paths: []string{dir}})
	indexed(t, r)
	reader := r.Visitor()
	defer leave(t, reader)
	write(t, filepath.Join(dir, "a.txt"), karabakh)
	for end := time.Now().Add(patience); filter(t, reader, "كاراباخ") != "a.txt"; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("the new article is not found")
		}
	}
	if err := os.Remove(filepath.Join(dir, "a.txt")); err != nil {
		t.Fatal(err)
	}
	for end := time.Now().Add(patience); filter(t, reader, "كاراباخ") != ""; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("the article that is gone is still found")
		}
	}
}
