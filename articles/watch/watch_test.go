package watch

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// collector gathers events by path, with the last Op of each.
type collector struct {
	t      *testing.T
	dir    string
	events <-chan []Event
	seen   map[string]Op
	probes int // files written to see that all earlier changes were reported
}

const testPatience = 30 * time.Second // for what should happen at once, on a busy machine

func watching(t *testing.T, dir string, roots ...string) *collector {
	t.Helper()
	return collecting(t, dir, Options{Quiet: 20 * time.Millisecond}, roots...)
}

// collecting returns when the watcher has visited all folders, because it reports
// nothing earlier. Until then it may miss the probe, so collecting writes it again
// and again.
func collecting(t *testing.T, dir string, opt Options, roots ...string) *collector {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	opt.Problem = func(err error) { t.Error(err) }
	events := Watch(ctx, roots, opt)
	t.Cleanup(func() {
		cancel()
		for range events {
		}
	})
	c := &collector{t: t, dir: dir, events: events, seen: map[string]Op{}}
	for end := time.Now().Add(testPatience); ; {
		if roots[0] == dir {
			c.probe()
		} else { // a file: other files beside it have no events
			write(t, roots[0], "")
		}
		select {
		case <-events:
			return c
		case <-time.After(50 * time.Millisecond):
			if time.Now().After(end) {
				t.Fatal("the watcher notices nothing")
			}
		}
	}
}

const probes = "probe"

// probe writes a file that was not there before, whose event comes after those
// of all that was done until now. It returns the file's name.
func (c *collector) probe() string {
	c.probes++
	name := fmt.Sprint(probes, c.probes)
	write(c.t, filepath.Join(c.dir, name), "")
	return name
}

// expect waits until the last event of each path is as wanted and all changes are
// reported.
func (c *collector) expect(want map[string]Op) {
	c.t.Helper()
	probe, past := c.probe(), false
	deadline := time.After(testPatience)
	for {
		select {
		case batch := <-c.events:
			for _, e := range batch {
				rel, err := filepath.Rel(c.dir, e.Path)
				if err != nil {
					c.t.Fatal(err)
				}
				past = past || rel == probe
				if !strings.HasPrefix(rel, probes) {
					c.seen[rel] = e.Op
				}
			}
			if past && maps.Equal(c.seen, want) {
				clear(c.seen)
				return
			}
		case <-deadline:
			c.t.Fatalf("seen %v, want %v", c.seen, want)
		}
	}
}

// until waits for one event.
func (c *collector) until(want Event) {
	c.t.Helper()
	deadline := time.After(testPatience)
	for found := false; !found; {
		select {
		case batch := <-c.events:
			found = slices.Contains(batch, want)
		case <-deadline:
			c.t.Fatalf("%v never came", want)
		}
	}
}

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

func do(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestFiles(t *testing.T) {
	dir := t.TempDir()
	sub := filepath.Join(dir, "a", "b")
	do(t, os.MkdirAll(sub, 0o700))
	do(t, os.MkdirAll(filepath.Join(dir, ".git"), 0o700))
	c := watching(t, dir, dir)

	file := filepath.Join(sub, "1.txt")
	write(t, file, "one")
	c.expect(map[string]Op{"a/b/1.txt": Changed})
	write(t, file, "two")
	write(t, filepath.Join(dir, ".git", "x"), "hidden")
	write(t, filepath.Join(dir, ".hidden"), "hidden")
	c.expect(map[string]Op{"a/b/1.txt": Changed})
	do(t, os.Remove(file))
	c.expect(map[string]Op{"a/b/1.txt": Removed})
	do(t, os.Mkdir(file, 0o700)) // a folder where a file was
	c.expect(map[string]Op{"a/b/1.txt": Changed})
}

func TestEditorsThatSave(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "1.txt")
	write(t, file, "one")
	c := watching(t, dir, dir)

	write(t, filepath.Join(dir, "1.txt.tmp"), "two") // write aside, rename over
	do(t, os.Rename(filepath.Join(dir, "1.txt.tmp"), file))
	c.expect(map[string]Op{"1.txt": Changed, "1.txt.tmp": Removed})

	do(t, os.Rename(file, filepath.Join(dir, "1.txt~"))) // move away, write anew
	write(t, file, "three")
	do(t, os.Remove(filepath.Join(dir, "1.txt~")))
	c.expect(map[string]Op{"1.txt": Changed, "1.txt~": Removed})
}

func TestFolders(t *testing.T) {
	dir := t.TempDir()
	c := watching(t, dir, dir)

	fresh := filepath.Join(dir, "new")
	do(t, os.MkdirAll(filepath.Join(fresh, "deep"), 0o700))
	write(t, filepath.Join(fresh, "deep", "1.txt"), "at once") // known by its folder
	c.until(Event{fresh, Changed})
	write(t, filepath.Join(fresh, "deep", "2.txt"), "later")
	c.until(Event{filepath.Join(fresh, "deep", "2.txt"), Changed})

	c.until(Event{filepath.Join(dir, c.probe()), Changed})

	do(t, os.Rename(fresh, filepath.Join(dir, "moved")))
	c.expect(map[string]Op{"new": Removed, "moved": Changed})
	write(t, filepath.Join(dir, "moved", "deep", "3.txt"), "under the fresh name")
	c.expect(map[string]Op{"moved/deep/3.txt": Changed})
	do(t, os.RemoveAll(filepath.Join(dir, "moved")))
	c.until(Event{filepath.Join(dir, "moved"), Removed})
}

// A file that is a root is watched through its folder, whose other files are
// none of ours.
func TestFileAsRoot(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "1.txt")
	write(t, file, "one")
	c := watching(t, dir, file)
	do(t, os.Remove(file))
	c.until(Event{file, Removed})
	write(t, filepath.Join(dir, "2.txt"), "other")
	write(t, filepath.Join(dir, "tmp"), "two")
	do(t, os.Rename(filepath.Join(dir, "tmp"), file))
	for changed := false; !changed; {
		for _, e := range <-c.events {
			if e.Path != file {
				t.Fatalf("told of %s", e.Path)
			}
			changed = e.Op == Changed
		}
	}
}

// Many changes come together, and a receiver that is slow holds nothing up.
func TestManyChanges(t *testing.T) {
	dir := t.TempDir()
	c := watching(t, dir, dir)
	want := map[string]Op{}
	for i := range 3000 {
		name := fmt.Sprintf("%d.txt", i%500)
		write(t, filepath.Join(dir, name), fmt.Sprint(i))
		want[name] = Changed
	}
	c.expect(want)
}

// It never gets quiet, and events come all the same.
func TestWithoutQuiet(t *testing.T) {
	dir := t.TempDir()
	c := watching(t, dir, dir)
	stop := time.After(testPatience)
	for i := 0; ; i++ {
		write(t, filepath.Join(dir, "1.txt"), fmt.Sprint(i))
		select {
		case batch := <-c.events:
			if !slices.Contains(batch, Event{filepath.Join(dir, "1.txt"), Changed}) {
				t.Errorf("events %v", batch)
			}
			return
		case <-stop:
			t.Fatal("nothing came while it was never quiet")
		case <-time.After(5 * time.Millisecond):
		}
	}
}

func TestEndLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	before := runtime.NumGoroutine()
	for range 20 {
		ctx, cancel := context.WithCancel(t.Context())
		events := Watch(ctx, []string{dir}, Options{Quiet: time.Millisecond})
		write(t, filepath.Join(dir, "1.txt"), "")
		time.Sleep(5 * time.Millisecond) // now and then with a batch that waits
		cancel()
		for range events {
		}
	}
	deadline := time.Now().Add(testPatience)
	for runtime.NumGoroutine() > before && time.Now().Before(deadline) {
		time.Sleep(10 * time.Millisecond)
	}
	if after := runtime.NumGoroutine(); after > before {
		t.Errorf("%d goroutines were left", after-before)
	}
}

// When the system refuses to watch, one line says what to change.
func TestProblems(t *testing.T) {
	for err, want := range map[error]string{
		syscall.ENOSPC:                  "max_user_watches",
		syscall.EMFILE:                  "max_user_instances",
		os.ErrPermission:                "permission denied",
		fmt.Errorf("two\nlines"):        "two lines",
		&os.PathError{Err: syscall.EIO}: "input/output error",
	} {
		if got := reason(err); !strings.Contains(got, want) || strings.Contains(got, "\n") {
			t.Errorf("%v: %q, want one line with %q", err, got, want)
		}
	}
	source, err := fsnotify.NewWatcher()
	do(t, err)
	do(t, source.Close())
	var told []string
	w := watcher{source: source, Options: Options{Poll: 10 * time.Second, Problem: func(err error) { told = append(told, err.Error()) }}}
	for range 3 {
		w.add(t.TempDir())
	}
	if len(told) != 1 || !strings.Contains(told[0], "are noticed within 10s") {
		t.Errorf("told %q", told)
	}
	if len(w.poller.folders) != 3 {
		t.Errorf("%d of 3 folders are looked at", len(w.poller.folders))
	}
}

// After an overflow of the system's queue, everything is read again.
func TestOverflow(t *testing.T) {
	dir := t.TempDir()
	source, err := fsnotify.NewWatcher()
	do(t, err)
	defer source.Close()
	w := watcher{source: source, folders: []string{dir}, files: []string{"/x/none"}, pending: map[string]bool{}}
	w.fault(t.Context(), fsnotify.ErrEventOverflow)
	if got := w.batch(); !slices.Equal(got, []Event{{"/x/none", Removed}, {dir, Changed}}) && !slices.Equal(got, []Event{{dir, Changed}, {"/x/none", Removed}}) {
		t.Errorf("events %v", got)
	}
}

// What the system does not tell is found by looking: files and folders that
// come, change and go, in folders that were there and in new ones.
func TestLooking(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "old.txt"), "old")
	do(t, os.Mkdir(filepath.Join(dir, "sub"), 0o700))
	c := collecting(t, dir, Options{Quiet: 10 * time.Millisecond, Poll: 30 * time.Millisecond, deaf: true}, dir)
	write(t, filepath.Join(dir, "sub", "new.txt"), "new")
	c.expect(map[string]Op{"sub/new.txt": Changed})
	write(t, filepath.Join(dir, "old.txt"), "longer than before")
	c.expect(map[string]Op{"old.txt": Changed})
	do(t, os.Remove(filepath.Join(dir, "old.txt")))
	c.expect(map[string]Op{"old.txt": Removed})
	do(t, os.Mkdir(filepath.Join(dir, "fresh"), 0o700))
	c.expect(map[string]Op{"fresh": Changed})
	write(t, filepath.Join(dir, "fresh", "1.txt"), "1")
	c.expect(map[string]Op{"fresh/1.txt": Changed})
	do(t, os.RemoveAll(filepath.Join(dir, "sub")))
	c.expect(map[string]Op{"sub": Removed, "sub/new.txt": Removed})
}
