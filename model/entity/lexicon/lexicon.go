// Package lexicon holds the names that qari knows before it reads: people,
// places and organisations, given and family names, and the titles that
// announce a person. All of it was written for qari, in plain text files
// that anyone can extend.
//
// A file's name up to the first hyphen or dot says what its entries are
// (see [Kind]): people-football.txt holds people. In a file, "#" begins a
// comment, entries are separated by the Arabic comma or the end of the line,
// and "=" joins the spellings of one name, the one to show first.
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

// Kind is a set of the things that a phrase can name.
type Kind = tagger.Kind

//go:embed *.txt
var files embed.FS

// Embedded is the folder of lexicons that ships with qari.
func Embedded() fs.FS { return files }

// kinds maps the first part of a file's name to what its entries are.
var kinds = map[string]Kind{
	"people": tagger.Person, "given": tagger.Given, "family": tagger.Family,
	"countries": tagger.Country, "cities": tagger.City, "regions": tagger.Region,
	"organisations": tagger.Organisation, "media": tagger.Media, "clubs": tagger.Club,
	"companies": tagger.Company, "parties": tagger.Party, "titles": tagger.Title,
	"words": tagger.Word,
}

// Entry is one name: its spellings, of which the first is the one to show.
type Entry struct {
	Kind      Kind
	Spellings []string
}

// Read calls each for every entry of every lexicon in the folder, in the
// order of the file names. Files whose name says no kind are passed over, and
// a folder that does not exist has no files. A file that cannot be read is left
// out, and the others still count; Read returns an error for each that names it,
// nearly always an [*fs.PathError].
func Read(folder fs.FS, each func(Entry)) (faults []error) {
	files, err := fs.ReadDir(folder, ".")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		faults = append(faults, err) // and there may be files in spite of it
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

// read returns the text of a file, without a byte order mark. Anything but a regular file is refused: a
// named pipe would never end.
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

// stem is a file's name up to the first hyphen or dot.
func stem(name string) string {
	name = path.Base(name)
	if i := strings.IndexAny(name, "-."); i >= 0 {
		name = name[:i]
	}
	return name
}

// parse reads the entries of one file. Their spellings are slices of one
// list, not to make one for each.
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

// cut takes the part before the next separator off s; ok is false where s is
// empty.
func cut(s, separator string) (part, rest string, ok bool) {
	part, rest, _ = strings.Cut(s, separator)
	return part, rest, s != ""
}
