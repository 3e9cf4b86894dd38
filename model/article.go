// Package model defines the data that the packages of qari exchange: what an
// article consists of ([Article]) and what analysis finds in it ([Findings]). It
// does no input or output and does not depend on a terminal.
//
// All positions are byte offsets into the article's cleaned text in logical
// order ([Article.Text]). Only the JSON output converts them to code points.
package model

// Span is a half-open byte range [Start, End) of [Article.Text].
type Span struct{ Start, End int }

// Len is the length of the span in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Contains tells whether the byte at offset lies in the span.
func (s Span) Contains(offset int) bool { return s.Start <= offset && offset < s.End }

// Overlaps tells whether the two spans share at least one byte. An empty span
// overlaps nothing.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Of cuts the span out of text.
func (s Span) Of(text string) string { return text[s.Start:s.End] }

// Kind says what a block is in the article.
type Kind uint8

// The kinds of block, in the order in which a news page usually has them.
const (
	Paragraph Kind = iota
	Title
	Section
	Dateline
	Byline
	Summary
	Caption
	Heading
	Quote
	Source
)

var kindNames = [...]string{
	Paragraph: "paragraph", Title: "title", Section: "section", Dateline: "dateline",
	Byline: "byline", Summary: "summary", Caption: "caption", Heading: "heading",
	Quote: "quote", Source: "source",
}

// String returns the kind's name in the JSON output.
func (k Kind) String() string { return kindNames[k] }

// Block is one piece of the article: a line of [Article.Text].
type Block struct {
	Kind Kind
	Span Span // without the newline that ends the block
}

// AsideKind says why a line of the page is not part of the article's text.
type AsideKind uint8

// The kinds of aside.
const (
	Furniture       AsideKind = iota // share buttons, "read more", labels
	RepeatedTitle                    // the title a second time
	PageDate                         // the day on which the page was saved
	Keywords                         // tags
	RelatedHeadline                  // a headline of another article
)

// Aside is a line of the page that is kept beside the text.
type Aside struct {
	Kind  AsideKind
	Text  string
	After int // how many blocks of the article stand before it on the page
}

// Article is the result of cleaning one page. It never changes, so any number
// of goroutines may share it.
type Article struct {
	ID   string // path relative to the opened root, with slashes; unique in a library
	Path string // the file it was read from

	Title   string // "" where the page has none
	Section string
	Byline  string
	Source  string

	Direction Direction // of the text as a whole

	Text   string  // the blocks in reading order, one a line, without a final newline
	Blocks []Block // in reading order; their spans and the newlines between them cover Text
	Asides []Aside // in page order: every line of the page that is not in Text
}

// Block returns the text of block i.
func (a *Article) Block(i int) string { return a.Blocks[i].Span.Of(a.Text) }

// BlockAt returns the index of the block that contains the byte at offset. The
// newline after a block belongs to that block. For an offset outside the text
// it returns the nearest block, and -1 if the article is empty.
func (a *Article) BlockAt(offset int) int {
	lo, hi := 0, len(a.Blocks)
	for lo < hi {
		mid := (lo + hi) / 2
		if a.Blocks[mid].Span.Start <= offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == 0 && len(a.Blocks) > 0 {
		return 0
	}
	return lo - 1
}

// Aside returns the texts of all asides of one kind, in page order.
func (a *Article) Aside(kind AsideKind) []string {
	var texts []string
	for _, x := range a.Asides {
		if x.Kind == kind {
			texts = append(texts, x.Text)
		}
	}
	return texts
}
