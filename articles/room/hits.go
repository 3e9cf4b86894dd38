package room

import (
	"context"
	"strings"
	"unicode/utf8"

	"qari/model"
	"qari/model/query"
	"qari/model/word"
)

// Hits returns the spans that a search within an article marks, in order. It
// returns the error of ctx when ctx ends: folding and searching 52 MB takes a
// good part of a second.
func (r *Reader) Hits(ctx context.Context, a *model.Article, text string) ([]model.Span, error) {
	return r.hits.find(ctx, a, query.Pattern(text, true))
}

// An article is searched in pieces, and hits checks the context after each. A
// piece takes about two milliseconds.
const (
	pieceSize = 256 << 10 // bytes
	// overlap is the part after a piece that is also searched, in bytes, if
	// the piece ends within a line. A query is shorter than 8 KB, and its
	// hits are little longer.
	overlap = 32 << 10
)

// hits searches the article that one reader has open. It keeps the folded
// pieces, because a reader who types searches again and again.
type hits struct {
	size, overlap int
	busy          chan struct{} // holds one value while a search runs

	article *model.Article
	pieces  []piece
}

func newHits(size, overlap int) hits {
	return hits{size: size, overlap: overlap, busy: make(chan struct{}, 1)}
}

func (h *hits) find(ctx context.Context, a *model.Article, q *query.Query) ([]model.Span, error) {
	select {
	case h.busy <- struct{}{}:
		defer func() { <-h.busy }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if a != h.article {
		h.article, h.pieces = a, nil
	}
	var found []model.Span
	for i, at := 0, 0; at < len(a.Text); i++ {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if i == len(h.pieces) {
			h.pieces = append(h.pieces, h.cut(a.Text, at))
		}
		found = h.pieces[i].find(found, a.Text, q)
		at = h.pieces[i].end
	}
	return found, nil
}

// piece is a part of a text. Its hits begin between start and end and may
// continue up to reach.
type piece struct {
	start, end, reach int // byte offsets into the text
	folded            word.Folded
}

// cut returns the piece that begins at start. It ends after a line, because no
// hit crosses the end of a line. Within a line that is longer than a piece, it
// ends after a word.
func (h *hits) cut(text string, start int) piece {
	end := len(text)
	if end-start > h.size {
		end = start + h.size
		if i := strings.LastIndexByte(text[start:end], '\n'); i >= 0 {
			end = start + i + 1
		} else {
			end = wordEnd(text, start, end)
		}
	}
	reach := end
	if text[end-1] != '\n' && len(text)-end > h.overlap {
		reach = wordEnd(text, end, end+h.overlap)
	} else if text[end-1] != '\n' {
		reach = len(text)
	}
	return piece{start, end, reach, word.NewFolded(text[start:reach], word.Search)}
}

// wordEnd returns the offset after the last space in text[start:end]. If there
// is none, it returns the last start of a code point.
func wordEnd(text string, start, end int) int {
	if i := strings.LastIndexByte(text[start:end], ' '); i >= 0 {
		return start + i + 1
	}
	for end > start+1 && !utf8.RuneStart(text[end]) {
		end--
	}
	return end
}

// find appends the hits of the piece to those of earlier pieces.
func (p piece) find(found []model.Span, text string, q *query.Query) []model.Span {
	for _, hit := range query.FindFolded(text[p.start:p.reach], p.folded, q) {
		hit.Start += p.start
		hit.End += p.start
		if hit.Start >= p.end {
			break // belongs to the next piece
		}
		if n := len(found); n > 0 && hit.Start < found[n-1].End {
			found[n-1].End = max(found[n-1].End, hit.End)
		} else {
			found = append(found, hit)
		}
	}
	return found
}
