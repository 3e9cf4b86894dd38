// Package reading is the reading pane: one article, laid out for the pane's
// width, with coloured mentions and marks.
//
// The pane keeps the reader's state (article, position, marks) apart from what
// follows from it (items, laid-out paragraphs). The position is a place in the
// text, not a row number. So the word under the eye stays in place when the
// width changes.
package reading

import (
	"qari/model"
	"qari/ui/text/layout"
)

// Options are the reader's choices about text.
type Options struct {
	StripMarks bool // hide harakat
	Digits     layout.Digits
	Justify    layout.Justify
}

// Pane is the reading pane. Every change rebuilds its frame, so it can move and
// paint at any time after [Pane.Resize].
type Pane struct {
	width, height int // in cells; 0 before the first Resize
	article       *model.Article
	findings      *model.Findings
	options       Options
	unfolded      bool   // show the page's furniture in its place
	more          string // the notice for the folded furniture

	anchor place // the place at the top of the pane
	trail  []place
	saved  place
	hasPin bool

	marks   []model.Span // sorted, not overlapping
	current int          // index into marks; -1 for none

	frame frame
}

// place is a position that stays valid at any width and folding: a byte offset
// in an item.
type place struct {
	order  order
	aside  int // index of the aside, -1 for a block
	offset int // byte offset in the text of the item
}

// order puts blocks and asides in page order. Block b has 2b+1, and all asides
// before it have 2b.
type order int

func blockOrder(b int) order { return order(2*b + 1) }

// block returns the index of the block, or of the block before an aside.
func (o order) block() int { return max(0, (int(o)-1)/2) }

// maxTrail bounds the positions to go back to.
const maxTrail = 100

// New returns a pane without an article. It shares layouts with other panes
// unless layouts is nil.
func New(layouts *Layouts) *Pane {
	return &Pane{current: -1, anchor: place{aside: -1}, frame: frame{layouts: layouts}}
}

// Open shows an article from the byte offset at, without marks.
func (r *Pane) Open(a *model.Article, f *model.Findings, at int) {
	*r = Pane{
		width: r.width, height: r.height, options: r.options, unfolded: r.unfolded, more: r.more,
		article: a, findings: f, current: -1, frame: r.frame,
	}
	r.anchor = r.placeOf(at)
	r.refresh()
}

// Article returns the open article, or nil.
func (r *Pane) Article() *model.Article { return r.article }

// Findings returns the findings of the open article, or nil.
func (r *Pane) Findings() *model.Findings { return r.findings }

// SetFindings sets the findings of the open article.
func (r *Pane) SetFindings(f *model.Findings) {
	r.findings = f
	r.refresh()
}

// Options returns the present options.
func (r *Pane) Options() Options { return r.options }

// SetOptions changes the options and keeps the place.
func (r *Pane) SetOptions(o Options) {
	r.options = o
	r.refresh()
}

// SetMore sets the notice for folded furniture.
func (r *Pane) SetMore(notice string) {
	r.more = notice
	r.refresh()
}

// ToggleUnfolded shows or folds the page's furniture.
func (r *Pane) ToggleUnfolded() {
	r.unfolded = !r.unfolded
	r.refresh()
}

// Position returns the byte offset in the article of the text at the top.
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

// placeOf returns the place of a byte offset of the article.
func (r *Pane) placeOf(offset int) place {
	if r.article == nil || len(r.article.Blocks) == 0 {
		return place{aside: -1}
	}
	b := max(0, r.article.BlockAt(offset))
	span := r.article.Blocks[b].Span
	return place{order: blockOrder(b), aside: -1, offset: max(0, min(offset, span.End)-span.Start)}
}
