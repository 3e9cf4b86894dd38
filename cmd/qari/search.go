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
	"qari/model/query"
	"qari/model/word"
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
	state index.State

	// The article that was searched last, folded: a reader types on.
	article *model.Article
	folded  word.Folded
}

var _ ui.Search = (*search)(nil)

func newSearcher(c *catalogue, state index.State) *search {
	return &search{catalogue: c, state: state}
}

// More implements [ui.Search].
func (s *search) More() <-chan struct{} {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.more
}

// Filter implements [ui.Search].
func (s *search) Filter(ctx context.Context, snap ui.Snapshot, text string, typing bool) ([]int, error) {
	parse := query.Parse
	if typing {
		parse = query.ParseTyping
	}
	q, err := parse(text)
	if err != nil {
		return nil, err
	}
	ids, err := s.index.Search(ctx, q, s.state)
	if err != nil {
		return nil, err
	}
	found := make([]int, 0, len(ids))
	for _, id := range ids {
		if i, ok := snap.Index(id); ok {
			found = append(found, i)
		}
	}
	slices.Sort(found)
	return found, nil
}

// Hits implements [ui.Search].
func (s *search) Hits(a *model.Article, text string) []model.Span {
	if a != s.article {
		s.article, s.folded = a, word.NewFolded(a.Text, word.Search)
	}
	return query.FindFolded(a.Text, s.folded, query.Pattern(text, true))
}

// Named implements [ui.Search]: a query for all the spellings under which the
// collection has the name, so that ناغورني كاراباخ finds قره باغ too.
func (s *search) Named(ctx context.Context, snap ui.Snapshot, label model.Label, key, name string) string {
	field := map[model.Label]string{model.PER: "person:", model.LOC: "place:", model.ORG: "org:"}[label]
	names := []string{quoted(name)}
	ids, err := s.index.Named(ctx, label, key)
	if err != nil {
		return field + names[0]
	}
	for _, id := range ids[:min(len(ids), maxNamed)] {
		for _, e := range entitiesOf(snap, id) {
			if q := quoted(e.Name); e.Label == label && e.Key == key && len(names) < maxSpellings && !slices.Contains(names, q) {
				names = append(names, q)
			}
		}
	}
	if len(names) == 1 {
		return field + names[0]
	}
	return field + "(" + strings.Join(names, " OR ") + ")"
}

// How far [search.Named] looks for spellings: a few stand in the first
// articles that have the name.
const (
	maxNamed     = 1000
	maxSpellings = 6
)

func quoted(name string) string { return `"` + strings.ReplaceAll(name, `"`, "") + `"` }

func entitiesOf(snap ui.Snapshot, id string) []model.Entity {
	i, ok := snap.Index(id)
	if !ok || snap.Findings(i) == nil {
		return nil
	}
	return snap.Findings(i).Entities
}
