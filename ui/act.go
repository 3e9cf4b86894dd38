package ui

import (
	tea "charm.land/bubbletea/v2"

	"qari/ui/findings"
	"qari/ui/keys"
	"qari/ui/list"
)

// key handles a key press. Redraw, and a quit key that types nothing, work
// everywhere. Any other key goes to the open overlay, then to the text field
// being edited, and otherwise becomes an action.
func (m *Model) key(k tea.KeyPressMsg) (cmd tea.Cmd) {
	a := m.env.Keys.Action(k)
	if a == keys.Redraw {
		m.env.Screen.Forget()
		return nil
	}
	m.bar.say("")
	p, field := m.bar.prompt()
	switch {
	case a == keys.Quit && (k.Text == "" || m.overlay == nil && field == nil):
		m.keepPosition()
		return tea.Quit
	case m.overlay != nil:
		o := m.overlay.act(a, k, m.screen.height)
		if o.closed {
			m.overlay = nil
		}
		if o.chosen != nil {
			m.bar.message, cmd = m.looks.drawFor(*o.chosen)
		}
		return cmd
	case field != nil:
		return m.promptKey(p, field, a, k) // never logged: it is what the reader types
	}
	m.env.Log.Debug("action", "name", a.String())
	return m.act(a)
}

// act handles actions that work in every pane, and passes the others on.
func (m *Model) act(a keys.Action) tea.Cmd {
	switch a {
	case keys.Suspend:
		return m.env.Suspend
	case keys.Help:
		m.overlay = new(help)
	case keys.Calibrate:
		m.overlay = newCalibration()
	case keys.NextPane:
		m.focusOn(m.screen.next(1))
	case keys.PrevPane:
		m.focusOn(m.screen.next(-1))
	case keys.RightPane:
		m.focusOn(m.screen.rightward(1))
	case keys.LeftPane:
		m.focusOn(m.screen.rightward(-1))
	case keys.Find, keys.SaveQuery, keys.Note:
		m.ask(a)
	case keys.Cancel:
		return m.cancel()
	case keys.Star, keys.Unread, keys.Undo:
		id, _ := selectedID(m.snap, &m.list)
		m.bar.say(shelve(m.env.Shelf, id, a, m.looks.lang))
	case keys.CopyParagraph, keys.CopyArticle, keys.OpenSource:
		cmd, err := m.clipboard.act(a, m.reading, m.env.Detector.InTmux())
		if cmd != nil {
			m.bar.say(m.looks.lang.Copied)
		}
		m.bar.tell(err, m.looks.lang)
		return cmd
	case keys.NextHit, keys.PrevHit:
		m.nextMark(a == keys.NextHit)
	case keys.NextArticle:
		m.list.Step(1)
		m.openSelected()
	case keys.PrevArticle:
		m.list.Step(-1)
		m.openSelected()
	default:
		return m.actOnText(a)
	}
	return nil
}

// actOnText handles actions that move the text or change its look, in any pane.
// It passes the others to the focused pane.
func (m *Model) actOnText(a keys.Action) tea.Cmd {
	switch a {
	case keys.Unfold:
		m.reading.ToggleUnfolded()
		return nil
	case keys.SetPlace:
		m.bar.say(m.looks.lang.PlaceSet)
	case keys.NextMention, keys.PrevMention:
		m.finder.marked = nil // the mention's mark replaces the entry's marks
	case keys.NextParagraph, keys.PrevParagraph, keys.NextHeading, keys.PrevHeading, keys.GoPlace, keys.Back:
	default:
		message, cmd, ok := m.looks.act(a)
		if !ok {
			return m.actInPane(a)
		}
		m.bar.say(message)
		m.screen.setMirror(m.looks.mirror)
		m.findings.Relabel(m.reading.Article(), m.reading.Findings(), m.looks.lang)
		return cmd
	}
	m.reading.Act(a)
	return nil
}

func (m *Model) actInPane(a keys.Action) tea.Cmd {
	switch m.screen.focus {
	case listPane:
		m.listIntent(m.list.Act(a))
	case readerPane:
		m.reading.Act(a)
	case panelPane:
		return m.findingsIntent(m.findings.Act(a))
	}
	return nil
}

// ask opens a text field in the bar. In the reading pane it searches the
// article; in the other panes it filters the list.
func (m *Model) ask(a keys.Action) {
	open := m.reading.Article() != nil
	switch {
	case a == keys.SaveQuery && m.finder.filter != "":
		m.bar.ask(naming, "", m.looks.lang)
	case a == keys.Note && open:
		m.bar.ask(noting, m.env.Shelf.Entry(idOf(m.reading.Article())).Note, m.looks.lang)
	case a == keys.Find && open && m.screen.focus == readerPane:
		m.bar.ask(searching, "", m.looks.lang)
	case a == keys.Find:
		m.requests.cancel(namedRequest) // its answer must not take the place of what is typed
		m.bar.ask(filtering, m.finder.filter, m.looks.lang)
	}
}

// listIntent acts on an intent of the list.
func (m *Model) listIntent(i list.Intent) {
	if i == list.None {
		return
	}
	m.openSelected()
	if i == list.Chosen && m.reading.Article() != nil {
		m.focusOn(readerPane)
		m.env.Shelf.SetRead(idOf(m.reading.Article()), true)
	}
}

// findingsIntent acts on an intent of the findings.
func (m *Model) findingsIntent(i findings.Intent) tea.Cmd {
	t, e := m.looks.lang, &i.Entry
	label, _ := e.Label()
	switch i.Do {
	case findings.MarkEntry, findings.ChooseName:
		if m.finder.mark(e) {
			m.nextMark(true)
		} else {
			m.focusOn(m.screen.toRead())
			m.reading.FirstMark()
		}
		if i.Do == findings.ChooseName {
			return m.finder.named(label, e.Key, e.Name)
		}
	case findings.HoldName:
		m.bar.say(t.MergeWith)
	case findings.MergeNames:
		m.env.Shelf.Merge(label, i.Source.Key, e.Key)
		m.bar.say(t.Merged)
		m.showFindings()
	case findings.SplitName:
		if m.env.Shelf.Split(label, e.Key) {
			m.bar.say(t.Split)
		}
		m.showFindings()
	}
	return nil
}

// nextMark goes to the next or previous mark.
func (m *Model) nextMark(forward bool) {
	if n, _ := m.reading.Marks(); n == 0 {
		m.bar.tell(errNotFound, m.looks.lang)
		return
	}
	m.focusOn(m.screen.toRead())
	if m.reading.NextMark(forward) {
		m.bar.say(m.looks.lang.Wrapped)
	}
}

// cancel undoes one step: first the marks, then the filter, then it returns the
// focus to the list.
func (m *Model) cancel() tea.Cmd {
	m.requests.cancel(namedRequest)
	n, _ := m.reading.Marks()
	switch {
	case n > 0 || m.finder.searching():
		m.finder.unmark()
	case m.finder.filter != "":
		return m.finder.filterBy(m.snap, "", false)
	default:
		m.focusOn(listPane)
	}
	return nil
}
