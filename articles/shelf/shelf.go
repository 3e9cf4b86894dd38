// Package shelf stores what a reader has done: read and unread, stars,
// positions, notes, saved queries, settings such as the calibrated terminal,
// and choices about names.
//
// A [Shelf] is the storage: in an SQLite file ([Store]), or nowhere for a guest
// ([Forgotten]). A [Desk] is the access to it: it answers from memory at once
// and stores changes in the background. Package articles/room gives each reader
// a desk.
package shelf

import (
	"crypto/sha256"
	"encoding/hex"

	"qari/model/entity"
)

// Ref identifies an article. Path is the absolute path of its file, made
// absolute by the caller. Print is the fingerprint of its text, "" until the
// text is loaded. So an entry stays with the path if the text changes, and with
// the text if the file moves.
type Ref struct{ Path, Print string }

// Fingerprint returns half of the SHA-256 of a text, in hexadecimal. 128 bits
// are enough that no two texts share it by chance.
func Fingerprint(text string) string {
	sum := sha256.New()
	buf := make([]byte, min(len(text), 32<<10)) // converting the whole text at once would copy all of it
	for len(text) > 0 {
		n := copy(buf, text)
		sum.Write(buf[:n])
		text = text[n:]
	}
	return hex.EncodeToString(sum.Sum(nil)[:16])
}

// Entry is what a reader has done with an article.
type Entry struct {
	Read, Starred bool
	Position      int // byte offset; the text may be shorter now
	Note          string
}

// Fields is a set of the parts of an entry.
type Fields uint8

// The parts of an entry.
const (
	Read Fields = 1 << iota
	Starred
	Position
	Note
)

// set copies the fields from another entry to e.
func (f Fields) set(e *Entry, from Entry) {
	if f&Read != 0 {
		e.Read = from.Read
	}
	if f&Starred != 0 {
		e.Starred = from.Starred
	}
	if f&Position != 0 {
		e.Position = from.Position
	}
	if f&Note != 0 {
		e.Note = from.Note
	}
}

// Item is an entry with its article.
type Item struct {
	Ref
	Entry
}

// Contents is everything that a shelf stores for one reader.
type Contents struct {
	Items    []Item
	Queries  map[string]string // by name
	Settings map[string]string
	Names    entity.Choices
}

// Change is one change: [PutEntry], [PutQuery], [PutSetting] or [PutName].
type Change interface{ change() }

// PutEntry sets fields of an article's entry. If the shelf has no entry for the
// path, it stores all of Entry.
type PutEntry struct {
	Item
	Fields Fields
}

// PutQuery saves a query. An empty query deletes the name.
type PutQuery struct{ Name, Query string }

// PutSetting stores a setting. An empty value deletes it.
type PutSetting struct{ Name, Value string }

// PutName stores a row of [entity.Choices]: a name and the key under which it
// is shown. An empty key deletes the row.
type PutName struct {
	entity.Name
	Into string
}

func (PutEntry) change()   {}
func (PutQuery) change()   {}
func (PutSetting) change() {}
func (PutName) change()    {}

// Shelf stores what one reader has done. Its methods may be called from any
// goroutine.
type Shelf interface {
	// Load returns everything stored.
	Load() (Contents, error)
	// Apply stores all changes or, with an error, none. After it returns, a
	// crash of the process does not lose them.
	Apply(changes []Change) error
	// Close closes the shelf.
	Close() error
}
