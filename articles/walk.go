package articles

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"qari/articles/load"
)

// walk is a path that must be read: a file, or a folder with everything in it.
type walk struct {
	root load.Root
	path string
	anew bool // a known file must be read again
}

// Update reads files and folders again that have come, changed or gone. It
// ignores paths outside of the library's roots, and those that opening a root
// ignores. The library does this in the background, in the order of the calls.
func (l *Library) Update(paths ...string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, path := range paths {
		if root, ok := l.rootOf(path); ok {
			l.walks = append(l.walks, walk{root: root, path: path, anew: true})
		}
	}
	l.work.Broadcast()
	l.schedule()
}

// rootOf returns the first root that contains the path. It reports false if
// there is none, or if a name between the root and the path is hidden.
func (l *Library) rootOf(path string) (load.Root, bool) {
	for _, root := range l.roots {
		rel, err := filepath.Rel(root.Path, path)
		if err != nil || root.Embedded() || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
			continue
		}
		if rel == "." || !hidden(rel) {
			return root, true
		}
	}
	return load.Root{}, false
}

func hidden(rel string) bool {
	for part := range strings.SplitSeq(filepath.ToSlash(rel), "/") {
		if strings.HasPrefix(part, ".") {
			return true
		}
	}
	return false
}

// runWalks does the walks one after another.
func (l *Library) runWalks(ctx context.Context) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for !l.closed {
		if len(l.walks) == 0 {
			l.work.Wait()
			continue
		}
		w := l.walks[0]
		if w.anew {
			l.revisit(w)
		}
		l.list(ctx, w)
		l.walks = l.walks[1:]
		l.idle.Broadcast()
		l.schedule()
		if l.allRead() {
			l.publish()
		}
	}
}

// list adds the unknown files at and below a path. It releases the mutex while
// the file system works.
func (l *Library) list(ctx context.Context, w walk) {
	l.mu.Unlock()
	defer l.mu.Lock()
	for file, err := range l.lister.ListUnder(ctx, w.root, w.path) {
		l.mu.Lock()
		if err == nil {
			l.insert(file)
		} else if p := problem(err); !w.anew {
			l.problems = append(l.problems, p)
		}
		l.schedule()
		l.mu.Unlock()
	}
}

// revisit removes the known files at and below a path that are gone. If the
// path itself is a known file, it is read again.
func (l *Library) revisit(w walk) {
	path := filepath.Clean(w.path)
	known := l.byPath[path]
	if known != nil && exists(path) {
		l.reload(known)
		return
	}
	var gone []*entry
	for _, e := range l.entries {
		if e == known || strings.HasPrefix(filepath.Clean(e.file.Path), path+string(filepath.Separator)) && !exists(e.file.Path) {
			gone = append(gone, e)
			l.lister.Forget(e.file)
		}
	}
	l.remove(gone)
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
