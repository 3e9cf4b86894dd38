package shelf

import (
	"bytes"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

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

// For a file that is no usable shelf there is a one-line error, and the file does
// not change.
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
	t.Run("another program's", func(t *testing.T) {
		for name, statements := range map[string][]string{
			"without a version": {"CREATE TABLE places (x)"},
			"with ours":         {"CREATE TABLE articles (x)", "PRAGMA user_version = 1"},
		} {
			path := filepath.Join(dir, name+".db")
			db, err := connect(path, "")
			if err != nil {
				t.Fatal(err)
			}
			execute(t, db, statements...)
			db.Close()
			before := readFile(t, path)
			checkUnusable(t, path, "belongs to another program")
			if !bytes.Equal(readFile(t, path), before) {
				t.Errorf("%s: the file was changed", name)
			}
		}
	})
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

// When a shelf fails, changes are no longer stored, but the desk still works.
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

// BenchmarkMark measures a key that sets a mark, with a store and in memory only.
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
