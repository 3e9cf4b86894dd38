package ui

import (
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"qari/ui/draw"
	"qari/ui/findings"
	"qari/ui/keys"
	"qari/ui/list"
	"qari/ui/reading"
	"qari/ui/term"
	"qari/ui/textfield"
	"qari/ui/theme"
)

// Model is the root: one per session.
type Model struct {
	env     Env
	ctx     context.Context // done when the session is over
	over    context.CancelFunc
	theme   theme.Theme
	profile term.Profile // what is drawn for
	chosen  bool         // the reader chose it, now or before

	width, height int
	focus, side   pane
	geo           geometry

	snap    Snapshot
	open    string // ID of the open article; "" for none
	list    list.Pane
	reader  *reading.Pane
	panel   findings.Pane
	overlay overlay // nil where none is open

	fields   [purposes]textfield.Field
	requests int             // number of the last filter request
	blinked  bool            // so long after the start that progress is worth showing
	message  string          // one line for the reader, until the next key
	fault    bool            // the message says that something went wrong
	held     *findings.Entry // the name that is to be merged into another
	copied   time.Time       // when something was last copied
	hits     string          // what the marks are for, shown in the bar

	brush  draw.Brush
	screen *term.Screen // the same as the environment's
}

// New is a session's screen. The end of the context, or [Model.Close], ends
// its background work.
func New(ctx context.Context, env Env) *Model {
	ctx, over := context.WithCancel(ctx)
	m := &Model{
		env: env, ctx: ctx, over: over, theme: theme.Neutral(),
		reader: reading.New(env.Layouts),
		screen: env.Screen, snap: env.Library.Snapshot(),
		profile: env.Detector.Guess().Profile,
	}
	m.brush.RTL = env.Lang.RTL
	m.reader.SetOptions(env.Options)
	m.showAll()
	m.openSelected() // a session may find everything loaded, and hear of no change
	return m
}

// Init asks the terminal what it is and waits for the library.
func (m *Model) Init() tea.Cmd {
	blink := tea.Tick(blinkTime, func(time.Time) tea.Msg { return blinkMsg{} })
	return tea.Batch(m.screen.Init(m.ctx), m.waitForLibrary(), m.waitForShelf(), m.waitForNotice(), blink,
		term.Send(ansi.RequestBackgroundColor), m.env.Detector.Init())
}

// blinkTime is how long loading may take before its progress is shown.
const blinkTime = 200 * time.Millisecond

// blinkMsg says that a blink has passed.
type blinkMsg struct{}

// drawn says, once, that the first frame is out of the way.
func (m *Model) drawn() {
	if m.env.Drawn != nil {
		m.env.Drawn()
		m.env.Drawn = nil
	}
}

// libraryMsg says that the collection has changed.
type libraryMsg struct{ snap Snapshot }

func (m *Model) waitForLibrary() tea.Cmd {
	done, library, over := m.ctx.Done(), m.env.Library, m.snap.Over()
	return func() tea.Msg {
		select {
		case <-over:
			return libraryMsg{library.Snapshot()}
		case <-done:
			return nil
		}
	}
}

// noticeMsg is a line that a reader should see.
type noticeMsg string

func (m *Model) waitForNotice() tea.Cmd {
	notices, done := m.env.Notices, m.ctx.Done()
	if notices == nil {
		return nil
	}
	return func() tea.Msg {
		select {
		case line := <-notices:
			return noticeMsg(line)
		case <-done:
			return nil
		}
	}
}

// shelfMsg says that the shelf is known.
type shelfMsg struct{}

func (m *Model) waitForShelf() tea.Cmd {
	ready, done := m.env.Shelf.Ready(), m.ctx.Done()
	return func() tea.Msg {
		select {
		case <-ready:
			return shelfMsg{}
		case <-done:
			return nil
		}
	}
}

// shelved takes up what the shelf remembers: the place in the article that is
// open, unless its reader has moved on, and the terminal that was chosen.
func (m *Model) shelved() tea.Cmd {
	if err := m.env.Shelf.Err(); err != nil {
		m.message, m.fault = err.Error(), true
	}
	if a := m.reader.Article(); a != nil && m.reader.Position() == 0 {
		m.reader.Open(a, m.reader.Findings(), m.env.Shelf.Position(m.open))
	}
	return m.recall()
}

// recall draws for the terminal that the reader once chose where the present
// one was detected.
func (m *Model) recall() tea.Cmd {
	name := m.env.Shelf.Terminal(m.detected())
	p, ok := term.ByName(name)
	if !ok || m.chosen {
		return nil
	}
	m.chosen = true
	return m.setProfile(p)
}

// detected is the name of the terminal that was found out.
func (m *Model) detected() string { return m.env.Detector.Guess().Profile.Name }

// Update routes a message to who it is for, and draws what changed.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	own, cmd := m.screen.Update(msg)
	if own {
		cmd = tea.Batch(cmd, m.screen.Redraw(m))
	} else {
		cmd = tea.Batch(cmd, m.route(msg), m.detect(msg))
		m.settle()
		cmd = tea.Batch(cmd, m.screen.Draw(m))
	}
	if m.screen.Drawn() && m.reader.Article() != nil {
		m.drawn()
	}
	return m, cmd
}

// route hands a message to the part that it concerns.
func (m *Model) route(msg tea.Msg) (cmd tea.Cmd) {
	switch msg := msg.(type) {
	case term.SizeMsg:
		m.resize(msg.Width, msg.Height)
	case tea.BackgroundColorMsg:
		m.theme = theme.New(msg.IsDark())
	case tea.KeyPressMsg:
		cmd = m.key(msg)
	case tea.PasteMsg:
		cmd = m.typed(msg)
	case libraryMsg:
		cmd = m.libraryChanged(msg.snap)
	case filteredMsg:
		cmd = m.filtered(msg)
	case blinkMsg:
		m.blinked = true
		m.drawn()
	case noticeMsg:
		m.message, m.fault = string(msg), true
		cmd = m.waitForNotice()
	case shelfMsg:
		cmd = m.shelved()
	case grownMsg:
		cmd = m.grown(msg)
	}
	return cmd
}

// detect hands what the terminal says about itself to the detector. Where the
// answers mean another profile, the next frame is drawn for it, on a clear
// screen.
func (m *Model) detect(msg tea.Msg) tea.Cmd {
	changed, cmd := m.env.Detector.Update(msg)
	if !changed || m.chosen {
		return cmd
	}
	if recalled := m.recall(); recalled != nil {
		return tea.Batch(cmd, recalled)
	}
	return tea.Batch(cmd, m.setProfile(m.env.Detector.Guess().Profile))
}

// setProfile draws for another terminal from now on. The switch goes out
// before the screen is cleared: VTE keeps the mode with each row.
func (m *Model) setProfile(p term.Profile) tea.Cmd {
	m.profile = p
	return m.screen.Use(p.Switch)
}

// settle brings everything derived up to date, once per message.
func (m *Model) settle() {
	o := m.reader.Options()
	o.StripMarks = m.env.Harakat.Hidden(m.profile)
	m.reader.SetOptions(o)
	m.geo = arrange(m.width, m.height, m.focus, m.side, m.env.Mirror)
	if r := m.geo.panes[readerPane]; !r.Empty() {
		m.reader.Resize(r.W, r.H)
	} else { // it has the screen for itself when it is shown
		m.reader.Resize(m.width, m.height-1)
	}
	m.panel.SetVisible(m.reader.Visible())
}

func (m *Model) resize(w, h int) {
	m.width, m.height = max(0, w), max(0, h)
	m.screen.Resize(m.width, m.height)
}

// libraryChanged takes the new state of the collection over: the cursor, the
// open article and the filter stay.
func (m *Model) libraryChanged(snap Snapshot) tea.Cmd {
	selected, hasSelected := m.selectedID()
	m.snap = snap
	cmd := m.refilter()
	if i, ok := snap.Index(selected); hasSelected && ok {
		m.list.Select(i)
	}
	if i, ok := snap.Index(m.open); ok && m.open != "" {
		m.renew(i)
	}
	if m.reader.Article() == nil {
		m.openSelected()
	}
	return tea.Batch(cmd, m.waitForLibrary())
}

// renew shows what is new about the open article, in its place.
func (m *Model) renew(i int) {
	a, f := m.snap.Article(i), m.snap.Findings(i)
	switch {
	case a == nil:
	case a != m.reader.Article():
		m.reader.Open(a, f, m.reader.Position())
		m.fillPanel()
	case f != m.reader.Findings():
		m.reader.SetFindings(f)
		m.fillPanel()
	}
}

func (m *Model) selectedID() (string, bool) {
	if i, ok := m.list.Current(); ok {
		return m.snap.Name(i), true
	}
	return "", false
}

// openSelected opens the article the list's cursor is on, at the place where
// its reader left it.
func (m *Model) openSelected() {
	i, ok := m.list.Current()
	if !ok || m.snap.Article(i) == nil || m.snap.Name(i) == m.open {
		return
	}
	m.keepPosition()
	m.open = m.snap.Name(i)
	if m.snap.Findings(i) == nil {
		m.env.Library.Want(m.open)
	}
	m.reader.Open(m.snap.Article(i), m.snap.Findings(i), m.env.Shelf.Position(m.open))
	m.reader.SetMore(m.moreNotice())
	m.hits = ""
	m.fields[searching].SetValue("")
	m.fillPanel()
}

// keepPosition remembers where the reader was in the open article.
func (m *Model) keepPosition() {
	if m.open != "" {
		m.env.Shelf.SetPosition(m.open, m.reader.Position())
	}
}

// moreNotice stands for what is folded away of the open article.
func (m *Model) moreNotice() string {
	a := m.reader.Article()
	if a == nil || len(a.Asides) == 0 {
		return ""
	}
	return "… " + m.env.Lang.Folded(len(a.Asides), "f")
}

func (m *Model) fillPanel() {
	f := m.reader.Findings()
	if f != nil {
		shown := *f
		shown.Entities = named(f.Entities, m.env.Shelf)
		f = &shown
	}
	m.panel.Show(m.reader.Article(), f, findings.Extras{Dates: dateEntries, Trend: trend(f), Note: m.env.Shelf.Note(m.open)}, m.env.Lang)
}

// Close keeps what is to be remembered and gives the terminal back: the
// session is over, however it ended.
func (m *Model) Close() error {
	m.over()
	m.drawn() // the shelf may still be waiting for the first frame
	m.keepPosition()
	return errors.Join(m.screen.Restore(), m.env.Shelf.Close())
}

var _ tea.Model = (*Model)(nil)

// action is the action of a key press.
func (m *Model) action(k tea.KeyPressMsg) keys.Action { return m.env.Keys.Action(k) }
