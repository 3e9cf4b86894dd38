// Package ui is the screen. Its root Bubble Tea model routes messages, holds
// the focus and the geometry, and connects the panes. The root calls methods of
// a pane. A pane returns an intent or sends a message. Panes never call each
// other.
package ui

import (
	"context"
	"log/slog"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"qari/model"
	"qari/ui/keys"
	"qari/ui/lang"
	"qari/ui/reading"
	"qari/ui/term"
)

// Env is what one reader's session gets. [New] copies it and nothing writes to
// it later: what the reader changes is in the model. Two readers in one process
// share only the library.
type Env struct {
	Library Library
	Search  Search
	Shelf   Shelf

	Lang    *lang.Text // at the start, like the four below
	Options reading.Options
	Harakat Harakat
	Mirror  bool // the list is at the right

	Keys    keys.Map
	Layouts *reading.Layouts // shared with other sessions; nil for none

	Detector *term.Detector
	Screen   *term.Screen // the way to the terminal

	// Drawn is called once: when the first article is on the screen, or after
	// blinkTime without one. Work that would delay the first frame can then
	// start. It may be nil.
	Drawn func()

	// Notices delivers lines for the reader, such as a warning that changes are
	// no longer watched. It may be nil.
	Notices <-chan string

	// Suspend releases the terminal and takes it again; nil if the session
	// cannot be suspended, as over SSH.
	Suspend tea.Cmd

	// Log gets message types, action names, and the duration of requests and
	// frames, at debug level; nil for no log. It never gets what a reader types
	// or what an article says.
	Log *slog.Logger

	// Now is the clock; nil for the system's clock.
	Now func() time.Time
}

// completed returns the environment with defaults for nil fields.
func (e Env) completed() Env {
	if e.Drawn == nil {
		e.Drawn = func() {}
	}
	e.Drawn = sync.OnceFunc(e.Drawn)
	if e.Log == nil {
		e.Log = slog.New(slog.DiscardHandler)
	}
	if e.Now == nil {
		e.Now = time.Now
	}
	return e
}

// Harakat is the reader's choice about vowel signs.
type Harakat uint8

// AutoHarakat shows vowel signs if the terminal places them well.
const (
	AutoHarakat Harakat = iota
	ShowHarakat
	HideHarakat
)

// Hidden reports whether vowel signs are hidden on a terminal.
func (h Harakat) Hidden(p term.Profile) bool {
	return h == HideHarakat || h == AutoHarakat && !p.MarksPlaced
}

// Library is the collection to read.
type Library interface {
	// Snapshot returns the present state of the collection. It is immutable.
	Snapshot() Snapshot
	// Want analyses an article before all others, because a reader has opened
	// it.
	Want(id string)
}

// Snapshot is one state of the collection. Articles have numbers from 0 in a
// stable order.
type Snapshot interface {
	Len() int
	ID(i int) string                // known before the article is loaded
	Article(i int) *model.Article   // nil while it loads, or if it cannot be opened
	Findings(i int) *model.Findings // nil until it is analysed
	Find(id string) (i int, ok bool)
	Progress() Progress
	Over() <-chan struct{} // closed when a later snapshot exists; nil if none will come
}

// Progress is the progress of loading.
type Progress struct {
	Files, Loaded, Analysed int
	Problems                []string // one line each, with file and reason
	Done                    bool
}

// Search runs queries. Its methods are safe for concurrent use. Each ends early
// with the error of its context.
type Search interface {
	// Filter returns the IDs of the matching articles, in any order. While the
	// reader types, the last word may be incomplete. An error describes a fault
	// in the query.
	Filter(ctx context.Context, query string, typing bool) (ids []string, err error)
	// More returns a channel that closes when Filter may find more, because the
	// index has grown. It returns nil if the index is complete.
	More() <-chan struct{}
	// Hits returns the spans that a query matches in an article, sorted.
	Hits(ctx context.Context, a *model.Article, query string) ([]model.Span, error)
	// Named returns the query for articles that mention a name, in all
	// spellings and with the names merged into it. key is common to the
	// spellings; name is one of them.
	Named(ctx context.Context, label model.Label, key, name string) (query string, err error)
}

// Shelf stores what a reader has done. Reads and writes return at once without
// I/O, even while the stored state is still loading.
type Shelf interface {
	Ready() <-chan struct{} // closed when the stored state is loaded
	Err() error             // why nothing is stored; nil if all is well
	Close() error

	Entry(id string) Entry
	SetRead(id string, on bool)
	SetStarred(id string, on bool)
	SetPosition(id string, offset int) // offset in bytes
	SetNote(id, note string)           // "" deletes the note
	Undo() bool                        // undoes the last mark; false if there is none

	// Query returns a saved query, or "" for an unknown name. Queries returns
	// the names, sorted.
	Query(name string) string
	Queries() []string
	SaveQuery(name, query string)

	// Setting returns a stored setting, or "".
	Setting(name string) string
	SetSetting(name, value string)

	Names
}

// Entry is what a reader has done with an article.
type Entry struct {
	Read, Starred bool
	Position      int // byte offset of the text at the top of the pane
	Note          string
}

// Names holds the reader's decisions about names. A decision is valid wherever
// its keys occur.
type Names interface {
	// Shown returns an article's entities after the reader's merges. A merged
	// group has the group's key and its displayed name.
	Shown(entities []model.Entity) []model.Entity
	// Merge shows a name under the key of another name.
	Merge(label model.Label, key, into string)
	// Split undoes the merges under a key. It returns false if there are none.
	Split(label model.Label, key string) bool
}
