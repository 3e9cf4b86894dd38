// Package index finds articles of a collection by word, name and date, without
// reading them all.
//
// [Index] is what the rest of the program knows. [Memory] holds a collection
// of some ten thousand articles, in memory. Another engine may stand behind
// the same interface: nothing in it needs the collection to be in memory, and
// every method may take time, be cancelled, and fail.
package index

import (
	"context"

	"qari/model"
	"qari/model/query"
)

// Document is one article with what was found in it so far.
type Document struct {
	Article  *model.Article
	Findings *model.Findings // nil while the article is not analysed
}

// Index answers queries on a collection. Its methods may be called from any
// goroutine, while it grows too: an answer tells of what is in it by then.
type Index interface {
	// Sync makes the collection that which docs holds, each ID once: it puts
	// in what is new or is not the same article or findings, by pointer, and
	// takes out what is gone. progress, where it is not nil, is told from time
	// to time how many documents of those to be put in are done. When ctx
	// ends, Sync returns its error, and another Sync goes on from there.
	Sync(ctx context.Context, docs []Document, progress func(done, total int)) error

	// Put puts one article in, in place of one that has its ID.
	Put(ctx context.Context, doc Document) error

	// Remove takes an article out; an ID that is not there is no error.
	Remove(ctx context.Context, id string) error

	// Search returns the IDs of the articles that a query matches, in no
	// order. state says what the reader has done with an article; nil says
	// that nothing was done with any.
	Search(ctx context.Context, q *query.Query, state State) ([]string, error)

	// Names returns names of a class that match a few words, the last of
	// which may be the beginning of one, those of most articles first, and at
	// most limit; no words match every name.
	Names(ctx context.Context, label model.Label, words string, limit int) ([]Name, error)

	// Named returns the IDs of the articles that mention an entity, by its
	// key, in no order.
	Named(ctx context.Context, label model.Label, key string) ([]string, error)

	// Len is how many articles are in the index.
	Len() int
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
