package shelf

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// brokenOff makes a store as a process leaves it that is killed in the middle of
// a change: the file half changed, and beside it the journal with the pages as
// they were. It returns the file's path, and the file as it was before.
func brokenOff(t *testing.T, before ...string) (path string, whole []byte) {
	t.Helper()
	dir := t.TempDir()
	live := filepath.Join(dir, "live.db")
	// With a cache of one page SQLite must write to the file long before the
	// change is complete, and for that the journal must be safe on the disk.
	db, err := connect(live, "_pragma=journal_mode(delete)&_pragma=cache_size(1)&_pragma=cache_spill(1)")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	execute(t, db, before...)
	if len(before) > 0 {
		whole = readFile(t, live)
	}
	tx, err := db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	execute(t, tx, "CREATE TABLE half (x)")
	for range 50 {
		execute(t, tx, "INSERT INTO half VALUES (randomblob(900))")
	}
	path = filepath.Join(dir, "shelf.db")
	for _, suffix := range []string{"", "-journal"} {
		if err := copyFile(live+suffix, path+suffix); err != nil {
			t.Fatal(err)
		}
	}
	if bytes.Equal(readFile(t, path), whole) {
		t.Fatal("nothing of the change is in the file yet")
	}
	return path, whole
}

func execute(t *testing.T, db interface {
	ExecContext(context.Context, string, ...any) (sql.Result, error)
}, statements ...string) {
	t.Helper()
	for _, s := range statements {
		if _, err := db.ExecContext(t.Context(), s); err != nil {
			t.Fatal(err)
		}
	}
}

func readFile(t *testing.T, path string) []byte {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// our are the statements that make a store with a star in it.
func our() []string {
	return append(migrations[:len(migrations):len(migrations)],
		fmt.Sprintf("PRAGMA user_version = %d", len(migrations)),
		"INSERT INTO articles VALUES ('', '/kept', '', 0, 1, 0, '')")
}

// A change that was broken off is taken back, and the store is used.
func TestBrokenOff(t *testing.T) {
	for name, c := range map[string]struct {
		before []string
		stars  int
	}{
		"the first":    {nil, 0},
		"a later one":  {our(), 1},
		"empty tables": {our()[:len(our())-1], 0},
	} {
		t.Run(name, func(t *testing.T) {
			path, _ := brokenOff(t, c.before...)
			if found := stars(t, path); len(found) != c.stars {
				t.Errorf("the stars are %v, want %d", found, c.stars)
			}
			s := desk(t, openStore(t, path).Reader(""))
			s.SetStarred(Ref{"/new", ""}, true)
			flush(t, s)
			if found := stars(t, path); !found["/new"] || len(found) != c.stars+1 {
				t.Errorf("afterwards the stars are %v", found)
			}
		})
	}
}

// What is no shelf of ours stays what it was, with a journal beside it as well.
func TestBrokenOffUnusable(t *testing.T) {
	t.Run("newer", func(t *testing.T) {
		path, whole := brokenOff(t, append(our(), "PRAGMA user_version = 99")...)
		checkUnusable(t, path, "the shelf "+path+" was made by a newer qari")
		if !bytes.Equal(readFile(t, path), whole) {
			t.Error("the file is not what it was before the change")
		}
	})
	t.Run("of another program", func(t *testing.T) {
		path, whole := brokenOff(t, "CREATE TABLE places (x)")
		checkUnusable(t, path, "the shelf "+path+" belongs to another program")
		if !bytes.Equal(readFile(t, path), whole) {
			t.Error("the file is not what it was before the change")
		}
	})
	t.Run("no database", func(t *testing.T) {
		path, _ := brokenOff(t)
		journal := readFile(t, path+"-journal")
		content := []byte(strings.Repeat("not a database\n", 1000))
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		checkUnusable(t, path, "the shelf "+path+" is damaged")
		if !bytes.Equal(readFile(t, path), content) || !bytes.Equal(readFile(t, path+"-journal"), journal) {
			t.Error("the file or its journal was changed")
		}
	})
}

// A machine that stops may leave a file that is longer but not filled, or hardly
// begun; the journal knows that it was empty.
func TestBrokenOffUnfilled(t *testing.T) {
	for _, start := range []string{"", "SQLite", strings.Repeat("\x00", 4096), "SQLite format 3\x00" + strings.Repeat("\x00", 4080)} {
		path, _ := brokenOff(t)
		if err := os.WriteFile(path, []byte(start), 0o600); err != nil {
			t.Fatal(err)
		}
		if found := stars(t, path); len(found) != 0 {
			t.Errorf("%q: the stars are %v", start, found)
		}
	}
}
