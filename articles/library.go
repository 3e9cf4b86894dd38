// Package articles holds the collection that is being read: it finds the
// files, cleans each into an article and has it analysed, all in parallel and
// in the background, and shows its state as immutable snapshots that any
// number of readers share.
package articles

import (
	"context"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"qari/articles/load"
	"qari/model"
	"qari/model/word"
)

// Analysis adds what it finds in an article to the findings, such as names or
// dates. The text comes with its tokens: it is cut once for all analyses. It is
// called from several goroutines at once.
type Analysis func(a *model.Article, cut *word.Text, f *model.Findings)

// Options says what a library holds and what is done with it.
type Options struct {
	Paths    []string    // files and folders
	Roots    []load.Root // further roots, such as an embedded collection; after the paths
	Analyses []Analysis  // done one after the other; none for a library of texts alone
	Workers  int         // goroutines that read and analyse; 0 for one a processor

	// Loaded, where it is not nil, is told of every article in the background,
	// before a snapshot has it. It is called from several goroutines at once.
	Loaded func(*model.Article)
}

// Library is an open collection. Its methods may be called from any
// goroutine.
type Library struct {
	analyses []Analysis
	loaded   func(*model.Article)
	snapshot atomic.Pointer[Snapshot]

	// The lister belongs to the goroutine that walks; the rest to the mutex.
	lister *load.Lister

	mu        sync.Mutex
	work      sync.Cond // the queue or the walks grew, or the library was closed
	idle      sync.Cond // something was finished, or the library was closed
	closed    bool
	roots     []load.Root
	walks     []walk // still to be done, or under way
	queue     queue
	entries   []*entry // in the order of load.Compare
	byPath    map[string]*entry
	byID      map[string]*entry
	count     [states]int // how many entries are in each state
	problems  []Problem   // of the walks; an entry has its own
	members   *index      // nil when entries came or went since the last snapshot
	opened    time.Time
	published time.Time // when the last snapshot was
	scheduled bool      // the next snapshot has its time
}

// entry is one file of the library.
type entry struct {
	file     load.File
	article  *model.Article  // kept while a changed file is read again
	findings *model.Findings // of this article
	problem  *Problem        // set in state failed
	state    state
	version  int  // counts how often the file was to be read; older work is thrown away
	wanted   bool // a reader waits for it
}

// state says how far an entry has come.
type state uint8

const (
	waiting state = iota
	loaded
	analysed
	failed
	states
)

// Open checks that the paths exist and returns; the files are found, loaded
// and analysed in the background, until ctx ends. Where a path does not exist
// the error matches fs.ErrNotExist and names each such path in a line.
func Open(ctx context.Context, opt Options) (*Library, error) {
	roots, err := load.Roots(opt.Paths)
	if err != nil {
		return nil, err
	}
	l := &Library{
		analyses: opt.Analyses,
		loaded:   opt.Loaded,
		opened:   time.Now(),
		lister:   load.NewLister(),
		byPath:   map[string]*entry{},
		byID:     map[string]*entry{},
	}
	if l.loaded == nil {
		l.loaded = func(*model.Article) {}
	}
	l.work.L, l.idle.L = &l.mu, &l.mu
	l.snapshot.Store(&Snapshot{over: make(chan struct{})})
	for _, r := range append(roots, opt.Roots...) {
		r.Number = len(l.roots)
		l.roots = append(l.roots, r)
		l.walks = append(l.walks, walk{root: r, path: r.Path})
	}
	workers := opt.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	for range workers {
		go l.runJobs()
	}
	go l.runWalks(ctx)
	l.mu.Lock()
	l.schedule()
	l.mu.Unlock()
	context.AfterFunc(ctx, l.close)
	return l, nil
}

// Snapshot is the library's latest published state. It is never nil; whoever
// wants the next one waits for this one to be [Snapshot.Over].
func (l *Library) Snapshot() *Snapshot { return l.snapshot.Load() }

// Wait returns when all there is to find, load and analyse is in the
// snapshot, or with an error when ctx or the library ends before.
func (l *Library) Wait(ctx context.Context) error {
	stop := context.AfterFunc(ctx, func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		l.idle.Broadcast()
	})
	defer stop()
	l.mu.Lock()
	defer l.mu.Unlock()
	for !l.done() {
		if err := ctx.Err(); err != nil {
			return err
		}
		if l.closed {
			return context.Canceled
		}
		l.idle.Wait()
	}
	l.publish()
	return nil
}

// done tells whether nothing is left to do.
func (l *Library) done() bool {
	return l.allRead() && (len(l.analyses) == 0 || l.count[loaded] == 0)
}

// allRead tells whether every file was found and read.
func (l *Library) allRead() bool { return len(l.walks) == 0 && l.count[waiting] == 0 }

func (l *Library) close() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.closed = true
	l.work.Broadcast()
	l.idle.Broadcast()
}

// insert puts a new file in its place, which is nearly always the last one.
func (l *Library) insert(file load.File) {
	e := &entry{file: file}
	at := len(l.entries)
	if at > 0 && load.Compare(l.entries[at-1].file, file) > 0 {
		at, _ = slices.BinarySearchFunc(l.entries, file, func(e *entry, f load.File) int { return load.Compare(e.file, f) })
	}
	l.entries = slices.Insert(l.entries, at, e)
	l.byPath[filepath.Clean(file.Path)] = e
	l.byID[file.ID] = e
	l.count[e.state]++
	l.members = nil
	l.enqueue(e, read)
}

// remove takes files out.
func (l *Library) remove(gone []*entry) {
	for _, e := range gone {
		e.version++ // work on it is thrown away
		delete(l.byPath, filepath.Clean(e.file.Path))
		delete(l.byID, e.file.ID)
		l.count[e.state]--
		l.members = nil
	}
	l.entries = slices.DeleteFunc(l.entries, func(e *entry) bool { return l.byID[e.file.ID] != e })
	l.schedule()
}

// reload has a file read again; what it held stays until then.
func (l *Library) reload(e *entry) {
	e.version++
	l.enter(e, waiting)
	l.enqueue(e, read)
}

// enter moves an entry to a state. An entry that failed is no member, so one
// that begins or ceases to fail changes who is.
func (l *Library) enter(e *entry, s state) {
	if (e.state == failed) != (s == failed) {
		l.members = nil
	}
	l.count[e.state]--
	l.count[s]++
	e.state = s
	l.idle.Broadcast()
	l.schedule()
	if l.done() || s != analysed && l.allRead() {
		l.publish() // whoever waits for the last title or the last finding gets it now
	}
}
