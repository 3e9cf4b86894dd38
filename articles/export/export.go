// Package export writes articles and their findings for other programs: one
// JSON object per line, or plain lines. The commands extract, list, show and
// search use it.
//
// It converts positions: the model counts bytes, and JSON counts code points.
package export

import (
	"encoding/json"
	"fmt"
	"io"

	"qari/model"
)

// Article writes the article and its findings as one JSON object on one line. f
// may be nil.
func Article(w io.Writer, a *model.Article, f *model.Findings) error {
	if f == nil {
		f = &model.Findings{}
	}
	points := newCodePoints(a.Text, spansOf(f))
	return line(w, article{
		ID:        a.ID,
		Path:      escaped(a.Path),
		Title:     optional(a.Title),
		Published: publishedOf(f.Published),
		PageDate:  optional(firstOf(a.Aside(model.PageDate))),
		Section:   optional(a.Section),
		Byline:    optional(a.Byline),
		Source:    optional(a.Source),
		Keywords:  list(a.Aside(model.Keywords)),
		Related:   list(a.Aside(model.RelatedHeadline)),
		Furniture: list(a.Aside(model.Furniture)),
		Blocks:    blocksOf(a),
		Text:      a.Text,
		Entities:  entitiesOf(f, points),
		Countries: countriesOf(f, points),
		Dates:     datesOf(f, points),
	})
}

// Entry writes the entry of the article in a list as JSON. f may be nil.
func Entry(w io.Writer, a *model.Article, f *model.Findings) error {
	var published model.Publication
	if f != nil {
		published = f.Published
	}
	return line(w, entry{ID: a.ID, Published: publishedOf(published), Title: optional(a.Title)})
}

// EntryText writes the entry of the article in a list as text: ID, publication
// date and title, separated by tabs. A cleaned title or an ID contains no tab
// and no newline. An unknown date or title is empty.
func EntryText(w io.Writer, a *model.Article, f *model.Findings) error {
	published := ""
	if f != nil {
		published = f.Published.At.String()
	}
	_, err := fmt.Fprintf(w, "%s\t%s\t%s\n", a.ID, published, a.Title)
	return err
}

// Text writes the article's cleaned text in logical order, one block per line.
// All positions refer to this text.
func Text(w io.Writer, a *model.Article) error {
	_, err := io.WriteString(w, a.Text+"\n")
	return err
}

func line(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}
