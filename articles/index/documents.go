package index

import (
	"context"
	"sync"

	"qari/model"
	"qari/model/calendar"
	"qari/model/query"
)

// Index answers queries on a collection of some ten thousand articles. It keeps
// their words, names and dates in memory and shares the articles themselves with
// whoever put them in. Its methods may be called from any goroutine, also while
// it grows: an answer tells of what is in it by then. The zero Index is not ready
// for use; see [New].
type Index struct {
	mu           sync.RWMutex
	entries      []entry // by number
	free         []uint32
	numbers      map[string]uint32 // by ID
	vocabularies [fields]*vocabulary
	names        map[nameKey]*name
}

// entry is a document, without article where its number is free, with the
// sequences of the words of its fields and the days that it mentions.
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

// New makes an empty index.
func New() *Index {
	m := &Index{numbers: map[string]uint32{}, names: map[nameKey]*name{}}
	for i := range m.vocabularies {
		m.vocabularies[i] = newVocabulary()
	}
	return m
}

// Len is how many articles are in the index.
func (m *Index) Len() int {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return len(m.numbers)
}

// Put puts one article in, in place of one that has its ID.
func (m *Index) Put(ctx context.Context, doc Document) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	m.change(doc.Article.ID, doc)
	return nil
}

// Remove takes an article out; an ID that is not there is no error.
func (m *Index) Remove(ctx context.Context, id string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	m.change(id, Document{})
	return nil
}

// change puts a document in the place of the one with an ID, if there is one;
// a document without article removes it. What is to be entered is worked out
// before the lock is taken, so that readers wait for the entries alone. Where
// only the findings are new, the words of the text stay as they are.
func (m *Index) change(id string, next Document) {
	for sameText := m.holds(id, next.Article); ; sameText = false {
		come := termsOf(next, !sameText)
		if m.exchange(id, next, come, m.resolve(come), sameText) {
			return
		}
	}
}

// holds tells whether this very article is in the index.
func (m *Index) holds(id string, a *model.Article) bool {
	m.mu.RLock()
	defer m.mu.RUnlock()
	n, ok := m.numbers[id]
	return ok && m.entries[n].Article == a
}

// exchange makes a change, unless the text is not the same any more.
func (m *Index) exchange(id string, next Document, come terms, known [fields]resolved, sameText bool) bool {
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
		m.enter(n, next, come, known, sameText)
		return true
	}
	m.entries[n] = entry{}
	delete(m.numbers, id)
	m.free = append(m.free, n)
	return true
}

// resolved is a sequence of words with their numbers, as long as the
// vocabulary is not rebuilt.
type resolved struct {
	sequence []uint32
	rebuilt  int
}

// resolve looks up the words of terms, which takes most of the time of a
// change, beside readers and other changes.
func (m *Index) resolve(t terms) (known [fields]resolved) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	for field, v := range m.vocabularies {
		known[field] = resolved{v.resolve(t.words[field]), v.rebuilt}
	}
	return known
}

// allocate gives an ID a number.
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

func (m *Index) enter(n uint32, doc Document, t terms, known [fields]resolved, sameText bool) {
	e := &m.entries[n]
	e.Document = doc
	for field, v := range m.vocabularies {
		if sameText && isText(query.Field(field)) {
			continue
		}
		sequence := known[field].sequence
		if known[field].rebuilt != v.rebuilt {
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

// renumber puts the new numbers of words in place of the old ones.
func (m *Index) renumber(field query.Field, numbers map[uint32]uint32) {
	var words []uint32
	for i := range m.entries {
		s := &m.entries[i].sequences[field]
		words = s.numbers(words[:0])
		for i, n := range words {
			words[i] = numbers[n] // the break stays 0
		}
		*s = newSequence(words)
	}
}
