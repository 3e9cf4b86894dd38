package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"qari/model"
	"qari/ui/grid"
	"qari/ui/internal/ptytest"
	"qari/ui/keys"
	"qari/ui/lang"
	"qari/ui/term"
	"qari/ui/text/ucd"
)

// From 1×1 to 400×120, in every state: no panic, and what the terminal is sent
// shows what was painted, cell by cell.
func TestEverySizeHolds(t *testing.T) {
	states := map[string][]string{
		"list":      nil,
		"reader":    {"enter"},
		"panel":     {"tab", "tab", "enter"},
		"help":      {"?"},
		"calibrate": {"T"},
		"filter":    {"/", "س", "ا"},
		"search":    {"enter", "/", "س"},
		"end":       {"enter", "end"},
		"unfolded":  {"f"},
		"mirror":    {"w"},
		"nothing":   {"/", "ظ", "ظ", "ظ", "enter"},
		"justified": {"e", "e", "d"},
		"in Arabic": {"i"},
	}
	widths := []int{1, 2, 3, 4, 5, 7, 10, 16, 21, 30, 40, 63, 64, 65, 80, 99, 100, 101, 120, 200, 400}
	heights := []int{1, 2, 3, 4, 6, 7, 8, 9, 12, 24, 36, 50, 120}
	for name, keys := range states {
		m, _ := session(t, 80, 24)
		press(m, keys...)
		for _, w := range widths {
			for _, h := range heights {
				m.Update(term.SizeMsg{Width: w, Height: h})
				g := painted(m)
				if g.W != w || g.H != h {
					t.Fatalf("%s: painted %d×%d on %d×%d", name, g.W, g.H, w, h)
				}
				if wrong := sentWrong(m, g); wrong != "" {
					t.Fatalf("%s at %d×%d: %s", name, w, h, wrong)
				}
			}
		}
	}
}

// sentWrong sends a picture to a terminal that draws cells where they were put
// and tells in what it differs; "" for nothing. A row for another terminal,
// such as those to choose a terminal by, holds the same letters in some order.
func sentWrong(m *Model, g *grid.Grid) string {
	terminal := ptytest.NewScreen(g.W, g.H, ptytest.XTerm, nil)
	out := term.NewOutput(terminal)
	out.Write([]byte(ansi.SetModeAltScreenSaveCursor))
	s := term.NewScreen(out, colorprofile.TrueColor, new(term.Canvases))
	s.Resize(g.W, g.H)
	if send := s.Draw(m); send != nil {
		send()
	}
	for y := range g.H {
		var want, got []string
		for _, c := range g.Row(y) {
			text := ""
			if c.Width > 0 {
				text = string(c.Rune) + c.Marks
			}
			want = append(want, text)
		}
		for _, c := range terminal.Cells(y) {
			got = append(got, c.Text)
		}
		if p, _ := m.Profile(y); p.Emitter != term.Visual {
			want, got = letters(want), letters(got)
		}
		if !slices.Equal(got, want) {
			return fmt.Sprintf("row %d shows %q, want %q", y, got, want)
		}
	}
	return ""
}

// letters are the characters of cells in the order of their code points,
// without marks, a bracket and its mirror image being one.
func letters(cells []string) []string {
	var all []string
	for _, text := range cells {
		if text != "" {
			r, _ := utf8.DecodeRuneInString(text)
			all = append(all, string(min(r, ucd.Mirror(r))))
		}
	}
	slices.Sort(all)
	return all
}

func TestPanesOfEachWidth(t *testing.T) {
	for _, c := range []struct {
		w     int
		shown int
	}{{40, 1}, {80, 2}, {120, 3}} {
		m, _ := session(t, c.w, 24)
		shown := 0
		for _, r := range m.screen.geo.panes {
			if !r.Empty() {
				shown++
			}
		}
		if shown != c.shown {
			t.Errorf("%d columns show %d panes, want %d", c.w, shown, c.shown)
		}
	}
}

// A terminal that shows one pane from the start shows the list, over an open
// article that was never on the screen.
func TestNarrowFromTheStart(t *testing.T) {
	for _, w := range []int{1, 20, 40, 50} {
		m, _ := session(t, w, 16)
		if text := strings.TrimSpace(strings.Join(screen(m), "")); w > 1 && text == "" {
			t.Errorf("%d columns show nothing", w)
		}
	}
}

// A session may find everything loaded, and hear of no change.
func TestFirstArticleIsOpenFromTheStart(t *testing.T) {
	m := New(t.Context(), Env{
		Library: fakeLibrary{collection()}, Search: fakeSearch{}, Shelf: newFakeShelf(),
		Lang: lang.English(), Keys: keys.NewMap(keys.Table()),
		Detector: term.NewDetector(func(string) string { return "" }, "visual"), Screen: newScreen(),
	})
	if a := m.reading.Article(); a == nil || a.ID != "a.txt" {
		t.Errorf("open is %v", a)
	}
}

// Close ends what waits for changes: nothing is left of a session.
func TestCloseEndsWhatWaits(t *testing.T) {
	m, _ := session(t, 80, 24)
	m.snap.(*fakeSnapshot).over = make(chan struct{})
	wait := awaitLibrary(m.requests.ctx, m.env.Library, m.snap)
	if err := m.Close(); err != nil {
		t.Fatal(err)
	}
	if msg := wait(); msg != nil {
		t.Errorf("a session that is over hears %v", msg)
	}
}

// The word under the eye stays there through any sequence of sizes.
func TestResizeKeepsThePlace(t *testing.T) {
	m, _ := session(t, 120, 24)
	press(m, "enter", "pgdown", "pgdown", "down")
	at := m.reading.Position()
	if at == 0 {
		t.Fatal("nothing scrolled")
	}
	for _, size := range [][2]int{{40, 10}, {200, 50}, {64, 24}, {1, 1}, {120, 24}} {
		m.Update(term.SizeMsg{Width: size[0], Height: size[1]})
	}
	if got := m.reading.Position(); got != at {
		t.Errorf("position %d became %d", at, got)
	}
}

// A filter is folded: it finds hamza without hamza, and clitics.
func TestFilterAsYouType(t *testing.T) {
	m, _ := session(t, 120, 24)
	press(m, "/")
	typeText(m, "ارمينيا")
	if id, _ := selectedID(m.snap, &m.list); m.list.Len() != 1 || id != "b.txt" {
		t.Fatalf("%d articles listed, cursor on %q", m.list.Len(), id)
	}
	press(m, "esc")
	if m.list.Len() != 3 {
		t.Errorf("after Esc %d articles are listed", m.list.Len())
	}
}

// Enter within a word keeps what the letters found; a word that is whole
// finds itself alone.
func TestEnterWithinAWord(t *testing.T) {
	for text, want := range map[string]int{"ارمين": 1, "ارمينيا": 1, "ظظظ": 0} {
		m, _ := session(t, 120, 36)
		press(m, "/")
		typeText(m, text)
		press(m, "enter")
		if got := m.list.Len(); got != want {
			t.Errorf("%s and Enter leave %d articles, want %d", text, got, want)
		}
	}
}

func TestEnterAfterAWholeWord(t *testing.T) {
	snap := &fakeSnapshot{
		articles: []*model.Article{article("one.txt", "كتاب جديد"), article("two.txt", "كتابان قديمان")},
		findings: []*model.Findings{{}, {}}, progress: Progress{Files: 2, Loaded: 2, Done: true},
	}
	for _, c := range []struct {
		text         string
		typed, after int
	}{{"كتاب", 2, 1}, {"كتا", 2, 2}, {"كتابان", 1, 1}} {
		m, _ := sessionWith(t, 120, 36, func(e *Env) { e.Library, e.Search = fakeLibrary{snap}, fakeSearch{snap} })
		press(m, "/")
		typeText(m, c.text)
		typed := m.list.Len()
		press(m, "enter")
		if after := m.list.Len(); typed != c.typed || after != c.after {
			t.Errorf("%s lists %d articles, %d after Enter, want %d, %d", c.text, typed, after, c.typed, c.after)
		}
	}
}

func TestChoosingANameMarksAndFilters(t *testing.T) {
	m, _ := session(t, 120, 24)
	press(m, "tab", "tab")
	if m.screen.focus != panelPane {
		t.Fatal("the panel has no focus")
	}
	press(m, "space")
	n, at := m.reading.Marks()
	if n != 40 || at != 1 {
		t.Fatalf("mark %d of %d", at, n)
	}
	press(m, "space", "n")
	if _, at := m.reading.Marks(); at != 3 {
		t.Errorf("after choosing again and n: mark %d", at)
	}
	press(m, "enter")
	if m.list.Len() != 2 {
		t.Errorf("choosing filters to %d articles, want 2", m.list.Len())
	}
	press(m, "esc", "esc")
	if n, _ := m.reading.Marks(); n != 0 || m.list.Len() != 3 {
		t.Errorf("after Esc twice: %d marks, %d articles", n, m.list.Len())
	}
}

// A name is shown from its first mention, wherever the reader is.
func TestChoosingANameGoesToItsFirstMention(t *testing.T) {
	m, _ := session(t, 120, 24)
	press(m, "enter", "end", "tab", "space")
	if n, at := m.reading.Marks(); n != 40 || at != 1 {
		t.Errorf("mark %d of %d", at, n)
	}
}

// Enter opens the first article that a filter has found.
func TestEnterOpensWhatWasFound(t *testing.T) {
	m, _ := session(t, 120, 24)
	press(m, "/")
	typeText(m, "ارمينيا")
	press(m, "enter")
	if id := idOf(m.reading.Article()); id != "b.txt" {
		t.Errorf("%q is open", id)
	}
}

func TestSearchInTheArticle(t *testing.T) {
	m, _ := session(t, 120, 24)
	press(m, "enter", "/")
	typeText(m, "سامي")
	if n, _ := m.reading.Marks(); n != 40 {
		t.Fatalf("%d hits", n)
	}
	press(m, "enter", "N")
	if _, at := m.reading.Marks(); at != 40 || m.bar.message == "" {
		t.Errorf("N from the first hit goes to %d, message %q", at, m.bar.message)
	}
}

// The furniture is folded into one line, and shown in its place on demand.
func TestUnfold(t *testing.T) {
	m, _ := session(t, 120, 24)
	press(m, "down")
	folded := strings.Join(screen(m), "\n")
	press(m, "f")
	if unfolded := strings.Join(screen(m), "\n"); len(unfolded) == len(folded) && unfolded == folded {
		t.Error("unfolding shows nothing new")
	}
	if !strings.Contains(folded, "2 lines of the page") {
		t.Error("nothing tells that lines are folded")
	}
}

func TestArabicKeysWork(t *testing.T) {
	m, _ := session(t, 120, 24)
	press(m, "ت") // j
	if id, _ := selectedID(m.snap, &m.list); id != "b.txt" {
		t.Errorf("the Arabic j selects %s", id)
	}
	press(m, "؟")
	if m.overlay == nil {
		t.Error("the Arabic question mark opens no help")
	}
	press(m, "ض")
	if m.overlay != nil {
		t.Error("the Arabic q does not close it")
	}
	if cmd := m.key(pressed("ض")); cmd == nil {
		t.Error("the Arabic q does not quit")
	}
}

// The place in an article is kept on the shelf and taken up again.
func TestPositionIsKept(t *testing.T) {
	m, shelf := session(t, 120, 24)
	press(m, "enter", "pgdown")
	at := m.reading.Position()
	press(m, "l", "h")
	if shelf.positions["a.txt"] != at || m.reading.Position() != at {
		t.Errorf("kept %d, reopened at %d, want %d", shelf.positions["a.txt"], m.reading.Position(), at)
	}
	if !shelf.read["a.txt"] {
		t.Error("an article that was opened is not marked as read")
	}
}

// A stale answer to a filter that has been typed over dies.
func TestStaleFilterAnswers(t *testing.T) {
	m, _ := session(t, 120, 24)
	press(m, "/")
	_, first := m.Update(pressed("س"))
	stale := first()
	if stale == nil {
		t.Fatal("no answer")
	}
	send(m, pressed("ظ"))
	m.Update(stale)
	if m.list.Len() != 0 {
		t.Error("a stale answer was taken")
	}
}

func TestCalibrationChoosesByNumber(t *testing.T) {
	for _, digit := range []string{"2", "٢"} {
		m, shelf := session(t, 80, 24)
		press(m, "T", digit)
		ways := newCalibration().ways
		if m.looks.terminal.profile.Emitter != ways[1].Emitter || shelf.settings["terminal:visual"] != ways[1].Name {
			t.Errorf("%s chooses %q", digit, m.looks.terminal.profile.Name)
		}
		if m.overlay != nil {
			t.Errorf("%s leaves the question on the screen", digit)
		}
	}
}

func TestHelpNamesEveryAction(t *testing.T) {
	m, _ := session(t, 100, 200)
	press(m, "?")
	text := strings.Join(screen(m), "\n")
	for _, b := range keys.Table() {
		if !strings.Contains(text, m.looks.lang.Actions[b.Action]) {
			t.Errorf("help does not say %q", m.looks.lang.Actions[b.Action])
		}
	}
}

// A line that is printed after the screen was left reads right, too.
func TestPrinted(t *testing.T) {
	m, _ := session(t, 20, 10)
	if got, want := m.Printed("قاعة 12"), strings.Repeat(" ", 13)+"12 ﺔﻋﺎﻗ\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
