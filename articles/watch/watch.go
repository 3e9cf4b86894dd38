// Package watch tells which files of an open collection come, change and go.
package watch

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Op is what happened to a path.
type Op uint8

// What can happen.
const (
	Changed Op = iota // it is there, new or with new content
	Removed           // it is not there any more; of a folder, all that was in it
)

// Event is a change at a path, which begins with the root that it lies under
// as that was given, cleaned. A folder comes with one event for all that was
// in it; what is hidden, by a name that begins with a dot, has none.
type Event struct {
	Path string
	Op   Op
}

// Options say how to watch.
type Options struct {
	// Quiet is how long nothing must happen before events are delivered, so
	// that a file is not looked at while it is being written; 0 is 100 ms.
	// When it never gets quiet, events come after ten times as long.
	Quiet time.Duration

	// Poll is how often folders are looked at that the system will not watch;
	// 0 is ten seconds.
	Poll time.Duration

	// Problem, where it is not nil, is told in one line what will be noticed
	// late, and why. It is called from the watcher's goroutine.
	Problem func(error)

	deaf bool // for tests: the system tells nothing
}

const (
	defaultQuiet = 100 * time.Millisecond
	defaultPoll  = 10 * time.Second
	patience     = 10 // quiet times after which events are delivered anyway
)

// Watch watches files and folders, with all folders in them that there are or
// will be, until ctx ends; then it closes the channel, and nothing is left of
// it. It returns at once; folders are visited in the background. The events
// of a batch have different paths, in order. A receiver may take its time:
// what happens meanwhile is brought together.
func Watch(ctx context.Context, roots []string, opt Options) <-chan []Event {
	out := make(chan []Event)
	if opt.Quiet <= 0 {
		opt.Quiet = defaultQuiet
	}
	if opt.Poll <= 0 {
		opt.Poll = defaultPoll
	}
	if opt.Problem == nil {
		opt.Problem = func(error) {}
	}
	go func() {
		defer close(out)
		w := watcher{Options: opt, pending: map[string]bool{}}
		if source := w.open(); source != nil {
			defer source.Close()
		}
		w.start(ctx, roots)
		w.run(ctx, out)
	}()
	return out
}

// watcher belongs to one goroutine.
type watcher struct {
	Options
	source  *fsnotify.Watcher // nil where the system watches nothing
	poller  poller
	folders []string        // the roots that are folders
	files   []string        // those that are files: their folders are watched
	pending map[string]bool // paths at which something happened
	failed  bool            // a problem with folders was told
}

// open asks the system to tell of changes. Where it will not, every folder is
// looked at instead.
func (w *watcher) open() *fsnotify.Watcher {
	if w.deaf {
		return nil
	}
	source, err := fsnotify.NewWatcher()
	if err != nil {
		w.late("", err)
		return nil
	}
	w.source = source
	return source
}

func (w *watcher) start(ctx context.Context, roots []string) {
	for _, root := range roots {
		root = filepath.Clean(root)
		// A link that was named as a root is followed; no other is.
		if info, err := os.Stat(root); err == nil && info.IsDir() {
			w.folders = append(w.folders, root)
			w.addTree(ctx, root)
		} else {
			w.files = append(w.files, root)
			w.add(filepath.Dir(root))
		}
	}
}

// addTree watches a folder and those in it.
func (w *watcher) addTree(ctx context.Context, top string) {
	w.add(top)
	entries, err := os.ReadDir(top) // follows top, if it is a link
	if err != nil {
		return
	}
	for _, e := range entries {
		if ctx.Err() != nil {
			return
		}
		if e.IsDir() && !isHidden(e.Name()) {
			w.addTree(ctx, filepath.Join(top, e.Name()))
		}
	}
}

func (w *watcher) add(folder string) {
	if w.source == nil {
		w.poller.add(folder)
		return
	}
	err := w.source.Add(folder)
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		return
	}
	w.poller.add(folder)
	w.late(folder, err)
}

// late tells, once, what will be noticed late: there may be thousands of folders.
func (w *watcher) late(folder string, err error) {
	if w.failed {
		return
	}
	w.failed = true
	where := ""
	if folder != "" {
		where = fmt.Sprintf(" in %q and perhaps other folders", folder)
	}
	w.Problem(fmt.Errorf("changes%s are noticed within %v: %s", where, w.Poll, reason(err)))
}

// reason says in a few words what the system has against watching.
func reason(err error) string {
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return "the system allows no more folders to be watched (fs.inotify.max_user_watches)"
	case errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE):
		return "the system allows no more watchers (fs.inotify.max_user_instances)"
	case errors.Is(err, fs.ErrPermission):
		return "permission denied"
	}
	return strings.Join(strings.Fields(err.Error()), " ")
}

// run gathers what happens and delivers it when it has been quiet.
func (w *watcher) run(ctx context.Context, out chan<- []Event) {
	var batch []Event // waits to be received
	var first time.Time
	timer := time.NewTimer(0)
	defer timer.Stop()
	poll := time.NewTicker(w.Poll)
	defer poll.Stop()
	var events chan fsnotify.Event
	var faults chan error
	if w.source != nil {
		events, faults = w.source.Events, w.source.Errors
	}
	for {
		ready := out
		if batch == nil {
			ready = nil
		}
		select {
		case <-ctx.Done():
			return
		case event, ok := <-events:
			if !ok {
				return
			}
			w.note(ctx, event)
		case err, ok := <-faults:
			if !ok {
				return
			}
			w.fault(ctx, err)
		case <-poll.C:
			w.look(ctx)
		case ready <- batch:
			batch = nil
		case <-timer.C:
			if batch == nil && len(w.pending) > 0 {
				batch, first = w.batch(), time.Time{}
			}
		}
		if len(w.pending) > 0 && batch == nil {
			if first.IsZero() {
				first = time.Now()
			}
			timer.Reset(min(w.Quiet, time.Until(first.Add(patience*w.Quiet))))
		}
	}
}

// note takes down a path at which something happened. A folder that is new is
// watched; one that went elsewhere would go on under its old name.
func (w *watcher) note(ctx context.Context, event fsnotify.Event) {
	path := filepath.Clean(event.Name)
	if event.Op == fsnotify.Chmod || !w.wants(path) {
		return
	}
	w.pending[path] = true
	if event.Has(fsnotify.Create) {
		if info, err := os.Lstat(path); err == nil && info.IsDir() && w.inFolder(path) {
			w.addTree(ctx, path)
		}
	}
	if event.Has(fsnotify.Rename) || event.Has(fsnotify.Remove) {
		w.forget(path)
	}
}

// look takes down what happened in the folders that the system does not watch.
func (w *watcher) look(ctx context.Context) {
	for _, path := range w.poller.look(ctx) {
		w.note(ctx, fsnotify.Event{Name: path, Op: fsnotify.Create})
	}
}

// forget stops watching a path and what lies under it.
func (w *watcher) forget(path string) {
	if w.source == nil {
		return // the poller sees that a folder is gone
	}
	below := path + string(filepath.Separator)
	for _, p := range w.source.WatchList() {
		if p == path || strings.HasPrefix(p, below) {
			_ = w.source.Remove(p) // it may be gone already
		}
	}
}

// wants tells whether a path belongs to the collection.
func (w *watcher) wants(path string) bool {
	return slices.Contains(w.files, path) || w.inFolder(path)
}

func (w *watcher) inFolder(path string) bool {
	return slices.ContainsFunc(w.folders, func(root string) bool {
		below, err := filepath.Rel(root, path)
		return err == nil && (below == "." || !slices.ContainsFunc(strings.Split(below, string(filepath.Separator)), isHidden))
	})
}

// isHidden is also true of "..", which leads out of a root.
func isHidden(name string) bool { return strings.HasPrefix(name, ".") }

// fault is what the system tells instead of an event: too much happened for
// it to remember, so everything may have changed.
func (w *watcher) fault(ctx context.Context, err error) {
	if !errors.Is(err, fsnotify.ErrEventOverflow) {
		w.Problem(fmt.Errorf("some changes may go unnoticed: %s", reason(err)))
		return
	}
	for _, root := range w.folders {
		w.pending[root] = true
		w.addTree(ctx, root)
	}
	for _, root := range w.files {
		w.pending[root] = true
	}
}

// batch looks at what is at the pending paths by now. That, and not the order
// of events, is what counts: editors save by writing over a file, by putting
// another in its place, or by moving it away and writing it anew.
func (w *watcher) batch() []Event {
	paths := slices.Sorted(maps.Keys(w.pending))
	clear(w.pending)
	events := make([]Event, 0, len(paths))
	for _, path := range paths {
		op := Changed
		if _, err := os.Lstat(path); err != nil {
			op = Removed
		}
		events = append(events, Event{path, op})
	}
	return events
}
