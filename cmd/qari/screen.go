package main

import (
	"context"
	"slices"

	"qari/articles"
	"qari/articles/room"
	"qari/model"
	"qari/ui"
)

// env is the reading room as a reader's screen wants it.
func env(r *room.Room, reader *room.Reader) ui.Env {
	return ui.Env{Library: library{r}, Search: search{reader}, Shelf: desk{reader}}
}

// library is the collection.
type library struct{ *room.Room }

func (l library) Snapshot() ui.Snapshot { return snapshot{l.Room.Snapshot()} }

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

// search is what the reader searches with.
type search struct{ *room.Reader }

func (s search) Filter(ctx context.Context, snap ui.Snapshot, query string, typing bool) ([]int, error) {
	ids, err := s.Reader.Filter(ctx, query, typing)
	found := make([]int, 0, len(ids))
	for _, id := range ids {
		if i, ok := snap.Index(id); ok {
			found = append(found, i)
		}
	}
	slices.Sort(found)
	return found, err
}

func (s search) Hits(a *model.Article, query string) []model.Span {
	hits, _ := s.Reader.Hits(context.Background(), a, query) // nothing else can go wrong
	return hits
}

func (s search) Named(ctx context.Context, _ ui.Snapshot, label model.Label, key, name string) string {
	query, _ := s.Reader.Named(ctx, label, key, name)
	return query
}

// desk is what the reader has on the shelf.
type desk struct{ *room.Reader }

func (d desk) Read(id string) bool                 { return d.Entry(id).Read }
func (d desk) Starred(id string) bool              { return d.Entry(id).Starred }
func (d desk) Position(id string) int              { return d.Entry(id).Position }
func (d desk) Note(id string) string               { return d.Entry(id).Note }
func (d desk) Terminal(detected string) string     { return d.Setting("terminal:" + detected) }
func (d desk) SetTerminal(detected, chosen string) { d.SetSetting("terminal:"+detected, chosen) }
func (d desk) ShownAs(l model.Label, k string) string {
	return d.Shown([]model.Entity{{Label: l, Key: k}})[0].Key
}

func (d desk) Merge(label model.Label, key, into string) {
	if into == "" {
		d.Split(label, key)
	} else {
		d.Reader.Merge(label, key, into)
	}
}
