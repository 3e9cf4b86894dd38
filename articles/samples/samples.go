// Package samples holds the articles inside the program, so that a new reader
// sees every function at once. They were written for qari: news of the Caucasus
// between 2020 and 2022. Their layout is that of web sites: share buttons, the
// date of saving, a section without a space before its date, double names of
// months (one pair contradicts itself), keywords, and headlines of other
// articles. The events are public; every sentence is ours.
package samples

import (
	"embed"
	"io/fs"
)

//go:embed pages/*.txt
var files embed.FS

// FS returns a file system with the pages as files in its root.
func FS() fs.FS {
	pages, err := fs.Sub(files, "pages")
	if err != nil {
		panic(err) // cannot happen: the name is valid
	}
	return pages
}
