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

// check looks through a store that is there already, before anything is
// written to it. A process that was killed in the middle of a change leaves a
// journal beside the file; SQLite takes the change back before it reads, which
// it cannot do where it may only read. Then the change is taken back first,
// and the file looked through afterwards.
func check(ctx context.Context, path string) error {
	err := inspect(ctx, path)
	if !isUnfinished(err) {
		return err
	}
	if err := takeBack(ctx, path); err != nil {
		return fmt.Errorf("%w: %w", errUnfinished, err)
	}
	return inspect(ctx, path)
}

// inspect looks through a store without being able to change it.
func inspect(ctx context.Context, path string) error {
	db, err := connect(path, "mode=ro")
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
	if err != nil {
		return err
	}
	if version > len(migrations) {
		return errNewer
	}
	var tables, ours int
	err = db.QueryRowContext(ctx, `SELECT count(*), count(iif(name IN ('articles', 'queries', 'settings', 'names'), 1, NULL))
		FROM sqlite_schema WHERE type = 'table'`).Scan(&tables, &ours)
	isNew := version == 0 && tables == 0
	if err == nil && !isNew && (version == 0 || ours < 4) {
		return errForeign
	}
	return err
}

// isUnfinished reports whether SQLite refused to read because a change has to
// be taken back, or the write-ahead log to be gone through, first.
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

// takeBack lets SQLite take back a change that was broken off: reading the file
// with the right to write does that. A file that no SQLite program wrote is
// damaged instead, whatever journal lies beside it.
func takeBack(ctx context.Context, path string) error {
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

// header begins every SQLite file: https://sqlite.org/fileformat2.html#magic_header_string
const header = "SQLite format 3\x00"

// checkHeader refuses a file that does not begin like one of SQLite's. Where the
// machine stopped, the file may end early, or be longer but filled with zeros.
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
