// Package load finds the files of a collection and reads each into text.
//
// It knows paths, sizes and encodings. What a page says is for package clean:
// the text that Read returns has not been made safe for a terminal.
package load

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"
)

// MaxSize is the largest file that is read, in bytes.
const MaxSize = 64 << 20

// File is one file of the collection.
type File struct {
	ID   string // path relative to the root, with slashes; unique in a listing, safe to print
	Path string // the path to open it by: the root's path joined with the relative one
	Root int    // the number of the root that it was found under

	fsys fs.FS // nil for the operating system's files
}

// Markdown tells whether the file's name says that it holds Markdown.
func (f File) Markdown() bool { return strings.EqualFold(path.Ext(f.Path), ".md") }

// Page is the text of one file, not yet cleaned.
type Page struct {
	Text     string
	Encoding Encoding
}

// Read reads and decodes the file. The error is an [*Error] that names the
// file and says in a few words why it cannot be shown.
func Read(f File) (Page, error) {
	data, err := readAll(f)
	if err != nil {
		return Page{}, &Error{Path: f.Path, Reason: reason(err), Err: err}
	}
	page, err := decode(data)
	if err != nil {
		return Page{}, &Error{Path: f.Path, Reason: err.Error(), Err: err}
	}
	return page, nil
}

// readAll returns the bytes of a regular file of at most MaxSize. It asks for
// the file's nature before opening it, since opening a named pipe would wait
// for a writer, and does not trust the size it was told while reading.
func readAll(f File) ([]byte, error) {
	info, err := f.stat()
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, errNotFile
	case info.Size() > MaxSize:
		return nil, errTooLarge
	}
	r, err := f.open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	data := make([]byte, 0, info.Size()+1)
	return readLimited(r, data)
}

func readLimited(r io.Reader, data []byte) ([]byte, error) {
	for {
		if len(data) > MaxSize {
			return nil, errTooLarge
		}
		if len(data) == cap(data) {
			data = append(data, 0)[:len(data)]
		}
		n, err := r.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		if errors.Is(err, io.EOF) {
			return data, nil
		}
		if err != nil {
			return nil, err
		}
	}
}

func (f File) stat() (fs.FileInfo, error) {
	if f.fsys != nil {
		return fs.Stat(f.fsys, f.Path)
	}
	return os.Stat(f.Path)
}

func (f File) open() (io.ReadCloser, error) {
	if f.fsys != nil {
		return f.fsys.Open(f.Path)
	}
	return os.Open(f.Path)
}
