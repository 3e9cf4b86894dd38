package shelf

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	sqlite3 "modernc.org/sqlite/lib"
)

// The error says which file or folder may not be written. The test runs as a user
// other than root, because permissions do not stop root.
func TestReasonOfPermissions(t *testing.T) {
	dir, err := os.MkdirTemp("", "qari-shelf") // which others may enter, as t.TempDir may not be
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	program := filepath.Join(dir, "program")
	if err := copyFile(os.Args[0], program); err != nil {
		t.Fatal(err)
	}
	mode(t, program, 0o555)
	mode(t, dir, 0o755)
	good := func(path string) { openStore(t, path).Close() }
	interrupted := func(path string) {
		broken, _ := brokenOff(t, our()...)
		for _, suffix := range []string{"", "-journal"} {
			if err := copyFile(broken+suffix, path+suffix); err != nil {
				t.Fatal(err)
			}
		}
	}
	for name, c := range map[string]struct {
		folder, file os.FileMode
		make         func(path string)
		reason       string
	}{
		"file":              {0o777, 0o444, good, "may not be written"},
		"folder":            {0o555, 0o666, good, "lies in a folder that may not be written"},
		"folder, no file":   {0o555, 0o666, func(string) {}, "lies in a folder that may not be written"},
		"closed folder":     {0o000, 0o666, good, "lies in a folder that may not be written"},
		"change, folder":    {0o555, 0o666, interrupted, "was left in the middle of a change that cannot be taken back: it lies in a folder that may not be written"},
		"change, file":      {0o777, 0o444, interrupted, "may not be written"},
		"folder to be made": {0o555, 0o666, nil, "lies in a folder that may not be written"},
	} {
		t.Run(name, func(t *testing.T) {
			folder := filepath.Join(dir, name)
			if err := os.Mkdir(folder, 0o700); err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(folder, "shelf.db")
			if c.make == nil {
				path = filepath.Join(folder, "state", "shelf.db")
			} else {
				c.make(path)
			}
			before := map[string][]byte{}
			files, _ := filepath.Glob(path + "*")
			for _, name := range files {
				before[name] = readFile(t, name)
				mode(t, name, c.file)
			}
			mode(t, folder, c.folder)
			checkToldTo(t, program, path, c.reason)
			mode(t, folder, 0o700)
			for name, content := range before {
				if c.file == 0o444 && !bytes.Equal(readFile(t, name), content) {
					t.Errorf("%s was changed", name)
				}
				mode(t, name, 0o600)
			}
			openStore(t, path) // nothing was spoilt
		})
	}
}

func mode(t *testing.T, path string, mode os.FileMode) {
	t.Helper()
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
}

// checkToldTo runs a writer, as nobody where this is root, which must end with
// one line that says why nothing is remembered.
func checkToldTo(t *testing.T, program, path, reason string) {
	t.Helper()
	c := writer(t, path, "x")
	c.Path = program
	if os.Getuid() == 0 {
		const nobody = 65534
		c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	}
	var told bytes.Buffer
	c.Stderr = &told
	want := fmt.Sprintf("nothing will be remembered: the shelf %s %s\n", path, reason)
	if err := c.Run(); err == nil || told.String() != want {
		t.Errorf("%v: %q, want %q", err, told.String(), want)
	}
}

// Failures of SQLite itself, provoked.
func TestReasonOfFaults(t *testing.T) {
	path := filepath.Join(t.TempDir(), "shelf.db")
	openStore(t, path).Close()
	t.Run("held", func(t *testing.T) {
		one, err := connect(path, "")
		if err != nil {
			t.Fatal(err)
		}
		defer one.Close()
		execute(t, one, "BEGIN IMMEDIATE")
		other, err := connect(path, "_pragma=busy_timeout(0)")
		if err != nil {
			t.Fatal(err)
		}
		defer other.Close()
		_, err = other.Exec("BEGIN IMMEDIATE")
		checkReason(t, err, "is held by another program")
		if !isBusy(err) {
			t.Error("and is not tried again")
		}
	})
	t.Run("full", func(t *testing.T) {
		db, err := connect(path, "_pragma=max_page_count(1)")
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		_, err = db.Exec("CREATE TABLE more (x); INSERT INTO more VALUES (zeroblob(100000))")
		checkReason(t, err, "has no room left on its disk")
	})
	t.Run("not opened", func(t *testing.T) {
		db, err := connect(filepath.Join(path, "nowhere"), "")
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		checkReason(t, db.Ping(), "cannot be opened, or a file beside it")
	})
}

func TestReason(t *testing.T) {
	for _, c := range []struct {
		err    error
		reason string
	}{
		{syscall.EROFS, "lies on a disk that may only be read"},
		{&os.PathError{Op: "open", Err: syscall.ENOSPC}, "has no room left on its disk"},
		{syscall.EDQUOT, "has no room left on its disk"},
		{syscall.EACCES, "may not be written"},
		{errors.New("one\ntwo"), "cannot be used: one two"},
		{fmt.Errorf("%w: %w", errUnfinished, syscall.EROFS), "was left in the middle of a change that cannot be taken back: it lies on a disk that may only be read"},
		{fmt.Errorf("%w: %w", errUnfinished, errDamaged), "is damaged; it is left as it is"},
	} {
		checkReason(t, c.err, c.reason)
	}
	for code, want := range map[int]string{
		sqlite3.SQLITE_READONLY:           "may not be written",
		sqlite3.SQLITE_READONLY_DBMOVED:   "may not be written",
		sqlite3.SQLITE_READONLY_DIRECTORY: "lies in a folder that may not be written",
		sqlite3.SQLITE_IOERR_DELETE:       "lies in a folder that may not be written",
		sqlite3.SQLITE_LOCKED:             "is held by another program",
		sqlite3.SQLITE_BUSY_SNAPSHOT:      "is held by another program",
		sqlite3.SQLITE_CORRUPT_INDEX:      "is damaged; it is left as it is",
		sqlite3.SQLITE_MISUSE:             "",
	} {
		if got := faults(code); got != want {
			t.Errorf("code %d: %q, want %q", code, got, want)
		}
	}
}

func checkReason(t *testing.T, err error, want string) {
	t.Helper()
	if err == nil || reason(err) != want {
		t.Errorf("the reason of %v is %q, want %q", err, reason(err), want)
	}
}
