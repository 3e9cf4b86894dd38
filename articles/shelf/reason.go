package shelf

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"syscall"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// Error says on one line why a shelf cannot be used.
type Error struct {
	Path   string
	Reason string
	Err    error // the cause
}

func (e *Error) Error() string {
	return fmt.Sprintf("nothing will be remembered: the shelf %s %s", e.Path, e.Reason)
}

func (e *Error) Unwrap() error { return e.Err }

var (
	errDamaged    = errors.New("the file is damaged")
	errFolder     = errors.New("the folder is not open to this user")
	errForeign    = errors.New("the tables are another program's")
	errNewer      = errors.New("the file is of a newer version")
	errUnfinished = errors.New("a change that was broken off cannot be taken back")
)

// reason says what is wrong with a store. The words follow the path in a line.
func reason(err error) string {
	if !errors.Is(err, errDamaged) && (errors.Is(err, errUnfinished) || isUnfinished(err)) {
		return "was left in the middle of a change that cannot be taken back: it " + cause(err)
	}
	return cause(err)
}

func cause(err error) string {
	var fault *sqlite.Error
	switch {
	case errors.Is(err, errNewer):
		return "was made by a newer qari; it is left as it is"
	case errors.Is(err, errForeign):
		return "belongs to another program; it is left as it is"
	case errors.Is(err, errDamaged):
		return "is damaged; it is left as it is"
	case errors.Is(err, errFolder):
		return "lies in a folder that may not be written"
	case errors.Is(err, os.ErrPermission):
		return "may not be written"
	case errors.Is(err, syscall.EROFS):
		return "lies on a disk that may only be read"
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return "has no room left on its disk"
	case errors.As(err, &fault) && faults(fault.Code()) != "":
		return faults(fault.Code())
	}
	return "cannot be used: " + strings.Join(strings.Fields(err.Error()), " ")
}

// faults returns words for an SQLite result code, "" if there are none. See
// https://sqlite.org/rescode.html
func faults(code int) string {
	switch code {
	case sqlite3.SQLITE_READONLY_DIRECTORY, sqlite3.SQLITE_IOERR_DELETE:
		return cause(errFolder) // SQLite cannot create or delete a file beside the store
	}
	const primary = 0xFF // the low byte; the bits above it give details
	switch code & primary {
	case sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT:
		return cause(errDamaged)
	case sqlite3.SQLITE_READONLY:
		return "may not be written"
	case sqlite3.SQLITE_CANTOPEN:
		return "cannot be opened, or a file beside it"
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return "is held by another program"
	case sqlite3.SQLITE_FULL:
		return "has no room left on its disk"
	}
	return ""
}
