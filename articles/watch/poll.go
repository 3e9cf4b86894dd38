package watch

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// poller reads folders again and again that the system does not watch, and
// compares their content.
type poller struct {
	folders map[string]listing
}

// listing maps the names in a folder to their stamps.
type listing map[string]stamp

// stamp has the properties that change when a file changes.
type stamp struct {
	changed time.Time
	size    int64
	mode    fs.FileMode
}

// list reads a folder. It returns nil if the folder cannot be read.
func list(folder string) listing {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil
	}
	found := make(listing, len(entries))
	for _, e := range entries {
		if info, err := e.Info(); err == nil && !isHidden(e.Name()) {
			found[e.Name()] = stamp{info.ModTime(), info.Size(), info.Mode()}
			if info.IsDir() { // changes in a subfolder do not change this folder
				found[e.Name()] = stamp{mode: fs.ModeDir}
			}
		}
	}
	return found
}

func (p *poller) add(folder string) {
	if p.folders == nil {
		p.folders = map[string]listing{}
	}
	p.folders[folder] = list(folder)
}

// look returns the paths that came, changed or went since the last call.
func (p *poller) look(ctx context.Context) (paths []string) {
	for folder, before := range p.folders {
		if ctx.Err() != nil {
			return nil
		}
		now := list(folder)
		for name, s := range now {
			if old, ok := before[name]; !ok || old != s {
				paths = append(paths, filepath.Join(folder, name))
			}
		}
		for name := range before {
			if _, ok := now[name]; !ok {
				paths = append(paths, filepath.Join(folder, name))
			}
		}
		p.folders[folder] = now
		if _, err := os.Lstat(folder); err != nil {
			delete(p.folders, folder)
		}
	}
	return paths
}
