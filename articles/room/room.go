// Package room is the reading room: one collection, open, analysed, indexed and
// kept up to date, for any number of readers, each with a shelf of their own.
//
// A [Room] is what all readers share; a [Reader] is what one of them asks. The
// room owns every goroutine that keeps it going, and [Room.Close] ends them.
// Nothing here knows a screen.
package room

import (
	"context"
	"sync"

	"qari/articles"
	"qari/articles/load"
	"qari/articles/samples"
	"qari/model"
)

// Options say what a room holds and what is done with it.
type Options struct {
	Paths []string // files and folders; none for the samples that ship with the program

	Dates, Names bool   // what to look for in every article; names take most of the time
	Published    string // the date of publication that the reader gives for all articles, checked; "" for none
	Lexicons     string // the folder with the reader's own names; "" for none

	// Follow has the room keep an index, without which [Reader.Filter] finds
	// nothing, and look again at files that come, change and go.
	Follow bool

	// Shelf is the file with the shelves of all readers. It is made and opened
	// when the first reader asks for a shelf. Where it is "", nobody may ask.
	Shelf string

	// Hold keeps back all that would compete with the first frame of a screen:
	// analysis, shelves and watching begin when it is closed. Finding and reading
	// files does not wait: the first frame shows them. Nil holds nothing back.
	Hold <-chan struct{}

	// Problem, where it is not nil, is told in one line, which names the file,
	// what will not be noticed or cannot be read beside the articles. It is called
	// from any goroutine. Articles that cannot be read are problems of the snapshot.
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

// Open opens a room and returns; files are found, read and analysed in the
// background until ctx ends or the room is closed. Where a path does not exist
// the error matches fs.ErrNotExist and names each such path in a line.
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

// Close ends the room's work and lets go of the file with the shelves, where
// that was opened. Readers are to be closed before.
func (r *Room) Close() error {
	r.end()
	r.workers.Wait()
	return r.shelves.close()
}

// Snapshot is the collection as it is now; it never changes afterwards.
func (r *Room) Snapshot() *articles.Snapshot { return r.library.Snapshot() }

// Want has an article analysed before all others: a reader has opened it.
func (r *Room) Want(id string) { r.library.Want(id) }

// Item is an article with what was found in it.
type Item struct {
	Article  *model.Article
	Findings *model.Findings // nil where nothing was looked for
}
