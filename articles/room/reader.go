package room

import (
	"qari/articles/shelf"
	"qari/model"
	"qari/model/query"
)

// Reader is what one reader asks of the room. It answers at once, from memory,
// also while the reader's shelf is still being opened; only [Reader.Filter],
// [Reader.Hits] and [Reader.Named] take their time, and end early when their
// context does. Its methods may be called from any goroutine.
type Reader struct {
	room *Room
	desk *shelf.Desk
	hits hits
}

// Reader opens the shelf of a reader: "" for whoever uses this machine, else the
// fingerprint of a key. It is to be closed.
func (r *Room) Reader(id string) *Reader {
	return r.reader(func() (shelf.Shelf, error) { return r.shelves.of(id) })
}

// Visitor is a reader who is nobody: what they do is forgotten when they leave.
func (r *Room) Visitor() *Reader {
	return r.reader(func() (shelf.Shelf, error) { return shelf.Forgotten(), nil })
}

func (r *Room) reader(open func() (shelf.Shelf, error)) *Reader {
	return &Reader{room: r, desk: shelf.Start(open), hits: newHits(pieceSize, overlap)}
}

// Ready is closed when everything remembered is known, or when it is clear that
// it never will be.
func (r *Reader) Ready() <-chan struct{} { return r.desk.Ready() }

// Err says why nothing is remembered; it is nil while all is well.
func (r *Reader) Err() error { return r.desk.Err() }

// Close waits until what the reader did is kept. Where Hold is still open, it
// waits for that or for the end of the room.
func (r *Reader) Close() error { return r.desk.Close() }

// Entry is what the reader did with an article, nothing for an unknown ID.
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

// SetStarred gives an article a star or takes it.
func (r *Reader) SetStarred(id string, on bool) {
	if ref, ok := r.ref(id); ok {
		r.desk.SetStarred(ref, on)
	}
}

// SetPosition keeps where the reader is in an article, as a byte offset.
func (r *Reader) SetPosition(id string, offset int) {
	if ref, ok := r.ref(id); ok {
		r.desk.SetPosition(ref, offset)
	}
}

// SetNote keeps a note with an article; an empty one deletes it.
func (r *Reader) SetNote(id, note string) {
	if ref, ok := r.ref(id); ok {
		r.desk.SetNote(ref, note)
	}
}

// Undo takes back the last mark, star or note; false where there is none.
func (r *Reader) Undo() bool {
	_, ok := r.desk.Undo()
	return ok
}

// Query is a saved query, "" where there is none of that name.
func (r *Reader) Query(name string) string { return r.desk.Query(name) }

// Queries are the names of the saved queries, sorted.
func (r *Reader) Queries() []string { return r.desk.Queries() }

// SaveQuery saves a query; an empty one is forgotten.
func (r *Reader) SaveQuery(name, query string) { r.desk.SaveQuery(name, query) }

// Setting is a setting, "" where there is none.
func (r *Reader) Setting(name string) string { return r.desk.Setting(name) }

// SetSetting keeps a setting; an empty one is forgotten.
func (r *Reader) SetSetting(name, value string) { r.desk.SetSetting(name, value) }

// Shown returns an article's entities with those joined that the reader merged:
// each has the key and the name that its group is shown under.
func (r *Reader) Shown(entities []model.Entity) []model.Entity { return r.desk.Shown(entities) }

// Merge makes one group of the groups of two names; it is shown under the
// second.
func (r *Reader) Merge(label model.Label, key, into string) { r.desk.Merge(label, key, into) }

// Split takes the group of a name apart; false where nothing was merged.
func (r *Reader) Split(label model.Label, key string) bool { return r.desk.Split(label, key) }

// State is what a query sees of what the reader did with an article.
func (r *Reader) State(id string) query.State {
	e := r.Entry(id)
	return query.State{Read: e.Read, Starred: e.Starred}
}
