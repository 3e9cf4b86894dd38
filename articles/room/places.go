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

// places maps the ID of an article to the path and the fingerprint under which
// shelves store it. Both are computed once, in the background, when the article
// is loaded.
type places struct {
	folder   string // base of relative paths
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

// loaded stores the place of an article.
func (p *places) loaded(a *model.Article) {
	ref := shelf.Ref{Path: p.path(a.Path), Print: shelf.Fingerprint(a.Text)}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.refs[a.ID] = ref
}

// path returns the path under which shelves store a file.
func (p *places) path(path string) string {
	switch {
	case p.embedded:
		return "samples:" + path
	case filepath.IsAbs(path):
		return filepath.Clean(path)
	}
	return filepath.Join(p.folder, path)
}

// of returns the place of the article with an ID. The fingerprint is missing
// until the article is loaded. It reports false for an unknown ID.
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

// keptGone limits the places of articles that are gone: this many, and as many
// as there are articles.
const keptGone = 1000

// forget drops the places of articles that are gone when there are too many.
// Some stay, because a reader may still have such an article open.
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
