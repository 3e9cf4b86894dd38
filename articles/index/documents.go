package index

import (
	"context"
	"sync"

	"qari/model"
	"qari/model/calendar"
	"qari/model/query"
)

// Index answers queries on some ten thousand articles. It keeps their words,
// names and dates in memory and shares the articles with its caller. Any
// goroutine may call its methods, even while it grows: an answer has the
// articles that are in it at that moment. [New] makes an Index; the zero Index
// does not work.
type Index struct {
	mu           sync.RWMutex
	entries      []entry // by number
	free         []uint32
	numbers      map[string]uint32 // by ID
	vocabularies [fields]*vocabulary
	names        map[nameKey]*name
}

// entry is a document, the words of its fields and the days that it mentions.
// If its number is free, it has no article.
type entry struct {
	Document
	sequences [fields]sequence
	days      []calendar.Extent
}

type nameKey struct {
	label model.Label
	key   string
}

type name struct {
	text string
	posting
}

// New returns an empty index.
func New() *Index {
	m := &Index{numbers: map[string]uint32{}, names: map[nameKey]*name{}}
	for i := range m.vocabularies {
		m.vocabularies[i] = newVocabulary()
	}
	return m
}

// Len returns the number of articles.
func (m *Index) Len() int {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return len(m.numbers)
}

// Put adds an article. It replaces an article with the same ID.
func (m *Index) Put(ctx context.Context, doc Document) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	m.change(doc.Article.ID, doc)
	return nil
}

// Remove removes an article. An unknown ID is no error.
func (m *Index) Remove(ctx context.Context, id string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	m.change(id, Document{})
	return nil
}

// change replaces the document with an ID, or adds it. A document without an
// article removes it. The terms are computed before the lock is taken, so that
// searches wait only while entries change. If only the findings are new, the
// words of the text stay.
func (m *Index) change(id string, next Document) {
	for sameText := m.holds(id, next.Article); ; sameText = false {
		added := termsOf(next, !sameText)
		if m.exchange(id, next, added, m.resolve(added), sameText) {
			return
		}
	}
}

// holds tells whether the index contains this very article.
func (m *Index) holds(id string, a *model.Article) bool {
	m.mu.RLock()
	defer m.mu.RUnlock()
	n, ok := m.numbers[id]
	return ok && m.entries[n].Article == a
}

// exchange makes a change. It reports false if sameText was promised but the
// article is now another one.
func (m *Index) exchange(id string, next Document, added terms, sequences [fields]resolved, sameText bool) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	n, ok := m.numbers[id]
	if sameText && !(ok && m.entries[n].Article == next.Article) {
		return false
	}
	switch {
	case ok:
		m.delete(n, sameText)
	case next.Article != nil:
		n = m.allocate(id)
	default:
		return true
	}
	if next.Article != nil {
		m.enter(n, next, added, sequences, sameText)
		return true
	}
	m.entries[n] = entry{}
	delete(m.numbers, id)
	m.free = append(m.free, n)
	return true
}

// resolved has the numbers of a sequence of words. They are valid until the
// vocabulary is rebuilt.
type resolved struct {
	sequence []uint32
	rebuilt  int
}

// resolve looks up the words of terms. This takes most of the time of a change,
// so it needs only the lock for reading.
func (m *Index) resolve(t terms) (sequences [fields]resolved) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	for field, v := range m.vocabularies {
		sequences[field] = resolved{v.resolve(t.words[field]), v.rebuilt}
	}
	return sequences
}

// allocate returns a free number for an ID.
func (m *Index) allocate(id string) uint32 {
	var n uint32
	if last := len(m.free) - 1; last >= 0 {
		n, m.free = m.free[last], m.free[:last]
	} else {
		n = uint32(len(m.entries))
		m.entries = append(m.entries, entry{})
	}
	m.numbers[id] = n
	return n
}

func (m *Index) enter(n uint32, doc Document, t terms, sequences [fields]resolved, sameText bool) {
	e := &m.entries[n]
	e.Document = doc
	for field, v := range m.vocabularies {
		if sameText && isText(query.Field(field)) {
			continue
		}
		sequence := sequences[field].sequence
		if sequences[field].rebuilt != v.rebuilt {
			sequence = v.resolve(t.words[field])
		}
		v.add(n, t.words[field], sequence)
		e.sequences[field] = newSequence(sequence)
	}
	e.days = t.days
	for _, x := range t.names {
		key := nameKey{x.Label, x.Key}
		if m.names[key] == nil {
			m.names[key] = &name{text: x.Name}
		}
		m.names[key].add(n)
	}
}

func (m *Index) delete(n uint32, sameText bool) {
	e := m.entries[n]
	for field, v := range m.vocabularies {
		if sameText && isText(query.Field(field)) {
			continue
		}
		m.entries[n].sequences[field] = nil
		if v.remove(n, e.sequences[field]); v.crowded() {
			m.renumber(query.Field(field), v.rebuild())
		}
	}
	if e.Findings == nil {
		return
	}
	for _, x := range distinct(e.Findings.Entities) {
		key := nameKey{x.Label, x.Key}
		if m.names[key].remove(n); m.names[key].len() == 0 {
			delete(m.names, key)
		}
	}
}

// renumber replaces the old numbers of words by new ones.
func (m *Index) renumber(field query.Field, numbers map[uint32]uint32) {
	var words []uint32
	for i := range m.entries {
		s := &m.entries[i].sequences[field]
		words = s.numbers(words[:0])
		for i, n := range words {
			words[i] = numbers[n] // lineBreak is 0 in both
		}
		*s = newSequence(words)
	}
}
