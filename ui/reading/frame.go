package reading

import (
	"sort"

	"qari/model"
	"qari/ui/draw"
	"qari/ui/text/layout"
)

// maxMeasure is the maximum width of a line, in cells. In longer lines the eye
// does not find the start of the next line.
const maxMeasure = 78

// maxParagraphs bounds the cache of laid-out paragraphs. A screen shows a few
// dozen at most.
const maxParagraphs = 64

// frameKey is everything that a frame depends on.
type frameKey struct {
	article       *model.Article
	findings      *model.Findings
	width, height int
	unfolded      bool
	options       Options
	more          string
	print         bool // the width is the measure; 0 never wraps
}

// frame is computed from the reader's state. Only build changes it.
type frame struct {
	key     frameKey
	items   items
	colour  []coloured
	pars    map[int]*layout.Paragraph
	layouts *Layouts
	own     []*layout.Paragraph // the paragraphs in pars that are not shared
	spare   []*layout.Paragraph // paragraphs to reuse
	line    layout.Line
}

// item is one paragraph on the screen: a block, an aside, or the notice for
// folded asides.
type item struct {
	text  string
	kind  model.Kind
	order order
	aside int  // index of the aside, -1 for a block, len(Asides) for the notice
	gap   bool // a blank row follows
}

// coloured is a span of the article that is a mention.
type coloured struct {
	span model.Span
	what mentionKind
}

type mentionKind uint8

const (
	person mentionKind = iota
	placeName
	organisation
	date
)

// keyFor returns the frame key for a pane of this size in cells.
func (r *Pane) keyFor(width, height int) frameKey {
	return frameKey{
		article: r.article, findings: r.findings, width: width, height: height,
		unfolded: r.unfolded, options: r.options, more: r.more,
	}
}

// build makes the frame, unless its key is the same.
func (r *Pane) build(key frameKey) {
	f := &r.frame
	if key == f.key && f.pars != nil {
		return
	}
	if key.article != f.key.article || key.unfolded != f.key.unfolded || key.more != f.key.more {
		f.items = newItems(r.article, r.unfolded, r.more)
	}
	if key.article != f.key.article || key.findings != f.key.findings {
		f.colour = colours(r.findings)
	}
	f.key = key
	f.dropParagraphs()
}

func (f *frame) dropParagraphs() {
	if f.pars == nil {
		f.pars = make(map[int]*layout.Paragraph, maxParagraphs)
	}
	clear(f.pars)
	f.spare, f.own = append(f.spare, f.own...), f.own[:0]
}

// items lists an article's items without making a slice, because an article may
// have hundreds of thousands of blocks.
type items struct {
	article *model.Article
	asides  []model.Aside // shown in page order; none while folded
	more    string        // the notice at the end; "" for none
}

func newItems(a *model.Article, unfolded bool, more string) items {
	switch {
	case a == nil:
		return items{}
	case unfolded:
		return items{article: a, asides: a.Asides}
	case len(a.Asides) == 0:
		more = ""
	}
	return items{article: a, more: more}
}

func (l *items) len() int {
	if l.article == nil {
		return 0
	}
	n := len(l.article.Blocks) + len(l.asides)
	if l.more != "" {
		n++
	}
	return n
}

// at returns item i. Aside k is item After+k: the blocks and asides before it.
func (l *items) at(i int) item {
	blocks := l.article.Blocks
	k := sort.Search(len(l.asides), func(k int) bool { return l.asides[k].After+k >= i })
	last := i+1 == l.len()
	if k < len(l.asides) && l.asides[k].After+k == i {
		return item{text: l.asides[k].Text, order: blockOrder(l.asides[k].After) - 1, aside: k, gap: !last}
	}
	b := i - k
	if b == len(blocks) {
		return item{text: l.more, order: blockOrder(b) - 1, aside: len(l.article.Asides)}
	}
	return item{
		text: l.article.Block(b), kind: blocks[b].Kind, order: blockOrder(b), aside: -1,
		gap: !last && gapAfter(l.article, b),
	}
}

// find returns the first item that is not before a place.
func (l *items) find(p place) int {
	return sort.Search(l.len(), func(i int) bool {
		it := l.at(i)
		return !before(&it, p)
	})
}

// gapAfter reports whether a blank row follows block b. The short lines at the
// head of an article have none between them.
func gapAfter(a *model.Article, b int) bool {
	return b+1 == len(a.Blocks) || !isHead(a.Blocks[b].Kind) || !isHead(a.Blocks[b+1].Kind)
}

func isHead(k model.Kind) bool {
	return k == model.Section || k == model.Dateline || k == model.Byline
}

// measure returns the width of a line of text and the blank columns before it.
func (f *frame) measure() (width, left int) {
	w := f.key.width
	if f.key.print {
		return w, 0
	}
	pad := 0
	if w > 20 {
		pad = 2
	}
	width = max(1, min(w-2*pad, maxMeasure))
	return width, (w - width) / 2
}

// paragraph returns the layout of item i.
func (f *frame) paragraph(i int) *layout.Paragraph {
	if p, ok := f.pars[i]; ok {
		return p
	}
	if len(f.pars) >= maxParagraphs {
		f.dropParagraphs()
	}
	width, _ := f.measure()
	o := f.key.options
	text := f.items.at(i).text
	opt := layout.Options{
		Width: width, Base: draw.Base(f.key.article.Direction.Paragraph(text)),
		StripMarks: o.StripMarks, Digits: o.Digits, Justify: o.Justify, Isolate: true,
	}
	p := f.layouts.paragraph(text, opt)
	if p == nil {
		p = f.ownParagraph()
		p.Set(text, opt)
	}
	f.pars[i] = p
	return p
}

// ownParagraph returns a paragraph that only this frame uses.
func (f *frame) ownParagraph() *layout.Paragraph {
	p := new(layout.Paragraph)
	if n := len(f.spare); n > 0 {
		p, f.spare = f.spare[n-1], f.spare[:n-1]
	}
	f.own = append(f.own, p)
	return p
}

// rows returns the rows of item i, with the blank row after it. It breaks the
// whole paragraph into lines.
func (f *frame) rows(i int) int {
	n := f.paragraph(i).Lines()
	if f.items.at(i).gap {
		n++
	}
	return n
}

// rowsAfter returns the rows of item i after row n, at most limit. It breaks
// only these lines, even in a long paragraph.
func (f *frame) rowsAfter(at row, limit int) int {
	if f.paragraph(at.item).Has(at.n + limit) {
		return limit
	}
	return min(limit, f.rows(at.item)-1-at.n)
}
