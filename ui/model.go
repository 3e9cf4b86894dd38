// Package ui is the screen: the root Bubble Tea model, which routes messages,
// holds the focus and the geometry, and joins the panes. Down is a method
// call, up is a message or an intent that a pane returns, sideways is never.
package ui

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"qari/ui/findings"
	"qari/ui/list"
	"qari/ui/reading"
	"qari/ui/term"
	"qari/ui/theme"
)

// Model is the root: one per session.
type Model struct {
	env      Env // never written to
	requests *requests
	looks    looks
	screen   arrangement

	snap     Snapshot
	list     list.Pane
	reading  *reading.Pane
	findings findings.Pane
	finder   finder

	bar       bar
	overlay   overlay // nil where none is open
	clipboard clipboard
}

// New is a session's screen. The end of the context, or [Model.Close], ends
// its background work.
func New(ctx context.Context, env Env) *Model {
	env = env.completed()
	m := &Model{
		env: env, requests: newRequests(ctx, &env), looks: newLooks(&env),
		snap: env.Library.Snapshot(), reading: reading.New(env.Layouts), clipboard: clipboard{now: env.Now},
	}
	m.finder = finder{search: env.Search, shelf: env.Shelf, requests: m.requests, list: &m.list, text: m.reading}
	m.bar.progress = m.snap.Progress()
	m.finder.refilter(m.snap)
	m.screen.setMirror(m.looks.mirror)
	m.openSelected() // a session may find everything loaded, and hear of no change
	m.prepare()
	return m
}

// Messages about what the session waits for.
type (
	blinkMsg   struct{} // a blink has passed since the start
	libraryMsg struct{ snap Snapshot }
	noticeMsg  string   // a line that the reader should see
	shelfMsg   struct{} // everything that the shelf remembers is known
)

// blinkTime is how long loading may take before its progress is shown.
const blinkTime = 200 * time.Millisecond

// Init asks the terminal what it is and waits for the library.
func (m *Model) Init() tea.Cmd {
	ctx := m.requests.ctx
	return tea.Batch(
		m.env.Screen.Init(ctx), term.Send(ansi.RequestBackgroundColor), m.env.Detector.Init(),
		awaitLibrary(ctx, m.env.Library, m.snap), awaitNotice(ctx, m.env.Notices),
		await(ctx, m.env.Shelf.Ready(), func(struct{}) tea.Msg { return shelfMsg{} }),
		tea.Tick(blinkTime, func(time.Time) tea.Msg { return blinkMsg{} }),
	)
}

// awaitLibrary waits for the snapshot that comes after snap.
func awaitLibrary(ctx context.Context, l Library, snap Snapshot) tea.Cmd {
	return await(ctx, snap.Over(), func(struct{}) tea.Msg { return libraryMsg{l.Snapshot()} })
}

func awaitNotice(ctx context.Context, notices <-chan string) tea.Cmd {
	return await(ctx, notices, func(line string) tea.Msg { return noticeMsg(line) })
}

// Update routes a message to who it is for, and draws what changed.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	own, cmd := m.env.Screen.Update(msg)
	if own {
		cmd = tea.Batch(cmd, m.env.Screen.Redraw(m))
	} else {
		if m.env.Log.Enabled(m.requests.ctx, slog.LevelDebug) {
			m.env.Log.Debug("message", "type", fmt.Sprintf("%T", msg))
		}
		cmd = tea.Batch(cmd, m.route(msg), m.looks.terminal.detect(msg))
		m.prepare()
		cmd = tea.Batch(cmd, m.env.Screen.Draw(m))
	}
	if m.env.Screen.Drawn() && m.reading.Article() != nil {
		m.env.Drawn()
	}
	return m, cmd
}

// route hands a message to the part that it concerns.
func (m *Model) route(msg tea.Msg) (cmd tea.Cmd) {
	switch msg := msg.(type) {
	case term.SizeMsg:
		m.screen.resize(msg.Width, msg.Height)
		m.env.Screen.Resize(msg.Width, msg.Height)
		m.reading.Resize(m.screen.textSize())
	case tea.BackgroundColorMsg:
		m.looks.theme = theme.New(msg.IsDark())
	case tea.KeyPressMsg:
		cmd = m.key(msg)
	case tea.PasteMsg:
		cmd = m.typed(msg)
	case answerMsg:
		var err error
		cmd, err = m.finder.answer(m.snap, msg)
		m.bar.tell(err, m.looks.lang)
	case libraryMsg:
		cmd = m.libraryChanged(msg.snap)
	case blinkMsg:
		m.bar.blinked = true
		m.env.Drawn()
	case noticeMsg:
		m.bar.fail(string(msg))
		cmd = awaitNotice(m.requests.ctx, m.env.Notices)
	case shelfMsg:
		cmd = m.shelved()
	}
	return cmd
}

// focusOn gives a pane the focus, and with it the room that is its due.
func (m *Model) focusOn(p pane) {
	m.screen.focusOn(p)
	m.reading.Resize(m.screen.textSize())
}

// prepare makes ready for the next frame what follows from everything else,
// and gathers what painting may not ask for: it does no I/O and takes no lock.
func (m *Model) prepare() {
	m.reading.SetOptions(m.looks.reading())
	m.reading.SetMore(moreNotice(m.reading.Article(), m.looks.lang))
	m.findings.SetVisible(m.reading.Visible())
	m.list.Layout(m.screen.geo.panes[listPane].H, func(i int) list.Row { return rowOf(m.snap, m.env.Shelf, i) })
	marks, at := m.reading.Marks()
	m.bar.facts = facts{
		articles: m.list.Len(), filter: m.finder.filter, saved: savedNames(m.env.Shelf, m.finder.filter),
		marks: marks, at: at, searching: m.finder.searching(),
		open: m.reading.Article() != nil, percent: m.reading.Progress(),
	}
}

// Close keeps what is to be remembered and gives the terminal back: the
// session is over, however it ended.
func (m *Model) Close() error {
	m.requests.end()
	m.env.Drawn() // the shelf may still be waiting for the first frame
	m.keepPosition()
	return errors.Join(m.env.Screen.Restore(), m.env.Shelf.Close())
}

var _ tea.Model = (*Model)(nil)
