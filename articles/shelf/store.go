package shelf

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"modernc.org/sqlite" // the driver "sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

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
	size, err := create(s.path)
	if err != nil {
		return err
	}
	if size > 0 {
		if err := retry(ctx, func() error { return check(ctx, s.path) }); err != nil {
			return err
		}
	}
	s.db, err = connect(s.path, "_pragma=journal_mode(wal)&_pragma=synchronous(normal)&_txlock=immediate")
	if err != nil {
		return err
	}
	return retry(ctx, func() error { return migrate(ctx, s.db) })
}

// create makes the file, and its folder, where there is none, and returns how
// many bytes it has. SQLite would fall back to reading only where the file may
// not be written; and the files that it makes beside this one take their
// permissions from it.
func create(path string) (size int64, err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return 0, folderError(err)
	}
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		if _, missing := os.Stat(path); missing != nil {
			err = folderError(err)
		}
		return 0, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

// folderError says of an error that it is the folder that permission is missing for.
func folderError(err error) error {
	if errors.Is(err, os.ErrPermission) {
		return fmt.Errorf("%w: %w", errFolder, err)
	}
	return err
}

// busyTimeout is how long a write waits for that of another process. They take
// well under a millisecond; a reader at the screen should not wait much longer.
const busyTimeout = 5 * time.Second

func connect(path, options string) (*sql.DB, error) {
	name := url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath()}
	name.RawQuery = fmt.Sprintf("_pragma=busy_timeout(%d)&%s", busyTimeout.Milliseconds(), options)
	db, err := sql.Open("sqlite", name.String())
	if err == nil {
		db.SetMaxOpenConns(1) // one writer at a time, and readers have all in memory
	}
	return db, err
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

// retry does again what another process was in the way of, until busyTimeout is
// over: two that make the same new file at once are told so without waiting.
func retry(ctx context.Context, do func() error) error {
	over := time.Now().Add(busyTimeout)
	err := do()
	for isBusy(err) && time.Now().Before(over) {
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
