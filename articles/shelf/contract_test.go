package shelf

import (
	"errors"
	"maps"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"qari/model"
)

// eachShelf runs a test on every kind of shelf. again gives the shelf as
// another process would find it.
func eachShelf(t *testing.T, test func(t *testing.T, again func() Shelf)) {
	t.Run("memory", func(t *testing.T) {
		m := NewMemory()
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

func session(t *testing.T, shelf Shelf) *Session {
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

func flush(t *testing.T, s *Session) {
	t.Helper()
	if err := s.Flush(); err != nil {
		t.Fatal(err)
	}
}

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
			PutName{Name{model.PER, "k"}, "l"}, PutName{Name{model.LOC, "k"}, "k"}, PutName{Name{model.LOC, "gone"}, ""},
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
			Names:    map[Name]string{{model.PER, "k"}: "l", {model.LOC, "k"}: "k"},
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("got  %+v\nwant %+v", got, want)
		}
	})
}

func TestSessionRemembers(t *testing.T) {
	eachShelf(t, func(t *testing.T, again func() Shelf) {
		a := Ref{"/a", Fingerprint("text")}
		s := session(t, again())
		s.SetRead(a, true)
		s.SetStarred(a, true)
		s.SetPosition(a, 5)
		s.SetPosition(a, 500)
		s.SetNote(a, "n")
		s.SaveQuery("q", "بوتين")
		s.SetSetting("terminal", "konsole")
		s.MergeName(Name{model.ORG, "x"}, "y")
		flush(t, s)
		s = session(t, again())
		if got := s.Entry(a); got != (Entry{true, true, 500, "n"}) {
			t.Errorf("the entry is %+v", got)
		}
		if s.Query("q") != "بوتين" || !slices.Equal(s.Queries(), []string{"q"}) || s.Setting("terminal") != "konsole" {
			t.Errorf("queries %q, terminal %q", s.Queries(), s.Setting("terminal"))
		}
		if !maps.Equal(s.Names(), map[Name]string{{model.ORG, "x"}: "y"}) {
			t.Errorf("names %v", s.Names())
		}
		if got := s.ShownAs(Name{model.ORG, "x"}) + s.ShownAs(Name{model.PER, "x"}); got != "yx" {
			t.Errorf("shown as %s", got)
		}
	})
}

func TestUndo(t *testing.T) {
	eachShelf(t, func(t *testing.T, again func() Shelf) {
		a, b := Ref{"/a", ""}, Ref{"/b", ""}
		s := session(t, again())
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
		if got := session(t, again()).Entry(b); got != (Entry{Position: 9}) {
			t.Errorf("kept is %+v", got)
		}
	})
}

// What was done stays with the text when the file is moved, and with the file
// when its text is edited.
func TestIdentity(t *testing.T) {
	eachShelf(t, func(t *testing.T, again func() Shelf) {
		s := session(t, again())
		s.SetStarred(Ref{"/old", "p"}, true)
		s.SetNote(Ref{"/old", "p"}, "n")
		if got := s.Entry(Ref{"/new", ""}); got != (Entry{}) {
			t.Errorf("a file that is not loaded: %+v", got)
		}
		s.SetRead(Ref{"/new", "p"}, true)
		flush(t, s)
		s = session(t, again())
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
		first := session(t, again())
		first.SetRead(a, true)
		first.SetNote(a, "kept")
		flush(t, first)
		open := make(chan struct{})
		s := Start(func() (Shelf, error) { <-open; return again(), nil })
		s.SetRead(a, true)
		s.SetRead(a, false)
		s.SaveQuery("q", "x")
		close(open)
		<-s.Ready()
		want := Entry{Note: "kept"}
		if got := s.Entry(a); got != want {
			t.Errorf("in the session: %+v", got)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if got := session(t, again()); got.Entry(a) != want || got.Query("q") != "x" {
			t.Errorf("kept is %+v", got.Entry(a))
		}
	})
}

func TestSessionWithoutShelf(t *testing.T) {
	broken := errors.New("broken")
	s := Start(func() (Shelf, error) { return nil, broken })
	a := Ref{"/a", ""}
	s.SetStarred(a, true)
	<-s.Ready()
	s.SetRead(a, true)
	if got := s.Entry(a); !got.Read || !got.Starred {
		t.Errorf("the session forgot %+v", got)
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
	one, two := session(t, store.Reader("one")), session(t, store.Reader("two"))
	one.SetStarred(a, true)
	one.SaveQuery("q", "x")
	flush(t, one)
	two.SetRead(a, true)
	flush(t, two)
	if got := session(t, store.Reader("two")); got.Entry(a) != (Entry{Read: true}) || len(got.Queries()) != 0 {
		t.Errorf("two has %+v", got.Entry(a))
	}
}
