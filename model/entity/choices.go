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

// Choices are a reader's decisions about names. Each row is one decision: a
// name is shown under another key of the same label. Names that rows connect
// are one group, shown under one key. A row that leads to its own name merges
// nothing. The rows are plain data: a shelf stores them one by one, and any set
// of rows is valid, in any order and from any processes.
//
// The zero Choices decide nothing.
type Choices map[Name]string

// Shown returns the name under which n is shown: the end of its chain of rows.
// Two processes can write rows that form a circle; then the smallest key of the
// circle represents the group.
func (c Choices) Shown(n Name) Name {
	for range c { // a chain with more steps than rows is a circle
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

// smallest returns the name with the smallest key of the circle that contains
// n.
func (c Choices) smallest(n Name) Name {
	first := n
	for at := c[n]; at != n.Key; at = c[Name{n.Label, at}] {
		first.Key = min(first.Key, at)
	}
	return first
}

// Keys returns the keys of the name's group, sorted. For a name that nothing
// was merged with it returns only the name's own key.
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

// Merge joins the groups of two names into one. The new group is shown under
// into, whatever the groups were shown under before. Merge changes nothing
// itself: it returns the rows to store; an empty key means that the row must be
// deleted.
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
// itself. It returns rows as [Choices.Merge] does, none if nothing was merged.
func (c Choices) Split(n Name) Choices {
	rows := Choices{}
	for _, key := range c.Keys(n) {
		if member := (Name{n.Label, key}); c[member] != "" && c[member] != key {
			rows[member] = ""
		}
	}
	return rows
}

// Join joins the entities of an article that belong to one group. Groups stand
// in the order of their first entity. A group has the name of the entity with
// the shown key, or of its first entity if the article lacks that one. Join
// does not change its argument.
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

// joinSpans merges two lists that are in text order into a new one.
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
