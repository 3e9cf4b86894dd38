// Package ui is the screen: the root Bubble Tea model, which routes messages,
// holds the focus and the geometry, and joins the panes. Down is a method
// call, up is a message, sideways is never.
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

// Env is what one reader's session is given. It is never written to after
// [New]: what the reader changes lives in the model. Nothing of it is global:
// two readers in one process share the library and nothing else.
type Env struct {
	Library Library
	Search  Search
	Shelf   Shelf

	Lang    *lang.Text // to begin with, like the four below
	Options reading.Options
	Harakat Harakat
	Mirror  bool // the list stands at the right

	Keys    keys.Map
	Layouts *reading.Layouts // shared with other sessions; nil where nothing is

	Detector *term.Detector
	Screen   *term.Screen // the way to the terminal

	// Drawn is called once, when the first article is on the screen, or when
	// there is none after a blink: what would compete with the first frame can
	// start. It may be nil.
	Drawn func()

	// Notices are lines that a reader should see, such as what goes unnoticed
	// from now on; nil for none.
	Notices <-chan string

	// Suspend gives the terminal back and takes it again; nil where the
	// session cannot be suspended, as over SSH.
	Suspend tea.Cmd

	// Log takes messages by their type, actions by their name, requests and
	// frames with how long they took, all at debug level; nil for none. What a
	// reader types and what an article says never go there.
	Log *slog.Logger

	// Now is the clock; nil for the system's.
	Now func() time.Time
}

// completed is the environment with something in the place of what may be nil.
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

// Harakat says whether vowel signs are shown.
type Harakat uint8

// AutoHarakat shows them where the terminal places them well.
const (
	AutoHarakat Harakat = iota
	ShowHarakat
	HideHarakat
)

// Hidden tells whether vowel signs are left out for a terminal.
func (h Harakat) Hidden(p term.Profile) bool {
	return h == HideHarakat || h == AutoHarakat && !p.MarksPlaced
}

// Library is the collection that is being read.
type Library interface {
	// Snapshot is the collection as it is now; it never changes afterwards.
	Snapshot() Snapshot
	// Want has an article analysed before all others: a reader has opened it.
	Want(id string)
}

// Snapshot is a state of the collection. Articles are numbered from 0 in a
// stable order.
type Snapshot interface {
	Len() int
	ID(i int) string                // known before the article is loaded, and equal to its own
	Article(i int) *model.Article   // nil while it loads, or where it could not be opened
	Findings(i int) *model.Findings // nil while it is analysed
	Find(id string) (i int, ok bool)
	Progress() Progress
	Over() <-chan struct{} // closed when there is a later snapshot; nil where none will come
}

// Progress says how far loading has come.
type Progress struct {
	Files, Loaded, Analysed int
	Problems                []string // one line each, naming file and reason
	Done                    bool
}

// Search finds what a query asks for. Its methods may be called from any
// goroutine, and each ends early with the error of its context.
type Search interface {
	// Filter returns the IDs of the articles that match, in any order. While a
	// query is being typed its last word may be incomplete. The error says
	// what is wrong with the query.
	Filter(ctx context.Context, query string, typing bool) (ids []string, err error)
	// More is closed when Filter may find more than it did before the call:
	// when the index has grown. It is nil where nothing more will come.
	More() <-chan struct{}
	// Hits are the spans of an article that a query marks, sorted.
	Hits(ctx context.Context, a *model.Article, query string) ([]model.Span, error)
	// Named is the query for the articles in which a name is mentioned, under
	// all its spellings and those of the names merged with it: key is what the
	// spellings share, name is one of them.
	Named(ctx context.Context, label model.Label, key, name string) (query string, err error)
}

// Shelf remembers what a reader has done. It answers at once, also while what
// it remembers is still being read, and does no I/O when it is asked.
type Shelf interface {
	Ready() <-chan struct{} // closed when everything remembered is known
	Err() error             // why nothing is remembered; nil while all is well
	Close() error

	Entry(id string) Entry
	SetRead(id string, on bool)
	SetStarred(id string, on bool)
	SetPosition(id string, offset int) // in bytes
	SetNote(id, note string)           // an empty one deletes it
	Undo() bool                        // takes the last mark back; false where there is none

	// Query is a saved query, "" where there is none of that name; Queries are
	// the names, sorted.
	Query(name string) string
	Queries() []string
	SaveQuery(name, query string)

	// Setting is a setting, "" where there is none.
	Setting(name string) string
	SetSetting(name, value string)

	Names
}

// Entry is what a reader has done with an article.
type Entry struct {
	Read, Starred bool
	Position      int // byte offset of what stood at the top
	Note          string
}

// Names is what a reader decided about names. It holds everywhere the keys
// occur.
type Names interface {
	// Shown are the entities of an article with those joined that the reader
	// merged, under the key of the group and the name that it is shown by.
	Shown(entities []model.Entity) []model.Entity
	// Merge shows a name under the key of another.
	Merge(label model.Label, key, into string)
	// Split takes the names merged under a key apart; false where there were
	// none.
	Split(label model.Label, key string) bool
}
