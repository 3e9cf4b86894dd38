package entity

import (
	"slices"

	"qari/model"
)

// Name is a name across a collection: a label and the key that all its
// spellings share (see [model.Entity]).
type Name struct {
	Label model.Label
	Key   string
}

// Choices are what a reader decided about names. Each row says under which key
// of the same label a name is shown. The rows are plain data: a shelf keeps
// them one by one, and any rows are good, in whatever order and by whatever
// processes they were written. Names that rows lead to or from are one group,
// and every name of a group is shown under the same key. A row that leads back
// to its own name merges nothing.
//
// The zero Choices decide nothing.
type Choices map[Name]string

// Shown is the name that a name is shown under: the end of its chain of rows.
// Two processes can write rows that lead in a circle; then the smallest key of
// the circle stands for the group.
func (c Choices) Shown(n Name) Name {
	for range c { // a chain that is longer than there are rows is a circle
		into, ok := c[n]
		if !ok || into == n.Key {
			return n
		}
		n.Key = into
	}
	if into, ok := c[n]; ok && into != n.Key {
		return c.smallest(n)
	}
	return n
}

// smallest is the name with the smallest key of the circle that n is in.
func (c Choices) smallest(n Name) Name {
	first := n
	for at := c[n]; at != n.Key; at = c[Name{n.Label, at}] {
		first.Key = min(first.Key, at)
	}
	return first
}

// Keys are the keys of a name's group, sorted: its own alone where nothing was
// merged with it.
func (c Choices) Keys(n Name) []string {
	shown := c.Shown(n)
	keys := []string{shown.Key}
	for other := range c {
		if other.Label == n.Label && other.Key != shown.Key && c.Shown(other) == shown {
			keys = append(keys, other.Key)
		}
	}
	slices.Sort(keys)
	return keys
}

// Merge makes one group of the groups of two names. It is shown under the
// second, which is the last that the reader merged something into, whatever
// those groups were shown under before. Merge changes nothing by itself: it
// returns the rows to put, with an empty key for a row to delete.
func (c Choices) Merge(n Name, into string) Choices {
	if into == "" {
		return nil
	}
	last := Name{n.Label, into}
	rows := Choices{}
	for _, key := range slices.Concat(c.Keys(n), c.Keys(last)) {
		if member := (Name{n.Label, key}); member != last && c[member] != into {
			rows[member] = into
		}
	}
	if c[last] != "" {
		rows[last] = ""
	}
	return rows
}

// Split takes the group of a name apart, so that each of its names is shown by
// itself. Like [Choices.Merge] it returns the rows to put, none where nothing
// was merged.
func (c Choices) Split(n Name) Choices {
	rows := Choices{}
	for _, key := range c.Keys(n) {
		if member := (Name{n.Label, key}); c[member] != "" && c[member] != key {
			rows[member] = ""
		}
	}
	return rows
}

// Join returns an article's entities with those of one group joined into one,
// in the order of the first of each group. A group has the name of the entity
// that it is shown under, or of its first where the article does not mention
// that one. The entities given stay as they are.
func (c Choices) Join(entities []model.Entity) []model.Entity {
	at := make(map[Name]int, len(entities))
	joined := make([]model.Entity, 0, len(entities))
	for _, e := range entities {
		shown := c.Shown(Name{e.Label, e.Key})
		i, ok := at[shown]
		if !ok {
			at[shown] = len(joined)
			joined = append(joined, model.Entity{Label: e.Label, Name: e.Name, Key: shown.Key, Mentions: e.Mentions})
			continue
		}
		group := &joined[i]
		if e.Key == shown.Key {
			group.Name = e.Name
		}
		group.Mentions = joinSpans(group.Mentions, e.Mentions)
	}
	return joined
}

// joinSpans merges two lists in the order of the text into a new one.
func joinSpans(a, b []model.Span) []model.Span {
	all := make([]model.Span, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if a[0].Start <= b[0].Start {
			all, a = append(all, a[0]), a[1:]
		} else {
			all, b = append(all, b[0]), b[1:]
		}
	}
	return append(append(all, a...), b...)
}
