// Package index finds the articles of a collection that match a query by word,
// name and date. It looks at the text of an article only for exact letters
// (=word). Package articles/room keeps it up to date with [Index.Sync] and
// searches in it for all readers.
package index

import (
	"qari/model"
	"qari/model/query"
)

// Document is one article with its findings.
type Document struct {
	Article  *model.Article
	Findings *model.Findings // nil while the article is not analysed
}

// State returns what a reader has done with the article of an ID. It must not
// call the index.
type State func(id string) query.State

// Name is an entity of the collection.
type Name struct {
	Label    model.Label
	Key      string // see [model.Entity]
	Name     string // as the article has it that was added first
	Articles int    // number of articles that mention it
}
