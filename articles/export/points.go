package export

import (
	"slices"
	"unicode/utf8"

	"qari/model"
)

// codePoints converts the byte offsets of an article's mentions.
type codePoints struct {
	text string
	at   map[int]int // byte offset to code points before it
}

// newCodePoints counts the code points before every mention, in one pass over
// the text.
func newCodePoints(text string, f *model.Findings) codePoints {
	var offsets []int
	add := func(spans ...model.Span) {
		for _, s := range spans {
			offsets = append(offsets, s.Start, s.End)
		}
	}
	for _, e := range f.Entities {
		add(e.Mentions...)
	}
	for _, r := range f.Related {
		add(r.Mentions...)
	}
	for _, d := range f.Dates {
		add(d.Span)
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

func (p codePoints) mentions(spans []model.Span) []mention {
	out := make([]mention, len(spans))
	for i, s := range spans {
		out[i] = mention{Start: p.at[s.Start], End: p.at[s.End], Text: s.Of(p.text)}
	}
	return out
}
