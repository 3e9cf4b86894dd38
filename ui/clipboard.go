package ui

import (
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"qari/ui/keys"
	"qari/ui/reading"
	"qari/ui/term"
)

// Bounds of copying: terminals take little more, and a key that is held down
// must not make a server send an article a thousand times a second.
const (
	maxCopy = 1 << 20 // bytes
	copyGap = 200 * time.Millisecond
)

// Why nothing was copied.
var (
	errTooLong  = errors.New("too long to copy")
	errNoSource = errors.New("no web address on the page")
)

// clipboard is the terminal's (OSC 52). It is given logical text: base letters
// in reading order, never what stands in the cells.
type clipboard struct {
	now    func() time.Time
	latest time.Time // when something was last copied
}

// act copies what a key asks for of the open article. The command is nil where
// there is nothing to copy, or something was copied just now.
func (c *clipboard) act(a keys.Action, pane *reading.Pane, inTmux bool) (tea.Cmd, error) {
	article, text := pane.Article(), ""
	switch {
	case article == nil:
	case a == keys.CopyParagraph:
		text = pane.Paragraph()
	case a == keys.CopyArticle:
		text = article.Text
	default:
		text = sourceLink(article)
	}
	now := c.now()
	switch {
	case text == "" && a == keys.OpenSource:
		return nil, errNoSource
	case text == "" || now.Sub(c.latest) < copyGap:
		return nil, nil
	case len(text) > maxCopy:
		return nil, errTooLong
	}
	c.latest = now
	return term.Send(term.Clipboard(text, inTmux)), nil
}
