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

// Root is a path that was asked for: a file, or a folder with all that is
// under it.
type Root struct {
	Path   string // as given
	Number int    // its place among the paths that were given

	fsys fs.FS // nil for the operating system's files
}

// Roots looks at each path once. A path that does not exist makes an error
// that matches fs.ErrNotExist and names every such path, a line each.
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

// FS is a root made of all of a file system, such as an embedded one.
func FS(fsys fs.FS) Root { return Root{Path: ".", fsys: fsys} }

// Embedded tells whether the root is part of the program, and not of the
// operating system's files.
func (r Root) Embedded() bool { return r.fsys != nil }

// A Lister lists the files of roots and gives each its ID. It remembers what
// it has listed: no file comes twice, and no two have the same ID.
type Lister struct {
	ids   map[string]bool
	paths map[string]bool // absolute and clean
}

// NewLister returns a Lister that has listed nothing.
func NewLister() *Lister {
	return &Lister{ids: map[string]bool{}, paths: map[string]bool{}}
}

// List walks a root: folder by folder, names in byte order. In folders it
// takes the files that end in .txt or .md and leaves out what is hidden, as
// ls does; a root is taken whatever its name. A link to a file counts as the
// file; a link to a folder inside a root is not followed, so no loop can
// arise. What cannot be listed comes as an [*Error], and the walk goes on.
func (l *Lister) List(ctx context.Context, root Root) iter.Seq2[File, error] {
	return l.ListUnder(ctx, root, root.Path)
}

// ListUnder is List for a part of the root: a folder or a file that lies at
// the path top, which begins with the root's path.
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
		// The walk stops by SkipAll alone: every other fault goes to yield.
		if root.fsys != nil {
			_ = fs.WalkDir(root.fsys, top, visit)
			return
		}
		_ = walkOS(top, visit)
	}
}

// walkOS is filepath.WalkDir, but a root that is itself a link is followed.
func walkOS(top string, visit fs.WalkDirFunc) error {
	info, err := os.Lstat(top)
	if err == nil && info.Mode()&fs.ModeSymlink != 0 {
		if target, err := os.Stat(top); err == nil && target.IsDir() {
			top += string(filepath.Separator) // makes Lstat look behind the link
		}
	}
	return filepath.WalkDir(top, visit)
}

// visit decides on one name of a walk: a File to take, an error to tell,
// SkipDir, or neither for a name to pass over.
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

// readable tells by its name whether a file in a folder is an article.
func readable(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return ext == ".txt" || ext == ".md"
}

// take makes the File for a path, or the zero File where that path was listed
// before.
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

// Forget makes the Lister take the file again when it comes by: for a file
// that was removed. Its ID becomes free.
func (l *Lister) Forget(f File) {
	delete(l.ids, f.ID)
	delete(l.paths, absolute(f.Path))
}

// relative is the file's path below the root, with slashes; a root that is a
// file goes by its last element.
func (r Root) relative(name string) string {
	rel, err := filepath.Rel(r.Path, name)
	if err != nil || rel == "." {
		rel = filepath.Base(name)
	}
	return filepath.ToSlash(rel)
}

// unique returns the ID for a relative path. Where a file of another root has
// taken it, the name of the folder above goes before it, and where that is
// taken too a number goes after it.
func (l *Lister) unique(rel string, root Root) string {
	id := safeID(rel)
	if l.ids[id] {
		above := absolute(root.Path)
		if filepath.Base(above) == rel {
			above = filepath.Dir(above) // the root is the file
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

// safeID writes what could not be printed on one line as %XX.
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

// Compare orders files as List lists them: by root, then folder by folder in
// byte order of the names.
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

// rank puts the slash before every other byte: a folder's files come before
// those of a neighbour whose name goes on after it.
func rank(c byte) int {
	if c == '/' {
		return 0
	}
	return int(c) + 1
}
