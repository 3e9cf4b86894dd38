package entity

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"qari/model/word"
)

// ownText is our own articles, repeated to about a megabyte.
func ownText(b *testing.B) []string {
	files, _ := filepath.Glob("../../testdata/entity/*.json")
	var lines []string
	size := 0
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		var d annotated
		if err := json.Unmarshal(data, &d); err != nil {
			b.Fatal(err)
		}
		a, _ := d.read()
		lines = append(lines, strings.Split(a.Text, "\n")...)
		size += len(a.Text)
	}
	return lines
}

func BenchmarkFind(b *testing.B) {
	f := finder(b)
	a := article(ownText(b)...)
	b.SetBytes(int64(len(a.Text)))
	b.ReportAllocs()
	for b.Loop() {
		f.Find(a)
	}
}

func BenchmarkTag(b *testing.B) {
	f := finder(b)
	a := article(ownText(b)...)
	d := newDocument(a, word.Cut(a.Text))
	b.SetBytes(int64(len(d.text)))
	b.ReportAllocs()
	for b.Loop() {
		f.tagger.Tag(d.words)
	}
}

// BenchmarkNew measures what the first article waits for.
func BenchmarkNew(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := New(); err != nil {
			b.Fatal(err)
		}
	}
}
