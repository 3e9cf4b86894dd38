package shelf

import (
	"cmp"
	"maps"
	"slices"
	"sync"
)

// Session is a reader at work. It answers from memory and at once, also while
// its shelf is still being opened, and keeps changes on the shelf in the
// background, in order. When the shelf fails the session goes on without it.
// Its methods may be called from any goroutine.
type Session struct {
	mu       sync.Mutex
	changed  sync.Cond       // the queue, the shelf or closed changed
	byPath   map[string]Item // what was done with articles
	byPrint  map[string]string
	contents Contents // the rest
	undo     []PutEntry
	queue    []Change
	busy     bool // changes are being applied
	closed   bool
	err      error
	ready    chan struct{}
}

// Start begins a session. The shelf is opened in the background, by open.
func Start(open func() (Shelf, error)) *Session {
	s := &Session{
		byPath:   map[string]Item{},
		byPrint:  map[string]string{},
		contents: emptyContents(),
		ready:    make(chan struct{}),
	}
	s.changed.L = &s.mu
	go s.run(open)
	return s
}

// Ready is closed when what the shelf holds is in the session, or when it is
// known that it never will be.
func (s *Session) Ready() <-chan struct{} { return s.ready }

// Err is why nothing is remembered any more, nil while all is well. It may
// come to be set at any time.
func (s *Session) Err() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.err
}

// Flush waits until all changes made before are kept, or cannot be.
func (s *Session) Flush() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for (len(s.queue) > 0 || s.busy) && s.err == nil {
		s.changed.Wait()
	}
	return s.err
}

// Close keeps what is left to keep and lets go of the shelf.
func (s *Session) Close() error {
	<-s.ready
	err := s.Flush()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed = true
	s.changed.Broadcast()
	return err
}

// run opens the shelf, and applies changes until the session is closed.
func (s *Session) run(open func() (Shelf, error)) {
	shelf, err := open()
	if err == nil {
		defer shelf.Close()
		var c Contents
		if c, err = shelf.Load(); err == nil {
			s.take(c)
		}
	}
	if err != nil {
		s.fail(err)
	}
	close(s.ready)
	for changes := s.next(); changes != nil; changes = s.next() {
		if err := shelf.Apply(changes); err != nil {
			s.fail(err)
		}
	}
}

// next waits for changes and takes them, nil when there will be no more. All
// that has come while the last ones were applied goes together.
func (s *Session) next() []Change {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.busy = false
	s.changed.Broadcast()
	for len(s.queue) == 0 && !s.closed && s.err == nil {
		s.changed.Wait()
	}
	if s.err != nil {
		return nil
	}
	changes := s.queue
	s.queue = nil
	s.busy = len(changes) > 0
	return changes
}

func (s *Session) fail(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.err = err
	s.queue = nil
	s.changed.Broadcast()
}

// take puts what the shelf holds under what was done since the start.
func (s *Session) take(c Contents) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.contents = c
	for _, item := range c.Items {
		s.keep(item)
	}
	s.contents.Items = nil
	early := s.queue
	s.queue = nil
	for _, change := range early {
		s.change(change)
	}
}

// keep puts an item into the maps.
func (s *Session) keep(item Item) {
	s.byPath[item.Path] = item
	if item.Print != "" {
		s.byPrint[item.Print] = item.Path
	}
}

// change makes a change in memory and puts it into the queue.
func (s *Session) change(c Change) {
	if e, ok := c.(PutEntry); ok {
		e.Item = s.merged(e)
		s.keep(e.Item)
		c = e
	} else {
		s.contents.apply(c)
	}
	if s.err != nil || s.closed {
		return
	}
	if n := len(s.queue); n > 0 && replaces(s.queue[n-1], c) {
		s.queue = s.queue[:n-1]
	}
	s.queue = append(s.queue, c)
	s.changed.Broadcast()
}

// merged is the item that a change leads to.
func (s *Session) merged(e PutEntry) Item {
	item := Item{e.Ref, s.entry(e.Ref)}
	if item.Print == "" {
		item.Print = s.byPath[e.Path].Print
	}
	e.Fields.set(&item.Entry, e.Entry)
	return item
}

// replaces tells whether a change makes the one before it needless: a reader
// who scrolls moves on and on.
func replaces(before, after Change) bool {
	a, aOK := before.(PutEntry)
	b, bOK := after.(PutEntry)
	return aOK && bOK && a.Path == b.Path && a.Fields == Position && b.Fields == Position
}

// Entry is what was done with an article: under its path or, where that is
// new, with the same text under another.
func (s *Session) Entry(ref Ref) Entry {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.entry(ref)
}

func (s *Session) entry(ref Ref) Entry {
	item, ok := s.byPath[ref.Path]
	if path, moved := s.byPrint[ref.Print]; !ok && moved && ref.Print != "" {
		item = s.byPath[path]
	}
	return item.Entry
}

// SetRead marks an article as read or unread.
func (s *Session) SetRead(ref Ref, on bool) { s.mark(Item{ref, Entry{Read: on}}, Read) }

// SetStarred gives an article a star or takes it.
func (s *Session) SetStarred(ref Ref, on bool) { s.mark(Item{ref, Entry{Starred: on}}, Starred) }

// SetNote keeps a note with an article; an empty one deletes it.
func (s *Session) SetNote(ref Ref, note string) { s.mark(Item{ref, Entry{Note: note}}, Note) }

// SetPosition keeps where the reader is in an article.
func (s *Session) SetPosition(ref Ref, offset int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.change(PutEntry{Item{ref, Entry{Position: offset}}, Position})
}

// maxUndo is how many marks can be taken back.
const maxUndo = 1000

// mark makes a change that can be taken back, unless it changes nothing.
func (s *Session) mark(item Item, field Fields) {
	s.mu.Lock()
	defer s.mu.Unlock()
	last := Item{item.Ref, s.entry(item.Ref)}
	e := PutEntry{item, field}
	if s.merged(e).Entry == last.Entry {
		return
	}
	if s.undo = append(s.undo, PutEntry{last, field}); len(s.undo) > maxUndo {
		s.undo = s.undo[1:]
	}
	s.change(e)
}

// Undo takes the last mark of this session back that was not taken back yet,
// and tells of which article; false where there is none.
func (s *Session) Undo() (Ref, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := len(s.undo) - 1
	if n < 0 {
		return Ref{}, false
	}
	e := s.undo[n]
	s.undo = s.undo[:n]
	s.change(e)
	return e.Ref, true
}

// Queries lists the names of the saved queries, sorted.
func (s *Session) Queries() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Sorted(maps.Keys(s.contents.Queries))
}

// Query is a saved query, "" where there is none of that name.
func (s *Session) Query(name string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.contents.Queries[name]
}

// SaveQuery saves a query; an empty one is forgotten.
func (s *Session) SaveQuery(name, query string) { s.set(PutQuery{name, query}) }

// Setting is a setting, "" where there is none.
func (s *Session) Setting(name string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.contents.Settings[name]
}

// SetSetting keeps a setting; an empty one is forgotten.
func (s *Session) SetSetting(name, value string) { s.set(PutSetting{name, value}) }

// Names is what was decided about names: see [Contents].
func (s *Session) Names() map[Name]string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return maps.Clone(s.contents.Names)
}

// ShownAs is the key under which a name is to be shown: its own, unless it was
// merged with another.
func (s *Session) ShownAs(name Name) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return cmp.Or(s.contents.Names[name], name.Key)
}

// MergeName shows a name under the key of another, or keeps it apart from all
// others where that is its own; an empty key forgets what was decided.
func (s *Session) MergeName(name Name, into string) { s.set(PutName{name, into}) }

func (s *Session) set(c Change) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.change(c)
}
