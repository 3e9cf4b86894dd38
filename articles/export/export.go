// Package export writes articles and what was found in them for other
// programs: JSON, one object a line, and plain lines.
//
// Positions are converted here: the model counts bytes, JSON code points.
package export

import (
	"encoding/json"
	"fmt"
	"io"

	"qari/model"
)

// Article writes the article and its findings as one JSON object on a line.
// The findings may be nil.
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

// Entry writes the article's line in a list as JSON.
func Entry(w io.Writer, a *model.Article, f *model.Findings) error {
	var published model.Publication
	if f != nil {
		published = f.Published
	}
	return line(w, entry{ID: a.ID, Published: publishedOf(published), Title: optional(a.Title)})
}

// EntryText writes the article's line in a list as text: id, publication date
// and title with tabs between them. Cleaned titles and IDs hold neither tabs
// nor newlines; an unknown date or title is empty.
func EntryText(w io.Writer, a *model.Article, f *model.Findings) error {
	published := ""
	if f != nil {
		published = f.Published.At.String()
	}
	_, err := fmt.Fprintf(w, "%s\t%s\t%s\n", a.ID, published, a.Title)
	return err
}

// Text writes the article's cleaned text in logical order, a block a line:
// the text that all positions refer to.
func Text(w io.Writer, a *model.Article) error {
	_, err := io.WriteString(w, a.Text+"\n")
	return err
}

func line(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}
