package load

import (
	"errors"
	"io/fs"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Error says in one line why a path could not be opened.
type Error struct {
	Path   string // as it was given or found; may hold any byte
	Reason string // a few words, safe to print
	Err    error  // the cause, for errors.Is
}

// Error is the file's name, made safe to print, and the reason.
func (e *Error) Error() string { return Printable(e.Path) + ": " + e.Reason }

func (e *Error) Unwrap() error { return e.Err }

// Why a file is refused.
var (
	errEmpty    = errors.New("is empty")
	errBinary   = errors.New("is binary, not text")
	errTooLarge = errors.New("is larger than 64 MB")
	errNotFile  = errors.New("is not a regular file")
	errLink     = errors.New("is a link to a folder, which is not followed")
)

// reason words the cause without the path, which os errors repeat.
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

// Printable returns a file name as it may be shown on one line of a terminal:
// unchanged where every character is printable, else quoted as a Go string,
// so that no control character and no bidi control in a name takes effect.
func Printable(name string) string {
	hostile := func(r rune) bool { return !unicode.IsPrint(r) }
	if utf8.ValidString(name) && !strings.ContainsFunc(name, hostile) {
		return name
	}
	return strconv.Quote(name)
}
