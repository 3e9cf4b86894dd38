package articles_test

import (
	"encoding/binary"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"qari/articles/clean"
	"qari/articles/samples"
	"qari/model"
	"qari/model/entity"
	"qari/model/timex"
)

// pieces are runs of one to four words of our own articles and pages, and the
// ends of lines: what new articles are put together from, so that rules meet
// each other in orders that nobody wrote.
var pieces = sync.OnceValue(func() []string {
	var list []string
	seen := map[string]bool{}
	for _, text := range ownTexts() {
		for line := range strings.Lines(text) {
			words := strings.Fields(line)
			for i := range words {
				piece := strings.Join(words[i:min(i+1+len(list)%4, len(words))], " ")
				if !seen[piece] {
					seen[piece] = true
					list = append(list, piece)
				}
			}
		}
	}
	for range len(list) / 12 { // lines of about twelve pieces
		list = append(list, "\n")
	}
	return list
})

func ownTexts() []string {
	var texts []string
	add := func(data []byte, err error) {
		if err == nil {
			texts = append(texts, string(data))
		}
	}
	for _, pattern := range []string{"../testdata/timex/*.json", "../testdata/entity/*.json", "clean/testdata/pages/*.page"} {
		paths, _ := filepath.Glob(pattern)
		for _, p := range paths {
			add(os.ReadFile(p))
		}
	}
	pages, _ := fs.Glob(samples.FS(), "*")
	for _, p := range pages {
		add(fs.ReadFile(samples.FS(), p))
	}
	return texts
}

// recombined makes a page: every two bytes choose a piece.
func recombined(data []byte) string {
	list := pieces()
	var b strings.Builder
	for ; len(data) >= 2; data = data[2:] {
		b.WriteString(list[int(binary.BigEndian.Uint16(data))%len(list)])
		b.WriteByte(' ')
	}
	return b.String()
}

var names = sync.OnceValues(func() (*entity.Finder, error) { return entity.New() })

// read cleans a page and finds its dates and names; all of it must lie in the
// article, cut no character and leave its block for nothing.
func read(t *testing.T, page string) {
	t.Helper()
	finder, err := names()
	if err != nil {
		t.Fatal(err)
	}
	a := clean.Article(page, clean.Options{})
	_, dates, err := timex.Analyse(a, "")
	if err != nil {
		t.Fatal(err)
	}
	last := 0
	for _, d := range dates {
		sound(t, a, d.Span)
		if d.Span.Start < last || d.Value == "" {
			t.Fatalf("%q at %d after %d has the value %q", d.Span.Of(a.Text), d.Span.Start, last, d.Value)
		}
		last = d.Span.End
		for x := range d.Extents() {
			if i, ok := x.Interval(); ok && i.From > i.To {
				t.Fatalf("%q covers days from %v to %v", d.Span.Of(a.Text), i.From, i.To)
			}
		}
	}
	timex.Group(dates)
	entities, related := finder.Find(a)
	for _, e := range entities {
		if e.Name == "" || e.Key == "" || len(e.Mentions) == 0 {
			t.Fatalf("an entity without name, key or mention: %+v", e)
		}
		for _, m := range e.Mentions {
			sound(t, a, m)
		}
	}
	for _, r := range related {
		for _, m := range r.Mentions {
			sound(t, a, m)
		}
	}
}

func sound(t *testing.T, a *model.Article, s model.Span) {
	t.Helper()
	if s.Start < 0 || s.End <= s.Start || s.End > len(a.Text) {
		t.Fatalf("%v in a text of %d bytes", s, len(a.Text))
	}
	if text := s.Of(a.Text); !utf8.ValidString(text) || strings.Contains(text, "\n") {
		t.Fatalf("%q cuts a character or a block", text)
	}
}

// TestRecombined reads some articles that are put together by chance;
// the seed is fixed, so a failure comes again.
func TestRecombined(t *testing.T) {
	r := rand.New(rand.NewPCG(1442, 2))
	for range 60 {
		data := make([]byte, 2*(20+r.IntN(400)))
		for i := range data {
			data[i] = byte(r.Uint32())
		}
		read(t, recombined(data))
	}
}

// FuzzRecombined does so with pieces that the fuzzer chooses.
func FuzzRecombined(f *testing.F) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{0, 2, 40, 400} {
		data := make([]byte, n)
		for i := range data {
			data[i] = byte(r.Uint32())
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 4000 {
			t.Skip("longer ones only take longer")
		}
		read(t, recombined(data))
	})
}
