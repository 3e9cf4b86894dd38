package main

import (
	"context"
	"runtime/debug"
	"slices"
	"strings"
	"sync"

	"qari/articles"
	"qari/articles/index"
	"qari/model"
	"qari/model/fold"
	"qari/model/query"
	"qari/ui"
)

// catalogue is the index of a library, which follows it in the background.
// Any number of sessions search in it.
type catalogue struct {
	index *index.Index

	mu   sync.Mutex
	more chan struct{} // closed when the index has grown; nil when it is complete
}

// follow keeps an index of the library up to date until ctx ends.
func follow(ctx context.Context, l *articles.Library) *catalogue {
	c := &catalogue{index: index.New(), more: make(chan struct{})}
	go func() {
		for {
			s := l.Snapshot()
			if c.index.Sync(ctx, documents(s), nil) != nil {
				return
			}
			complete := s.Progress().Done
			c.grown(complete)
			if complete {
				debug.FreeOSMemory() // reading and analysing took more than what stays
			}
			select {
			case <-s.Over():
			case <-ctx.Done():
				return
			}
		}
	}()
	return c
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

// search answers one reader's queries.
type search struct {
	*catalogue
	library *articles.Library
	state   index.State

	// The article that was searched last, folded: a reader types on.
	folding sync.Mutex
	article *model.Article
	folded  fold.Text
}

var _ ui.Search = (*search)(nil)

func newSearcher(c *catalogue, library *articles.Library, state index.State) *search {
	return &search{catalogue: c, library: library, state: state}
}

// More implements [ui.Search].
func (s *search) More() <-chan struct{} {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.more
}

// Filter implements [ui.Search].
func (s *search) Filter(ctx context.Context, text string, typing bool) ([]string, error) {
	parse := query.Parse
	if typing {
		parse = query.ParseTyping
	}
	q, err := parse(text)
	if err != nil {
		return nil, err
	}
	return s.index.Search(ctx, q, s.state)
}

// Hits implements [ui.Search].
func (s *search) Hits(ctx context.Context, a *model.Article, text string) ([]model.Span, error) {
	folded, err := s.fold(ctx, a)
	if err != nil {
		return nil, err
	}
	return query.FindFolded(a.Text, folded, query.Pattern(text, true)), nil
}

// fold is an article folded.
func (s *search) fold(ctx context.Context, a *model.Article) (fold.Text, error) {
	s.folding.Lock()
	defer s.folding.Unlock()
	if err := ctx.Err(); err != nil {
		return fold.Text{}, err
	}
	if a != s.article {
		s.article, s.folded = a, fold.New(a.Text, fold.Default)
	}
	return s.folded, ctx.Err()
}

// Named implements [ui.Search]: a query for all the spellings under which the
// collection has the name, so that ناغورني كاراباخ finds قره باغ too.
func (s *search) Named(ctx context.Context, label model.Label, key, name string) (string, error) {
	snap := s.library.Snapshot()
	field := map[model.Label]string{model.PER: "person:", model.LOC: "place:", model.ORG: "org:"}[label]
	names := []string{quoted(name)}
	ids, err := s.index.Named(ctx, label, key)
	if err != nil {
		return "", err
	}
	for _, id := range ids[:min(len(ids), maxNamed)] {
		for _, e := range entitiesOf(snap, id) {
			if q := quoted(e.Name); e.Label == label && e.Key == key && len(names) < maxSpellings && !slices.Contains(names, q) {
				names = append(names, q)
			}
		}
	}
	if len(names) == 1 {
		return field + names[0], nil
	}
	return field + "(" + strings.Join(names, " OR ") + ")", nil
}

// How far [search.Named] looks for spellings: a few stand in the first
// articles that have the name.
const (
	maxNamed     = 1000
	maxSpellings = 6
)

func quoted(name string) string { return `"` + strings.ReplaceAll(name, `"`, "") + `"` }

func entitiesOf(snap *articles.Snapshot, id string) []model.Entity {
	i, ok := snap.Find(id)
	if !ok || snap.Findings(i) == nil {
		return nil
	}
	return snap.Findings(i).Entities
}
