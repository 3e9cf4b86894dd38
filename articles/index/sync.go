package index

import (
	"context"
	"runtime"
	"sync"
)

// Sync makes the collection that which docs holds, each ID once, with all
// processors: it puts in what is new or is not the same article or findings, by
// pointer, and takes out what is gone. progress, where it is not nil, is told
// from time to time how many documents of those to be put in are done. When ctx
// ends, Sync returns its error, and another Sync goes on from there.
func (m *Index) Sync(ctx context.Context, docs []Document, progress func(done, total int)) error {
	put, remove := m.difference(docs)
	for _, id := range remove {
		if err := m.Remove(ctx, id); err != nil {
			return err
		}
	}
	return m.putAll(ctx, put, progress)
}

// difference compares the index with what it should hold. Most often nothing
// is gone, which shows without looking for it.
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

// putAll puts documents in, in parallel.
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
