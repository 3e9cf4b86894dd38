package articles

import (
	"errors"
	"sync"
	"time"

	"qari/articles/load"
	"qari/model"
)

// Snapshot is the state of a library at one moment. It never changes. Its
// articles are in a stable order: by root, folder by folder, by name.
type Snapshot struct {
	items    []item
	problems []Problem
	progress Progress
	members  *index
	over     chan struct{} // closed when there is a later snapshot
}

type item struct {
	file     *load.File
	article  *model.Article
	findings *model.Findings
}

// Progress is the progress of a library.
type Progress struct {
	Found    int  // files found
	Loaded   int  // of these, read and cleaned, whether analysed or not
	Analysed int  // of these, analysed
	Failed   int  // of these, unreadable
	Listed   bool // all folders were read: Found will not grow
	Done     bool // no work is left
}

// Problem is a file or folder that qari cannot show, and the reason.
type Problem struct {
	Path   string // as found; may contain any byte
	Reason string // a few words, safe to print
}

// String returns one line for the reader: the path, safe to print, and the
// reason.
func (p Problem) String() string { return load.Printable(p.Path) + ": " + p.Reason }

func problem(err error) Problem {
	var e *load.Error
	if errors.As(err, &e) {
		return Problem{Path: e.Path, Reason: e.Reason}
	}
	return Problem{Reason: load.Printable(err.Error())}
}

// Len returns the number of articles, whether loaded or not.
func (s *Snapshot) Len() int { return len(s.items) }

// ID returns the identity of article i in the library. It is safe to print.
func (s *Snapshot) ID(i int) string { return s.items[i].file.ID }

// Path returns the path of article i's file.
func (s *Snapshot) Path(i int) string { return s.items[i].file.Path }

// Article returns article i, or nil if it is not loaded yet.
func (s *Snapshot) Article(i int) *model.Article { return s.items[i].article }

// Findings returns the findings of article i, or nil if it is not analysed yet.
func (s *Snapshot) Findings(i int) *model.Findings { return s.items[i].findings }

// Problems returns the problems of folders, then those of files, in order.
func (s *Snapshot) Problems() []Problem { return s.problems }

// Progress returns the progress of the library.
func (s *Snapshot) Progress() Progress { return s.progress }

// Over returns a channel that is closed when there is a later snapshot. Any
// number of goroutines may wait for it.
func (s *Snapshot) Over() <-chan struct{} { return s.over }

// Find returns the index of the article with an ID. It reports false if there
// is none.
func (s *Snapshot) Find(id string) (int, bool) {
	if s.members == nil {
		return 0, false
	}
	return s.members.find(s.items, id)
}

// index maps IDs to indexes of articles. The first call of find builds it. All
// snapshots with the same members share it.
type index struct {
	once  sync.Once
	place map[string]int
}

func (x *index) find(items []item, id string) (int, bool) {
	x.once.Do(func() {
		x.place = make(map[string]int, len(items))
		for i := range items {
			x.place[items[i].file.ID] = i
		}
	})
	i, ok := x.place[id]
	return i, ok
}

// interval is the minimum time between two snapshots. It is shorter than two
// frames of a screen, and long enough that copying costs little compared with
// loading. Just after opening it is shorter, so that the first screen has a
// list.
const interval = 30 * time.Millisecond

func (l *Library) interval() time.Duration {
	return min(interval, time.Since(l.opened)/2)
}

// schedule starts the timer for the next snapshot, unless it already runs.
func (l *Library) schedule() {
	if l.scheduled {
		return
	}
	l.scheduled = true
	const batch = 2 * time.Millisecond // collects changes that come at the same time
	time.AfterFunc(max(batch, l.interval()-time.Since(l.published)), func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		l.publish()
	})
}

// publish makes the current state the latest snapshot.
func (l *Library) publish() {
	if !l.scheduled {
		return // nothing has changed since the last snapshot
	}
	l.scheduled = false
	l.published = time.Now()
	before := l.snapshot.Swap(l.take())
	close(before.over)
}

func (l *Library) take() *Snapshot {
	s := &Snapshot{
		items:    make([]item, 0, len(l.entries)),
		problems: append([]Problem(nil), l.problems...),
		over:     make(chan struct{}),
	}
	for _, e := range l.entries {
		if e.state == failed {
			s.problems = append(s.problems, *e.problem)
			continue
		}
		s.items = append(s.items, item{file: &e.file, article: e.article, findings: e.findings})
	}
	if l.members == nil {
		l.members = &index{}
	}
	s.members = l.members
	s.progress = Progress{
		Found:    len(l.entries),
		Loaded:   l.count[loaded] + l.count[analysed],
		Analysed: l.count[analysed],
		Failed:   l.count[failed],
		Listed:   len(l.walks) == 0,
		Done:     l.done(),
	}
	return s
}
