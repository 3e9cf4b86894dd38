package main

import (
	"image/color"
	"io"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"qari/articles/room"
	"qari/ui/lang"
	"qari/ui/serve"
	"qari/ui/term"
)

// visitor is one of many different readers of one room.
type visitor struct {
	term       string
	cols, rows int
	background color.Color
	keys       string // one a letter; a space is Enter
}

// visitors differ in terminal, size, theme, language, digits, justification,
// arrangement and article; all are anonymous.
func visitors() []visitor {
	terms := []string{"xterm-256color", "xterm-kitty", "linux", "foot", "vt100"}
	keys := []string{"", "i", "d", "dd", "jj wjj", "iej", "jjjs", "/سا", "j fi", "Gr?"}
	var all []visitor
	for i, k := range keys {
		all = append(all, visitor{
			term: terms[i%len(terms)], cols: 50 + 13*i, rows: 16 + 3*i,
			background: color.Gray{Y: uint8(255 * (i % 2))}, keys: k,
		})
	}
	return all
}

// visit has a reader come, type, and leave; it returns every screen seen. wait
// is called before each key.
func (v visitor) visit(t *testing.T, open func(serve.Session) serve.Model, wait func()) (screens []string) {
	m := open(serve.Session{Term: v.term, Cols: v.cols, Rows: v.rows, HasTerm: true, Output: term.NewOutput(io.Discard)})
	defer func() {
		if err := m.Close(); err != nil {
			t.Error(err)
		}
	}()
	m.Update(tea.BackgroundColorMsg{Color: v.background})
	m.Update(term.SizeMsg{Width: v.cols, Height: v.rows})
	screens = append(screens, v.seen(m))
	for _, k := range v.keys {
		wait()
		msg := tea.KeyPressMsg{Code: k, Text: string(k)}
		if k == ' ' {
			msg = tea.KeyPressMsg{Code: tea.KeyEnter}
		}
		m.Update(msg)
		screens = append(screens, v.seen(m))
	}
	return screens
}

// seen is what the reader's terminal is sent for the screen.
func (v visitor) seen(m tea.Model) string {
	var sent strings.Builder
	out := term.NewOutput(&sent)
	out.Write([]byte(ansi.SetModeAltScreenSaveCursor))
	s := term.NewScreen(out, colorprofile.TrueColor, new(term.Canvases))
	s.Resize(v.cols, v.rows)
	if send := s.Draw(m.(term.Picture)); send != nil {
		send()
	}
	return sent.String()
}

// What one reader sees does not depend on who else reads: ten different ones
// at once see what each sees alone.
func TestReadersDoNotSeeEachOther(t *testing.T) {
	ctx := t.Context()
	r, err := room.Open(ctx, room.Options{Dates: true, Names: true, Follow: true, Shelf: filepath.Join(t.TempDir(), "shelf.db")})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Visit(nil, "").Items(ctx); err != nil { // everything is read and analysed
		t.Fatal(err)
	}
	h := &host{ctx: ctx, room: r, lang: lang.ByCode("ar")}
	open := h.model
	alone := make([][]string, len(visitors()))
	for i, v := range visitors() {
		alone[i] = v.visit(t, open, func() {})
	}
	var all sync.WaitGroup
	for i, v := range visitors() {
		all.Go(func() {
			together := v.visit(t, open, func() { time.Sleep(5 * time.Millisecond) })
			for n := range together {
				if together[n] != alone[i][n] {
					t.Errorf("reader %d sees another screen %d than alone:\n%q\nalone:\n%q", i, n, together[n], alone[i][n])
				}
			}
		})
	}
	all.Wait()
	different := map[string]bool{}
	for _, screens := range alone {
		different[screens[len(screens)-1]] = true
	}
	if len(different) != len(alone) {
		t.Errorf("%d readers see %d screens", len(alone), len(different))
	}
}
