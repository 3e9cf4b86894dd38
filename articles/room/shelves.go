package room

import (
	"context"
	"sync"

	"qari/articles/shelf"
)

// shelves is the file with the shelves of all readers. It is opened when a
// reader first needs it.
type shelves struct {
	ctx  context.Context // of the room
	path string
	hold <-chan struct{}

	mu    sync.Mutex
	store *shelf.Store // nil until then
}

// of opens the shelf of a reader. It waits until Hold is closed.
func (s *shelves) of(reader string) (shelf.Shelf, error) {
	select {
	case <-s.hold:
	case <-s.ctx.Done():
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.ctx.Err(); err != nil { // after close, nobody would close a new store
		return nil, err
	}
	if s.store == nil {
		store, err := shelf.Open(s.ctx, s.path)
		if err != nil {
			return nil, err
		}
		s.store = store
	}
	return s.store.Reader(reader), nil
}

// close closes the file, if it is open. The room's context must have ended.
func (s *shelves) close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.store == nil {
		return nil
	}
	return s.store.Close()
}
