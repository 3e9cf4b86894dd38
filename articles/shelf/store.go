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

	"modernc.org/sqlite" // also registers the driver "sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// Store is an SQLite file with the shelves of any number of readers. Several
// processes may have it open.
type Store struct {
	db   *sql.DB
	path string
}

// Open opens the store and creates it if it does not exist. The error is an
// [*Error]. After an error an existing file is unchanged.
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

// create creates the file and its folder if they do not exist, and returns the
// size in bytes. Without this test SQLite would open a file without write
// permission for reading only. Files that SQLite creates beside this one get
// its permissions.
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

// folderError adds to a permission error that the folder is the cause.
func folderError(err error) error {
	if errors.Is(err, os.ErrPermission) {
		return fmt.Errorf("%w: %w", errFolder, err)
	}
	return err
}

// busyTimeout is the maximum wait for a write of another process. A write takes
// well under a millisecond, and a reader should not wait longer than this.
const busyTimeout = 5 * time.Second

func connect(path, options string) (*sql.DB, error) {
	name := url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath()}
	name.RawQuery = fmt.Sprintf("_pragma=busy_timeout(%d)&%s", busyTimeout.Milliseconds(), options)
	db, err := sql.Open("sqlite", name.String())
	if err == nil {
		db.SetMaxOpenConns(1) // writes are serial, and a desk reads from memory
	}
	return db, err
}

// migrations[i] changes the tables from version i to version i+1.
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

// migrate brings the tables to the current version in one transaction. Other
// processes wait for it.
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

// retry repeats an operation that another process blocks, until busyTimeout is
// over. SQLite does not wait itself if two processes create the same file at
// once.
func retry(ctx context.Context, do func() error) error {
	over := time.Now().Add(busyTimeout)
	err := do()
	for isBusy(err) && time.Now().Before(over) {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(20 * time.Millisecond): // several times as long as a write takes
		}
		err = do()
	}
	return err
}

func isBusy(err error) bool {
	var fault *sqlite.Error
	return errors.As(err, &fault) && fault.Code()&0xFF == sqlite3.SQLITE_BUSY
}

// Close closes the store. The shelves of its readers fail after that.
func (s *Store) Close() error { return s.db.Close() }
