// Package clean makes an article of a saved page. It is the one trust
// boundary for the characters that reach a terminal, see [Chars], and it tells
// the article from what a web site puts around it.
//
// Pages differ, so nothing here knows a site. Each rule looks for one thing by
// the marks that it carries in Arabic news: its place on the page, its length,
// its punctuation, its label. The rules run in a fixed order, each on the
// lines that those before it left undecided; whatever no rule claims is a
// paragraph. No line is dropped.
package clean

import "qari/model"

// Options says what is known of the page beside its text.
type Options struct {
	ID, Path string // copied into the article
	Markdown bool   // the text is Markdown
}

// rules tell the lines of a page apart, in this order.
var rules = []func(*page){
	(*page).markup,
	(*page).joinWrapped,
	(*page).findDates,
	(*page).markFurniture,
	(*page).markRelated,
	(*page).markKeywords,
	(*page).markSources,
	(*page).findTitle,
	(*page).findEnd,
	(*page).markDatelines,
	(*page).markCaptions,
	(*page).markBylines,
	(*page).markSections,
	(*page).markCredits,
	(*page).markSummary,
	(*page).markTail,
	(*page).markBody,
}

// Article cleans the text of a page. Any text makes an article: at worst one
// of paragraphs alone, and an empty one where there is nothing to see.
func Article(text string, opt Options) *model.Article {
	p := newPage(Chars(text), opt.Markdown)
	p.tellApart()
	a := p.article()
	a.ID, a.Path = opt.ID, opt.Path
	return a
}

// tellApart gives every line its role.
func (p *page) tellApart() {
	for _, rule := range rules {
		rule(p)
		p.applyReplacements()
	}
}
