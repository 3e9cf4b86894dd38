package clean

import (
	"strings"

	"qari/model"
)

// blockKinds and asideKinds say what becomes of a line by its role; every
// role but merged is in one of them.
var (
	blockKinds = map[role]model.Kind{
		title: model.Title, section: model.Section, dateline: model.Dateline,
		byline: model.Byline, summary: model.Summary, caption: model.Caption,
		heading: model.Heading, paragraph: model.Paragraph, quote: model.Quote,
		source: model.Source,
	}
	asideKinds = map[role]model.AsideKind{
		furniture: model.Furniture, repeatedTitle: model.RepeatedTitle,
		pageDate: model.PageDate, keyword: model.Keywords,
		related:      model.RelatedHeadline,
		relatedLabel: model.Furniture, keywordLabel: model.Furniture,
	}
)

// article builds the article from decided lines. Its strings hold none of the
// page's memory: the text is written anew, and the asides share one string.
func (p *page) article() *model.Article {
	a := &model.Article{}
	var text, beside strings.Builder
	blocks, asides := p.sizes()
	text.Grow(blocks)
	beside.Grow(asides)
	for i := range p.lines {
		l := &p.lines[i]
		if kind, ok := blockKinds[l.role]; ok {
			if text.Len() > 0 {
				text.WriteByte('\n')
			}
			start := text.Len()
			text.WriteString(l.text)
			a.Blocks = append(a.Blocks, model.Block{Kind: kind, Span: model.Span{Start: start, End: text.Len()}})
		}
		if kind, ok := asideKinds[l.role]; ok {
			start := beside.Len()
			if l.role == related {
				l.text = strings.TrimLeftFunc(l.text, bullet)
			}
			beside.WriteString(l.text)
			// The builder was given all the room it needs, so it never moves.
			a.Asides = append(a.Asides, model.Aside{Kind: kind, Text: beside.String()[start:], After: len(a.Blocks)})
		}
	}
	a.Text = text.String()
	a.Direction = model.DirectionOf(a.Text)
	a.Title = first(a, model.Title)
	a.Section = first(a, model.Section)
	a.Byline = unlabelled(bylineLabels(), first(a, model.Byline))
	a.Source = p.sourceOf(a)
	return a
}

// sizes returns the bytes of all blocks, with a newline each, and of all asides.
func (p *page) sizes() (blocks, asides int) {
	for i := range p.lines {
		if _, ok := blockKinds[p.lines[i].role]; ok {
			blocks += len(p.lines[i].text) + 1
		} else {
			asides += len(p.lines[i].text)
		}
	}
	return blocks, asides
}

// first returns the text of the first block of a kind.
func first(a *model.Article, kind model.Kind) string {
	for i, b := range a.Blocks {
		if b.Kind == kind {
			return a.Block(i)
		}
	}
	return ""
}

// sourceOf returns the source that the article names: in a source line, or
// else behind the place in a credit such as «القاهرة - أ ش أ».
func (p *page) sourceOf(a *model.Article) string {
	if line := sourceLine(a); line != "" {
		return sourceIn(line)
	}
	for i, b := range a.Blocks {
		if b.Kind == model.Byline {
			if agency := creditOf(a.Block(i)); agency != "" {
				return strings.Trim(agency, "«»\"“”()[] -–—:")
			}
		}
	}
	return ""
}

// sourceIn is the source that a line names: what stands behind the label, or
// the agencies in brackets behind the letters of who wrote it.
func sourceIn(line string) string {
	rest := unlabelled(sourceLabels(), line)
	if label, name, found := strings.Cut(rest, " "); found && rest == line && sourceLabels().has(key(label)) {
		rest = name // joined from two lines
	}
	if open := strings.LastIndexByte(rest, '('); open > 0 && strings.HasSuffix(rest, ")") && namesOutlet(rest[open+1:len(rest)-1]) && strings.Contains(rest[:open], "/") {
		rest = rest[open:]
	}
	rest = strings.TrimFunc(rest, separator)
	if strings.Count(rest, "(") <= 1 && strings.IndexByte(rest, '(') <= 0 {
		rest = strings.Trim(rest, "()[] ")
	}
	return rest
}

// sourceLine returns the first source line that has a label, or else the
// first one.
func sourceLine(a *model.Article) string {
	for i, b := range a.Blocks {
		if b.Kind == model.Source && unlabelled(sourceLabels(), a.Block(i)) != a.Block(i) {
			return a.Block(i)
		}
	}
	return first(a, model.Source)
}

// unlabelled returns what stands behind the label, or all of the text where
// it has none.
func unlabelled(labels lexicon, text string) string {
	l := newLine(text)
	if at, _ := labels.label(&l); at != 0 {
		return strings.TrimFunc(text[at:], separator)
	}
	return text
}
