package shelf

import (
	"errors"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"qari/model"
	"qari/model/entity"
)

// eachShelf runs a test on every kind of shelf. again gives the shelf as
// another process would find it.
func eachShelf(t *testing.T, test func(t *testing.T, again func() Shelf)) {
	t.Run("memory", func(t *testing.T) {
		m := Forgotten()
		test(t, func() Shelf { return m })
	})
	t.Run("store", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "state", "shelf.db")
		test(t, func() Shelf { return openStore(t, path).Reader("") })
	})
	t.Run("store of a key", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "shelf.db")
		test(t, func() Shelf { return openStore(t, path).Reader("SHA256:abc") })
	})
}

func openStore(t testing.TB, path string) *Store {
	t.Helper()
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func desk(t *testing.T, shelf Shelf) *Desk {
	t.Helper()
	s := Start(func() (Shelf, error) { return shelf, nil })
	<-s.Ready()
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func flush(t *testing.T, s *Desk) {
	t.Helper()
	if err := s.Flush(); err != nil {
		t.Fatal(err)
	}
}

func name(label model.Label, key string) entity.Name { return entity.Name{Label: label, Key: key} }

func TestApplyAndLoad(t *testing.T) {
	eachShelf(t, func(t *testing.T, again func() Shelf) {
		apply := func(changes ...Change) {
			t.Helper()
			if err := again().Apply(changes); err != nil {
				t.Fatal(err)
			}
		}
		a, b := Ref{"/a", "1"}, Ref{"/b\n\"'", ""}
		apply()
		apply(
			PutEntry{Item{a, Entry{Read: true, Note: "ملاحظة"}}, Read},
			PutEntry{Item{b, Entry{Position: 77}}, Position},
			PutQuery{"أخبار", "شخص:بوتين"}, PutQuery{"gone", "x"}, PutQuery{"gone", ""},
			PutSetting{"terminal", "vte"},
			PutName{name(model.PER, "k"), "l"}, PutName{name(model.LOC, "k"), "k"}, PutName{name(model.LOC, "gone"), ""},
		)
		// Only the fields named change, and an unknown print changes none.
		apply(PutEntry{Item{Ref{"/a", ""}, Entry{Starred: true, Note: "x"}}, Starred})
		apply(PutEntry{Item{Ref{"/b\n\"'", "2"}, Entry{Note: "y"}}, Note | Position})
		got, err := again().Load()
		if err != nil {
			t.Fatal(err)
		}
		slices.SortFunc(got.Items, func(x, y Item) int { return strings.Compare(x.Path, y.Path) })
		want := Contents{
			Items: []Item{
				{a, Entry{Read: true, Starred: true, Note: "ملاحظة"}},
				{Ref{"/b\n\"'", "2"}, Entry{Note: "y"}},
			},
			Queries:  map[string]string{"أخبار": "شخص:بوتين"},
			Settings: map[string]string{"terminal": "vte"},
			Names:    entity.Choices{name(model.PER, "k"): "l", name(model.LOC, "k"): "k"},
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("got  %+v\nwant %+v", got, want)
		}
	})
}

func TestDeskRemembers(t *testing.T) {
	eachShelf(t, func(t *testing.T, again func() Shelf) {
		a := Ref{"/a", Fingerprint("text")}
		s := desk(t, again())
		s.SetRead(a, true)
		s.SetStarred(a, true)
		s.SetPosition(a, 5)
		s.SetPosition(a, 500)
		s.SetNote(a, "n")
		s.SaveQuery("q", "بوتين")
		s.SetSetting("terminal", "konsole")
		s.Merge(model.ORG, "x", "y")
		s.Merge(model.ORG, "y", "z")
		flush(t, s)
		s = desk(t, again())
		if got := s.Entry(a); got != (Entry{true, true, 500, "n"}) {
			t.Errorf("the entry is %+v", got)
		}
		if s.Query("q") != "بوتين" || !slices.Equal(s.Queries(), []string{"q"}) || s.Setting("terminal") != "konsole" {
			t.Errorf("queries %q, terminal %q", s.Queries(), s.Setting("terminal"))
		}
		if keys := s.Keys(model.ORG, "x"); !slices.Equal(keys, []string{"x", "y", "z"}) {
			t.Errorf("merged are %q", keys)
		}
		shown := s.Shown([]model.Entity{{Label: model.ORG, Key: "x"}, {Label: model.PER, Key: "y"}, {Label: model.ORG, Key: "y"}})
		if len(shown) != 2 || shown[0].Key != "z" || shown[1].Key != "y" {
			t.Errorf("shown are %v", shown)
		}
		if s.Split(model.PER, "y") || !s.Split(model.ORG, "y") || s.Split(model.ORG, "x") {
			t.Error("not what was merged was split")
		}
		flush(t, s)
		if keys := desk(t, again()).Keys(model.ORG, "x"); !slices.Equal(keys, []string{"x"}) {
			t.Errorf("after the split, merged are %q", keys)
		}
	})
}

func TestUndo(t *testing.T) {
	eachShelf(t, func(t *testing.T, again func() Shelf) {
		a, b := Ref{"/a", ""}, Ref{"/b", ""}
		s := desk(t, again())
		s.SetRead(a, true)
		s.SetRead(a, true) // changes nothing, and is nothing to take back
		s.SetStarred(b, true)
		s.SetNote(b, "first")
		s.SetNote(b, "second")
		s.SetPosition(b, 9) // no mark
		for _, want := range []struct {
			ref   Ref
			entry Entry
		}{
			{b, Entry{Starred: true, Position: 9, Note: "first"}},
			{b, Entry{Starred: true, Position: 9}},
			{b, Entry{Position: 9}},
			{a, Entry{}},
		} {
			ref, ok := s.Undo()
			if !ok || ref != want.ref || s.Entry(ref) != want.entry {
				t.Errorf("undo of %v, %v: %+v, want %+v", ref, ok, s.Entry(ref), want)
			}
		}
		if _, ok := s.Undo(); ok {
			t.Error("undo went on")
		}
		flush(t, s)
		if got := desk(t, again()).Entry(b); got != (Entry{Position: 9}) {
			t.Errorf("kept is %+v", got)
		}
	})
}

// What was done stays with the text when the file is moved, and with the file
// when its text is edited.
func TestIdentity(t *testing.T) {
	eachShelf(t, func(t *testing.T, again func() Shelf) {
		s := desk(t, again())
		s.SetStarred(Ref{"/old", "p"}, true)
		s.SetNote(Ref{"/old", "p"}, "n")
		if got := s.Entry(Ref{"/new", ""}); got != (Entry{}) {
			t.Errorf("a file that is not loaded: %+v", got)
		}
		s.SetRead(Ref{"/new", "p"}, true)
		flush(t, s)
		s = desk(t, again())
		if got := s.Entry(Ref{"/new", "p"}); got != (Entry{Read: true, Starred: true, Note: "n"}) {
			t.Errorf("moved: %+v", got)
		}
		if got := s.Entry(Ref{"/new", "edited"}); !got.Starred {
			t.Errorf("edited: %+v", got)
		}
	})
}

// Marks made while the shelf is still being opened are neither lost nor
// undone by what it holds.
func TestMarksBeforeTheShelfIsOpen(t *testing.T) {
	eachShelf(t, func(t *testing.T, again func() Shelf) {
		a := Ref{"/a", ""}
		first := desk(t, again())
		first.SetRead(a, true)
		first.SetNote(a, "kept")
		first.Merge(model.PER, "a", "b")
		flush(t, first)
		open := make(chan struct{})
		s := Start(func() (Shelf, error) { <-open; return again(), nil })
		s.SetRead(a, true)
		s.SetRead(a, false)
		s.SaveQuery("q", "x")
		s.Merge(model.PER, "b", "c")
		close(open)
		<-s.Ready()
		want := Entry{Note: "kept"}
		if got := s.Entry(a); got != want {
			t.Errorf("at the desk: %+v", got)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		got := desk(t, again())
		if got.Entry(a) != want || got.Query("q") != "x" {
			t.Errorf("kept is %+v", got.Entry(a))
		}
		if keys := got.Keys(model.PER, "a"); !slices.Equal(keys, []string{"a", "b", "c"}) {
			t.Errorf("merged are %q", keys)
		}
	})
}

func TestDeskWithoutShelf(t *testing.T) {
	broken := errors.New("broken")
	s := Start(func() (Shelf, error) { return nil, broken })
	a := Ref{"/a", ""}
	s.SetStarred(a, true)
	<-s.Ready()
	s.SetRead(a, true)
	if got := s.Entry(a); !got.Read || !got.Starred {
		t.Errorf("the desk forgot %+v", got)
	}
	if _, ok := s.Undo(); !ok || s.Entry(a).Read {
		t.Error("undo failed")
	}
	if !errors.Is(s.Err(), broken) || !errors.Is(s.Flush(), broken) || !errors.Is(s.Close(), broken) {
		t.Errorf("the error is %v", s.Err())
	}
}

func TestReadersAreApart(t *testing.T) {
	store := openStore(t, filepath.Join(t.TempDir(), "shelf.db"))
	a := Ref{"/a", ""}
	one, two := desk(t, store.Reader("one")), desk(t, store.Reader("two"))
	one.SetStarred(a, true)
	one.SaveQuery("q", "x")
	flush(t, one)
	two.SetRead(a, true)
	flush(t, two)
	if got := desk(t, store.Reader("two")); got.Entry(a) != (Entry{Read: true}) || len(got.Queries()) != 0 {
		t.Errorf("two has %+v", got.Entry(a))
	}
}
