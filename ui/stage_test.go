package ui

import (
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"qari/ui/internal/ptytest"
	"qari/ui/keys"
	"qari/ui/lang"
	"qari/ui/term"
)

// stage is a root model on a terminal that is played: what the model sends
// goes to the terminal as bytes, and a test looks at what that shows. It lives
// in a bubble of synctest, whose clock stands still while anything runs, so
// that a frame does not depend on how fast the machine is.
type stage struct {
	model    *Model
	shelf    *fakeShelf
	terminal *ptytest.Screen
	messages chan tea.Msg // what commands answered
}

// stillLibrary is a collection in which nothing changes any more.
type stillLibrary struct{ snap Snapshot }

func (l stillLibrary) Snapshot() Snapshot { return l.snap }
func (l stillLibrary) Want(string)        {}

// maxAnswers is more than the commands of one message ever answer at once.
const maxAnswers = 100

// openStage starts a session in a language on a terminal of w×h cells.
func openStage(t *testing.T, snap Snapshot, text *lang.Text, w, h int) *stage {
	t.Helper()
	s := &stage{
		shelf:    newFakeShelf(),
		terminal: ptytest.NewScreen(w, h, ptytest.XTerm, nil),
		messages: make(chan tea.Msg, maxAnswers),
	}
	out := term.NewOutput(s.terminal)
	s.model = New(t.Context(), Env{
		Library: stillLibrary{snap}, Search: fakeSearch{snap}, Shelf: s.shelf,
		Lang: text, Keys: keys.NewMap(keys.Table()),
		Detector: term.NewDetector(func(string) string { return "" }, "visual"),
		Screen:   term.NewScreen(out, colorprofile.TrueColor, new(term.Canvases)),
	})
	if _, err := out.Write([]byte(ansi.SetModeAltScreenSaveCursor)); err != nil { // as Bubble Tea does at the start
		t.Fatal(err)
	}
	s.start(s.model.Init())
	s.update(term.SizeMsg{Width: w, Height: h})
	return s
}

// update gives the model a message and waits until nothing more follows.
func (s *stage) update(msg tea.Msg) {
	s.take(msg)
	for {
		time.Sleep(time.Second) // of the bubble: every timer runs out, nobody waits
		synctest.Wait()
		select {
		case msg := <-s.messages:
			s.take(msg)
		default:
			return
		}
	}
}

func (s *stage) take(msg tea.Msg) {
	_, cmd := s.model.Update(msg)
	s.start(cmd)
}

// start runs a command as Bubble Tea does: apart, its answer is a message.
func (s *stage) start(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	go func() {
		switch msg := cmd().(type) {
		case nil:
		case tea.BatchMsg:
			for _, cmd := range msg {
				s.start(cmd)
			}
		default:
			s.messages <- msg
		}
	}()
}

// press types keys, see [pressed]. A text of several characters that names no
// key is typed character by character.
func (s *stage) press(names ...string) {
	for _, name := range names {
		if k := pressed(name); k.Text != name {
			s.update(k)
			continue
		}
		for _, r := range name {
			s.update(tea.KeyPressMsg{Code: r, Text: string(r)})
		}
	}
}
