package main

import (
	"context"
	"strings"

	"qari/model"
	"qari/model/query"
	"qari/ui"
)

// search answers the screen's queries.
type search struct {
	state func(id string) query.State
}

// Filter implements [ui.Search].
func (s search) Filter(ctx context.Context, snap ui.Snapshot, text string, typing bool) ([]int, error) {
	parse := query.Parse
	if typing {
		parse = query.ParseTyping
	}
	q, err := parse(text)
	if err != nil {
		return nil, err
	}
	var found []int
	for i := range snap.Len() {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		a := snap.Article(i)
		if a != nil && q.Match(query.NewDocument(a, snap.Findings(i), s.state(a.ID))) {
			found = append(found, i)
		}
	}
	return found, nil
}

// Hits implements [ui.Search].
func (s search) Hits(a *model.Article, text string) []model.Span {
	return query.FindAll(a.Text, query.Pattern(text, true))
}

// Named implements [ui.Search].
func (s search) Named(label model.Label, name string) string {
	field := map[model.Label]string{model.PER: "person", model.LOC: "place", model.ORG: "org"}[label]
	return field + `:"` + strings.ReplaceAll(name, `"`, "") + `"`
}
