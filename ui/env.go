// Package ui is the screen: the root Bubble Tea model, which routes messages,
// holds the focus and the geometry, and joins the panes. Down is a method
// call, up is a message, sideways is never.
package ui

import (
	"context"
	"log/slog"

	tea "charm.land/bubbletea/v2"

	"qari/model"
	"qari/ui/keys"
	"qari/ui/lang"
	"qari/ui/reading"
	"qari/ui/term"
)

// Env is everything that one reader's session needs. Nothing of it is global:
// two readers in one process share the library and nothing else.
type Env struct {
	Library Library
	Search  Search
	Shelf   Shelf

	Lang    *lang.Text
	Keys    keys.Map
	Options reading.Options
	Layouts *reading.Layouts // shared with other sessions
	Harakat Harakat
	Mirror  bool // the list stands at the right

	Detector *term.Detector
	Screen   *term.Screen // the way to the terminal

	// Drawn is called when the first article is on the screen, or when there
	// is none after a blink: what would compete with the first frame can start.
	Drawn func()

	// Notices are lines that a reader should see, such as what goes unnoticed
	// from now on; nil for none.
	Notices <-chan string

	// Log takes messages by their type, actions by their name, requests and
	// frames with how long they took, all at debug level; nil for none. What a
	// reader types and what an article says never go there.
	Log *slog.Logger

	// Suspend gives the terminal back and takes it again; nil where the
	// session cannot be suspended, as over SSH.
	Suspend tea.Cmd
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
	Name(i int) string              // the article's ID, known before it is loaded
	Article(i int) *model.Article   // nil while it loads, or where it could not be opened
	Findings(i int) *model.Findings // nil while it is analysed
	Index(id string) (i int, ok bool)
	Progress() Progress
	Over() <-chan struct{} // closed when there is a later snapshot
}

// Progress says how far loading has come.
type Progress struct {
	Files, Loaded, Analysed int
	Problems                []string // one line each, naming file and reason
	Done                    bool
}

// Search finds what a query asks for.
type Search interface {
	// Filter returns the numbers of the articles that match, in order. While
	// a query is being typed its last word may be incomplete. The error says
	// what is wrong with the query.
	Filter(ctx context.Context, s Snapshot, query string, typing bool) ([]int, error)
	// More is closed when Filter may find more than it did before the call:
	// when the index has grown. It is nil where nothing more will come.
	More() <-chan struct{}
	// Hits are the spans of an article that a query marks, sorted.
	Hits(a *model.Article, query string) []model.Span
	// Named is the query for the articles in which a name is mentioned: key is
	// what all its spellings share, name is one of them.
	Named(ctx context.Context, s Snapshot, label model.Label, key, name string) string
}

// Shelf remembers what a reader has done. It answers at once, also while what
// it remembers is still being read.
type Shelf interface {
	Ready() <-chan struct{} // closed when everything remembered is known
	Err() error             // why nothing is remembered; nil while all is well
	Close() error

	Read(id string) bool
	Starred(id string) bool
	Position(id string) int // byte offset into the article
	SetRead(id string, read bool)
	SetStarred(id string, starred bool)
	SetPosition(id string, offset int)
	Note(id string) string
	SetNote(id, note string) // an empty one deletes it
	Undo() bool              // takes the last mark back; false where there is none

	// Query is a saved query, "" where there is none of that name; Queries are
	// the names, sorted.
	Query(name string) string
	Queries() []string
	SaveQuery(name, query string)

	NameChoices

	// Terminal is the profile that the reader chose where this one was
	// detected, or "".
	Terminal(detected string) string
	SetTerminal(detected, chosen string)
}
