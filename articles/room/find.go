package room

import (
	"slices"

	"qari/model"
	"qari/model/query"
)

// Found is an article that matches a query, with the hits in its text.
type Found struct {
	Item
	Hits []model.Span // in order, without overlaps
}

// find returns the articles that match a query. It tests each article: a
// command asks once, and building an index would cost more. state returns what
// the reader has done with the article of an ID.
func find(items []Item, q *query.Query, state func(id string) query.State) (found []Found) {
	for _, x := range items {
		doc := query.NewDocument(x.Article, x.Findings, state(x.Article.ID))
		if q.Match(doc) {
			found = append(found, Found{x, q.Spans(doc)})
		}
	}
	return found
}

// asksState tells whether a query asks what the reader has done.
func asksState(x query.Expr) bool {
	switch x := x.(type) {
	case query.Is:
		return true
	case query.Not:
		return asksState(x.X)
	case query.And:
		return slices.ContainsFunc(x, asksState)
	case query.Or:
		return slices.ContainsFunc(x, asksState)
	}
	return false
}
