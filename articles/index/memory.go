package index

import (
	"context"
	"slices"
	"sync"

	"qari/model"
	"qari/model/query"
)

// Memory is an [Index] in memory. It keeps the words, names and dates of the
// articles and shares the articles themselves with whoever put them in. The
// zero Memory is not ready for use; see [New].
type Memory struct {
	mu           sync.RWMutex
	documents    []Document // by number; no article where the number is free
	free         []uint32
	numbers      map[string]uint32 // by ID
	vocabularies [fields]*vocabulary
	days         []day
	names        map[nameKey]*name
}

// day is an interval of days that a document mentions.
type day struct {
	query.Interval
	document uint32
}

type nameKey struct {
	label model.Label
	key   string
}

type name struct {
	text string
	posting
}

var _ Index = (*Memory)(nil)

// New makes an empty index.
func New() *Memory {
	m := &Memory{numbers: map[string]uint32{}, names: map[nameKey]*name{}}
	for i := range m.vocabularies {
		m.vocabularies[i] = newVocabulary()
	}
	return m
}

// Len is how many articles are in the index.
func (m *Memory) Len() int {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return len(m.numbers)
}

// Put puts one article in, in place of one that has its ID.
func (m *Memory) Put(ctx context.Context, doc Document) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	m.change(doc.Article.ID, doc)
	return nil
}

// Remove takes an article out.
func (m *Memory) Remove(ctx context.Context, id string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	m.change(id, Document{})
	return nil
}

// change puts a document in the place of the one with an ID, if there is one;
// a document without article removes it. What is to be entered and deleted is
// worked out before the lock is taken, so that readers wait for the entries
// alone; if another change came first, it is worked out again.
func (m *Memory) change(id string, next Document) {
	for {
		last := m.document(id)
		if last == next {
			return
		}
		sameText := last.Article == next.Article
		gone, come := termsOf(last, !sameText), termsOf(next, !sameText)
		if m.exchange(id, last, next, gone, come) {
			return
		}
	}
}

// document returns the document with an ID, or one without article.
func (m *Memory) document(id string) Document {
	m.mu.RLock()
	defer m.mu.RUnlock()
	if n, ok := m.numbers[id]; ok {
		return m.documents[n]
	}
	return Document{}
}

// exchange makes a change, if the document is still the last one known.
func (m *Memory) exchange(id string, last, next Document, gone, come terms) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	n, ok := m.numbers[id]
	if ok && m.documents[n] != last || !ok && last.Article != nil {
		return false
	}
	if !ok {
		n = m.allocate(id)
	}
	m.delete(n, gone)
	m.enter(n, come)
	m.documents[n] = next
	if next.Article == nil {
		delete(m.numbers, id)
		m.free = append(m.free, n)
	}
	return true
}

// allocate gives an ID a number.
func (m *Memory) allocate(id string) uint32 {
	var n uint32
	if last := len(m.free) - 1; last >= 0 {
		n, m.free = m.free[last], m.free[:last]
	} else {
		n = uint32(len(m.documents))
		m.documents = append(m.documents, Document{})
	}
	m.numbers[id] = n
	return n
}

func (m *Memory) enter(n uint32, t terms) {
	for field, words := range t.words {
		m.vocabularies[field].add(n, words)
	}
	for _, interval := range t.days {
		m.days = append(m.days, day{interval, n})
	}
	for _, e := range t.names {
		key := nameKey{e.Label, e.Key}
		if m.names[key] == nil {
			m.names[key] = &name{text: e.Name}
		}
		m.names[key].add(n)
	}
}

func (m *Memory) delete(n uint32, t terms) {
	for field, words := range t.words {
		m.vocabularies[field].remove(n, words)
	}
	if len(t.days) > 0 {
		m.days = slices.DeleteFunc(m.days, func(d day) bool { return d.document == n })
	}
	for _, e := range t.names {
		key := nameKey{e.Label, e.Key}
		if m.names[key].remove(n); m.names[key].len() == 0 {
			delete(m.names, key)
		}
	}
}
