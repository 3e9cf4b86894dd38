package shelf

import (
	"maps"
	"sync"

	"qari/model/entity"
)

// forgotten is a [Shelf] that exists only until the process ends.
type forgotten struct {
	mu       sync.Mutex
	items    map[string]Item // by path
	contents Contents        // everything else
}

// Forgotten returns an empty shelf that stores nothing on disk.
func Forgotten() Shelf { return &forgotten{items: map[string]Item{}, contents: emptyContents()} }

func emptyContents() Contents {
	return Contents{Queries: map[string]string{}, Settings: map[string]string{}, Names: entity.Choices{}}
}

func (f *forgotten) Load() (Contents, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	c := Contents{
		Queries:  maps.Clone(f.contents.Queries),
		Settings: maps.Clone(f.contents.Settings),
		Names:    maps.Clone(f.contents.Names),
	}
	for _, item := range f.items {
		c.Items = append(c.Items, item)
	}
	return c, nil
}

func (f *forgotten) Apply(changes []Change) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, c := range changes {
		if e, ok := c.(PutEntry); ok {
			f.put(e)
		} else {
			f.contents.apply(c)
		}
	}
	return nil
}

func (f *forgotten) put(e PutEntry) {
	item, ok := f.items[e.Path]
	if !ok {
		item.Entry = e.Entry
	}
	if item.Path = e.Path; e.Print != "" {
		item.Print = e.Print
	}
	e.Fields.set(&item.Entry, e.Entry)
	f.items[e.Path] = item
}

func (f *forgotten) Close() error { return nil }

// apply makes a change that concerns no entry.
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

// put sets a key, or deletes it if the value is empty.
func put[K comparable](m map[K]string, key K, value string) {
	if value == "" {
		delete(m, key)
	} else {
		m[key] = value
	}
}
