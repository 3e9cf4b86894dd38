// Package shelf remembers what a reader has done: read and unread, stars,
// positions, notes, saved queries, settings such as the calibrated terminal,
// and what was decided about names.
//
// It is kept on a [Shelf]: in an SQLite file ([Store]), or nowhere, for a reader
// who is [Forgotten]. A reader works at a [Desk], which answers at once from
// memory, and keeps on the shelf, in the background, what the reader does.
package shelf

import (
	"crypto/sha256"
	"encoding/hex"

	"qari/model/entity"
)

// Ref names an article. Path is where its file lies, made absolute by the
// caller, and Print the fingerprint of its text, "" while that is not loaded.
// What a reader did stays with the path when the text is edited, and with the
// text when the file is moved.
type Ref struct{ Path, Print string }

// Fingerprint is the print of a text: half of its SHA-256, in hexadecimal,
// which no two texts share by chance.
func Fingerprint(text string) string {
	sum := sha256.New()
	buf := make([]byte, min(len(text), 32<<10)) // to convert a text as a whole would copy all of it
	for len(text) > 0 {
		n := copy(buf, text)
		sum.Write(buf[:n])
		text = text[n:]
	}
	return hex.EncodeToString(sum.Sum(nil)[:16])
}

// Entry is what a reader did with an article.
type Entry struct {
	Read, Starred bool
	Position      int // byte offset in the text as it was then; it may be shorter by now
	Note          string
}

// Fields are the parts of an entry that a change sets.
type Fields uint8

// The parts of an entry.
const (
	Read Fields = 1 << iota
	Starred
	Position
	Note
)

// set gives e those fields of another entry.
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

// Item is an entry with the article that it belongs to.
type Item struct {
	Ref
	Entry
}

// Contents is all that a shelf holds for one reader.
type Contents struct {
	Items    []Item
	Queries  map[string]string // saved queries, by name
	Settings map[string]string
	Names    entity.Choices
}

// Change is one thing that a reader did: [PutEntry], [PutQuery], [PutSetting]
// or [PutName].
type Change interface{ change() }

// PutEntry sets fields of an article's entry. Where the shelf has no entry
// under the path, all of Entry is put.
type PutEntry struct {
	Item
	Fields Fields
}

// PutQuery saves a query, or forgets the name where the query is empty.
type PutQuery struct{ Name, Query string }

// PutSetting keeps a setting, or forgets it where the value is empty.
type PutSetting struct{ Name, Value string }

// PutName puts a row of [entity.Choices]: a name and the key that it is shown
// under. An empty key deletes the row.
type PutName struct {
	entity.Name
	Into string
}

func (PutEntry) change()   {}
func (PutQuery) change()   {}
func (PutSetting) change() {}
func (PutName) change()    {}

// Shelf keeps what one reader did. Its methods may be called from any
// goroutine.
type Shelf interface {
	// Load returns all that is kept.
	Load() (Contents, error)
	// Apply keeps changes, all of them or, with an error, none. When it
	// returns, they survive the end of the process, however it comes.
	Apply(changes []Change) error
	// Close lets go of the shelf.
	Close() error
}
