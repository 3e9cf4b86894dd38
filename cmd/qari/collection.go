package main

import (
	"context"
	"errors"
	"io/fs"
	"sync"

	"qari/articles"
	"qari/articles/load"
	"qari/articles/samples"
	"qari/model"
	"qari/model/entity"
	"qari/model/timex"
	"qari/ui"
)

// openCollection opens the paths, or the built-in samples where there are
// none. given is a publication date that the reader supplies, or "".
func openCollection(ctx context.Context, paths []string, given string) (*articles.Library, error) {
	opt := articles.Options{Paths: paths, Analyse: analyser(given)}
	if len(paths) == 0 {
		opt.Roots = []load.Root{load.FS(samples.FS)}
	}
	library, err := articles.Open(ctx, opt)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, badUsage(err)
	}
	return library, err
}

// analyser finds names and dates. The name finder is made when the first
// article is analysed, off the path of the first frame.
func analyser(given string) articles.Analyse {
	finder := sync.OnceValues(func() (*entity.Finder, error) { return entity.New() })
	return func(a *model.Article) *model.Findings {
		var f model.Findings
		f.Published, f.Dates, _ = timex.Analyse(a, given) // given was checked when it was read
		if names, err := finder(); err == nil {
			f.Entities, f.Related = names.Find(a)
		}
		return &f
	}
}

// shared lets any number of sessions read one library: it passes the
// library's notice, which is for one receiver, on to all who wait.
type shared struct {
	library *articles.Library

	mu   sync.Mutex
	next chan struct{} // closed at the next change
}

func share(ctx context.Context, l *articles.Library) *shared {
	s := &shared{library: l, next: make(chan struct{})}
	go func() {
		for {
			select {
			case <-l.Changed():
				s.mu.Lock()
				close(s.next)
				s.next = make(chan struct{})
				s.mu.Unlock()
			case <-ctx.Done():
				return
			}
		}
	}()
	return s
}

func (s *shared) Snapshot() ui.Snapshot { return snapshot{s.library.Snapshot()} }

func (s *shared) Wait(ctx context.Context, since ui.Snapshot) error {
	for {
		s.mu.Lock()
		next := s.next
		s.mu.Unlock()
		if s.library.Snapshot().Version() != since.(snapshot).Version() {
			return nil
		}
		select {
		case <-next:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// snapshot is the library's snapshot as the screen wants it.
type snapshot struct{ *articles.Snapshot }

func (s snapshot) Name(i int) string { return s.ID(i) }

func (s snapshot) Index(id string) (int, bool) { return s.Find(id) }

func (s snapshot) Progress() ui.Progress {
	p := s.Snapshot.Progress()
	problems := make([]string, 0, len(s.Problems()))
	for _, x := range s.Problems() {
		problems = append(problems, x.String())
	}
	return ui.Progress{Files: p.Found, Loaded: p.Loaded + p.Failed, Analysed: p.Analysed, Problems: problems, Done: p.Done}
}
