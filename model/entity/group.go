package entity

import (
	"cmp"
	"slices"
	"strings"
	"unique"

	"qari/model"
)

// group joins the mentions of one thing. The mentions are in text order.
func (f *Finder) group(mentions []mention) []model.Entity {
	f.refer(mentions)
	index := make(map[string]int, len(mentions))
	var out []model.Entity
	for _, m := range mentions {
		key := m.key
		if key == "" {
			key = f.keys.of(m.label, m.name)
		}
		i, ok := index[key]
		if !ok {
			i = len(out)
			index[key] = i
			out = append(out, model.Entity{Label: m.label, Name: m.name, Key: key})
		}
		e := &out[i]
		if fuller(m.name, e.Name) {
			e.Name = m.name
		}
		e.Mentions = append(e.Mentions, m.span)
	}
	slices.SortStableFunc(out, func(a, b model.Entity) int {
		return cmp.Or(cmp.Compare(a.Label, b.Label), cmp.Compare(len(b.Mentions), len(a.Mentions)))
	})
	return compact(out, len(mentions))
}

// compact copies entities so that they use as little memory as possible: a
// collection keeps those of all articles. All mentions share one array, and
// equal keys share one string.
func compact(entities []model.Entity, mentions int) []model.Entity {
	spans := make([]model.Span, 0, mentions)
	out := make([]model.Entity, len(entities))
	for i, e := range entities {
		from := len(spans)
		spans = append(spans, e.Mentions...)
		e.Mentions = spans[from:len(spans):len(spans)]
		e.Key = unique.Make(e.Key).Value()
		out[i] = e
	}
	return out
}

// fuller tells whether name a is more complete than name b.
func fuller(a, b string) bool {
	return strings.Count(a, " ") > strings.Count(b, " ")
}
