package entity

import (
	"cmp"
	"slices"
	"strings"

	"qari/model"
)

// Group is one person, place or organisation across a collection.
type Group struct {
	Label    model.Label
	Name     string   // the fullest form that any article has
	Keys     []string // of its members, sorted; the first by which to remember it
	Mentions int      // in all articles
	Articles []int    // indexes of the articles that name it, rising
}

// Choices are what a reader decided against the rules of [Merge]: pairs of
// keys that name one thing, and pairs that do not. They are plain data, to be
// kept and given again.
type Choices struct {
	Merged [][2]string `json:"merged,omitempty"`
	Split  [][2]string `json:"split,omitempty"`
}

// Merge groups the entities of several articles: those with one key, a
// surname with the one full name in the collection that ends with it, and the
// pairs that the reader merged, but no pair that the reader split. Entities of
// different labels never become one. Groups come most mentioned first within
// a label. Time and memory are linear in the number of entities, apart from
// sorting.
func Merge(articles [][]model.Entity, c Choices) []Group {
	m := merger{parent: map[string]string{}, split: map[[2]string]bool{}}
	for _, p := range c.Split {
		m.split[p], m.split[[2]string{p[1], p[0]}] = true, true
	}
	full := map[string]string{} // surname's skeleton → key of the full name; "" for several
	for _, entities := range articles {
		for _, e := range entities {
			m.add(e.Key)
			if last, ok := surname(e); ok {
				if key, seen := full[last]; seen && key != e.Key {
					full[last] = ""
				} else {
					full[last] = e.Key
				}
			}
		}
	}
	for _, entities := range articles {
		for _, e := range entities {
			if key := full[skeleton(e.Name)]; e.Label == model.PER && key != "" && !strings.Contains(e.Name, " ") {
				m.join(e.Key, key)
			}
		}
	}
	for _, p := range c.Merged {
		m.join(p[0], p[1])
	}
	return m.groups(articles)
}

// surname is the skeleton of the last word of a person's full name.
func surname(e model.Entity) (string, bool) {
	i := strings.LastIndexByte(e.Name, ' ')
	if e.Label != model.PER || i < 0 {
		return "", false
	}
	return skeleton(e.Name[i+1:]), true
}

// merger is a forest of disjoint sets of keys.
type merger struct {
	parent map[string]string
	split  map[[2]string]bool
}

func (m *merger) add(key string) {
	if _, ok := m.parent[key]; !ok {
		m.parent[key] = key
	}
}

func (m *merger) root(key string) string {
	for m.parent[key] != key {
		m.parent[key] = m.parent[m.parent[key]]
		key = m.parent[key]
	}
	return key
}

// join makes one of the sets of two keys that the collection has, if their
// labels are the same and the reader did not split the pair.
func (m *merger) join(a, b string) {
	_, okA := m.parent[a]
	_, okB := m.parent[b]
	if !okA || !okB || a == b || m.split[[2]string{a, b}] || labelPart(a) != labelPart(b) {
		return
	}
	a, b = m.root(a), m.root(b)
	if a > b {
		a, b = b, a
	}
	m.parent[b] = a
}

func labelPart(key string) string {
	label, _, _ := strings.Cut(key, " ")
	return label
}

// groups collects the sets.
func (m *merger) groups(articles [][]model.Entity) []Group {
	index := map[string]int{}
	var out []Group
	for a, entities := range articles {
		for _, e := range entities {
			root := m.root(e.Key)
			i, ok := index[root]
			if !ok {
				i = len(out)
				index[root] = i
				out = append(out, Group{Label: e.Label, Name: e.Name})
			}
			out[i].addEntity(a, e)
		}
	}
	slices.SortStableFunc(out, func(a, b Group) int {
		return cmp.Or(cmp.Compare(a.Label, b.Label), cmp.Compare(b.Mentions, a.Mentions))
	})
	return out
}

func (g *Group) addEntity(article int, e model.Entity) {
	if fuller(e.Name, g.Name) {
		g.Name = e.Name
	}
	if at, ok := slices.BinarySearch(g.Keys, e.Key); !ok {
		g.Keys = slices.Insert(g.Keys, at, e.Key)
	}
	g.Mentions += len(e.Mentions)
	if n := len(g.Articles); n == 0 || g.Articles[n-1] != article {
		g.Articles = append(g.Articles, article)
	}
}
