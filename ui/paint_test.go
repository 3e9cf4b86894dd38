package ui

import (
	"context"
	"log/slog"
	"strings"
	"testing"
	"time"

	"qari/model"
	"qari/ui/grid"
	"qari/ui/keys"
	"qari/ui/lang"
	"qari/ui/term"
)

// Painting asks nobody for anything: everything it needs was gathered before.
func TestPaintingAsksForNothing(t *testing.T) {
	for name, pressed := range map[string][]string{
		"list": nil, "reading": {"enter"}, "findings": {"tab", "tab", "space"}, "help": {"?"}, "calibration": {"T"},
		"filter": {"/", "س"}, "saved queries": {"/", "@"}, "search": {"enter", "/", "س"}, "note": {"a", "x"},
		"name": {"/", "س", "enter", "c"}, "starred": {"s"}, "nothing": {"/", "ظ", "enter"},
	} {
		asked := newAlarm(t)
		m, _ := sessionWith(t, 120, 24, func(e *Env) { asked.guard(e) })
		press(m, pressed...)
		asked.armed = true
		g := grid.New(120, 24)
		m.Paint(g)
		for y := range g.H {
			m.Profile(y)
		}
		m.View()
		asked.armed = false
		if t.Failed() {
			t.Fatalf("while painting %s", name)
		}
	}
}

// alarm fails the test when anything of the environment is asked while it is
// armed.
type alarm struct {
	t     *testing.T
	armed bool
}

func newAlarm(t *testing.T) *alarm { return &alarm{t: t} }

func (a *alarm) ring(what string) {
	if a.armed {
		a.t.Errorf("%s was asked", what)
	}
}

func (a *alarm) guard(e *Env) {
	e.Shelf = alarmedShelf{e.Shelf, a}
	e.Search = alarmedSearch{e.Search, a}
	e.Library = alarmedLibrary{alarmedSnapshot{e.Library.Snapshot(), a}}
}

type alarmedShelf struct {
	Shelf
	*alarm
}

func (s alarmedShelf) Entry(id string) Entry      { s.ring("Entry"); return s.Shelf.Entry(id) }
func (s alarmedShelf) Query(name string) string   { s.ring("Query"); return s.Shelf.Query(name) }
func (s alarmedShelf) Queries() []string          { s.ring("Queries"); return s.Shelf.Queries() }
func (s alarmedShelf) Setting(name string) string { s.ring("Setting"); return s.Shelf.Setting(name) }
func (s alarmedShelf) Err() error                 { s.ring("Err"); return s.Shelf.Err() }
func (s alarmedShelf) Ready() <-chan struct{}     { s.ring("Ready"); return s.Shelf.Ready() }
func (s alarmedShelf) SetPosition(id string, n int) {
	s.ring("SetPosition")
	s.Shelf.SetPosition(id, n)
}
func (s alarmedShelf) Shown(e []model.Entity) []model.Entity {
	s.ring("Shown")
	return s.Shelf.Shown(e)
}

type alarmedSearch struct {
	Search
	*alarm
}

func (s alarmedSearch) Filter(ctx context.Context, query string, typing bool) ([]string, error) {
	s.ring("Filter")
	return s.Search.Filter(ctx, query, typing)
}

func (s alarmedSearch) Hits(ctx context.Context, a *model.Article, query string) ([]model.Span, error) {
	s.ring("Hits")
	return s.Search.Hits(ctx, a, query)
}

type alarmedLibrary struct{ snap Snapshot }

func (l alarmedLibrary) Snapshot() Snapshot { return l.snap }
func (l alarmedLibrary) Want(string)        {}

type alarmedSnapshot struct {
	Snapshot
	*alarm
}

func (s alarmedSnapshot) ID(i int) string { s.ring("ID"); return s.Snapshot.ID(i) }
func (s alarmedSnapshot) Article(i int) *model.Article {
	s.ring("Article")
	return s.Snapshot.Article(i)
}
func (s alarmedSnapshot) Find(id string) (int, bool) { s.ring("Find"); return s.Snapshot.Find(id) }
func (s alarmedSnapshot) Progress() Progress         { s.ring("Progress"); return s.Snapshot.Progress() }
func (s alarmedSnapshot) Findings(i int) *model.Findings {
	s.ring("Findings")
	return s.Snapshot.Findings(i)
}

// Marks that the shelf keeps are seen in the list as soon as they are made.
func TestMarksAreSeenAtOnce(t *testing.T) {
	m, shelf := session(t, 120, 24)
	bold := func() bool {
		g := painted(m)
		for _, c := range g.Row(0)[:30] {
			if c.Style.Attr&grid.Bold != 0 {
				return true
			}
		}
		return false
	}
	star := func() bool { return strings.Contains(strings.Join(screen(m), ""), "*") }
	press(m, "down")
	if !bold() || star() {
		t.Errorf("unread and without a star: bold %v, star %v", bold(), star())
	}
	press(m, "up", "r", "s", "down")
	if bold() || !star() || !shelf.read["a.txt"] {
		t.Errorf("read and with a star: bold %v, star %v", bold(), star())
	}
}

// records keeps what is logged.
type records struct {
	slog.Handler
	lines *[]string
}

func (r records) Enabled(context.Context, slog.Level) bool { return true }

func (r records) Handle(_ context.Context, rec slog.Record) error {
	line := rec.Message
	rec.Attrs(func(a slog.Attr) bool { line += " " + a.String(); return true })
	*r.lines = append(*r.lines, line)
	return nil
}

// The log tells messages, actions, requests and frames, and never what is
// typed or read.
func TestLog(t *testing.T) {
	var lines []string
	var now time.Time
	m, _ := sessionWith(t, 120, 24, func(e *Env) {
		e.Log = slog.New(records{lines: &lines})
		e.Now = func() time.Time { now = now.Add(1500 * time.Microsecond); return now }
	})
	press(m, "down", "enter", "/", "س", "q", "esc", "?", "esc")
	painted(m)
	log := strings.Join(lines, "\n")
	for _, want := range []string{
		"message type=tea.KeyPressMsg", "message type=term.SizeMsg", "message type=ui.libraryMsg",
		"action name=down\n", "action name=choose\n", "action name=find\n", "action name=help\n",
		"request kind=hits number=1 ms=1.5 canceled=false", "frame columns=120 rows=24 ms=1.5",
	} {
		if !strings.Contains(log+"\n", want) {
			t.Errorf("the log does not say %q:\n%s", want, log)
		}
	}
	for _, never := range []string{"س", "quit", "b.txt", "أرمينيا"} {
		if strings.Contains(log, never) {
			t.Errorf("the log says %q:\n%s", never, log)
		}
	}
}

// Drawn is told once: after the blink where no article is on the screen.
func TestDrawnIsToldOnce(t *testing.T) {
	told := 0
	m, _ := sessionWith(t, 80, 24, func(e *Env) { e.Drawn = func() { told++ } })
	if told != 0 {
		t.Fatal("told before the first frame")
	}
	m.Update(blinkMsg{})
	m.Update(blinkMsg{})
	m.Close()
	if told != 1 {
		t.Errorf("told %d times", told)
	}
	never, _ := sessionWith(t, 80, 24, func(e *Env) { e.Drawn = func() { told++ } })
	never.Close()
	if told != 2 {
		t.Errorf("a session that ends before its first frame tells %d times", told-1)
	}
}

// What was found out about the terminal, or set by the reader, is drawn for in
// the next frame and remembered.
func TestTerminalsInTurn(t *testing.T) {
	m, shelf := session(t, 80, 24)
	all := term.Candidates()
	for i := range all {
		press(m, "t")
		want := all[(i+1)%len(all)]
		if p, whole := m.Profile(0); p.Name != want.Name || whole {
			t.Errorf("step %d: %q, want %q", i, p.Name, want.Name)
		}
		if shelf.settings["terminal:visual"] != want.Name || !strings.Contains(m.bar.message, want.Name) {
			t.Errorf("step %d: remembered %v, the bar says %q", i, shelf.settings, m.bar.message)
		}
	}
}

// The way that comes next is known from a terminal that is none of the ways
// itself, too.
func TestTerminalAfterAnother(t *testing.T) {
	all := term.Candidates()
	for name, want := range map[string]string{"foot": all[1].Name, "vte": all[2].Name, "iterm2": all[3].Name, "kitty": all[5].Name, "no such": all[0].Name} {
		p, ok := term.ByName(name)
		if !ok && name != "no such" {
			t.Fatalf("no terminal %s", name)
		}
		if !ok {
			p = term.Profile{Emitter: 99}
		}
		drawn := terminal{profile: p}
		if got := drawn.following().Name; got != want {
			t.Errorf("after %s comes %s, want %s", name, got, want)
		}
	}
}

func TestUnknownTerminalIsNotRecalled(t *testing.T) {
	m, shelf := session(t, 80, 24)
	shelf.settings["terminal:visual"] = "nonsense"
	m.Update(shelfMsg{})
	if m.looks.terminal.chosen || m.looks.terminal.profile.Name != "visual" {
		t.Errorf("drawn for %q", m.looks.terminal.profile.Name)
	}
}

// The reader's choice in this session is stronger than an earlier one.
func TestChoiceOfThisSessionStands(t *testing.T) {
	m, shelf := session(t, 80, 24)
	press(m, "t")
	chosen := m.looks.terminal.profile.Name
	shelf.settings["terminal:visual"] = "words"
	m.Update(shelfMsg{})
	if m.looks.terminal.profile.Name != chosen {
		t.Errorf("drawn for %q", m.looks.terminal.profile.Name)
	}
}

// Each row of the calibration is sent in its own way, the others as ever.
func TestCalibrationRows(t *testing.T) {
	m, _ := session(t, 80, 24)
	press(m, "T")
	ways := term.Candidates()
	seen := 0
	rows := screen(m)
	for y := range 24 {
		p, whole := m.Profile(y)
		if !whole {
			continue
		}
		if p.Name != ways[seen].Name {
			t.Errorf("row %d is sent as %q, want %q", y, p.Name, ways[seen].Name)
		}
		if n := len([]rune(strings.TrimRight(rows[y], " "))); n != 62 { // two columns, and sixty
			t.Errorf("row %d ends at column %d", y, n)
		}
		if !strings.HasPrefix(rows[y], "  "+string(rune('1'+seen))+"   ") || strings.TrimSpace(rows[y+1]) != "" && seen < len(ways)-1 {
			t.Errorf("row %d is %q", y, rows[y])
		}
		seen++
	}
	if seen != len(ways) || !strings.Contains(strings.Join(rows, "\n"), m.looks.lang.CalibrateAsk) {
		t.Errorf("%d ways are shown of %d", seen, len(ways))
	}
	for _, k := range []string{"0", "x", string(rune('1' + len(ways)))} {
		if press(m, k); m.overlay == nil || m.looks.terminal.chosen {
			t.Errorf("%s closes it", k)
		}
	}
	if press(m, "esc"); m.overlay != nil || m.looks.terminal.chosen {
		t.Error("esc does not leave it")
	}
	if press(m, "T", "q"); m.overlay != nil {
		t.Error("q does not leave it")
	}
}

// The help scrolls, and stops at its ends.
func TestHelpScrolls(t *testing.T) {
	m, _ := session(t, 80, 10)
	text := func() string { return strings.Join(screen(m), "\n") }
	press(m, "?")
	table := keys.Table()
	head, last := m.looks.lang.Groups[0], m.looks.lang.Actions[table[len(table)-1].Action]
	if !strings.Contains(text(), head) || strings.Contains(text(), last) {
		t.Fatalf("%s", text())
	}
	top := text()
	if press(m, "up", "pgup"); text() != top {
		t.Error("it goes beyond its beginning")
	}
	press(m, "down")
	if rows, before := screen(m), strings.Split(top, "\n"); rows[2] != before[3] {
		t.Errorf("down shows %q", rows[2])
	}
	press(m, "up", "pgdown")
	if rows, before := screen(m), strings.Split(top, "\n"); rows[2] == before[2] || m.overlay.(*help).top != 8 {
		t.Errorf("a page down shows %q", rows[2])
	}
	press(m, "pgup", "pgdown", "pgdown", "pgup")
	if at := m.overlay.(*help).top; at != 8 {
		t.Errorf("a page up goes to %d", at)
	}
	press(m, "end")
	end := text()
	if !strings.Contains(end, last) {
		t.Errorf("the end is\n%s", end)
	}
	if press(m, "down", "pgdown"); text() != end {
		t.Error("it goes beyond its end")
	}
	if press(m, "home"); text() != top {
		t.Error("home is not its beginning")
	}
	for _, leave := range []string{"?", "esc", "q"} {
		if press(m, leave); m.overlay != nil {
			t.Errorf("%s does not close it", leave)
		}
		press(m, "?")
	}
	if press(m, "enter", "x"); m.overlay == nil {
		t.Error("another key closes it")
	}
}

// In a language that runs from the right the keys stand at the right.
func TestHelpInArabic(t *testing.T) {
	m, _ := sessionWith(t, 100, 12, func(e *Env) { e.Lang = lang.Arabic() })
	press(m, "?")
	g := painted(m)
	if len(g.Panes) != 2 || g.Panes[0].X <= g.Panes[1].X || g.Panes[0].X+g.Panes[0].W != 88 || g.Panes[1].X != 12 {
		t.Errorf("panes %v", g.Panes)
	}
	for w, want := range map[int][2]int{72: {24, 47}, 71: {23, 47}, 30: {10, 19}} {
		m.Update(term.SizeMsg{Width: w, Height: 12})
		if p := painted(m).Panes; p[0].W != want[0] || p[1].W != want[1] {
			t.Errorf("%d columns are divided into %v", w, p)
		}
	}
	m.Update(term.SizeMsg{Width: 100, Height: 12})
	if row := screen(m)[3]; !strings.HasSuffix(strings.TrimRight(row[:len(row)-12], " "), "up  k") {
		t.Errorf("%q", row)
	}
}
