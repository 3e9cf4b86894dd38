package shelf

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync"
	"syscall"
	"testing"
	"time"
)

// TestMain lets the test program be one of the processes that its tests start
// and kill.
func TestMain(m *testing.M) {
	if path := os.Getenv("QARI_TEST_SHELF"); path != "" {
		if err := write(path, os.Getenv("QARI_TEST_WRITER")); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

const (
	perWriter = 200
	opening   = "opening" // what a writer says before it opens the store
)

// write stars articles one after another, and says of each that it is kept.
func write(path, writer string) error {
	fmt.Println(opening)
	var store *Store
	s := Start(func() (_ Shelf, err error) {
		if store, err = Open(context.Background(), path); err != nil {
			return nil, err
		}
		return store.Reader(""), nil
	})
	for i := range perWriter {
		ref := Ref{Path: fmt.Sprintf("/%s/%d", writer, i)}
		s.SetStarred(ref, true)
		if err := s.Flush(); err != nil {
			return err
		}
		fmt.Println(ref.Path)
	}
	return s.Close()
}

func writer(t *testing.T, path, name string) *exec.Cmd {
	t.Helper()
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), "QARI_TEST_SHELF="+path, "QARI_TEST_WRITER="+name)
	return c
}

// stars returns the paths of the starred articles.
func stars(t *testing.T, path string) map[string]bool {
	t.Helper()
	store := openStore(t, path)
	defer store.Close()
	c, err := store.Reader("").Load()
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, item := range c.Items {
		found[item.Path] = item.Starred
	}
	return found
}

// kills is how many processes TestKill kills while they open a new store; the
// environment variable asks for more where a rare moment is looked for.
func kills(t *testing.T) int {
	count, err := strconv.Atoi(cmp.Or(os.Getenv("QARI_TEST_KILLS"), "24"))
	if err != nil {
		t.Fatal(err)
	}
	return count
}

// A process is killed at any moment: while it opens the store, makes the
// tables, writes. What it said is kept must be there, and the store must open.
func TestKill(t *testing.T) {
	t.Run("while a new store is opened", func(t *testing.T) {
		const span = 12 * time.Millisecond // in which the store is made and the first marks are kept
		dir := t.TempDir()
		for round, rounds := 0, kills(t); round < rounds; round++ {
			after := span * time.Duration(round) / time.Duration(rounds)
			t.Run(after.String(), func(t *testing.T) {
				path := filepath.Join(dir, fmt.Sprint(round), "shelf.db")
				checkKept(t, path, killed(t, path, "new", after))
			})
		}
	})
	t.Run("again and again", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "shelf.db")
		kept := map[string]bool{}
		for round := range 15 {
			after := time.Duration(round*round) * time.Millisecond // up to 0.2 s, most of them early
			maps.Copy(kept, killed(t, path, fmt.Sprint(round), after))
			checkKept(t, path, kept)
		}
		if len(kept) == 0 {
			t.Error("no round came so far as to write")
		}
		t.Logf("%d acknowledged writes survived", len(kept))
	})
}

// killed runs a process that writes, kills it some time after it began to open
// the store, and returns what it said is kept.
func killed(t *testing.T, path, name string, after time.Duration) map[string]bool {
	t.Helper()
	c := writer(t, path, name)
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	kept := map[string]bool{}
	lines := bufio.NewScanner(out)
	if lines.Scan() && lines.Text() == opening {
		kill := time.AfterFunc(after, func() { c.Process.Signal(syscall.SIGKILL) })
		defer kill.Stop()
	}
	for lines.Scan() {
		kept[lines.Text()] = true
	}
	_ = c.Wait() // it was killed
	return kept
}

func checkKept(t *testing.T, path string, kept map[string]bool) {
	t.Helper()
	found := stars(t, path)
	for ref := range kept {
		if !found[ref] {
			t.Fatalf("%s was acknowledged and is lost", ref)
		}
	}
}

// Processes that open a new store at the same moment and write to it at the
// same time neither fail nor lose anything.
func TestProcessesAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state", "shelf.db")
	const processes = 3
	var group sync.WaitGroup
	for i := range processes {
		group.Go(func() {
			var stderr bytes.Buffer
			c := writer(t, path, fmt.Sprint(i))
			c.Stderr = &stderr
			if err := c.Run(); err != nil {
				t.Errorf("process %d: %v: %s", i, err, stderr.String())
			}
		})
	}
	group.Wait()
	if found := len(stars(t, path)); found != processes*perWriter {
		t.Errorf("%d stars, want %d", found, processes*perWriter)
	}
}
