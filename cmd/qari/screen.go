package main

import (
	"qari/articles"
	"qari/articles/room"
	"qari/ui"
)

// env returns the environment of a reader's screen.
func env(r *room.Room, reader *room.Reader) ui.Env {
	return ui.Env{Library: library{r}, Search: reader, Shelf: desk{reader}}
}

// library adapts the room to ui.Library.
type library struct{ *room.Room }

func (l library) Snapshot() ui.Snapshot { return snapshot{l.Room.Snapshot()} }

type snapshot struct{ *articles.Snapshot }

func (s snapshot) Progress() ui.Progress {
	p := s.Snapshot.Progress()
	problems := make([]string, 0, len(s.Problems()))
	for _, x := range s.Problems() {
		problems = append(problems, x.String())
	}
	return ui.Progress{Files: p.Found, Loaded: p.Loaded + p.Failed, Analysed: p.Analysed, Problems: problems, Done: p.Done}
}

// desk adapts the reader to ui.Shelf.
type desk struct{ *room.Reader }

func (d desk) Entry(id string) ui.Entry { return ui.Entry(d.Reader.Entry(id)) }
