package ui

import (
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"qari/ui/keys"
	"qari/ui/reading"
	"qari/ui/term"
)

// Bounds of copying. Many terminals accept no more than maxCopy. copyGap stops
// a held key from making a server send an article many times a second.
const (
	maxCopy = 1 << 20 // bytes
	copyGap = 200 * time.Millisecond
)

// Reasons why nothing was copied.
var (
	errTooLong  = errors.New("too long to copy")
	errNoSource = errors.New("no web address on the page")
)

// clipboard copies to the terminal's clipboard (OSC 52). It copies logical
// text: base letters in reading order, never the cells.
type clipboard struct {
	now    func() time.Time
	latest time.Time // the time of the last copy
}

// act copies what a key asks for. The command is nil if there is nothing to
// copy, or if the last copy was less than copyGap ago.
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
