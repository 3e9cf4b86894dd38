// Package watch reports which files of an open collection come, change and go.
// It uses the system's notifications, and reads folders regularly where the
// system does not watch them. Package articles/room uses it.
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

// Op is the kind of a change.
type Op uint8

// The kinds of change.
const (
	Changed Op = iota // the path exists, new or with new content
	Removed           // the path is gone; for a folder, with everything in it
)

// Event is a change of a path. The path begins with its root as given, cleaned.
// A folder that comes or goes with its content is one event. Hidden paths, with
// a name that begins with a dot, have no events.
type Event struct {
	Path string
	Op   Op
}

// Options says how to watch.
type Options struct {
	// Quiet is the time without changes before events are delivered, so
	// that a file is complete before it is read. 0 means 100 ms. If changes
	// do not stop, events are delivered after ten times Quiet.
	Quiet time.Duration

	// Poll is the time between two looks at folders that the system does
	// not watch. 0 means ten seconds.
	Poll time.Duration

	// Problem is called with a one-line error that says which changes are
	// noticed late, and why. It may be nil. The watcher's goroutine calls
	// it.
	Problem func(error)

	deaf bool // for tests: do as if the system watched nothing
}

const (
	defaultQuiet = 100 * time.Millisecond
	defaultPoll  = 10 * time.Second
	patience     = 10 // delivers events after this many quiet times, even without quiet
)

// Watch watches files, and folders with all their present and future
// subfolders, until ctx ends. Then it closes the channel and ends its
// goroutine. It returns at once and visits the folders in the background. The
// paths of a batch are sorted and different. A receiver may be slow: the next
// batch then has all changes since.
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
	source  *fsnotify.Watcher // nil if the system watches nothing
	poller  poller
	folders []string        // roots that are folders
	files   []string        // roots that are files; their folders are watched
	pending map[string]bool // paths with changes
	failed  bool            // Problem was called about folders
}

// open asks the system for notifications. If the system refuses, the poller
// reads all folders.
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
		// A root may be a link. Links inside a root are not followed,
		// so there is no loop.
		if info, err := os.Stat(root); err == nil && info.IsDir() {
			w.folders = append(w.folders, root)
			w.addTree(ctx, root)
		} else {
			w.files = append(w.files, root)
			w.add(filepath.Dir(root))
		}
	}
}

// addTree watches a folder and all its subfolders.
func (w *watcher) addTree(ctx context.Context, top string) {
	w.add(top)
	entries, err := os.ReadDir(top) // follows top if it is a link
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

// late calls Problem once only: there may be thousands of folders.
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

// reason says in a few words why the system does not watch.
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

// run collects changes and delivers them after a quiet time.
func (w *watcher) run(ctx context.Context, out chan<- []Event) {
	var batch []Event // waits for the receiver
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

// note records a path with a change. It watches a new folder. It stops watching
// a folder that was moved, because the system would still report its old name.
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

// look records the changes in the folders that the system does not watch.
func (w *watcher) look(ctx context.Context) {
	for _, path := range w.poller.look(ctx) {
		w.note(ctx, fsnotify.Event{Name: path, Op: fsnotify.Create})
	}
}

// forget stops watching a path and everything below it.
func (w *watcher) forget(path string) {
	if w.source == nil {
		return // the poller notices by itself that a folder is gone
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

// isHidden is true for ".." as well, because it leads out of a root.
func isHidden(name string) bool { return strings.HasPrefix(name, ".") }

// fault handles an error of the system. After an overflow changes are lost, so
// every path may have changed.
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

// batch looks at the pending paths as they are now. The order of the events
// says nothing: an editor saves by writing over a file, by replacing it, or by
// moving it away and writing a new one.
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
