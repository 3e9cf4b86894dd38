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
	// Paint draws the picture on a blank grid.
	Paint(g *grid.Grid)
	// Profile returns the profile for row y. A whole row is ordered without
	// regard to panes.
	Profile(y int) (p Profile, whole bool)
}

// defaultFPS bounds the frames per second. The first frame after a pause goes
// out at once, so a key never waits.
const defaultFPS = 120

// Screen sends a program's pictures to its terminal. It sends only the
// difference to the picture before. It replaces Bubble Tea's renderer, which
// parses every frame as text and keeps two screens of 114-byte cells. With a
// thousand readers that took 72 % of the time and 56 % of the memory.
//
// Bubble Tea still manages the terminal's modes. It gets an empty view in the
// alternate screen. So it enters, leaves, suspends and resumes, and writes
// nothing else.
//
// The program passes every message to [Screen.Update] and draws after each
// message that is not the screen's own.
type Screen struct {
	out    *Output
	pool   *Canvases
	shown  *shown
	gap    time.Duration // the minimum time between two frames
	over   <-chan struct{}
	synced bool // the terminal hides changes between BSU and ESU (mode 2026)

	w, h    int
	epoch   uint64 // the output's epoch for which shown is valid
	sending int    // sequences being written
	dirty   bool   // the latest picture is not drawn yet
	busy    bool   // a frame is being written, or waits for its time
	latest  time.Time
}

// NewScreen returns a screen of size 0 × 0 on a terminal with these colours.
func NewScreen(out *Output, colors colorprofile.Profile, pool *Canvases) *Screen {
	return &Screen{out: out, pool: pool, shown: newShown(colors), gap: time.Second / defaultFPS}
}

// Limit sets the maximum frames per second.
func (s *Screen) Limit(fps int) { s.gap = time.Second / time.Duration(max(fps, 1)) }

// Messages of the screen itself.
type (
	frameSent  struct{} // a frame has been written
	frameDue   struct{} // the time for the next has come
	screenLost struct{} // something else has written to the terminal
)

// Init waits, until the context ends, for events that force a full redraw.
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

// Drawn reports whether the terminal shows the latest picture.
func (s *Screen) Drawn() bool { return !s.latest.IsZero() && !s.dirty && !s.busy }

// Forget makes the next frame redraw everything.
func (s *Screen) Forget() { s.shown.forget() }

// Restore restores the terminal, see [Output.Restore].
func (s *Screen) Restore() error { return s.out.Restore() }

// Use sets the terminal's switch (noSwitch for none) and redraws everything.
func (s *Screen) Use(sw Switch) tea.Cmd {
	s.Forget()
	return func() tea.Msg {
		s.out.Use(sw) // on failure the terminal is gone; Bubble Tea notices that too
		return nil
	}
}

// Resize sets the size in cells. A negative size becomes 0.
func (s *Screen) Resize(w, h int) { s.w, s.h = max(w, 0), max(h, 0) }

// View returns the view for Bubble Tea. It is a blank, not "": for an empty
// view Bubble Tea v2.0.10 clears the screen at every tick.
func (s *Screen) View(title string) tea.View {
	v := tea.NewView(" ")
	v.AltScreen, v.WindowTitle = true, title
	return v
}

// Update takes every message of the program. It reports whether the message is
// the screen's own. The program then only has to call [Screen.Redraw].
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

// mode takes a mode report (DECRPM). Values 1 and 2 mean that the mode can be
// switched.
func (s *Screen) mode(msg tea.ModeReportMsg) {
	can := msg.Value == ansi.ModeSet || msg.Value == ansi.ModeReset
	switch msg.Mode {
	case ansi.ModeSynchronizedOutput:
		s.synced = can
	case ansi.ModeLeftRightMargin:
		s.shown.margins = can
	}
}

// sendMsg is a sequence to write; sequenceSent reports that it was written.
type (
	sendMsg      string
	sequenceSent struct{}
)

// maxSending bounds the sequences that wait for a slow terminal. Each may hold
// a whole article for the clipboard.
const maxSending = 8

// send writes a sequence, or drops it if too many wait.
func (s *Screen) send(sequence string) tea.Cmd {
	if s.sending >= maxSending {
		return nil
	}
	s.sending++
	return func() tea.Msg {
		s.out.send(sequence) // on failure the terminal is gone; Bubble Tea notices that too
		return sequenceSent{}
	}
}

// Send writes a sequence that changes no cell, such as a query or clipboard
// text. Unlike Bubble Tea's own messages it does not force a full redraw.
func Send(sequence string) tea.Cmd {
	return func() tea.Msg { return sendMsg(sequence) }
}

// SizeMsg is the size of the terminal in cells. [KeepSize] sends it instead of
// Bubble Tea's message.
type SizeMsg struct{ Width, Height int }

// KeepSize is a message filter that hides the size from Bubble Tea's renderer,
// which would clear the screen and allocate its own cells.
func KeepSize(_ tea.Model, msg tea.Msg) tea.Msg {
	if size, ok := msg.(tea.WindowSizeMsg); ok {
		return SizeMsg(size)
	}
	return msg
}

// Draw draws a picture as soon as possible.
func (s *Screen) Draw(p Picture) tea.Cmd {
	s.dirty = true
	return s.Redraw(p)
}

// Redraw draws the picture if it is not drawn yet. It makes no frame while one
// is being written, so a slow terminal gets fewer frames.
func (s *Screen) Redraw(p Picture) tea.Cmd {
	if !s.dirty || s.busy || s.w == 0 || s.h == 0 {
		return nil
	}
	epoch, entered := s.out.state()
	if !entered {
		return nil // screenLost comes when it is shown again
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

// frame returns the bytes for a picture. They are valid until the frame is
// sent.
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

// Canvases holds grids and encoders for frames. A frame needs one only briefly,
// so many screens share a few. The zero value is ready; it is safe for
// concurrent use.
type Canvases struct{ pool sync.Pool }

// canvas holds what one frame needs.
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
