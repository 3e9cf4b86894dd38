// Package reading is the reading pane: one article, laid out for its width,
// with its mentions coloured and chosen spans marked.
//
// The pane keeps what the reader did (article, position, marks) apart from
// what follows from it (items, laid-out paragraphs). The position is a place
// in the text and never a row number, so that the word under the eye stays
// where it is when the width changes.
package reading

import (
	"qari/model"
	"qari/ui/text/layout"
)

// Options are the reader's wishes about how text looks.
type Options struct {
	StripMarks bool // harakat hidden
	Digits     layout.Digits
	Justify    layout.Justify
}

// Pane is the reading pane. Its frame is made anew by whatever changes it, so
// that it can be moved and painted at any time after [Pane.Resize].
type Pane struct {
	width, height int // in cells; 0 until the pane is on a screen
	article       *model.Article
	findings      *model.Findings
	options       Options
	unfolded      bool   // the page's furniture is shown in its place
	more          string // the notice that stands for the folded furniture

	anchor place // what stands at the top of the pane
	trail  []place
	saved  place
	hasPin bool

	marks   []model.Span // sorted, not overlapping
	current int          // index into marks; -1 before the first was reached

	frame frame
}

// place is a position that survives a change of width and of folding: a byte
// offset in an item.
type place struct {
	order  order
	aside  int // index of the aside, -1 on a block
	offset int // bytes into the text of the item
}

// order puts blocks and asides in page order: block b has 2b+1, and all asides
// that stand before it on the page have 2b.
type order int

func blockOrder(b int) order { return order(2*b + 1) }

// block is the index of the block, or of the block before an aside.
func (o order) block() int { return max(0, (int(o)-1)/2) }

// maxTrail bounds how many positions can be gone back to.
const maxTrail = 100

// New is a pane without an article. It shares layouts with others, but where
// they are nil.
func New(layouts *Layouts) *Pane {
	return &Pane{current: -1, anchor: place{aside: -1}, frame: frame{layouts: layouts}}
}

// Open shows an article from the byte offset at, with nothing marked.
func (r *Pane) Open(a *model.Article, f *model.Findings, at int) {
	*r = Pane{
		width: r.width, height: r.height, options: r.options, unfolded: r.unfolded, more: r.more,
		article: a, findings: f, current: -1, frame: r.frame,
	}
	r.anchor = r.placeOf(at)
	r.refresh()
}

// Article is the open article, or nil.
func (r *Pane) Article() *model.Article { return r.article }

// Findings are those of the open article, or nil.
func (r *Pane) Findings() *model.Findings { return r.findings }

// SetFindings brings what analysis found in the article that is already open.
func (r *Pane) SetFindings(f *model.Findings) {
	r.findings = f
	r.refresh()
}

// Options are the wishes in force.
func (r *Pane) Options() Options { return r.options }

// SetOptions changes how text looks.
func (r *Pane) SetOptions(o Options) {
	r.options = o
	r.refresh()
}

// SetMore sets the notice that stands for folded furniture.
func (r *Pane) SetMore(notice string) {
	r.more = notice
	r.refresh()
}

// ToggleUnfolded shows the page's furniture in its place, or folds it away.
func (r *Pane) ToggleUnfolded() {
	r.unfolded = !r.unfolded
	r.refresh()
}

// Position is the byte offset in the article of what stands at the top.
func (r *Pane) Position() int {
	if r.article == nil || len(r.article.Blocks) == 0 {
		return 0
	}
	start := r.article.Blocks[r.anchor.order.block()].Span.Start
	if r.anchor.aside >= 0 {
		return start
	}
	return start + r.anchor.offset
}

// placeOf is the place of a byte offset of the article.
func (r *Pane) placeOf(offset int) place {
	if r.article == nil || len(r.article.Blocks) == 0 {
		return place{aside: -1}
	}
	b := max(0, r.article.BlockAt(offset))
	span := r.article.Blocks[b].Span
	return place{order: blockOrder(b), aside: -1, offset: max(0, min(offset, span.End)-span.Start)}
}
