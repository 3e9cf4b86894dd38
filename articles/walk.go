package articles

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"qari/articles/load"
)

// walk is a path that is to be looked at, with all that is under it.
type walk struct {
	root load.Root
	path string
	anew bool // files that are known already are to be read again
}

// Update looks at paths again, which came, changed or went away: files, or
// folders with what is in them. What is at none of the library's roots, and
// what opening a root would have passed over, is ignored. The work is done in
// the background, in the order of the calls.
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

// rootOf returns the first root that a path lies in, unless a part of the
// path below the root is hidden.
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

// runWalks does the walks one by one.
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

// list adds the files at and under a path that are not known yet. It lets go
// of the mutex while the file system answers.
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

// revisit looks at the known files at and under a path: those that are gone
// are removed; one that is the path itself is read again.
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
