package shelf

import (
	"maps"
	"slices"
	"sync"

	"qari/model"
	"qari/model/entity"
)

// Desk gives one reader access to a shelf. It answers from memory at once, even
// before the shelf is open. It stores changes in the background, in order. If
// the shelf fails, the desk continues without it. Its methods may be called
// from any goroutine.
type Desk struct {
	mu       sync.Mutex
	changed  sync.Cond       // signals a change of queue, err, closed or busy
	byPath   map[string]Item // entries of articles
	byPrint  map[string]string
	contents Contents // everything else
	undo     []PutEntry
	queue    []Change
	busy     bool // the shelf is storing changes
	closed   bool
	err      error
	ready    chan struct{}
}

// Start returns a desk. It calls open in the background to open the shelf.
func Start(open func() (Shelf, error)) *Desk {
	d := &Desk{
		byPath:   map[string]Item{},
		byPrint:  map[string]string{},
		contents: emptyContents(),
		ready:    make(chan struct{}),
	}
	d.changed.L = &d.mu
	go d.run(open)
	return d
}

// Ready returns a channel that is closed when the shelf is loaded, or when it
// is clear that it cannot be.
func (d *Desk) Ready() <-chan struct{} { return d.ready }

// Err says why changes are no longer stored. It is nil as long as all is well.
// A shelf can fail at any time.
func (d *Desk) Err() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.err
}

// Flush waits until all earlier changes are stored or have failed.
func (d *Desk) Flush() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	for (len(d.queue) > 0 || d.busy) && d.err == nil {
		d.changed.Wait()
	}
	return d.err
}

// Close stores the remaining changes and closes the shelf.
func (d *Desk) Close() error {
	<-d.ready
	err := d.Flush()
	d.mu.Lock()
	defer d.mu.Unlock()
	d.closed = true
	d.changed.Broadcast()
	return err
}

// run opens the shelf and stores changes until the desk is closed.
func (d *Desk) run(open func() (Shelf, error)) {
	shelf, err := open()
	if err == nil {
		defer shelf.Close()
		var c Contents
		if c, err = shelf.Load(); err == nil {
			d.take(c)
		}
	}
	if err != nil {
		d.fail(err)
	}
	close(d.ready)
	for changes := d.next(); changes != nil; changes = d.next() {
		if err := shelf.Apply(changes); err != nil {
			d.fail(err)
		}
	}
}

// next waits for changes and returns all that have come since the last call. It
// returns nil if there will be no more.
func (d *Desk) next() []Change {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.busy = false
	d.changed.Broadcast()
	for len(d.queue) == 0 && !d.closed && d.err == nil {
		d.changed.Wait()
	}
	if d.err != nil {
		return nil
	}
	changes := d.queue
	d.queue = nil
	d.busy = len(changes) > 0
	return changes
}

func (d *Desk) fail(err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.err = err
	d.queue = nil
	d.changed.Broadcast()
}

// take adds the content of the shelf. It then repeats the changes that were
// made before the shelf was open.
func (d *Desk) take(c Contents) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.contents = c
	for _, item := range c.Items {
		d.keep(item)
	}
	d.contents.Items = nil
	early := d.queue
	d.queue = nil
	for _, change := range early {
		d.change(change)
	}
}

func (d *Desk) keep(item Item) {
	d.byPath[item.Path] = item
	if item.Print != "" {
		d.byPrint[item.Print] = item.Path
	}
}

// change makes a change in memory and queues it for the shelf.
func (d *Desk) change(c Change) {
	if e, ok := c.(PutEntry); ok {
		e.Item = d.merged(e)
		d.keep(e.Item)
		c = e
	} else {
		d.contents.apply(c)
	}
	if d.err != nil || d.closed {
		return
	}
	if n := len(d.queue); n > 0 && replaces(d.queue[n-1], c) {
		d.queue = d.queue[:n-1]
	}
	d.queue = append(d.queue, c)
	d.changed.Broadcast()
}

// merged returns the item as it is after a change.
func (d *Desk) merged(e PutEntry) Item {
	item := Item{e.Ref, d.entry(e.Ref)}
	if item.Print == "" {
		item.Print = d.byPath[e.Path].Print
	}
	e.Fields.set(&item.Entry, e.Entry)
	return item
}

// replaces tells whether a change makes the previous one unnecessary. A reader
// who scrolls changes the position many times per second.
func replaces(before, after Change) bool {
	a, aOK := before.(PutEntry)
	b, bOK := after.(PutEntry)
	return aOK && bOK && a.Path == b.Path && a.Fields == Position && b.Fields == Position
}

// Entry returns what the reader did with an article. If the path is new, it
// returns the entry of another path with the same text.
func (d *Desk) Entry(ref Ref) Entry {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.entry(ref)
}

func (d *Desk) entry(ref Ref) Entry {
	item, ok := d.byPath[ref.Path]
	if path, moved := d.byPrint[ref.Print]; !ok && moved && ref.Print != "" {
		item = d.byPath[path]
	}
	return item.Entry
}

// SetRead marks an article as read or unread.
func (d *Desk) SetRead(ref Ref, on bool) { d.mark(Item{ref, Entry{Read: on}}, Read) }

// SetStarred sets or removes the star of an article.
func (d *Desk) SetStarred(ref Ref, on bool) { d.mark(Item{ref, Entry{Starred: on}}, Starred) }

// SetNote stores a note on an article. An empty note deletes it.
func (d *Desk) SetNote(ref Ref, note string) { d.mark(Item{ref, Entry{Note: note}}, Note) }

// SetPosition stores the reader's position in an article, as a byte offset.
func (d *Desk) SetPosition(ref Ref, offset int) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.change(PutEntry{Item{ref, Entry{Position: offset}}, Position})
}

// maxUndo limits the marks that Undo can revert, and so the memory of a long
// use.
const maxUndo = 1000

// mark makes a change that Undo can revert. It does nothing if nothing would
// change.
func (d *Desk) mark(item Item, field Fields) {
	d.mu.Lock()
	defer d.mu.Unlock()
	last := Item{item.Ref, d.entry(item.Ref)}
	e := PutEntry{item, field}
	if d.merged(e).Entry == last.Entry {
		return
	}
	if d.undo = append(d.undo, PutEntry{last, field}); len(d.undo) > maxUndo {
		d.undo = d.undo[1:]
	}
	d.change(e)
}

// Undo reverts the last mark that is not yet reverted and returns its article.
// It reports false if there is none.
func (d *Desk) Undo() (Ref, bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	n := len(d.undo) - 1
	if n < 0 {
		return Ref{}, false
	}
	e := d.undo[n]
	d.undo = d.undo[:n]
	d.change(e)
	return e.Ref, true
}

// Queries returns the names of the saved queries, sorted.
func (d *Desk) Queries() []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return slices.Sorted(maps.Keys(d.contents.Queries))
}

// Query returns a saved query, "" if the name is unknown.
func (d *Desk) Query(name string) string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.contents.Queries[name]
}

// SaveQuery saves a query. An empty query deletes it.
func (d *Desk) SaveQuery(name, query string) { d.set(PutQuery{name, query}) }

// Setting returns a setting, "" if the name is unknown.
func (d *Desk) Setting(name string) string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.contents.Settings[name]
}

// SetSetting stores a setting. An empty value deletes it.
func (d *Desk) SetSetting(name, value string) { d.set(PutSetting{name, value}) }

// Shown returns an article's entities as the reader wants to see them: merged
// entities are one. See [entity.Choices.Join].
func (d *Desk) Shown(entities []model.Entity) []model.Entity {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.contents.Names.Join(entities)
}

// Keys returns the keys of all names in the name's group, sorted. See
// [entity.Choices.Keys].
func (d *Desk) Keys(label model.Label, key string) []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.contents.Names.Keys(entity.Name{Label: label, Key: key})
}

// Merge joins the groups of two names. The new group is shown under the second.
// See [entity.Choices.Merge].
func (d *Desk) Merge(label model.Label, key, into string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.decide(d.contents.Names.Merge(entity.Name{Label: label, Key: key}, into))
}

// Split takes the group of a name apart. It reports false if nothing was
// merged.
func (d *Desk) Split(label model.Label, key string) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	rows := d.contents.Names.Split(entity.Name{Label: label, Key: key})
	d.decide(rows)
	return len(rows) > 0
}

// decide stores changed rows of choices.
func (d *Desk) decide(rows entity.Choices) {
	for name, into := range rows {
		d.change(PutName{name, into})
	}
}

func (d *Desk) set(c Change) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.change(c)
}
