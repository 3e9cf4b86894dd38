package shelf

import (
	"bufio"
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
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

const perWriter = 200

// write stars articles one after another, and says of each that it is kept.
func write(path, writer string) error {
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

// A process is killed again and again at any moment: while it opens the
// store, makes the tables, writes. What it said is kept must be there.
func TestKill(t *testing.T) {
	path := filepath.Join(t.TempDir(), "shelf.db")
	kept := map[string]bool{}
	for round := range 15 {
		c := writer(t, path, fmt.Sprint(round))
		out, err := c.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		kill := time.AfterFunc(time.Duration(5+round*round)*time.Millisecond, func() { c.Process.Signal(syscall.SIGKILL) })
		lines := bufio.NewScanner(out)
		for lines.Scan() {
			kept[lines.Text()] = true
		}
		_ = c.Wait() // it was killed
		kill.Stop()
		found := stars(t, path)
		for ref := range kept {
			if !found[ref] {
				t.Fatalf("round %d: %s was acknowledged and is lost", round, ref)
			}
		}
	}
	if len(kept) == 0 {
		t.Error("no round came so far as to write")
	}
	t.Logf("%d acknowledged writes survived", len(kept))
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

func TestPermissions(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state", "qari", "shelf.db")
	s := desk(t, openStore(t, path).Reader(""))
	s.SetRead(Ref{"/a", ""}, true)
	flush(t, s)
	for name, want := range map[string]os.FileMode{filepath.Dir(path): 0o700, path: 0o600, path + "-wal": 0o600, path + "-shm": 0o600} {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if got := info.Mode().Perm(); got != want {
			t.Errorf("%s has mode %o, want %o", filepath.Base(name), got, want)
		}
	}
}

// Files that are no usable shelf are told in one line and left as they are.
func TestUnusable(t *testing.T) {
	dir := t.TempDir()
	good := filepath.Join(dir, "good.db")
	store := openStore(t, good)
	var items []Change
	for i := range 500 {
		items = append(items, PutEntry{Item{Ref{Path: strings.Repeat("x", 200) + fmt.Sprint(i)}, Entry{}}, Read})
	}
	if err := store.Reader("").Apply(items); err != nil {
		t.Fatal(err)
	}
	store.Close()
	whole, err := os.ReadFile(good)
	if err != nil {
		t.Fatal(err)
	}
	damaged := bytes.Clone(whole)
	for i := len(damaged) / 2; i < len(damaged)*3/4; i++ {
		damaged[i] ^= 0x5A
	}
	newer := bytes.Clone(whole)
	newer[63] = 99 // user_version, at offset 60 of the header

	for name, c := range map[string]struct {
		content []byte
		reason  string
	}{
		"no database": {[]byte(strings.Repeat("not a database\n", 100)), "is damaged"},
		"damaged":     {damaged, "is damaged"},
		"cut off":     {whole[:len(whole)/2], "is damaged"},
		"newer":       {newer, "newer qari"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(dir, strings.ReplaceAll(name, " ", "-")+".db")
			if err := os.WriteFile(path, c.content, 0o600); err != nil {
				t.Fatal(err)
			}
			checkUnusable(t, path, c.reason)
			after, err := os.ReadFile(path)
			if err != nil || !bytes.Equal(after, c.content) {
				t.Errorf("the file was changed: %v", err)
			}
		})
	}
	t.Run("a file for a folder", func(t *testing.T) { checkUnusable(t, filepath.Join(good, "shelf.db"), "cannot be used") })
	t.Run("a folder for a file", func(t *testing.T) { checkUnusable(t, dir, "cannot be used") })
}

func checkUnusable(t *testing.T, path, reason string) {
	t.Helper()
	_, err := Open(t.Context(), path)
	var e *Error
	if !errors.As(err, &e) || !strings.Contains(err.Error(), reason) || strings.Contains(err.Error(), "\n") {
		t.Errorf("the error is %v, want one line with %q", err, reason)
	}
}

// A file that this user may not write, tried as a user who is not root.
func TestReadOnly(t *testing.T) {
	dir, err := os.MkdirTemp("", "qari-shelf")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "shelf.db")
	openStore(t, path).Close()
	program := filepath.Join(dir, "program")
	if err := copyFile(os.Args[0], program); err != nil {
		t.Fatal(err)
	}
	for name, mode := range map[string]os.FileMode{dir: 0o555, path: 0o444, program: 0o555} {
		if err := os.Chmod(name, mode); err != nil {
			t.Fatal(err)
		}
	}
	before, _ := os.ReadFile(path)
	c := writer(t, path, "x")
	c.Path = program
	if os.Getuid() == 0 {
		c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	}
	out, err := c.CombinedOutput()
	if err == nil || !strings.Contains(string(out), "may not be written") || strings.Count(string(out), "\n") != 1 {
		t.Errorf("%v: %q, want one line that says why", err, out)
	}
	if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
		t.Error("the file was changed")
	}
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	if _, err := io.Copy(out, in); err != nil {
		return err
	}
	return out.Close()
}

// A shelf that begins to fail ends remembering, not the session.
func TestFailureWhileWriting(t *testing.T) {
	store := openStore(t, filepath.Join(t.TempDir(), "shelf.db"))
	s := Start(func() (Shelf, error) { return store.Reader(""), nil })
	<-s.Ready()
	store.Close()
	s.SetRead(Ref{"/a", ""}, true)
	var e *Error
	if err := s.Flush(); !errors.As(err, &e) || !errors.Is(err, sql.ErrConnDone) && !strings.Contains(err.Error(), "closed") {
		t.Errorf("the error is %v", err)
	}
	if !s.Entry(Ref{"/a", ""}).Read {
		t.Error("the desk forgot")
	}
	s.Close()
}

// The peer is the desk's own memory: what a key that marks costs.
func BenchmarkMark(b *testing.B) {
	for name, shelf := range map[string]Shelf{
		"store":       openStore(b, filepath.Join(b.TempDir(), "shelf.db")).Reader(""),
		"peer-memory": Forgotten(),
	} {
		b.Run(name, func(b *testing.B) {
			s := Start(func() (Shelf, error) { return shelf, nil })
			<-s.Ready()
			for i := 0; b.Loop(); i++ {
				s.SetRead(Ref{"/a", ""}, i%2 == 0)
				if err := s.Flush(); err != nil {
					b.Fatal(err)
				}
			}
			s.Close()
		})
	}
}
