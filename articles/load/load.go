// Package load finds the files of a collection and decodes each into text.
// Package articles uses it.
//
// It knows paths, sizes and encodings, but not what a page says: see package
// clean. The text is not safe for a terminal until clean has cleaned it.
package load

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"
)

// MaxSize is the maximum size of a file, in bytes.
const MaxSize = 64 << 20

// File is one file of the collection.
type File struct {
	ID   string // path relative to the root, with slashes; unique in the collection, safe to print
	Path string // path to open: that of the root and the relative one
	Root int    // number of the root

	fsys fs.FS // nil for files of the operating system
}

// Markdown tells whether the file's name is that of a Markdown file.
func (f File) Markdown() bool { return strings.EqualFold(path.Ext(f.Path), ".md") }

// Page is the text of one file before cleaning.
type Page struct {
	Text     string
	Encoding Encoding
}

// Read reads and decodes a file. The error is an [*Error] with the path and the
// reason in a few words.
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

// readAll returns the bytes of a regular file of at most MaxSize. It tests this
// before it opens the file, because opening a named pipe waits for a writer. It
// does not rely on the reported size, because the file may grow.
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
