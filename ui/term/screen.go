package term

import (
	"context"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"qari/ui/grid"
)

// Picture is what a [Screen] shows.
type Picture interface {
	// Paint paints it on a blank grid.
	Paint(g *grid.Grid)
	// Profile is how row y is sent. A row that is whole is ordered without
	// regard to panes.
	Profile(y int) (p Profile, whole bool)
}

// defaultFPS is how many frames a second a screen sends at most. The first
// after a pause goes out at once: a key waits for no clock.
const defaultFPS = 120

// Screen sends a program's pictures to its terminal, each as what differs from
// the one before. It stands in for the renderer of Bubble Tea, which would
// read every frame again as text, cluster by cluster, and keep two screens of
// cells of 114 bytes each: measured with a thousand readers, that was 72 % of
// the time and 56 % of the memory. Bubble Tea keeps the terminal's modes: it
// is given an empty view in the alternate screen, so that it enters, leaves,
// suspends and resumes, and writes nothing else.
//
// The program hands every message to [Screen.Update] and draws after those
// that are not the screen's own.
type Screen struct {
	out    *Output
	pool   *Canvases
	shown  *shown
	gap    time.Duration // the least between two frames
	over   <-chan struct{}
	synced bool // the terminal shows nothing between BSU and ESU (mode 2026)

	w, h    int
	epoch   uint64 // of the output, that what is shown is known for
	sending int    // sequences that are being written
	dirty   bool   // there is something that was not drawn
	busy    bool   // a frame is on its way, or the time for one is awaited
	latest  time.Time
}

// NewScreen is a screen of no size on a terminal with so many colours.
func NewScreen(out *Output, colors colorprofile.Profile, pool *Canvases) *Screen {
	return &Screen{out: out, pool: pool, shown: newShown(colors), gap: time.Second / defaultFPS}
}

// Limit sets how many frames a second are sent at most.
func (s *Screen) Limit(fps int) { s.gap = time.Second / time.Duration(max(fps, 1)) }

// Messages of the screen itself.
type (
	frameSent  struct{} // a frame has been written
	frameDue   struct{} // the time for the next has come
	screenLost struct{} // something else has written to the terminal
)

// Init waits, until the context ends, for what makes the picture be drawn anew.
func (s *Screen) Init(ctx context.Context) tea.Cmd {
	s.over = ctx.Done()
	return tea.Batch(s.wait, Send(ansi.RequestModeLeftRightMargin))
}

func (s *Screen) wait() tea.Msg {
	select {
	case <-s.out.lost:
		return screenLost{}
	case <-s.over:
		return nil
	}
}

// Drawn tells whether the terminal shows the latest picture.
func (s *Screen) Drawn() bool { return !s.latest.IsZero() && !s.dirty && !s.busy }

// Forget has all drawn anew, whatever the terminal is thought to show.
func (s *Screen) Forget() { s.shown.forget() }

// Restore gives the terminal back, see [Output.Restore].
func (s *Screen) Restore() error { return s.out.Restore() }

// Use throws a switch of the terminal, and none for a profile without one. All is drawn
// anew.
func (s *Screen) Use(sw Switch) tea.Cmd {
	s.Forget()
	return func() tea.Msg {
		s.out.Use(sw) // where it fails the terminal is gone, and Bubble Tea will find out
		return nil
	}
}

// Resize sets the size in cells.
func (s *Screen) Resize(w, h int) { s.w, s.h = max(w, 0), max(h, 0) }

// View is what Bubble Tea is given: a blank, for it would clear the screen at
// every tick of a view without text (its buffer of no rows never has the width
// of the screen; seen in v2.0.10).
func (s *Screen) View(title string) tea.View {
	v := tea.NewView(" ")
	v.AltScreen, v.WindowTitle = true, title
	return v
}

// Update takes every message of the program. Of one that is the screen's own
// the program need not know; what is to be done next is then drawing, see
// [Screen.Redraw].
func (s *Screen) Update(msg tea.Msg) (own bool, cmd tea.Cmd) {
	switch msg := msg.(type) {
	case frameSent, frameDue:
		s.busy = false
		return true, nil
	case screenLost:
		s.dirty = true
		return true, s.wait
	case sendMsg:
		return true, s.send(string(msg))
	case sequenceSent:
		s.sending--
		return true, nil
	case tea.ColorProfileMsg:
		if msg.Profile != s.shown.pen.colors {
			s.shown.setColors(msg.Profile)
			s.dirty = true
		}
		return true, nil
	case tea.ModeReportMsg:
		s.mode(msg)
	}
	return false, nil
}

// mode takes what the terminal says of its modes (DECRPM): 1 and 2 are a mode
// that can be switched.
func (s *Screen) mode(msg tea.ModeReportMsg) {
	can := msg.Value == ansi.ModeSet || msg.Value == ansi.ModeReset
	switch msg.Mode {
	case ansi.ModeSynchronizedOutput:
		s.synced = can
	case ansi.ModeLeftRightMargin:
		s.shown.margins = can
	}
}

// sendMsg is a sequence on its way to the terminal, sequenceSent tells that
// one has arrived.
type (
	sendMsg      string
	sequenceSent struct{}
)

// maxSending is how many sequences may wait for a terminal that does not read.
// Each may hold a whole article for the clipboard.
const maxSending = 8

// send writes a sequence, or drops it where too many wait.
func (s *Screen) send(sequence string) tea.Cmd {
	if s.sending >= maxSending {
		return nil
	}
	s.sending++
	return func() tea.Msg {
		s.out.send(sequence) // where it fails the terminal is gone, and Bubble Tea will find out
		return sequenceSent{}
	}
}

// Send sends a sequence that changes nothing that is seen, such as a query or
// what goes to the clipboard: unlike Bubble Tea's own messages it leaves the
// picture known.
func Send(sequence string) tea.Cmd {
	return func() tea.Msg { return sendMsg(sequence) }
}

// SizeMsg is the size of the terminal in cells. Programs get it in place of
// Bubble Tea's own, see [KeepSize].
type SizeMsg struct{ Width, Height int }

// KeepSize is a filter of messages that keeps the size of the terminal from
// Bubble Tea's renderer, which would clear the screen and make its own cells.
func KeepSize(_ tea.Model, msg tea.Msg) tea.Msg {
	if size, ok := msg.(tea.WindowSizeMsg); ok {
		return SizeMsg(size)
	}
	return msg
}

// Draw draws a picture as soon as may be.
func (s *Screen) Draw(p Picture) tea.Cmd {
	s.dirty = true
	return s.Redraw(p)
}

// Redraw draws what could not be drawn before. While a frame is on its way
// none is made: a terminal that takes its time gets fewer.
func (s *Screen) Redraw(p Picture) tea.Cmd {
	if !s.dirty || s.busy || s.w == 0 || s.h == 0 {
		return nil
	}
	epoch, entered := s.out.state()
	if !entered {
		return nil // it will be told as lost when it is
	}
	if wait := s.gap - time.Since(s.latest); wait > 0 {
		s.busy = true
		return tea.Tick(wait, func(time.Time) tea.Msg { return frameDue{} })
	}
	s.dirty = false
	frame := s.frame(p, epoch)
	if len(frame) == 0 {
		return nil
	}
	s.busy, s.latest = true, time.Now()
	return func() tea.Msg {
		s.out.frame(frame, epoch)
		return frameSent{}
	}
}

// frame is the bytes for a picture. They stay valid until the frame is sent.
func (s *Screen) frame(p Picture, epoch uint64) []byte {
	if epoch != s.epoch || s.shown.pen.crowded() {
		s.shown.forget()
		s.epoch = epoch
	}
	c := s.pool.get()
	defer s.pool.put(c)
	c.grid.Reset(s.w, s.h)
	p.Paint(c.grid)
	c.cells = c.cells[:0]
	s.shown.pen.exact = false
	for y := range s.h {
		row, panes := c.grid.Row(y), c.grid.Panes
		profile, whole := p.Profile(y)
		if whole {
			panes = nil
		}
		row = c.encoder.arrange(row, panes, y, profile)
		c.cells = s.shown.pen.pack(c.cells, &c.encoder, row, &profile)
		s.shown.pen.exact = s.shown.pen.exact || profile.StyleRuns
	}
	var sent []byte
	sent, c.cells = s.shown.update(c.cells, c.grid)
	if s.synced && len(sent) > 0 {
		sent = append([]byte(ansi.SetModeSynchronizedOutput), sent...)
		sent = append(sent, ansi.ResetModeSynchronizedOutput...)
	}
	return sent
}

// Canvases is what pictures are painted on and encoded with. A frame needs one
// for a moment only, so that many screens share a few. The zero value is
// ready; it is safe for concurrent use.
type Canvases struct{ pool sync.Pool }

// canvas is what one frame is made with.
type canvas struct {
	grid    *grid.Grid
	encoder encoder
	cells   []cell
}

func (p *Canvases) get() *canvas {
	if c, ok := p.pool.Get().(*canvas); ok {
		return c
	}
	return &canvas{grid: grid.New(0, 0)}
}

func (p *Canvases) put(c *canvas) { p.pool.Put(c) }
