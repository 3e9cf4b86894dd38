package room

import (
	"maps"
	"os"
	"path/filepath"
	"sync"

	"qari/articles"
	"qari/articles/shelf"
	"qari/model"
)

// places tells under which path and fingerprint the shelves have an article.
// Both are worked out once, when the article is loaded and in the background:
// whoever asks gets what is in a map.
type places struct {
	folder   string // where relative paths start
	embedded bool   // the articles are part of the program

	mu   sync.RWMutex
	refs map[string]shelf.Ref // by the article's ID
}

func newPlaces(embedded bool) *places {
	p := &places{embedded: embedded, refs: map[string]shelf.Ref{}}
	if folder, err := os.Getwd(); err == nil { // else relative paths stay as they are
		p.folder = folder
	}
	return p
}

// loaded notes the place of an article.
func (p *places) loaded(a *model.Article) {
	ref := shelf.Ref{Path: p.path(a.Path), Print: shelf.Fingerprint(a.Text)}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.refs[a.ID] = ref
}

// path is the name of a file on the shelves: where it lies.
func (p *places) path(path string) string {
	switch {
	case p.embedded:
		return "samples:" + path
	case filepath.IsAbs(path):
		return filepath.Clean(path)
	}
	return filepath.Join(p.folder, path)
}

// of is the place of the article with an ID: without fingerprint while it is not
// loaded. It is false for an ID that no article has.
func (p *places) of(s *articles.Snapshot, id string) (shelf.Ref, bool) {
	p.mu.RLock()
	ref, ok := p.refs[id]
	p.mu.RUnlock()
	if ok {
		return ref, true
	}
	i, ok := s.Find(id)
	if !ok {
		return shelf.Ref{}, false
	}
	return shelf.Ref{Path: p.path(s.Path(i))}, true
}

// Bounds of what is kept about articles that are gone: as much again as there
// are articles, and this many in a small collection.
const keptGone = 1000

// forget drops the places of articles that are gone when they are many. A few
// stay: a reader may still have one open.
func (p *places) forget(s *articles.Snapshot) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.refs) <= 2*s.Len()+keptGone {
		return
	}
	maps.DeleteFunc(p.refs, func(id string, _ shelf.Ref) bool {
		_, ok := s.Find(id)
		return !ok
	})
}
