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

// Model is the root model of one session.
type Model struct {
	env      Env // read-only
	requests *requests
	looks    looks
	screen   arrangement

	snap     Snapshot
	list     list.Pane
	reading  *reading.Pane
	findings findings.Pane
	finder   finder

	bar       bar
	overlay   overlay // nil if none is open
	clipboard clipboard
}

// New returns the screen of a session. Its background work ends with ctx or
// with [Model.Close].
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
	m.openSelected() // the library may be loaded already and never change
	m.prepare()
	return m
}

// Messages about events that the session waits for.
type (
	blinkMsg   struct{} // blinkTime has passed since the start
	libraryMsg struct{ snap Snapshot }
	noticeMsg  string   // a line for the reader
	shelfMsg   struct{} // the shelf has loaded its contents
)

// blinkTime is how long loading may take without a progress display. A shorter
// wait goes unnoticed.
const blinkTime = 200 * time.Millisecond

// Init sends the queries to the terminal and waits for the library.
func (m *Model) Init() tea.Cmd {
	ctx := m.requests.ctx
	return tea.Batch(
		m.env.Screen.Init(ctx), term.Send(ansi.RequestBackgroundColor), m.env.Detector.Init(),
		awaitLibrary(ctx, m.env.Library, m.snap), awaitNotice(ctx, m.env.Notices),
		await(ctx, m.env.Shelf.Ready(), func(struct{}) tea.Msg { return shelfMsg{} }),
		tea.Tick(blinkTime, func(time.Time) tea.Msg { return blinkMsg{} }),
	)
}

// awaitLibrary waits for the snapshot after snap.
func awaitLibrary(ctx context.Context, l Library, snap Snapshot) tea.Cmd {
	return await(ctx, snap.Over(), func(struct{}) tea.Msg { return libraryMsg{l.Snapshot()} })
}

func awaitNotice(ctx context.Context, notices <-chan string) tea.Cmd {
	return await(ctx, notices, func(line string) tea.Msg { return noticeMsg(line) })
}

// Update routes a message and draws the result.
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

// route passes a message to the part that handles it.
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

// focusOn focuses a pane and updates the geometry.
func (m *Model) focusOn(p pane) {
	m.screen.focusOn(p)
	m.reading.Resize(m.screen.textSize())
}

// prepare computes everything that painting needs. Painting itself does no I/O
// and takes no lock.
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

// Close stores the reader's position and restores the terminal. It is safe
// after any end of the session.
func (m *Model) Close() error {
	m.requests.end()
	m.env.Drawn() // the shelf may still wait for the first frame
	m.keepPosition()
	return errors.Join(m.env.Screen.Restore(), m.env.Shelf.Close())
}

var _ tea.Model = (*Model)(nil)
