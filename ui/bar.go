package ui

import (
	"errors"
	"strconv"

	"qari/ui/draw"
	"qari/ui/grid"
	"qari/ui/lang"
	"qari/ui/textfield"
)

// bar is the last row of the screen. It shows a text field, a message, or the
// reader's position.
type bar struct {
	fields   [purposes]textfield.Field
	message  string // shown until the next key
	fault    bool   // the message reports an error
	blinked  bool   // loading has taken so long that its progress is shown
	progress Progress
	facts    facts
}

// facts are what the bar shows about the rest of the screen. Model.prepare
// collects them before painting.
type facts struct {
	articles  int    // articles in the list
	filter    string // the filter of the list
	saved     string // names of saved queries that the filter may mean
	marks, at int    // the number of marks, and of the current one, from 1
	searching bool   // the number of marks is not known yet
	open      bool   // an article is open
	percent   int    // the reader's position in the article
}

// say shows a message until the next key.
func (b *bar) say(message string) { b.message, b.fault = message, false }

// fail shows an error message until the next key.
func (b *bar) fail(message string) { b.message, b.fault = message, true }

// tell shows why an action failed; it ignores nil.
func (b *bar) tell(err error, t *lang.Text) {
	switch {
	case err == nil:
	case errors.Is(err, errNotFound):
		b.say(t.NotFound)
	case errors.Is(err, errNoSource):
		b.say(t.NoSource)
	case errors.Is(err, errTooLong):
		b.fail(t.TooLongToCopy)
	default:
		b.fail(t.Fault(err))
	}
}

func (b *bar) paint(g *grid.Grid, r grid.Rect, l *looks) {
	if r.Empty() {
		return
	}
	defer l.brush.In(l.brush.Interface())()
	whole := r
	g.Panes = append(g.Panes, whole)
	g.Fill(whole, l.theme.Bar)
	if r.W > 4 {
		r.X, r.W = r.X+1, r.W-2
	}
	if p, f := b.prompt(); f != nil {
		r = b.paintPrompt(g, r, l, p)
		g.Panes = append(g.Panes[:len(g.Panes)-1], splitBar(whole, r)...)
		f.Paint(g, r, l.theme.Bar)
		l.paintCursor(g)
		return
	}
	r = paintEnd(g, r, b.where(l.lang), l)
	style := l.theme.Bar
	if b.fault {
		style = l.theme.Error
	}
	l.brush.Text(g, r, b.status(l.lang), style, draw.Start)
	b.paintProgress(g, whole, l.brush.RTL)
}

// leastStatus is the minimum width of the status, in columns, beside the end of
// the bar. It holds a short count of articles.
const leastStatus = 12

// paintEnd writes text at the end of the bar and returns the free part.
func paintEnd(g *grid.Grid, r grid.Rect, text string, l *looks) grid.Rect {
	used := l.brush.Measure(text, r.W)
	if used+leastStatus > r.W {
		return r
	}
	l.brush.Text(g, r, text, l.theme.Bar, draw.End)
	if l.brush.RTL {
		r.X += used + 1
	}
	r.W -= used + 1
	return r
}

// paintPrompt writes the text around a text field and returns the field's
// place.
func (b *bar) paintPrompt(g *grid.Grid, r grid.Rect, l *looks, p purpose) grid.Rect {
	before, after := b.promptText(p, l.lang)
	if b.fault {
		after = b.message
	}
	r = paintEnd(g, r, after, l)
	used := l.brush.Text(g, r, before, l.theme.BarKey, draw.Start)
	if used+2 < r.W {
		if !l.brush.RTL {
			r.X += used + 1
		}
		r.W -= used + 1
	}
	return r
}

// splitBar makes the text field a pane of its own, so that the terminal orders
// its text apart from the prompt.
func splitBar(bar, field grid.Rect) []grid.Rect {
	left := grid.Rect{X: bar.X, Y: bar.Y, W: field.X - bar.X, H: 1}
	right := grid.Rect{X: field.X + field.W, Y: bar.Y, W: bar.X + bar.W - field.X - field.W, H: 1}
	var parts []grid.Rect
	for _, p := range []grid.Rect{left, field, right} {
		if !p.Empty() {
			parts = append(parts, p)
		}
	}
	return parts
}

// status returns the text at the start of the bar.
func (b *bar) status(t *lang.Text) string {
	p, count := &b.progress, t.CountArticles(b.facts.articles)
	switch {
	case b.message != "":
		return b.message
	case b.loading():
		return t.Loading + " " + strconv.Itoa(p.Loaded) + "/" + strconv.Itoa(p.Files)
	case b.facts.filter != "":
		return t.FilterPrompt + " " + lang.Isolate(b.facts.filter) + " · " + count
	case len(p.Problems) > 0:
		return count + " · " + t.Problems + " " + t.CountFiles(len(p.Problems)) + " · " + lang.Isolate(p.Problems[0])
	}
	return count
}

// where returns the text at the end of the bar: marks, position and how to get
// help.
func (b *bar) where(t *lang.Text) string {
	text := t.Hints
	if b.facts.open {
		text = strconv.Itoa(b.facts.percent) + "%  " + text
	}
	switch {
	case b.facts.searching:
		text = stillSearching + "  " + text
	case b.facts.marks > 0:
		text = strconv.Itoa(b.facts.at) + "/" + strconv.Itoa(b.facts.marks) + "  " + text
	}
	return text
}

// loading reports whether the bar shows the progress of loading.
func (b *bar) loading() bool { return b.blinked && !b.progress.Done && b.progress.Files > 0 }

// paintProgress shades the part of the bar that is loaded.
func (b *bar) paintProgress(g *grid.Grid, r grid.Rect, rtl bool) {
	if !b.loading() {
		return
	}
	part := r
	part.W = r.W * b.progress.Loaded / b.progress.Files
	if rtl {
		part.X = r.X + r.W - part.W
	}
	g.Restyle(part, func(s grid.Style) grid.Style {
		s.Attr |= grid.Reverse
		return s
	})
}

// emptyText returns the text for an empty list. articles is the size of the
// whole collection.
func (b *bar) emptyText(articles int, t *lang.Text) string {
	switch {
	case articles > 0:
		return t.NoMatch
	case b.progress.Done:
		return t.NoArticles
	case b.blinked:
		return t.Loading + "…"
	}
	return ""
}
