package room

import (
	"qari/articles/shelf"
	"qari/model"
	"qari/model/query"
)

// Reader is the room for one reader. It answers from memory at once, even
// before the reader's shelf is open. Only [Reader.Filter], [Reader.Hits] and
// [Reader.Named] take time; they end early when their context ends. Its methods
// may be called from any goroutine.
type Reader struct {
	room *Room
	desk *shelf.Desk
	hits hits
}

// Reader opens the shelf of a reader: "" for the user of this machine, else the
// fingerprint of a key. The caller must close it.
func (r *Room) Reader(id string) *Reader {
	return r.reader(func() (shelf.Shelf, error) { return r.shelves.of(id) })
}

// Visitor returns a reader without a name. Nothing is stored when a visitor
// leaves.
func (r *Room) Visitor() *Reader {
	return r.reader(func() (shelf.Shelf, error) { return shelf.Forgotten(), nil })
}

func (r *Room) reader(open func() (shelf.Shelf, error)) *Reader {
	return &Reader{room: r, desk: shelf.Start(open), hits: newHits(pieceSize, overlap)}
}

// Ready returns a channel that is closed when the shelf is loaded, or when it
// is clear that it cannot be.
func (r *Reader) Ready() <-chan struct{} { return r.desk.Ready() }

// Err says why nothing can be stored. It is nil as long as all is well.
func (r *Reader) Err() error { return r.desk.Err() }

// Close waits until everything that the reader did is stored. If Hold is still
// open, it waits for Hold or for the end of the room.
func (r *Reader) Close() error { return r.desk.Close() }

// Entry returns what the reader did with an article, the zero Entry for an
// unknown ID.
func (r *Reader) Entry(id string) shelf.Entry {
	ref, ok := r.ref(id)
	if !ok {
		return shelf.Entry{}
	}
	return r.desk.Entry(ref)
}

func (r *Reader) ref(id string) (shelf.Ref, bool) { return r.room.places.of(r.room.Snapshot(), id) }

// SetRead marks an article as read or unread.
func (r *Reader) SetRead(id string, on bool) {
	if ref, ok := r.ref(id); ok {
		r.desk.SetRead(ref, on)
	}
}

// SetStarred sets or removes the star of an article.
func (r *Reader) SetStarred(id string, on bool) {
	if ref, ok := r.ref(id); ok {
		r.desk.SetStarred(ref, on)
	}
}

// SetPosition stores the reader's position in an article, as a byte offset.
func (r *Reader) SetPosition(id string, offset int) {
	if ref, ok := r.ref(id); ok {
		r.desk.SetPosition(ref, offset)
	}
}

// SetNote stores a note on an article. An empty note deletes it.
func (r *Reader) SetNote(id, note string) {
	if ref, ok := r.ref(id); ok {
		r.desk.SetNote(ref, note)
	}
}

// Undo reverts the last change of a mark, star or note. It reports false if
// there is none.
func (r *Reader) Undo() bool {
	_, ok := r.desk.Undo()
	return ok
}

// Query returns a saved query, "" if the name is unknown.
func (r *Reader) Query(name string) string { return r.desk.Query(name) }

// Queries returns the names of the saved queries, sorted.
func (r *Reader) Queries() []string { return r.desk.Queries() }

// SaveQuery saves a query. An empty query deletes it.
func (r *Reader) SaveQuery(name, query string) { r.desk.SaveQuery(name, query) }

// Setting returns a setting, "" if the name is unknown.
func (r *Reader) Setting(name string) string { return r.desk.Setting(name) }

// SetSetting stores a setting. An empty value deletes it.
func (r *Reader) SetSetting(name, value string) { r.desk.SetSetting(name, value) }

// Shown returns an article's entities as the reader wants to see them. Merged
// entities are one, with the key and the name of their group.
func (r *Reader) Shown(entities []model.Entity) []model.Entity { return r.desk.Shown(entities) }

// Merge joins the groups of two names. The new group is shown under the second.
func (r *Reader) Merge(label model.Label, key, into string) { r.desk.Merge(label, key, into) }

// Split takes the group of a name apart. It reports false if nothing was
// merged.
func (r *Reader) Split(label model.Label, key string) bool { return r.desk.Split(label, key) }

// State returns what a query can ask about the reader and an article.
func (r *Reader) State(id string) query.State {
	e := r.Entry(id)
	return query.State{Read: e.Read, Starred: e.Starred}
}
