package export

import (
	"io"

	"qari/model"
	"qari/model/query"
)

// The part of an article that a search result shows.
const (
	excerptLimit = 160 // code points: two lines of a terminal
	excerptCount = 5   // per article: the rest of the hits is in the article itself
)

// result is one result of a search.
type result struct {
	ID        string    `json:"id"`
	Published *string   `json:"published"`
	Title     string    `json:"title"`
	Excerpts  []excerpt `json:"excerpts"`
}

// excerpt is a part of the text with its hits.
type excerpt struct {
	mention
	Hits []mention `json:"hits"`
}

// Result writes an article that matches a query as one JSON object on one line.
// It contains excerpts around the hits, in order and without overlaps. f may be
// nil.
func Result(w io.Writer, a *model.Article, f *model.Findings, hits []model.Span) error {
	out := result{ID: a.ID, Title: a.Title, Excerpts: []excerpt{}}
	if f != nil {
		out.Published = optional(f.Published.At.String())
	}
	excerpts := query.Excerpts(a.Text, hits, excerptLimit, excerptCount)
	var spans []model.Span
	for _, e := range excerpts {
		spans = append(append(spans, e.Span), e.Hits...)
	}
	points := newCodePoints(a.Text, spans)
	for _, e := range excerpts {
		out.Excerpts = append(out.Excerpts, excerpt{points.mention(e.Span), points.mentions(e.Hits)})
	}
	return line(w, out)
}
