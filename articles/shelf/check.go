package shelf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// check tests an existing store before anything is written to it. A process
// that was killed during a change leaves a journal beside the file. SQLite
// rolls the change back before it reads, but not if it opens the file for
// reading only. In this case check first lets SQLite roll back and then tests
// the file.
func check(ctx context.Context, path string) error {
	err := inspect(ctx, path)
	if !isUnfinished(err) {
		return err
	}
	if err := rollBack(ctx, path); err != nil {
		return fmt.Errorf("%w: %w", errUnfinished, err)
	}
	return inspect(ctx, path)
}

// inspect tests a store. It opens the file for reading only, so it cannot
// change it.
func inspect(ctx context.Context, path string) error {
	db, err := connect(path, "mode=ro")
	if err != nil {
		return err
	}
	defer db.Close()
	// One transaction, so that the version and the tables are of one moment:
	// another process may be making the file.
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	var found string
	if err := tx.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&found); err != nil {
		return err
	}
	if found != "ok" {
		return errDamaged
	}
	version, err := userVersion(ctx, tx)
	if err != nil {
		return err
	}
	if version > len(migrations) {
		return errNewer
	}
	var tables, ours int
	err = tx.QueryRowContext(ctx, `SELECT count(*), count(iif(name IN ('articles', 'queries', 'settings', 'names'), 1, NULL))
		FROM sqlite_schema WHERE type = 'table'`).Scan(&tables, &ours)
	isNew := version == 0 && tables == 0
	if err == nil && !isNew && (version == 0 || ours < 4) { // the first version has these four tables
		return errForeign
	}
	return err
}

// isUnfinished reports whether SQLite must first roll back a change or recover
// the write-ahead log.
func isUnfinished(err error) bool {
	var fault *sqlite.Error
	if !errors.As(err, &fault) {
		return false
	}
	switch fault.Code() {
	case sqlite3.SQLITE_READONLY_ROLLBACK, sqlite3.SQLITE_READONLY_RECOVERY, sqlite3.SQLITE_READONLY_CANTINIT:
		return true
	}
	return false
}

// rollBack lets SQLite roll back an interrupted change, by opening the file for
// writing. A file that SQLite did not write counts as damaged, even with a
// journal beside it.
func rollBack(ctx context.Context, path string) error {
	if err := checkHeader(path); err != nil {
		return err
	}
	db, err := connect(path, "mode=rw")
	if err != nil {
		return err
	}
	defer db.Close()
	_, err = userVersion(ctx, db)
	return err
}

// header is the start of every SQLite file:
// https://sqlite.org/fileformat2.html#magic_header_string
const header = "SQLite format 3\x00"

// checkHeader returns an error if the file does not begin like an SQLite file.
// After a crash of the machine a file may be short, or filled with zeros; both
// are accepted.
func checkHeader(path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	start := make([]byte, len(header))
	n, err := io.ReadFull(file, start)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return err
	}
	unfilled := bytes.Count(start[:n], []byte{0}) == n
	if !unfilled && !strings.HasPrefix(header, string(start[:n])) {
		return errDamaged
	}
	return nil
}
