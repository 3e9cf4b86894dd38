package export

import (
	"slices"
	"unicode/utf8"

	"qari/model"
)

// codePoints converts byte offsets of a text to code points. No other code does
// that.
type codePoints struct {
	text string
	at   map[int]int // byte offset → number of code points before it
}

// newCodePoints prepares the conversion of all spans, in one pass over the
// text.
func newCodePoints(text string, spans []model.Span) codePoints {
	offsets := make([]int, 0, 2*len(spans))
	for _, s := range spans {
		offsets = append(offsets, s.Start, s.End)
	}
	slices.Sort(offsets)
	p := codePoints{text: text, at: make(map[int]int, len(offsets))}
	from, count := 0, 0
	for _, to := range offsets {
		count += utf8.RuneCountInString(text[from:to])
		from = to
		p.at[to] = count
	}
	return p
}

// mention converts a span. The span must be one of those given to
// newCodePoints.
func (p codePoints) mention(s model.Span) mention {
	return mention{Start: p.at[s.Start], End: p.at[s.End], Text: s.Of(p.text)}
}

func (p codePoints) mentions(spans []model.Span) []mention {
	out := make([]mention, len(spans))
	for i, s := range spans {
		out[i] = p.mention(s)
	}
	return out
}

// spansOf returns the spans of all findings.
func spansOf(f *model.Findings) (spans []model.Span) {
	for _, e := range f.Entities {
		spans = append(spans, e.Mentions...)
	}
	for _, r := range f.Related {
		spans = append(spans, r.Mentions...)
	}
	for _, d := range f.Dates {
		spans = append(spans, d.Span)
	}
	return spans
}
