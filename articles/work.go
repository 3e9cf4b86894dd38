package articles

import (
	"fmt"

	"qari/articles/clean"
	"qari/articles/load"
	"qari/model"
	"qari/model/word"
)

// queue has the waiting jobs. Articles that a reader waits for come first. Then
// every file is read before any is analysed, so that the list of titles is
// complete early.
type queue struct{ wanted, reads, analyses []job }

// job is one step for one entry. It is stale if the entry has a newer version.
type job struct {
	entry   *entry
	version int
	step    step
}

type step uint8

const (
	read step = iota
	analyse
)

// next removes the next job that is not stale from the queue and returns it.
func (q *queue) next() (job, bool) {
	for _, jobs := range []*[]job{&q.wanted, &q.reads, &q.analyses} {
		for len(*jobs) > 0 {
			j := (*jobs)[0]
			(*jobs)[0] = job{} // releases the entry
			*jobs = (*jobs)[1:]
			if j.due() {
				return j, true
			}
		}
	}
	return job{}, false
}

// due tells whether the job is still necessary. The file may have changed, or
// another worker may have done the job after a call of Want.
func (j job) due() bool {
	e := j.entry
	if j.version != e.version {
		return false
	}
	if j.step == read {
		return e.state == waiting
	}
	return e.state == loaded
}

func (l *Library) enqueue(e *entry, s step) {
	j := job{entry: e, version: e.version, step: s}
	switch {
	case e.wanted:
		l.queue.wanted = append(l.queue.wanted, j)
	case s == read:
		l.queue.reads = append(l.queue.reads, j)
	default:
		l.queue.analyses = append(l.queue.analyses, j)
	}
	l.work.Broadcast()
	l.schedule()
}

// Want analyses an article before all others, because a reader has opened it.
func (l *Library) Want(id string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	e := l.byID[id]
	if e == nil || e.wanted || e.state == analysed || e.state == failed {
		return
	}
	e.wanted = true
	step := read
	if e.state == loaded {
		step = analyse
	}
	l.enqueue(e, step)
}

// runJobs is the loop of a worker.
func (l *Library) runJobs() {
	l.mu.Lock()
	defer l.mu.Unlock()
	for !l.closed {
		j, ok := l.queue.next()
		if !ok {
			l.work.Wait()
			continue
		}
		if j.step == read {
			l.read(j)
		} else {
			l.find(j)
		}
	}
}

// read loads and cleans an entry's file. It releases the mutex while it works.
func (l *Library) read(j job) {
	file := j.entry.file
	l.mu.Unlock()
	article, err := readArticle(file)
	if err == nil {
		l.loaded(article)
	}
	l.mu.Lock()
	if !j.due() {
		return
	}
	e := j.entry
	e.article, e.findings, e.problem = article, nil, nil
	if err != nil {
		p := problem(err)
		e.problem = &p
		l.enter(e, failed)
		return
	}
	l.enter(e, loaded)
	if len(l.analyses) > 0 {
		l.enqueue(e, analyse)
	}
}

func readArticle(file load.File) (a *model.Article, err error) {
	defer recoverTo(&err, file)
	page, err := load.Read(file)
	if err != nil {
		return nil, err
	}
	return clean.Article(page.Text, clean.Options{ID: file.ID, Path: file.Path, Markdown: file.Markdown()}), nil
}

// find analyses an entry's article. It releases the mutex while it works. If
// one analysis fails, the findings of the others stay.
func (l *Library) find(j job) {
	article, file := j.entry.article, j.entry.file
	l.mu.Unlock()
	findings, faults := l.analyse(article, file)
	l.mu.Lock()
	if !j.due() {
		return
	}
	for _, err := range faults {
		l.problems = append(l.problems, problem(err))
	}
	j.entry.findings = findings
	l.enter(j.entry, analysed)
}

// analyse runs all analyses on an article.
func (l *Library) analyse(article *model.Article, file load.File) (f *model.Findings, faults []error) {
	f = &model.Findings{}
	cut, err := cut(article, file)
	if err != nil {
		return f, []error{err}
	}
	for _, a := range l.analyses {
		if err := a.do(article, cut, f, file); err != nil {
			faults = append(faults, err)
		}
	}
	return f, faults
}

func cut(article *model.Article, file load.File) (cut *word.Text, err error) {
	defer recoverTo(&err, file)
	return word.Cut(article.Text), nil
}

func (a Analysis) do(article *model.Article, cut *word.Text, f *model.Findings, file load.File) (err error) {
	defer recoverTo(&err, file)
	a(article, cut, f)
	return nil
}

// recoverTo turns a panic into an error that names the file. One bad page must
// not end the program for the readers of all other pages.
func recoverTo(err *error, file load.File) {
	if fault := recover(); fault != nil {
		*err = &load.Error{Path: file.Path, Reason: "a fault of the program: " + load.Printable(fmt.Sprint(fault))}
	}
}
