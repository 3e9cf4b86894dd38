package shelf

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"modernc.org/sqlite" // the driver "sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// Error says, in one line, why a shelf cannot be used.
type Error struct {
	Path   string
	Reason string
	Err    error // what lies behind it
}

func (e *Error) Error() string {
	return fmt.Sprintf("nothing will be remembered: the shelf %s %s", e.Path, e.Reason)
}

func (e *Error) Unwrap() error { return e.Err }

// Store is an SQLite file with the shelves of any number of readers. Several
// processes may have it open.
type Store struct {
	db   *sql.DB
	path string
}

// Open opens the store, and makes it where there is none. Where that cannot
// be, it returns an [*Error], and leaves a file that is there as it is.
func Open(ctx context.Context, path string) (*Store, error) {
	s := &Store{path: path}
	if err := s.open(ctx); err != nil {
		if s.db != nil {
			s.db.Close()
		}
		return nil, &Error{path, reason(err), err}
	}
	return s, nil
}

func (s *Store) open(ctx context.Context) error {
	if err := os.MkdirAll(filepath.Dir(s.path), 0o700); err != nil {
		return err
	}
	// SQLite would fall back to reading only; and the files that it makes
	// beside this one take their permissions from it.
	file, err := os.OpenFile(s.path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	info, err := file.Stat()
	file.Close()
	if err != nil {
		return err
	}
	if info.Size() > 0 {
		if err := s.check(ctx); err != nil {
			return err
		}
	}
	s.db, err = connect(s.path, "_pragma=journal_mode(wal)&_pragma=synchronous(normal)&_txlock=immediate")
	if err != nil {
		return err
	}
	return retry(ctx, func() error { return migrate(ctx, s.db) })
}

// busyTimeout is how long a write waits for that of another process, in
// milliseconds. They take well under one.
const busyTimeout = 5000

func connect(path, options string) (*sql.DB, error) {
	name := url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath()}
	name.RawQuery = fmt.Sprintf("_pragma=busy_timeout(%d)&%s", busyTimeout, options)
	db, err := sql.Open("sqlite", name.String())
	if err == nil {
		db.SetMaxOpenConns(1) // one writer at a time, and readers have all in memory
	}
	return db, err
}

// check looks through a store without being able to change it.
func (s *Store) check(ctx context.Context) error {
	db, err := connect(s.path, "mode=ro")
	if err != nil {
		return err
	}
	defer db.Close()
	var found string
	if err := db.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&found); err != nil {
		return err
	}
	if found != "ok" {
		return errDamaged
	}
	version, err := userVersion(ctx, db)
	if err == nil && version > len(migrations) {
		return errNewer
	}
	return err
}

var (
	errDamaged = errors.New("the file is damaged")
	errNewer   = errors.New("the file is of a newer version")
)

// reason says what is wrong in words that go into one line.
func reason(err error) string {
	var fault *sqlite.Error
	switch {
	case errors.Is(err, os.ErrPermission):
		return "may not be written"
	case errors.Is(err, errNewer):
		return "was made by a newer qari; it is left as it is"
	case errors.Is(err, errDamaged):
		return "is damaged; it is left as it is"
	case errors.As(err, &fault):
		switch fault.Code() & 0xFF { // the rest tells kinds of these
		case sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT:
			return "is damaged; it is left as it is"
		case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN:
			return "may not be written"
		case sqlite3.SQLITE_BUSY:
			return "is held by another program"
		case sqlite3.SQLITE_FULL:
			return "has no room left on its disk"
		}
	}
	return "cannot be used: " + strings.Join(strings.Fields(err.Error()), " ")
}

// migrations lead from each version of the tables to the next.
var migrations = []string{`
CREATE TABLE articles (
	reader   TEXT NOT NULL,
	path     TEXT NOT NULL,
	print    TEXT NOT NULL,
	read     INTEGER NOT NULL,
	starred  INTEGER NOT NULL,
	position INTEGER NOT NULL,
	note     TEXT NOT NULL,
	PRIMARY KEY (reader, path)
) WITHOUT ROWID;
CREATE TABLE queries (
	reader TEXT NOT NULL,
	name   TEXT NOT NULL,
	query  TEXT NOT NULL,
	PRIMARY KEY (reader, name)
) WITHOUT ROWID;
CREATE TABLE settings (
	reader TEXT NOT NULL,
	name   TEXT NOT NULL,
	value  TEXT NOT NULL,
	PRIMARY KEY (reader, name)
) WITHOUT ROWID;
CREATE TABLE names (
	reader TEXT NOT NULL,
	label  TEXT NOT NULL,
	key    TEXT NOT NULL,
	shown  TEXT NOT NULL,
	PRIMARY KEY (reader, label, key)
) WITHOUT ROWID;`}

// migrate brings the tables to the present version, in one transaction that
// other processes wait for.
func migrate(ctx context.Context, db *sql.DB) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	version, err := userVersion(ctx, tx)
	if err != nil {
		return err
	}
	if version > len(migrations) {
		return errNewer
	}
	for _, statements := range migrations[version:] {
		if _, err := tx.ExecContext(ctx, statements); err != nil {
			return err
		}
	}
	if _, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", len(migrations))); err != nil {
		return err
	}
	return tx.Commit()
}

func userVersion(ctx context.Context, db interface {
	QueryRowContext(context.Context, string, ...any) *sql.Row
}) (version int, err error) {
	err = db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version)
	return version, err
}

// retry does again what another process was in the way of: two that make the
// same new file at once are told so without waiting, in spite of the timeout.
func retry(ctx context.Context, do func() error) error {
	err := do()
	for try := 0; try < 100 && isBusy(err); try++ {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(20 * time.Millisecond):
		}
		err = do()
	}
	return err
}

func isBusy(err error) bool {
	var fault *sqlite.Error
	return errors.As(err, &fault) && fault.Code()&0xFF == sqlite3.SQLITE_BUSY
}

// Close closes the store; its readers' shelves fail from then on.
func (s *Store) Close() error { return s.db.Close() }
