package load

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Root is a path to read: a file, or a folder with everything in it.
type Root struct {
	Path   string // as given
	Number int    // index among the given paths

	fsys fs.FS // nil for files of the operating system
}

// Roots returns a root for each path. If paths do not exist, the error matches
// fs.ErrNotExist and names each of them on a line.
func Roots(paths []string) ([]Root, error) {
	var roots []Root
	var faults []error
	for i, p := range paths {
		if _, err := os.Stat(p); errors.Is(err, fs.ErrNotExist) {
			faults = append(faults, &Error{Path: p, Reason: reason(err), Err: err})
		}
		roots = append(roots, Root{Path: p, Number: i})
	}
	return roots, errors.Join(faults...)
}

// FS returns a root with all files of a file system, such as an embedded one.
func FS(fsys fs.FS) Root { return Root{Path: ".", fsys: fsys} }

// Embedded tells whether the root is not in the operating system's files.
func (r Root) Embedded() bool { return r.fsys != nil }

// Lister lists the files of roots and gives each an ID. It lists no file twice,
// and no two files have the same ID.
type Lister struct {
	ids   map[string]bool
	paths map[string]bool // absolute and clean
}

// NewLister returns a Lister for a new collection.
func NewLister() *Lister {
	return &Lister{ids: map[string]bool{}, paths: map[string]bool{}}
}

// List lists the files of a root, folder by folder, in byte order of the names.
// A folder's files count if they end in .txt or .md and are not hidden, as for
// ls; a root that is a file always counts. A link to a file counts as the file.
// A link to a folder is not followed unless it is the root, so no loop is
// possible. For a path that cannot be listed it yields an [*Error] and
// continues.
func (l *Lister) List(ctx context.Context, root Root) iter.Seq2[File, error] {
	return l.ListUnder(ctx, root, root.Path)
}

// ListUnder lists only the part of the root at and below the path top, which
// begins with the root's path.
func (l *Lister) ListUnder(ctx context.Context, root Root, top string) iter.Seq2[File, error] {
	return func(yield func(File, error) bool) {
		visit := func(name string, entry fs.DirEntry, err error) error {
			file, err := l.visit(root, name, entry, err)
			switch {
			case ctx.Err() != nil:
				return fs.SkipAll
			case errors.Is(err, fs.SkipDir):
				return err
			case err == nil && file.ID == "":
				return nil
			case !yield(file, err):
				return fs.SkipAll
			}
			return nil
		}
		// visit gives all errors to yield, so WalkDir returns none.
		if root.fsys != nil {
			_ = fs.WalkDir(root.fsys, top, visit)
			return
		}
		_ = walkOS(top, visit)
	}
}

// walkOS is filepath.WalkDir, except that it follows a link at the top.
func walkOS(top string, visit fs.WalkDirFunc) error {
	info, err := os.Lstat(top)
	if err == nil && info.Mode()&fs.ModeSymlink != 0 {
		if target, err := os.Stat(top); err == nil && target.IsDir() {
			top += string(filepath.Separator) // with the slash, Lstat follows the link
		}
	}
	return filepath.WalkDir(top, visit)
}

// visit handles one path of a walk. It returns a File to list, an error to
// report, SkipDir, or neither for a path to ignore.
func (l *Lister) visit(root Root, name string, entry fs.DirEntry, err error) (File, error) {
	isRoot := filepath.Clean(name) == filepath.Clean(root.Path)
	switch {
	case err != nil:
		return File{}, &Error{Path: name, Reason: reason(err), Err: err}
	case !isRoot && strings.HasPrefix(entry.Name(), "."):
		if entry.IsDir() {
			return File{}, fs.SkipDir
		}
		return File{}, nil
	case entry.IsDir():
		return File{}, nil
	case root.linkToFolder(name, entry):
		return File{}, &Error{Path: name, Reason: errLink.Error(), Err: errLink}
	case !isRoot && !readable(name):
		return File{}, nil
	}
	return l.take(root, name), nil
}

func (r Root) linkToFolder(name string, entry fs.DirEntry) bool {
	if entry.Type()&fs.ModeSymlink == 0 || r.fsys != nil {
		return false
	}
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// readable tells whether the name of a file in a folder is that of an article.
func readable(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return ext == ".txt" || ext == ".md"
}

// take returns the File for a path. If the path was listed before, it returns
// the zero File.
func (l *Lister) take(root Root, name string) File {
	file := File{Path: name, Root: root.Number, fsys: root.fsys}
	key := name
	if root.fsys == nil {
		key = absolute(name)
	}
	if l.paths[key] {
		return File{}
	}
	l.paths[key] = true
	file.ID = l.unique(root.relative(name), root)
	return file
}

// Forget makes the Lister list the file again if it comes back. The ID becomes
// free.
func (l *Lister) Forget(f File) {
	delete(l.ids, f.ID)
	delete(l.paths, absolute(f.Path))
}

// relative returns the path below the root, with slashes. If the root is a
// file, it is the file's name.
func (r Root) relative(name string) string {
	rel, err := filepath.Rel(r.Path, name)
	if err != nil || rel == "." {
		rel = filepath.Base(name)
	}
	return filepath.ToSlash(rel)
}

// unique returns the ID for a relative path. If the ID is in use, it adds the
// name of the folder above the root, and if that is in use, too, a number.
func (l *Lister) unique(rel string, root Root) string {
	id := safeID(rel)
	if l.ids[id] {
		above := absolute(root.Path)
		if filepath.Base(above) == rel {
			above = filepath.Dir(above) // the root is the file itself
		}
		id = safeID(path.Join(filepath.Base(above), rel))
	}
	plain := id
	for n := 2; l.ids[id]; n++ {
		id = fmt.Sprintf("%s~%d", plain, n)
	}
	l.ids[id] = true
	return id
}

// safeID writes bytes that are not printable as %XX.
func safeID(rel string) string {
	var b strings.Builder
	for i := 0; i < len(rel); {
		r, size := utf8.DecodeRuneInString(rel[i:])
		if unicode.IsPrint(r) && (r != utf8.RuneError || size > 1) {
			b.WriteString(rel[i : i+size])
		} else {
			for _, c := range []byte(rel[i : i+size]) {
				fmt.Fprintf(&b, "%%%02X", c)
			}
		}
		i += size
	}
	return b.String()
}

func absolute(name string) string {
	abs, err := filepath.Abs(name)
	if err != nil {
		return filepath.Clean(name)
	}
	return abs
}

// Compare compares files in the order of List: by root, then folder by folder
// in byte order of the names.
func Compare(a, b File) int {
	if a.Root != b.Root {
		return a.Root - b.Root
	}
	x, y := filepath.ToSlash(a.Path), filepath.ToSlash(b.Path)
	i := 0
	for i < len(x) && i < len(y) && x[i] == y[i] {
		i++
	}
	if i == len(x) || i == len(y) {
		return len(x) - len(y)
	}
	return rank(x[i]) - rank(y[i])
}

// rank puts the slash before all other bytes. So the files of a folder «a» come
// before those of «a b».
func rank(c byte) int {
	if c == '/' {
		return 0
	}
	return int(c) + 1
}
