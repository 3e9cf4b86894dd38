package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"qari/model"
	"qari/ui/findings"
	"qari/ui/keys"
	"qari/ui/term"
	"qari/ui/text/layout"
)

// key routes a key press: what draws anew does so anywhere; else to the overlay
// if one is open, to the field that is being edited, to what holds everywhere,
// then to the focused pane.
func (m *Model) key(k tea.KeyPressMsg) tea.Cmd {
	if m.action(k) == keys.Redraw {
		m.screen.Forget()
		return nil
	}
	m.message, m.fault = "", false
	if m.overlay != nil {
		return m.overlayKey(k)
	}
	if _, f := m.prompt(); f != nil {
		return m.promptKey(k)
	}
	a := m.action(k)
	if cmd, done := m.global(a); done {
		return cmd
	}
	switch m.focus {
	case listPane:
		return m.listAct(a)
	case readerPane:
		m.reader.Act(a)
		return nil
	}
	return m.panelAct(a)
}

// global does what holds in every pane.
func (m *Model) global(a keys.Action) (tea.Cmd, bool) {
	switch a {
	case keys.Quit:
		m.keepPosition()
		return tea.Quit, true
	case keys.Suspend:
		return m.env.Suspend, true
	case keys.Help:
		m.overlay = newHelp()
	case keys.NextPane:
		m.cycle(1)
	case keys.PrevPane:
		m.cycle(2)
	case keys.Find:
		m.askWhere()
	case keys.Cancel:
		return m.cancel(), true
	case keys.NextHit, keys.PrevHit:
		m.nextMark(a == keys.NextHit)
	case keys.NextArticle, keys.PrevArticle:
		step := 1
		if a == keys.PrevArticle {
			step = -1
		}
		m.list.Step(step)
		m.openSelected()
	case keys.NextMention, keys.PrevMention, keys.NextParagraph, keys.PrevParagraph,
		keys.NextHeading, keys.PrevHeading, keys.SetPlace, keys.GoPlace, keys.Back:
		m.reader.Act(a)
		if a == keys.SetPlace {
			m.message = m.env.Lang.PlaceSet
		}
	default:
		return m.setting(a)
	}
	return nil, true
}

// setting does what changes how things look or are remembered.
func (m *Model) setting(a keys.Action) (tea.Cmd, bool) {
	o := m.reader.Options()
	switch a {
	case keys.Unfold:
		m.reader.ToggleUnfolded()
	case keys.Harakat:
		m.toggleHarakat()
	case keys.Digits:
		m.nextDigits()
	case keys.Justify:
		o.Justify = (o.Justify + 1) % 3
		m.reader.SetOptions(o)
	case keys.Mirror:
		m.env.Mirror = !m.env.Mirror
	case keys.Language:
		m.switchLanguage()
	case keys.SaveQuery:
		if m.filter() != "" {
			m.ask(naming, "")
		}
	case keys.Note:
		if m.open != "" {
			m.ask(noting, m.env.Shelf.Note(m.open))
		}
	case keys.Star, keys.Unread, keys.Undo:
		m.shelve(a)
	case keys.CopyParagraph:
		return m.copyText(m.reader.Paragraph()), true
	case keys.CopyArticle:
		if article := m.reader.Article(); article != nil {
			return m.copyText(article.Text), true
		}
	case keys.OpenSource:
		return m.copySource(), true
	case keys.NextTerminal:
		return m.nextTerminal(), true
	case keys.Calibrate:
		m.overlay = newCalibration()
	default:
		return nil, false
	}
	return nil, true
}

// cycle moves the focus by n of the three panes.
func (m *Model) cycle(n int) { m.setFocus(pane((int(m.focus) + n) % 3)) }

func (m *Model) setFocus(p pane) {
	m.focus = p
	if p != readerPane {
		m.side = p
	}
}

func (m *Model) listAct(a keys.Action) tea.Cmd {
	if a == keys.Choose {
		m.openSelected()
		if m.reader.Article() != nil {
			m.setFocus(readerPane)
			m.env.Shelf.SetRead(m.open, true)
		}
		return nil
	}
	if m.list.Act(a) {
		m.openSelected()
	}
	return nil
}

// panelAct marks what the cursor is on. Choosing also filters the list to the
// articles that mention the same name.
func (m *Model) panelAct(a keys.Action) tea.Cmd {
	switch a {
	case keys.Merge:
		m.mergeName()
		return nil
	case keys.Split:
		m.splitName()
		return nil
	}
	e, ok := m.panel.Current()
	if a != keys.Choose && a != keys.Mark || !ok {
		m.panel.Act(a)
		return nil
	}
	m.mark(e)
	if a == keys.Choose && e.Kind <= findings.Organisation {
		return m.filterBy(m.env.Search.Named(m.ctx, m.snap, model.Label(e.Kind), e.Key, e.Name))
	}
	return nil
}

// mark marks an entry's mentions and goes to the first; where they are marked
// already, to the next.
func (m *Model) mark(e findings.Entry) {
	if m.hits == e.Name {
		m.nextMark(true)
		return
	}
	m.hits = e.Name
	m.reader.SetMarks(e.Spans)
	m.showReader()
	m.reader.FirstMark()
}

// showReader gives the reading pane the screen where it has room for one only.
func (m *Model) showReader() {
	if m.geo.panes[readerPane].Empty() {
		m.setFocus(readerPane)
		m.settle()
	}
}

func (m *Model) nextMark(forward bool) {
	n, _ := m.reader.Marks()
	if n == 0 {
		m.message = m.env.Lang.NotFound
		return
	}
	m.showReader()
	if m.reader.NextMark(forward) {
		m.message = m.env.Lang.Wrapped
	}
}

// cancel undoes one thing at a time: marks first, then the filter, then the
// focus returns to the list.
func (m *Model) cancel() tea.Cmd {
	if n, _ := m.reader.Marks(); n > 0 {
		m.reader.SetMarks(nil)
		m.hits = ""
		return nil
	}
	if m.filter() != "" {
		return m.filterBy("")
	}
	m.setFocus(listPane)
	return nil
}

// toggleHarakat shows or hides vowel signs. A terminal that misplaces them
// gets none until its reader asks for them.
func (m *Model) toggleHarakat() {
	if m.env.Harakat.Hidden(m.profile) {
		m.env.Harakat, m.message = ShowHarakat, m.env.Lang.HarakatOn
	} else {
		m.env.Harakat, m.message = HideHarakat, m.env.Lang.HarakatOff
	}
}

func (m *Model) nextDigits() {
	o := m.reader.Options()
	o.Digits = (o.Digits + 1) % 3
	m.reader.SetOptions(o)
	m.brush.Digits = o.Digits
	t := m.env.Lang
	m.message = map[layout.Digits]string{
		layout.AsWritten: t.DigitsWritten, layout.Western: t.DigitsLatin, layout.ArabicIndic: t.DigitsArabic,
	}[o.Digits]
}

func (m *Model) shelve(a keys.Action) {
	t, shelf := m.env.Lang, m.env.Shelf
	id, ok := m.selectedID()
	switch {
	case a == keys.Undo && shelf.Undo():
		m.message = t.Undone
	case a == keys.Undo:
		m.message = t.NothingToUndo
	case !ok:
	case a == keys.Star:
		starred := !shelf.Starred(id)
		shelf.SetStarred(id, starred)
		m.message = t.Unstarred
		if starred {
			m.message = t.Starred
		}
	default:
		read := !shelf.Read(id)
		shelf.SetRead(id, read)
		m.message = t.MarkedUnread
		if read {
			m.message = t.MarkedRead
		}
	}
}

// Bounds of copying: terminals take little more, and a key that is held down
// must not make a server send an article a thousand times a second.
const (
	maxCopy = 1 << 20 // bytes
	copyGap = 200 * time.Millisecond
)

// copyText puts logical text into the terminal's clipboard (OSC 52): base
// letters in reading order, never what stands in the cells.
func (m *Model) copyText(text string) tea.Cmd {
	if text == "" || time.Since(m.copied) < copyGap {
		return nil
	}
	if len(text) > maxCopy {
		m.message, m.fault = m.env.Lang.TooLongToCopy, true
		return nil
	}
	m.message, m.copied = m.env.Lang.Copied, time.Now()
	return term.Send(term.Clipboard(text, m.env.Detector.InTmux()))
}

func (m *Model) copySource() tea.Cmd {
	if a := m.reader.Article(); a != nil {
		if link := sourceLink(a); link != "" {
			return m.copyText(link)
		}
	}
	m.message = m.env.Lang.NoSource
	return nil
}

// nextTerminal goes through the ways to send text, on the spot.
func (m *Model) nextTerminal() tea.Cmd {
	all := term.Candidates()
	next := 0
	for i, p := range all {
		if p.Emitter == m.profile.Emitter && p.Switch == m.profile.Switch {
			next = (i + 1) % len(all)
		}
	}
	return m.chooseTerminal(all[next])
}

// chooseTerminal lets the reader's own choice stand from now on.
func (m *Model) chooseTerminal(p term.Profile) tea.Cmd {
	m.chosen = true
	m.env.Shelf.SetTerminal(m.detected(), p.Name)
	m.message = m.env.Lang.Reordered + " " + p.Name
	return m.setProfile(p)
}
