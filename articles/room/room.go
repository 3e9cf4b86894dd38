// Package room is the reading room: one open collection for any number of
// readers, analysed, indexed and kept up to date. Each reader has a shelf.
//
// A [Room] is common to all readers, and a [Reader] is for one of them. A
// command that asks once makes a [Visit]. The room owns all of its goroutines,
// and [Room.Close] ends them. The commands in cmd/qari open a room, and package
// ui sees it through interfaces, so the room does not depend on a screen.
package room

import (
	"context"
	"sync"

	"qari/articles"
	"qari/articles/load"
	"qari/articles/samples"
	"qari/model"
)

// Options says what a room contains and what it does.
type Options struct {
	Paths []string // files and folders; none for the samples in the program

	Dates, Names bool   // what to search every article for; names take most of the time
	Published    string // a checked date of publication for all articles, given by the reader; "" for none
	Lexicons     string // folder with the reader's own names; "" for none

	// Follow keeps an index and watches the files for changes. Without it
	// [Reader.Filter] finds nothing.
	Follow bool

	// Shelf is the file with the shelves of all readers. It is opened or
	// created when a reader first needs a shelf. If it is "", there are no
	// shelves.
	Shelf string

	// Hold delays work that would slow down the first frame on the screen.
	// Analysis, shelves and watching start when Hold is closed. Finding and
	// reading files does not wait, because the first frame shows the files.
	// Nil delays nothing.
	Hold <-chan struct{}

	// Problem is called with a one-line error that names a file: a lexicon
	// that cannot be read, or a folder that cannot be watched. It may be
	// nil; any goroutine may call it. Unreadable articles are problems of
	// the snapshot instead.
	Problem func(error)
}

// Room is an open reading room. Its methods may be called from any goroutine.
type Room struct {
	library   *articles.Library
	analyst   *analyst
	catalogue *catalogue
	places    *places
	shelves   *shelves

	end     context.CancelFunc
	workers sync.WaitGroup
}

// Open opens a room and returns. Files are found, read and analysed in the
// background until ctx ends or the room is closed. If paths do not exist, the
// error matches fs.ErrNotExist and names each of them on a line.
func Open(ctx context.Context, opt Options) (*Room, error) {
	opt = opt.filled()
	ctx, end := context.WithCancel(ctx)
	r := &Room{
		analyst:   newAnalyst(opt),
		catalogue: newCatalogue(),
		places:    newPlaces(len(opt.Paths) == 0),
		shelves:   &shelves{ctx: ctx, path: opt.Shelf, hold: opt.Hold},
		end:       end,
	}
	collection := articles.Options{Paths: opt.Paths, Analyses: r.analyst.analyses(ctx, opt)}
	if opt.Shelf != "" {
		collection.Loaded = r.places.loaded
	}
	if len(opt.Paths) == 0 {
		collection.Roots = []load.Root{load.FS(samples.FS())}
	}
	var err error
	if r.library, err = articles.Open(ctx, collection); err != nil {
		end()
		return nil, err
	}
	if opt.Follow {
		r.workers.Go(func() { r.follow(ctx) })
		r.workers.Go(func() { r.watch(ctx, opt) })
	}
	return r, nil
}

func (o Options) filled() Options {
	if o.Hold == nil {
		open := make(chan struct{})
		close(open)
		o.Hold = open
	}
	if o.Problem == nil {
		o.Problem = func(error) {}
	}
	return o
}

// Close ends the room's work and closes the file of the shelves. Readers must
// be closed before.
func (r *Room) Close() error {
	r.end()
	r.workers.Wait()
	return r.shelves.close()
}

// Snapshot returns the latest state of the collection. It never changes.
func (r *Room) Snapshot() *articles.Snapshot { return r.library.Snapshot() }

// Want analyses an article before all others, because a reader has opened it.
func (r *Room) Want(id string) { r.library.Want(id) }

// Item is an article with its findings.
type Item struct {
	Article  *model.Article
	Findings *model.Findings // nil if no analysis was asked for
}
