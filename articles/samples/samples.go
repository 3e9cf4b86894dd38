// Package samples holds the articles that ship with the program, so that a
// newcomer sees everything at once. They were written for qari: news of the
// Caucasus between 2020 and 2022, laid out as web sites lay it out, with share
// buttons, the page's own clock, a section glued to its date, dual names of
// months (and a pair of them that contradict each other), keywords and
// headlines of other articles. What they report is public; every sentence is
// ours.
package samples

import (
	"embed"
	"io/fs"
)

//go:embed pages/*.txt
var files embed.FS

// FS holds the pages, a file each, at its root.
func FS() fs.FS {
	pages, err := fs.Sub(files, "pages")
	if err != nil {
		panic(err) // the name is a valid one
	}
	return pages
}
