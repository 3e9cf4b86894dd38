// Package lexicon holds the names that qari knows in advance: people, places
// and organisations, given and family names, and the titles that stand before a
// person. All of it was written for qari. The format is plain text, so that
// readers can add their own.
//
// The name of a file, up to the first hyphen or dot, is the kind of its entries
// (see [Kind]): people-football.txt lists people. "#" begins a comment. The
// Arabic comma or the end of the line ends an entry. "=" separates the
// spellings of one name; the first is the one to show.
package lexicon

import (
	"embed"
	"errors"
	"io/fs"
	"path"
	"strings"
	"unicode/utf8"

	"qari/model/entity/tagger"
)

// Kind is a set of meanings that a phrase can have.
type Kind = tagger.Kind

//go:embed *.txt
var files embed.FS

// Embedded returns the lexicons that are part of the program.
func Embedded() fs.FS { return files }

// kinds maps the first part of a file's name to the kind of its entries.
var kinds = map[string]Kind{
	"people": tagger.Person, "given": tagger.Given, "family": tagger.Family,
	"countries": tagger.Country, "cities": tagger.City, "regions": tagger.Region,
	"organisations": tagger.Organisation, "media": tagger.Media, "clubs": tagger.Club,
	"companies": tagger.Company, "parties": tagger.Party, "titles": tagger.Title,
	"words": tagger.Word,
}

// Entry is one name with its spellings. The first spelling is the one to show.
type Entry struct {
	Kind      Kind
	Spellings []string
}

// Read calls each for every entry of every lexicon in the folder, in the order
// of the file names. It ignores files whose names give no kind. A folder that
// does not exist has no files. Read leaves out a file that it cannot read and
// returns an error that names it, usually an [*fs.PathError].
func Read(folder fs.FS, each func(Entry)) (faults []error) {
	files, err := fs.ReadDir(folder, ".")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		faults = append(faults, err) // ReadDir may return some files together with an error
	}
	for _, file := range files {
		kind, ok := kinds[stem(file.Name())]
		if !ok || path.Ext(file.Name()) != ".txt" {
			continue
		}
		text, err := read(folder, file.Name())
		if err != nil {
			faults = append(faults, err)
			continue
		}
		parse(text, kind, each)
	}
	return faults
}

var (
	errNoFile = errors.New("is not a regular file")
	errNoUTF8 = errors.New("is not UTF-8")
)

// read returns the text of a file without a byte order mark. It refuses
// everything but regular files: a named pipe would never end.
func read(folder fs.FS, name string) (string, error) {
	info, err := fs.Stat(folder, name)
	if err == nil && !info.Mode().IsRegular() {
		err = &fs.PathError{Op: "read", Path: name, Err: errNoFile}
	}
	if err != nil {
		return "", err
	}
	text, err := fs.ReadFile(folder, name)
	if err == nil && !utf8.Valid(text) {
		err = &fs.PathError{Op: "read", Path: name, Err: errNoUTF8}
	}
	return strings.TrimPrefix(string(text), "\ufeff"), err
}

// stem returns a file's name up to the first hyphen or dot.
func stem(name string) string {
	name = path.Base(name)
	if i := strings.IndexAny(name, "-."); i >= 0 {
		name = name[:i]
	}
	return name
}

// parse reads the entries of one file. All their spellings are slices of one
// list, which saves an allocation per entry.
func parse(text string, kind Kind, each func(Entry)) {
	var spellings []string
	for line, text, ok := cut(text, "\n"); ok; line, text, ok = cut(text, "\n") {
		line, _, _ = strings.Cut(line, "#")
		for item, line, ok := cut(line, "،"); ok; item, line, ok = cut(line, "،") {
			start := len(spellings)
			for s, item, ok := cut(item, "="); ok; s, item, ok = cut(item, "=") {
				if s = strings.Trim(s, " \t\r"); s != "" {
					spellings = append(spellings, s)
				}
			}
			if end := len(spellings); end > start {
				each(Entry{kind, spellings[start:end:end]})
			}
		}
	}
}

// cut returns the part of s before the next separator. ok is false if s is
// empty.
func cut(s, separator string) (part, rest string, ok bool) {
	part, rest, _ = strings.Cut(s, separator)
	return part, rest, s != ""
}
