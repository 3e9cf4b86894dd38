package shelf

import (
	"maps"
	"sync"
)

// memory is a [Shelf] that is gone with the process.
type memory struct {
	mu       sync.Mutex
	items    map[string]Item // by path
	contents Contents        // the rest
}

// NewMemory makes an empty shelf in memory.
func NewMemory() Shelf { return &memory{items: map[string]Item{}, contents: emptyContents()} }

func emptyContents() Contents {
	return Contents{Queries: map[string]string{}, Settings: map[string]string{}, Names: map[Name]string{}}
}

func (m *memory) Load() (Contents, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	c := Contents{
		Queries:  maps.Clone(m.contents.Queries),
		Settings: maps.Clone(m.contents.Settings),
		Names:    maps.Clone(m.contents.Names),
	}
	for _, item := range m.items {
		c.Items = append(c.Items, item)
	}
	return c, nil
}

func (m *memory) Apply(changes []Change) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, c := range changes {
		if e, ok := c.(PutEntry); ok {
			m.put(e)
		} else {
			m.contents.apply(c)
		}
	}
	return nil
}

func (m *memory) put(e PutEntry) {
	item, ok := m.items[e.Path]
	if !ok {
		item.Entry = e.Entry
	}
	if item.Path = e.Path; e.Print != "" {
		item.Print = e.Print
	}
	e.Fields.set(&item.Entry, e.Entry)
	m.items[e.Path] = item
}

func (m *memory) Close() error { return nil }

// apply makes a change to what is no entry.
func (c *Contents) apply(change Change) {
	switch x := change.(type) {
	case PutQuery:
		put(c.Queries, x.Name, x.Query)
	case PutSetting:
		put(c.Settings, x.Name, x.Value)
	case PutName:
		put(c.Names, x.Name, x.Into)
	}
}

// put sets a key, or deletes it where the value is empty.
func put[K comparable](m map[K]string, key K, value string) {
	if value == "" {
		delete(m, key)
	} else {
		m[key] = value
	}
}
