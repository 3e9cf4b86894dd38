package index

import (
	"context"
	"runtime"
	"sync"
)

// Sync changes the collection to docs, where each ID occurs once. It uses all
// processors. It adds documents whose article or findings are new, compared by
// pointer, and removes those that are gone. It calls progress, which may be
// nil, from time to time with the number of added documents. When ctx ends,
// Sync returns its error; the next Sync continues.
func (m *Index) Sync(ctx context.Context, docs []Document, progress func(done, total int)) error {
	put, remove := m.difference(docs)
	for _, id := range remove {
		if err := m.Remove(ctx, id); err != nil {
			return err
		}
	}
	return m.putAll(ctx, put, progress)
}

// difference compares the index with docs. Usually no document is gone; the
// number of known IDs shows this without a search.
func (m *Index) difference(docs []Document) (put []Document, remove []string) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	known := 0
	for _, d := range docs {
		n, ok := m.numbers[d.Article.ID]
		if ok {
			known++
		}
		if !ok || m.entries[n].Document != d {
			put = append(put, d)
		}
	}
	if known == len(m.numbers) {
		return put, nil
	}
	wanted := make(map[string]bool, len(docs))
	for _, d := range docs {
		wanted[d.Article.ID] = true
	}
	for id := range m.numbers {
		if !wanted[id] {
			remove = append(remove, id)
		}
	}
	return put, remove
}

// putAll adds documents in parallel.
func (m *Index) putAll(ctx context.Context, docs []Document, progress func(done, total int)) error {
	const often = 100 // documents between two reports
	var (
		workers    sync.WaitGroup
		mu         sync.Mutex
		next, done int
	)
	take := func(finished int) (Document, bool) {
		mu.Lock()
		defer mu.Unlock()
		done += finished
		if progress != nil && finished > 0 && (done%often == 0 || done == len(docs)) {
			progress(done, len(docs))
		}
		if next == len(docs) || ctx.Err() != nil {
			return Document{}, false
		}
		next++
		return docs[next-1], true
	}
	for range min(runtime.GOMAXPROCS(0), len(docs)) {
		workers.Go(func() {
			for doc, ok := take(0); ok; doc, ok = take(1) {
				m.change(doc.Article.ID, doc)
			}
		})
	}
	workers.Wait()
	return ctx.Err()
}
