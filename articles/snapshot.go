package articles

import (
	"errors"
	"sync"
	"time"

	"qari/articles/load"
	"qari/model"
)

// Snapshot is the state of a library at one moment. It never changes. Its
// articles stand in a stable order: by root, folder by folder, by name.
type Snapshot struct {
	items    []item
	problems []Problem
	progress Progress
	members  *index
	over     chan struct{} // closed when a later snapshot was published
}

type item struct {
	file     *load.File
	article  *model.Article
	findings *model.Findings
}

// Progress says how far a library has come.
type Progress struct {
	Found    int  // files known
	Loaded   int  // of these, read and cleaned; the analysed ones too
	Analysed int  // of these, analysed
	Failed   int  // of those found, the ones that cannot be shown
	Listed   bool // all folders were walked: Found will not grow
	Done     bool // nothing is left to do
}

// Problem is a file or folder that cannot be shown, and why.
type Problem struct {
	Path   string // as found; may hold any byte
	Reason string // a few words, safe to print
}

// String is the one line to show: the path, made safe to print, and the reason.
func (p Problem) String() string { return load.Printable(p.Path) + ": " + p.Reason }

func problem(err error) Problem {
	var e *load.Error
	if errors.As(err, &e) {
		return Problem{Path: e.Path, Reason: e.Reason}
	}
	return Problem{Reason: load.Printable(err.Error())}
}

// Len is the number of articles, loaded or not yet.
func (s *Snapshot) Len() int { return len(s.items) }

// ID is the identity of article i in the library, safe to print.
func (s *Snapshot) ID(i int) string { return s.items[i].file.ID }

// Path is the file of article i.
func (s *Snapshot) Path(i int) string { return s.items[i].file.Path }

// Article is article i, or nil while it is not loaded.
func (s *Snapshot) Article(i int) *model.Article { return s.items[i].article }

// Findings is what was found in article i, or nil while it is not analysed.
func (s *Snapshot) Findings(i int) *model.Findings { return s.items[i].findings }

// Problems lists what cannot be shown: folders first, then files in order.
func (s *Snapshot) Problems() []Problem { return s.problems }

// Progress says how far the library had come.
func (s *Snapshot) Progress() Progress { return s.progress }

// Over is closed when the library has a later snapshot. Any number of
// goroutines may wait for it.
func (s *Snapshot) Over() <-chan struct{} { return s.over }

// Find returns the place of the article with an ID.
func (s *Snapshot) Find(id string) (int, bool) {
	if s.members == nil {
		return 0, false
	}
	return s.members.find(s.items, id)
}

// index maps IDs to places. It is made when it is first asked, and shared by
// all snapshots that have the same members.
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

// interval is the least time between two snapshots: shorter than two frames
// of a screen take, long enough that copying costs nothing beside loading.
// Just after opening it is shorter, so that the first screen has a list.
const interval = 30 * time.Millisecond

func (l *Library) interval() time.Duration {
	return min(interval, time.Since(l.opened)/2)
}

// schedule has a snapshot published soon, unless one is due already.
func (l *Library) schedule() {
	if l.scheduled {
		return
	}
	l.scheduled = true
	const batch = 2 * time.Millisecond // what comes at once goes out at once
	time.AfterFunc(max(batch, l.interval()-time.Since(l.published)), func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		l.publish()
	})
}

// publish makes the present state the snapshot.
func (l *Library) publish() {
	if !l.scheduled {
		return // nothing has changed since the last one
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
