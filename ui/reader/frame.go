package reader

import (
	"qari/model"
	"qari/ui/text/layout"
)

// maxMeasure is the widest line of text, in cells: beyond it the eye loses
// the way back to the next line's start.
const maxMeasure = 78

// maxParagraphs bounds how many laid-out paragraphs are kept. A screen shows
// a few dozen at most.
const maxParagraphs = 64

// frameKey says what a frame was made for.
type frameKey struct {
	article       *model.Article
	findings      *model.Findings
	width, height int
	unfolded      bool
	options       Options
	more          string
	print         bool // the width is the measure; 0 never wraps
}

// frame is what follows from the reader's state: never changed but by build.
type frame struct {
	key    frameKey
	items  []item
	colour []coloured
	pars   map[int]*layout.Paragraph
	spare  []*layout.Paragraph
	line   layout.Line
	ranges []layout.Range
}

// item is one paragraph on the screen: a block, an aside, or the notice that
// stands for folded asides.
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

// keyFor is the key of the frame for a pane of this size.
func (r *Reader) keyFor(width, height int) frameKey {
	return frameKey{
		article: r.article, findings: r.findings, width: width, height: height,
		unfolded: r.unfolded, options: r.options, more: r.more,
	}
}

// build makes the frame, where it was made for something else.
func (r *Reader) build(key frameKey) {
	f := &r.frame
	if key == f.key && f.pars != nil {
		return
	}
	if key.article != f.key.article || key.unfolded != f.key.unfolded || key.more != f.key.more {
		f.items = buildItems(r.article, r.unfolded, r.more, f.items[:0])
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
	for i, p := range f.pars {
		f.spare = append(f.spare, p)
		delete(f.pars, i)
	}
}

func buildItems(a *model.Article, unfolded bool, more string, items []item) []item {
	if a == nil {
		return items
	}
	next := 0 // the next aside
	asides := func(before int) {
		for ; next < len(a.Asides) && a.Asides[next].After <= before; next++ {
			if unfolded {
				items = append(items, item{text: a.Asides[next].Text, order: blockOrder(before) - 1, aside: next, gap: true})
			}
		}
	}
	for b := range a.Blocks {
		asides(b)
		items = append(items, item{text: a.Block(b), kind: a.Blocks[b].Kind, order: blockOrder(b), aside: -1, gap: gapAfter(a, b)})
	}
	asides(len(a.Blocks))
	if !unfolded && len(a.Asides) > 0 && more != "" {
		items = append(items, item{text: more, order: blockOrder(len(a.Blocks)) - 1, aside: len(a.Asides)})
	}
	return items
}

// gapAfter: the small lines at the head of an article stand together.
func gapAfter(a *model.Article, b int) bool {
	if b+1 == len(a.Blocks) {
		return true
	}
	return !isHead(a.Blocks[b].Kind) || !isHead(a.Blocks[b+1].Kind)
}

func isHead(k model.Kind) bool {
	return k == model.Section || k == model.Dateline || k == model.Byline
}

// measure is the width of a line of text and the blank columns before it.
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

// paragraph is item i laid out.
func (f *frame) paragraph(i int) *layout.Paragraph {
	if p, ok := f.pars[i]; ok {
		return p
	}
	if len(f.pars) >= maxParagraphs {
		f.dropParagraphs()
	}
	var p *layout.Paragraph
	if n := len(f.spare); n > 0 {
		p, f.spare = f.spare[n-1], f.spare[:n-1]
	} else {
		p = new(layout.Paragraph)
	}
	width, _ := f.measure()
	o := f.key.options
	p.Set(f.items[i].text, layout.Options{Width: width, StripMarks: o.StripMarks, Digits: o.Digits, Justify: o.Justify})
	f.pars[i] = p
	return p
}

// rows is how many rows item i takes, with the blank one after it.
func (f *frame) rows(i int) int {
	n := f.paragraph(i).Lines()
	if f.items[i].gap && i+1 < len(f.items) {
		n++
	}
	return n
}
