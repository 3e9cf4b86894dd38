// Package entity finds the people, places and organisations that an article
// names, and the countries that only an adjective names.
//
// A name's span is exact to the character: clitics («وبوتين»), titles
// («الرئيس») and quotation marks are outside it. Where the article is written
// in a lam («وللأمم المتحدة»), the span begins with the first lam. Mentions of one thing, by
// its full name, its surname or another spelling, are one [model.Entity];
// its Key is the same in every article.
package entity

import (
	"errors"
	"fmt"
	"io/fs"
	"sync"

	"qari/model"
	"qari/model/entity/lexicon"
	"qari/model/entity/tagger"
	"qari/model/word"
)

// Finder finds names. It never changes, so any number of goroutines may share
// it.
type Finder struct {
	tagger *tagger.Tagger
	dict   *tagger.Dict
	keys   *keys
	nisba  *nisba
}

// Option is a choice for [New].
type Option func(*options)

type options struct{ sources []source }

// source is a folder of lexicons and the function that gets its errors.
type source struct {
	folder  fs.FS
	problem func(error)
}

// WithLexicons adds a folder with a reader's own lexicons, in the format of
// package lexicon. Their names win over the embedded ones. New calls problem
// with an error for each file that it cannot read; the error names the file.
// The other files still count.
func WithLexicons(folder fs.FS, problem func(error)) Option {
	return func(o *options) { o.sources = append(o.sources, source{folder, problem}) }
}

// New returns a finder. It fails only if the embedded lexicons or weights are
// damaged.
func New(opts ...Option) (*Finder, error) {
	var o options
	for _, opt := range opts {
		opt(&o)
	}
	var entries []lexicon.Entry
	add := func(e lexicon.Entry) { entries = append(entries, e) }
	for _, s := range o.sources {
		for _, fault := range lexicon.Read(s.folder, add) {
			s.problem(fault)
		}
	}
	if err := errors.Join(lexicon.Read(lexicon.Embedded(), add)...); err != nil {
		return nil, fmt.Errorf("lexicons: %w", err)
	}
	f := &Finder{dict: tagger.NewDict(48 << 10), nisba: newNisba()}
	f.keys = newKeys(f.nisba)
	var wg sync.WaitGroup
	wg.Go(func() {
		for _, e := range entries {
			f.keys.add(e)
		}
	})
	for _, e := range entries {
		f.dict.Add(e.Kind, e.Spellings...)
	}
	wg.Wait()
	var err error
	if f.tagger, err = tagger.New(f.dict); err != nil {
		return nil, fmt.Errorf("weights: %w", err)
	}
	return f, nil
}

// Find returns the names in the article's text, grouped and by label, the most
// mentioned first, and the countries that only an adjective names.
func (f *Finder) Find(a *model.Article) ([]model.Entity, []model.Related) {
	return f.FindCut(a, word.Cut(a.Text))
}

// FindCut is [Finder.Find] for a text that is already cut into tokens.
func (f *Finder) FindCut(a *model.Article, cut *word.Text) ([]model.Entity, []model.Related) {
	doc := newDocument(a, cut)
	mentions := f.mentions(doc)
	return f.group(mentions), f.nisba.find(doc, mentions)
}
