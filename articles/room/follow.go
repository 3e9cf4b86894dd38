package room

import (
	"context"
	"runtime/debug"
	"sync"

	"qari/articles"
	"qari/articles/index"
	"qari/articles/watch"
)

// catalogue is the index of the collection. Readers search in it while it
// grows.
type catalogue struct {
	index *index.Index

	mu   sync.Mutex
	more chan struct{} // closed when the index has grown; nil when it is complete
}

func newCatalogue() *catalogue {
	return &catalogue{index: index.New(), more: make(chan struct{})}
}

// follow keeps the index up to date until ctx ends.
func (r *Room) follow(ctx context.Context) {
	for {
		s := r.Snapshot()
		if r.catalogue.index.Sync(ctx, documents(s), nil) != nil {
			return
		}
		complete := s.Progress().Done
		r.catalogue.grown(complete)
		if complete {
			r.places.forget(s)
			debug.FreeOSMemory() // reading and analysing used much more memory than remains in use
		}
		select {
		case <-s.Over():
		case <-ctx.Done():
			return
		}
	}
}

func documents(s *articles.Snapshot) []index.Document {
	docs := make([]index.Document, 0, s.Len())
	for i := range s.Len() {
		if a := s.Article(i); a != nil {
			docs = append(docs, index.Document{Article: a, Findings: s.Findings(i)})
		}
	}
	return docs
}

func (c *catalogue) grown(complete bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.more != nil {
		close(c.more)
	}
	c.more = nil
	if !complete {
		c.more = make(chan struct{})
	}
}

// watch makes the library read files again that come, change or go, until ctx
// ends.
func (r *Room) watch(ctx context.Context, opt Options) {
	select {
	case <-opt.Hold:
	case <-ctx.Done():
		return
	}
	for events := range watch.Watch(ctx, opt.Paths, watch.Options{Problem: opt.Problem}) {
		changed := make([]string, len(events))
		for i, e := range events {
			changed[i] = e.Path
		}
		r.library.Update(changed...)
	}
}
