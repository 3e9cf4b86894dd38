package main

import (
	"cmp"
	"context"
	"path/filepath"
	"slices"
	"sync"

	"qari/articles"
	"qari/articles/shelf"
	"qari/model"
	"qari/model/query"
	"qari/ui"
)

// shelves are the shelves of all readers of a library.
type shelves struct {
	library  *articles.Library
	embedded bool // the library is part of the program
	open     func() (*shelf.Store, error)

	mu     sync.Mutex
	prints map[string]printed // by ID, made when first asked for
}

// printed is an article's fingerprint.
type printed struct {
	article *model.Article
	print   string
}

// newShelves opens the store when it is first asked for, and not before start
// is closed, where that is given.
func newShelves(ctx context.Context, library *articles.Library, embedded bool, start <-chan struct{}) *shelves {
	return &shelves{
		library: library, embedded: embedded, prints: map[string]printed{},
		open: sync.OnceValues(func() (*shelf.Store, error) {
			if start != nil {
				select {
				case <-start:
				case <-ctx.Done():
					return nil, ctx.Err()
				}
			}
			path, err := shelf.Path()
			if err != nil {
				return nil, err
			}
			return shelf.Open(ctx, path)
		}),
	}
}

// close lets go of the store, if it was opened.
func (s *shelves) close() error {
	if store, err := s.open(); err == nil {
		return store.Close()
	}
	return nil
}

// of is the shelf of a reader: "" for whoever uses this machine, else the
// fingerprint of a key.
func (s *shelves) of(reader string) *readerShelf {
	return &readerShelf{s, shelf.Start(func() (shelf.Shelf, error) {
		store, err := s.open()
		if err != nil {
			return nil, err
		}
		return store.Reader(reader), nil
	})}
}

// forgotten is the shelf of a reader who is nobody: it ends with the session.
func (s *shelves) forgotten() *readerShelf {
	return &readerShelf{s, shelf.Start(func() (shelf.Shelf, error) { return shelf.NewMemory(), nil })}
}

// ref names an article on the shelf.
func (s *shelves) ref(id string) shelf.Ref {
	ref, article := s.place(id)
	ref.Print = s.fingerprint(article)
	return ref
}

// place names an article by its path alone.
func (s *shelves) place(id string) (shelf.Ref, *model.Article) {
	snap := s.library.Snapshot()
	i, ok := snap.Find(id)
	if !ok {
		return shelf.Ref{Path: "gone:" + id}, nil
	}
	return shelf.Ref{Path: shelfPath(snap.Path(i), s.embedded)}, snap.Article(i)
}

// shelfPath is the name of a file on the shelf: where it lies.
func shelfPath(path string, embedded bool) string {
	if embedded {
		return "samples:" + path
	}
	if full, err := filepath.Abs(path); err == nil {
		return full
	}
	return path
}

func (s *shelves) fingerprint(a *model.Article) string {
	if a == nil {
		return ""
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	p := s.prints[a.ID]
	if p.article != a {
		p = printed{a, shelf.Fingerprint(a.Text)}
		s.prints[a.ID] = p
	}
	return p.print
}

// readerShelf is one reader's shelf as the screen wants it.
type readerShelf struct {
	*shelves
	session *shelf.Session
}

var _ ui.Shelf = (*readerShelf)(nil)

func (r *readerShelf) Ready() <-chan struct{} { return r.session.Ready() }
func (r *readerShelf) Err() error             { return r.session.Err() }
func (r *readerShelf) Close() error           { return r.session.Close() }

func (r *readerShelf) Entry(id string) ui.Entry {
	e := r.session.Entry(r.ref(id))
	return ui.Entry{Read: e.Read, Starred: e.Starred, Position: e.Position, Note: e.Note}
}

func (r *readerShelf) SetRead(id string, on bool)        { r.session.SetRead(r.ref(id), on) }
func (r *readerShelf) SetStarred(id string, on bool)     { r.session.SetStarred(r.ref(id), on) }
func (r *readerShelf) SetPosition(id string, offset int) { r.session.SetPosition(r.ref(id), offset) }
func (r *readerShelf) Setting(name string) string        { return r.session.Setting(name) }
func (r *readerShelf) SetSetting(name, value string)     { r.session.SetSetting(name, value) }
func (r *readerShelf) SetNote(id, note string)           { r.session.SetNote(r.ref(id), note) }
func (r *readerShelf) Query(name string) string          { return r.session.Query(name) }
func (r *readerShelf) Queries() []string                 { return r.session.Queries() }
func (r *readerShelf) SaveQuery(name, query string)      { r.session.SaveQuery(name, query) }

// Shown implements [ui.Names]. The name that the others were merged into gives
// its own where the article mentions it.
func (r *readerShelf) Shown(entities []model.Entity) []model.Entity {
	at := map[shelf.Name]int{}
	joined := make([]model.Entity, 0, len(entities))
	for _, e := range entities {
		into := shelf.Name{Label: e.Label, Key: r.session.ShownAs(shelf.Name{Label: e.Label, Key: e.Key})}
		i, ok := at[into]
		if !ok {
			at[into] = len(joined)
			joined = append(joined, model.Entity{Label: e.Label, Name: e.Name, Key: into.Key, Mentions: e.Mentions})
			continue
		}
		j := &joined[i]
		if e.Key == into.Key {
			j.Name = e.Name
		}
		j.Mentions = slices.Concat(j.Mentions, e.Mentions)
		slices.SortFunc(j.Mentions, func(a, b model.Span) int { return cmp.Compare(a.Start, b.Start) })
	}
	return joined
}

// Split implements [ui.Names].
func (r *readerShelf) Split(label model.Label, key string) bool {
	split := false
	for name, into := range r.session.Names() {
		if name.Label == label && into == key {
			r.session.MergeName(name, "")
			split = true
		}
	}
	return split
}

// Merge implements [ui.Names].
func (r *readerShelf) Merge(label model.Label, key, into string) {
	r.session.MergeName(shelf.Name{Label: label, Key: key}, into)
}

func (r *readerShelf) Undo() bool {
	_, ok := r.session.Undo()
	return ok
}

// state is what queries see of the shelf: by the article's path alone, since a
// query may ask for every article of the collection.
func (r *readerShelf) state(id string) query.State {
	ref, _ := r.place(id)
	e := r.session.Entry(ref)
	return query.State{Read: e.Read, Starred: e.Starred}
}
