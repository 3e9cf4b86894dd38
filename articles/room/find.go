package room

import (
	"slices"

	"qari/model"
	"qari/model/query"
)

// Found is an article that a query matches, with what it matches in the text.
type Found struct {
	Item
	Hits []model.Span // in order, never overlapping
}

// find returns the articles that a query matches. It looks at each of them: a
// command asks once, and an index would cost more. State tells what the reader
// did with the article with an ID.
func find(items []Item, q *query.Query, state func(id string) query.State) (found []Found) {
	for _, x := range items {
		doc := query.NewDocument(x.Article, x.Findings, state(x.Article.ID))
		if q.Match(doc) {
			found = append(found, Found{x, q.Spans(doc)})
		}
	}
	return found
}

// asksState tells whether a query asks what the reader did.
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
