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
	"io/fs"
	"path"
	"strings"

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
// order of the file names. Files whose name says no kind are passed over.
// It returns the first error in reading the folder or a file.
func Read(folder fs.FS, each func(Entry)) error {
	names, err := fs.Glob(folder, "*.txt")
	if err != nil {
		return err
	}
	for _, name := range names {
		kind, ok := kinds[stem(name)]
		if !ok {
			continue
		}
		text, err := fs.ReadFile(folder, name)
		if err != nil {
			return err
		}
		parse(string(text), kind, each)
	}
	return nil
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
