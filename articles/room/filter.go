package room

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"qari/articles"
	"qari/model"
	"qari/model/entity"
	"qari/model/query"
)

// Filter returns the IDs of the articles that match a query, in no order. With
// typing, the last word may be incomplete. The error of a wrong query is a
// [*query.Fault].
func (r *Reader) Filter(ctx context.Context, text string, typing bool) ([]string, error) {
	parse := query.Parse
	if typing {
		parse = query.ParseTyping
	}
	q, err := parse(text)
	if err != nil {
		return nil, err
	}
	return r.room.catalogue.index.Search(ctx, q, r.State)
}

// More returns a channel that is closed when the index has grown, so that
// [Reader.Filter] may find more. It returns nil if the index is complete.
func (r *Reader) More() <-chan struct{} {
	c := r.room.catalogue
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.more
}

// maxNamed limits the spellings in the query of [Reader.Named], in bytes. A
// query may have 8 KB, and the reader may add words to it.
const maxNamed = 6 << 10

var nameFields = map[model.Label]string{model.PER: "person:", model.LOC: "place:", model.ORG: "org:"}

// Named returns the query for the articles that mention a name, or a name that
// the reader merged with it. It contains all spellings in the collection, so
// «ناغورني كاراباخ» also finds «قره باغ». name is the first spelling in the
// query.
func (r *Reader) Named(ctx context.Context, label model.Label, key, name string) (string, error) {
	spellings := [][]string{{name}}
	s := r.room.Snapshot()
	for _, k := range r.desk.Keys(label, key) {
		ids, err := r.room.catalogue.index.Named(ctx, label, k)
		if err != nil {
			return "", err
		}
		of, err := spellingsOf(ctx, s, ids, entity.Name{Label: label, Key: k})
		if err != nil {
			return "", err
		}
		spellings = append(spellings, of)
	}
	names := alternatives(spellings)
	if len(names) == 1 {
		return nameFields[label] + names[0], nil
	}
	return nameFields[label] + "(" + strings.Join(names, " OR ") + ")", nil
}

// spellingsOf returns the names with a key in the articles, the most frequent
// first.
func spellingsOf(ctx context.Context, s *articles.Snapshot, ids []string, n entity.Name) ([]string, error) {
	count := map[string]int{}
	for _, id := range ids {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		i, ok := s.Find(id)
		if !ok || s.Findings(i) == nil {
			continue
		}
		for _, e := range s.Findings(i).Entities {
			if e.Label == n.Label && e.Key == n.Key {
				count[e.Name]++
			}
		}
	}
	return slices.SortedFunc(maps.Keys(count), func(a, b string) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b))
	}), nil
}

// alternatives returns the spellings, each once and quoted for a query. It
// takes the first spelling of every key, then the second, and so on: if the
// limit is reached, rare spellings are missing.
func alternatives(spellings [][]string) (quoted []string) {
	size := 0
	for rank, some := 0, true; some; rank++ {
		some = false
		for _, of := range spellings {
			if rank >= len(of) {
				continue
			}
			some = true
			name := `"` + strings.Map(unquoted, of[rank]) + `"`
			if !slices.Contains(quoted, name) && (size == 0 || size+len(name) <= maxNamed) {
				quoted = append(quoted, name)
				size += len(name) + len(" OR ")
			}
		}
	}
	return quoted
}

// unquoted removes the quotes that would end a quoted phrase of a query.
func unquoted(r rune) rune {
	if strings.ContainsRune(`"“”„`, r) {
		return -1
	}
	return r
}
