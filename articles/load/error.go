package load

import (
	"errors"
	"io/fs"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Error is the reason why a path could not be opened, on one line.
type Error struct {
	Path   string // as given or found; may contain any byte
	Reason string // a few words, safe to print
	Err    error  // the cause, for errors.Is
}

// Error returns the path, safe to print, and the reason.
func (e *Error) Error() string { return Printable(e.Path) + ": " + e.Reason }

func (e *Error) Unwrap() error { return e.Err }

// The reasons why qari does not read a file.
var (
	errEmpty    = errors.New("is empty")
	errBinary   = errors.New("is binary, not text")
	errTooLarge = errors.New("is larger than 64 MB")
	errNotFile  = errors.New("is not a regular file")
	errLink     = errors.New("is a link to a folder, which is not followed")
)

// reason returns the cause without the path, because errors of package os
// repeat the path.
func reason(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "does not exist"
	case errors.Is(err, fs.ErrPermission):
		return "may not be read: permission denied"
	}
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		err = pathError.Err
	}
	return Printable(err.Error())
}

// Printable returns a file name that is safe on one line of a terminal. If all
// characters are printable, it is unchanged. Otherwise it is quoted as a Go
// string, so that control and bidi characters have no effect.
func Printable(name string) string {
	hostile := func(r rune) bool { return !unicode.IsPrint(r) }
	if utf8.ValidString(name) && !strings.ContainsFunc(name, hostile) {
		return name
	}
	return strconv.Quote(name)
}
