package clean

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var roleNames = map[role]string{
	undecided: "undecided", title: "title", section: "section", dateline: "dateline", byline: "byline",
	summary: "summary", caption: "caption", heading: "heading", paragraph: "paragraph", quote: "quote",
	source: "source", furniture: "furniture", repeatedTitle: "repeatedTitle", pageDate: "pageDate",
	keyword: "keyword", related: "related", relatedLabel: "furniture", keywordLabel: "furniture",
}

// TestPages cleans the pages in testdata/pages. Each line there is "role: text";
// a line "+role: text" goes on in the line above it, and one with the role
// "merged" ends up in the block of the line above it.
func TestPages(t *testing.T) {
	files, err := filepath.Glob("testdata/pages/*.page")
	if err != nil || len(files) == 0 {
		t.Fatal("no pages", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".page"), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			text, want := annotated(string(data))
			p := newPage(Chars(text), strings.HasSuffix(file, ".md.page"))
			p.tellApart()
			got := outcome(p)
			for i := range max(len(got), len(want)) {
				if i >= len(got) || i >= len(want) || got[i] != want[i] {
					t.Errorf("piece %d:\n got %s\nwant %s", i, at(got, i), at(want, i))
				}
			}
		})
	}
}

func at(list []string, i int) string {
	if i < len(list) {
		return list[i]
	}
	return "nothing"
}

// annotated splits a page of testdata into the page and what is expected of
// it, a piece an element.
func annotated(data string) (page string, want []string) {
	var b strings.Builder
	for line := range strings.Lines(strings.TrimSuffix(data, "\n")) {
		line = strings.TrimSuffix(line, "\n")
		role, text, found := strings.Cut(line, ":")
		if !found {
			b.WriteString("\n")
			continue
		}
		text = strings.TrimPrefix(text, " ")
		if glued, ok := strings.CutPrefix(role, "+"); ok {
			b.WriteString(text)
			want = append(want, glued+": "+strings.TrimFunc(text, separator))
			continue
		}
		if b.Len() > 0 {
			b.WriteString("\n")
		}
		b.WriteString(text)
		text = strings.TrimSpace(text)
		if role == "keyword" {
			text = strings.TrimFunc(text, separator)
		}
		if role == "merged" {
			want[len(want)-1] += " " + text
			continue
		}
		want = append(want, role+": "+text)
	}
	return b.String(), want
}

func outcome(p *page) []string {
	var got []string
	for _, l := range p.lines {
		if l.role != merged {
			got = append(got, fmt.Sprintf("%s: %s", roleNames[l.role], l.text))
		}
	}
	return got
}
