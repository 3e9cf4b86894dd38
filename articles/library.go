// Package articles opens a collection of files. In the background, with all
// processors, it finds the files, cleans each one into an article and analyses
// it. It publishes its state as snapshots that never change, so any number of
// goroutines may share them.
//
// Package articles/room is its user. It knows neither queries nor readers.
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

// Analysis adds something to the findings of an article, such as names or
// dates. cut has the tokens of the text, which is cut once for all analyses.
// Several goroutines may call it at the same time.
type Analysis func(a *model.Article, cut *word.Text, f *model.Findings)

// Options says what a library contains and how it is analysed.
type Options struct {
	Paths    []string    // files and folders
	Roots    []load.Root // more roots, such as embedded files; they follow the paths
	Analyses []Analysis  // run one after another; none for a library of texts only
	Workers  int         // goroutines that read and analyse; 0 for one per processor

	// Loaded is called with each article in the background, before a
	// snapshot contains it. It may be nil. Several goroutines may call it
	// at the same time.
	Loaded func(*model.Article)
}

// Library is an open collection. Its methods may be called from any
// goroutine.
type Library struct {
	analyses []Analysis
	loaded   func(*model.Article)
	snapshot atomic.Pointer[Snapshot]

	// Only the goroutine of runWalks uses the lister. The mutex guards the
	// fields below it.
	lister *load.Lister

	mu        sync.Mutex
	work      sync.Cond // the queue or the walks have grown, or the library is closed
	idle      sync.Cond // something is finished, or the library is closed
	closed    bool
	roots     []load.Root
	walks     []walk // waiting or running
	queue     queue
	entries   []*entry // in the order of load.Compare
	byPath    map[string]*entry
	byID      map[string]*entry
	count     [states]int // how many entries are in each state
	problems  []Problem   // of folders; a file's problem is in its entry
	members   *index      // nil if entries came or went since the last snapshot
	opened    time.Time
	published time.Time // time of the last snapshot
	scheduled bool      // a timer for the next snapshot runs
}

// entry is one file of the library.
type entry struct {
	file     load.File
	article  *model.Article  // stays while a changed file is read again
	findings *model.Findings // of this article
	problem  *Problem        // set in state failed
	state    state
	version  int  // rises each time the file must be read; a job of an older version is ignored
	wanted   bool // a reader waits for it
}

// state is the progress of an entry.
type state uint8

const (
	waiting state = iota
	loaded
	analysed
	failed
	states
)

// Open checks that the paths exist and returns. The library finds, loads and
// analyses the files in the background until ctx ends. If paths do not exist,
// the error matches fs.ErrNotExist and names each of them on a line.
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

// Snapshot returns the library's latest state. It is never nil. To wait for the
// next state, wait for [Snapshot.Over].
func (l *Library) Snapshot() *Snapshot { return l.snapshot.Load() }

// Wait returns when all files are found, loaded and analysed and the snapshot
// contains the result. It returns an error if ctx or the library ends earlier.
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

// done tells whether no work is left.
func (l *Library) done() bool {
	return l.allRead() && (len(l.analyses) == 0 || l.count[loaded] == 0)
}

// allRead tells whether all files are found and read.
func (l *Library) allRead() bool { return len(l.walks) == 0 && l.count[waiting] == 0 }

func (l *Library) close() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.closed = true
	l.work.Broadcast()
	l.idle.Broadcast()
}

// insert adds a new file in the order of the entries. Its place is nearly
// always the end.
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

// remove removes entries and cancels their jobs.
func (l *Library) remove(gone []*entry) {
	for _, e := range gone {
		e.version++ // makes its jobs stale
		delete(l.byPath, filepath.Clean(e.file.Path))
		delete(l.byID, e.file.ID)
		l.count[e.state]--
		l.members = nil
	}
	l.entries = slices.DeleteFunc(l.entries, func(e *entry) bool { return l.byID[e.file.ID] != e })
	l.schedule()
}

// reload starts reading a file again. The entry keeps its article until the new
// one is ready.
func (l *Library) reload(e *entry) {
	e.version++
	l.enter(e, waiting)
	l.enqueue(e, read)
}

// enter moves an entry to a state. Snapshots leave out failed entries, so
// members changes when an entry starts or stops to fail.
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
		l.publish() // a caller that waits for the last title or finding gets it at once
	}
}
