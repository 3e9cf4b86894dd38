// Package index finds articles of a collection by word, name and date, without
// reading them all.
package index

import (
	"qari/model"
	"qari/model/query"
)

// Document is one article with what was found in it so far.
type Document struct {
	Article  *model.Article
	Findings *model.Findings // nil while the article is not analysed
}

// State tells what a reader has done with an article. It must not call the
// index.
type State func(id string) query.State

// Name is an entity of the collection.
type Name struct {
	Label    model.Label
	Key      string // see [model.Entity]
	Name     string // as the articles have it that were put in first
	Articles int    // how many mention it
}
