package ui

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"qari/model"
	"qari/ui/keys"
	"qari/ui/lang"
	"qari/ui/term"
	"qari/ui/text/layout"
)

// Every action of the key table does something that is seen, said, sent or
// remembered, in some pane.
func TestEveryActionDoesSomething(t *testing.T) {
	// What has to be pressed before, where the action alone can do nothing.
	before := map[keys.Action][]string{
		keys.Up: {"down"}, keys.PageUp: {"down"}, keys.Home: {"down"}, keys.PrevArticle: {"down"},
		keys.PrevParagraph: {"enter", "pgdown"}, keys.PrevHeading: {"enter", "pgdown"}, keys.NextHeading: {"enter", "up"},
		keys.PrevMention: {"enter", "end"}, keys.GoPlace: {"m", "enter", "end"}, keys.Back: {"enter", "end"},
		keys.Mark: {"tab", "tab"}, keys.Merge: {"tab", "tab"}, keys.Split: {"tab", "tab", "+", "down", "+"},
		keys.Cancel: {"enter"}, keys.Unfold: {"down"}, keys.SaveQuery: {"/", "س", "enter"},
	}
	for _, b := range keys.Table() {
		m, shelf := sessionWith(t, 120, 24, func(e *Env) {
			e.Suspend = tea.Suspend
			e.Library = fakeLibrary{headed()}
		})
		press(m, before[b.Action]...)
		seen := fmt.Sprint(painted(m).Cells, shelf)
		_, cmd := m.Update(pressedKeystroke(b.Keys[0]))
		if after := fmt.Sprint(painted(m).Cells, shelf); after == seen && cmd == nil && b.Action != keys.Redraw {
			t.Errorf("%v does nothing", b.Action)
		}
	}
}

// headed is a collection whose first article has a heading far down.
func headed() *fakeSnapshot {
	s := collection()
	s.articles[0].Blocks[30].Kind = model.Heading
	return s
}

// pressedKeystroke is the key press that Bubble Tea names so.
func pressedKeystroke(name string) tea.KeyPressMsg {
	var k tea.KeyPressMsg
	for mod, bit := range map[string]tea.KeyMod{"ctrl+": tea.ModCtrl, "shift+": tea.ModShift} {
		if rest, ok := strings.CutPrefix(name, mod); ok {
			name, k.Mod = rest, bit
		}
	}
	plain := pressed(name)
	if k.Mod != 0 {
		plain.Text = ""
	}
	plain.Mod = k.Mod
	return plain
}

// What is undone first when the reader cancels: the marks, then the filter,
// then the focus.
func TestCancelGoesStepByStep(t *testing.T) {
	m, _ := session(t, 120, 24)
	press(m, "tab", "tab", "enter")
	state := func() string {
		n, _ := m.reading.Marks()
		return fmt.Sprintf("%d marks, %d articles, pane %d", n, m.list.Len(), m.screen.focus)
	}
	for _, want := range []string{
		"40 marks, 2 articles, pane 2", "0 marks, 2 articles, pane 2", "0 marks, 3 articles, pane 2",
		"0 marks, 3 articles, pane 0", "0 marks, 3 articles, pane 0",
	} {
		if got := state(); got != want {
			t.Errorf("%s, want %s", got, want)
		}
		press(m, "esc")
	}
}

// A search that is still going on is cancelled before the filter is.
func TestCancelOfASearchUnderWay(t *testing.T) {
	m, _ := session(t, 120, 24)
	press(m, "/", "س", "enter", "enter", "/")
	later(t, m, pressed("س"))
	press(m, "enter", "esc")
	if m.finder.searching() || m.finder.filter == "" {
		t.Errorf("searching %v, filter %q", m.finder.searching(), m.finder.filter)
	}
}

// q quits from every pane and from no field; ctrl+c quits from everywhere. The
// reader's place is kept.
func TestQuitting(t *testing.T) {
	ctrlC := tea.KeyPressMsg{Code: 'c', Mod: tea.ModCtrl}
	for name, c := range map[string]struct {
		before []string
		q      bool
	}{
		"list": {nil, true}, "reading": {[]string{"enter"}, true}, "findings": {[]string{"tab", "tab"}, true},
		"filter": {[]string{"/"}, false}, "search": {[]string{"enter", "/"}, false}, "note": {[]string{"a"}, false},
		"help": {[]string{"?"}, false}, "calibration": {[]string{"T"}, false},
	} {
		for _, k := range []tea.KeyPressMsg{pressed("q"), ctrlC} {
			m, shelf := session(t, 120, 24)
			press(m, "enter", "pgdown", "esc")
			at := m.reading.Position()
			press(m, c.before...)
			_, cmd := m.Update(k)
			quits := cmd != nil && cmd() == tea.Quit()
			if want := c.q || k.Mod != 0; quits != want {
				t.Errorf("%s: %v quits: %v", name, k, quits)
			}
			if quits && (shelf.positions["a.txt"] != at || at == 0) {
				t.Errorf("%s: the place is kept as %d, was %d", name, shelf.positions["a.txt"], at)
			}
		}
	}
}

// A session that ends keeps the place, too, and hears of its shelf's failure.
func TestCloseKeepsThePlace(t *testing.T) {
	m, shelf := session(t, 120, 24)
	press(m, "enter", "pgdown")
	if err := m.Close(); err != nil || shelf.positions["a.txt"] != m.reading.Position() {
		t.Errorf("%v, kept %v", err, shelf.positions)
	}
}

func TestFocusGoesAround(t *testing.T) {
	m, _ := session(t, 120, 24)
	for _, want := range []pane{readerPane, panelPane, listPane} {
		if press(m, "tab"); m.screen.focus != want {
			t.Errorf("tab goes to %d, want %d", m.screen.focus, want)
		}
	}
	for _, want := range []pane{panelPane, readerPane, listPane} {
		if press(m, "left"); m.screen.focus != want {
			t.Errorf("back goes to %d, want %d", m.screen.focus, want)
		}
	}
}

// Opening an article from the list reads it; nothing to open leaves the focus.
func TestOpening(t *testing.T) {
	m, shelf := session(t, 120, 24)
	press(m, "down", "enter")
	if idOf(m.reading.Article()) != "b.txt" || m.screen.focus != readerPane || !shelf.read["b.txt"] || shelf.read["a.txt"] {
		t.Errorf("open is %s, focus %d, read %v", idOf(m.reading.Article()), m.screen.focus, shelf.read)
	}
	none, shelf := sessionWith(t, 120, 24, func(e *Env) {
		e.Library = fakeLibrary{&fakeSnapshot{progress: Progress{Done: true}}}
	})
	if press(none, "enter"); none.screen.focus != listPane || len(shelf.read) != 0 {
		t.Errorf("without articles: focus %d, read %v", none.screen.focus, shelf.read)
	}
	for _, key := range []string{"a", "/", "s", "r", "c", "n", "l", "h", "f", "."} {
		press(none, key)
		if p, f := none.bar.prompt(); (f != nil) != (key == "/") || f != nil && p != filtering {
			t.Errorf("without articles %s asks for %d", key, p)
		}
		press(none, "esc")
	}
	if len(shelf.starred)+len(shelf.read) != 0 {
		t.Errorf("marked %v %v", shelf.starred, shelf.read)
	}
}

// The next article and the one before, from any pane; the ends stay.
func TestNextArticle(t *testing.T) {
	m, _ := session(t, 120, 24)
	press(m, "enter")
	for _, c := range []struct{ key, want string }{
		{"h", "a.txt"}, {"l", "b.txt"}, {"l", "c.txt"}, {"l", "c.txt"}, {"h", "b.txt"},
	} {
		if press(m, c.key); idOf(m.reading.Article()) != c.want || m.screen.focus != readerPane {
			t.Errorf("%s opens %s, want %s", c.key, idOf(m.reading.Article()), c.want)
		}
	}
}

// Where one pane shows, marks bring the text onto the screen, at the first.
func TestMarksShowTheText(t *testing.T) {
	for _, again := range []string{"space", "n", "N"} {
		m, _ := session(t, 50, 12)
		press(m, "tab", "tab", "space")
		first := m.reading.Visible()
		if n, at := m.reading.Marks(); m.screen.focus != readerPane || n != 40 || at != 1 {
			t.Fatalf("focus %d, mark %d of %d", m.screen.focus, at, n)
		}
		if !first.Contains(mentions(m.reading.Article().Text, "سامي حداد")[0].Start) {
			t.Errorf("%v is visible", first)
		}
		press(m, "tab")
		if press(m, again); m.screen.focus != readerPane {
			t.Errorf("%s leaves the focus on %d", again, m.screen.focus)
		}
	}
}

func TestStarAndReadAreSwitched(t *testing.T) {
	m, shelf := session(t, 120, 24)
	text := m.looks.lang
	for _, c := range []struct {
		key, message  string
		starred, read bool
	}{
		{"s", text.Starred, true, false}, {"s", text.Unstarred, false, false},
		{"r", text.MarkedRead, false, true}, {"r", text.MarkedUnread, false, false},
	} {
		press(m, c.key)
		if m.bar.message != c.message || shelf.starred["a.txt"] != c.starred || shelf.read["a.txt"] != c.read {
			t.Errorf("%s: %q, starred %v, read %v", c.key, m.bar.message, shelf.starred["a.txt"], shelf.read["a.txt"])
		}
	}
	press(m, "u", "u")
	if m.bar.message != text.NothingToUndo {
		t.Errorf("undone twice: %q", m.bar.message)
	}
}

// A note is edited, taken back, and deleted.
func TestNotesAreEdited(t *testing.T) {
	m, shelf := session(t, 120, 24)
	note := func(keys ...string) { press(m, append([]string{"a"}, keys...)...) }
	note("x", "y", "enter")
	note("z", "esc")
	if shelf.notes["a.txt"] != "xy" {
		t.Errorf("a note that was taken back: %q", shelf.notes["a.txt"])
	}
	note("space", "z", "space", "enter")
	if shelf.notes["a.txt"] != "xy z" {
		t.Errorf("a note that was added to: %q", shelf.notes["a.txt"])
	}
	if !strings.Contains(strings.Join(screen(m), "\n"), "xy z") {
		t.Error("the note is not shown")
	}
	note("backspace", "backspace", "backspace", "backspace", "enter")
	if shelf.notes["a.txt"] != "" {
		t.Errorf("a note that was deleted: %q", shelf.notes["a.txt"])
	}
}

// Only a filter can be saved, and only under a name.
func TestSavingAQuery(t *testing.T) {
	m, shelf := session(t, 120, 24)
	if press(m, "c"); len(shelf.queries) != 0 {
		t.Error("nothing is saved")
	}
	if _, f := m.bar.prompt(); f != nil {
		t.Error("a name for no filter is asked for")
	}
	press(m, "/", "س", "enter", "c", "space", "enter")
	if len(shelf.queries) != 0 || m.bar.message != "" {
		t.Errorf("saved without a name: %v, %q", shelf.queries, m.bar.message)
	}
	press(m, "c", "n", "enter")
	if shelf.queries["n"] != "س" || m.bar.message != m.looks.lang.Saved+" @n" {
		t.Errorf("saved %v, %q", shelf.queries, m.bar.message)
	}
}

// While the filter is typed the arrows move the list, in no other field.
func TestArrowsWhileTyping(t *testing.T) {
	m, _ := session(t, 120, 24)
	for _, c := range []struct{ key, want string }{{"down", "b.txt"}, {"pgdown", "c.txt"}, {"up", "b.txt"}, {"pgup", "a.txt"}} {
		press(m, "/", c.key, "esc")
		if id, _ := selectedID(m.snap, &m.list); id != c.want || idOf(m.reading.Article()) != c.want {
			t.Errorf("%s goes to %s, want %s", c.key, id, c.want)
		}
	}
	press(m, "a", "x", "down", "y", "enter")
	if id, _ := selectedID(m.snap, &m.list); id != "a.txt" {
		t.Errorf("in a note: %s", id)
	}
}

// What the reader sets stays set, goes around, and says so.
func TestLooks(t *testing.T) {
	m, _ := session(t, 120, 24)
	text := lang.English()
	for i, want := range []string{text.DigitsLatin, text.DigitsArabic, text.DigitsWritten} {
		digits := layout.Digits((i + 1) % 3)
		if press(m, "d"); m.bar.message != want || m.reading.Options().Digits != digits || m.looks.brush.Digits != digits {
			t.Errorf("step %d: digits %d, %q", i, m.reading.Options().Digits, m.bar.message)
		}
	}
	for _, want := range []layout.Justify{layout.Spaces, layout.Kashida, layout.Ragged} {
		if press(m, "e"); m.reading.Options().Justify != want || m.bar.message != "" {
			t.Errorf("justified %d, want %d", m.reading.Options().Justify, want)
		}
	}
	for _, want := range []int{90, 0} {
		if press(m, "w"); m.screen.geo.panes[listPane].X != want {
			t.Errorf("the list stands at %d, want %d", m.screen.geo.panes[listPane].X, want)
		}
	}
	for _, want := range []string{"ar", "en"} {
		if press(m, "i"); m.Language() != want || m.looks.brush.RTL != (want == "ar") {
			t.Errorf("the language is %s, want %s", m.Language(), want)
		}
	}
	if m.env.Lang.Code != "en" || m.env.Mirror || m.env.Options.Justify != 0 {
		t.Error("the environment was written to")
	}
}

// Vowel signs are hidden where the terminal misplaces them, until the reader
// asks for them.
func TestHarakat(t *testing.T) {
	text := lang.English()
	for _, c := range []struct {
		terminal string
		wish     Harakat
		hidden   []bool
	}{
		{"xterm", AutoHarakat, []bool{false, true, false}}, {"visual", AutoHarakat, []bool{true, false, true}},
		{"xterm", HideHarakat, []bool{true, false, true}}, {"visual", ShowHarakat, []bool{false, true, false}},
	} {
		m, _ := sessionWith(t, 80, 24, func(e *Env) {
			e.Detector = term.NewDetector(func(string) string { return "" }, c.terminal)
			e.Harakat = c.wish
		})
		for i, hidden := range c.hidden {
			if m.reading.Options().StripMarks != hidden {
				t.Errorf("%s, wish %d, step %d: hidden %v", c.terminal, c.wish, i, !hidden)
			}
			press(m, "v")
			want := text.HarakatOff
			if hidden {
				want = text.HarakatOn
			}
			if m.bar.message != want {
				t.Errorf("%s, wish %d, step %d: %q", c.terminal, c.wish, i, m.bar.message)
			}
		}
	}
}

// A place that was set is gone back to, from wherever the focus is.
func TestPlaces(t *testing.T) {
	m, _ := session(t, 120, 24)
	press(m, "enter", "pgdown", "m")
	at := m.reading.Position()
	if m.bar.message != m.looks.lang.PlaceSet {
		t.Errorf("setting says %q", m.bar.message)
	}
	press(m, "end", "tab", "'")
	if m.reading.Position() != at || m.bar.message != "" {
		t.Errorf("at %d, want %d; the bar says %q", m.reading.Position(), at, m.bar.message)
	}
	if press(m, "backspace"); m.reading.Position() == at {
		t.Error("no way back")
	}
}

// What the library says anew about the open article is shown in its place.
func TestTheOpenArticleIsRenewed(t *testing.T) {
	m, _ := session(t, 120, 24)
	press(m, "enter", "pgdown", "/", "س", "enter")
	at := m.reading.Position()
	changed := collection()
	changed.findings[0] = &model.Findings{Entities: []model.Entity{{Label: model.LOC, Name: "النيل", Key: "Nile", Mentions: mentions(changed.articles[0].Text, "النيل")}}}
	m.Update(libraryMsg{changed})
	if e, ok := m.findings.Current(); !ok || e.Key != "Nile" {
		t.Errorf("the findings are of %v, those of the old text", e)
	}
	if m.reading.Article() != changed.articles[0] || m.reading.Position() != at {
		t.Errorf("the article is the old one, or at %d and not at %d", m.reading.Position(), at)
	}
	if n, _ := m.reading.Marks(); n != 0 {
		t.Error("marks of the old text stand in the new one")
	}
	press(m, "/", "س", "enter")
	analysed := *changed
	analysed.findings = append([]*model.Findings(nil), changed.findings...)
	analysed.findings[0] = &model.Findings{Entities: []model.Entity{{Label: model.LOC, Name: "مصر", Key: "EG", Mentions: mentions(changed.articles[0].Text, "مصر")}}}
	m.Update(libraryMsg{&analysed})
	if e, ok := m.findings.Current(); !ok || e.Key != "EG" {
		t.Errorf("the findings are of %v", e)
	}
	if n, _ := m.reading.Marks(); n == 0 || m.reading.Findings() != analysed.findings[0] {
		t.Error("new findings took the marks away")
	}
	gone := analysed
	gone.articles, gone.findings = changed.articles[1:], changed.findings[1:]
	m.Update(libraryMsg{&gone})
	if idOf(m.reading.Article()) != "a.txt" {
		t.Error("an article that has gone is closed under its reader")
	}
}

// The cursor stays on its article when others come before it.
func TestTheCursorStaysOnItsArticle(t *testing.T) {
	m, _ := session(t, 120, 24)
	press(m, "down")
	grown := collection()
	first := article("0.txt", "جديد", "نص")
	grown.articles = append([]*model.Article{first}, grown.articles...)
	grown.findings = append([]*model.Findings{{}}, grown.findings...)
	m.Update(libraryMsg{grown})
	if id, _ := selectedID(m.snap, &m.list); id != "b.txt" || m.list.Len() != 4 {
		t.Errorf("the cursor is on %s of %d", id, m.list.Len())
	}
}

// recorder is a library that keeps what was wanted.
type recorder struct {
	fakeLibrary
	wanted *[]string
}

func (r recorder) Want(id string) { *r.wanted = append(*r.wanted, id) }

// An article that is opened and not analysed yet is analysed before others;
// one that is not loaded is opened when it is.
func TestOpeningWhatIsNotReady(t *testing.T) {
	var wanted []string
	snap := collection()
	first := snap.articles[0]
	m, _ := sessionWith(t, 120, 24, func(e *Env) {
		snap.findings[1] = nil
		e.Library = recorder{fakeLibrary{snap}, &wanted}
	})
	press(m, "down", "down", "up")
	if strings.Join(wanted, " ") != "b.txt b.txt" {
		t.Errorf("wanted %v", wanted)
	}
	if rows := strings.Join(screen(m), "\n"); !strings.Contains(rows, m.looks.lang.Analysing) {
		t.Error("nothing says that the article is being analysed")
	}
	unread := loadingSnapshot{snap}
	m, _ = sessionWith(t, 120, 24, func(e *Env) { e.Library = snapLibrary{unread} })
	if m.reading.Article() != nil {
		t.Fatal("what is not loaded is open")
	}
	if rows := strings.Join(screen(m), "\n"); !strings.Contains(rows, "a.txt") {
		t.Error("what is not loaded has no name in the list")
	}
	if m.Update(libraryMsg{snap}); m.reading.Article() != first {
		t.Error("what has been loaded is not opened")
	}
}

// loadingSnapshot has not loaded any article yet.
type loadingSnapshot struct{ *fakeSnapshot }

func (loadingSnapshot) Article(int) *model.Article { return nil }

type snapLibrary struct{ snap Snapshot }

func (l snapLibrary) Snapshot() Snapshot { return l.snap }
func (l snapLibrary) Want(string)        {}

// A shelf that fails is told; what it remembers of the open article is taken
// up with the names and the note.
func TestTheShelfIsKnown(t *testing.T) {
	m, shelf := session(t, 120, 24)
	shelf.merged["سامي حداد"], shelf.notes["a.txt"] = "المسافر", "a note"
	m.Update(shelfMsg{})
	if e, _ := m.findings.Current(); e.Key != "المسافر" || len(e.Spans) != 80 {
		t.Errorf("the first name is %s with %d mentions", e.Key, len(e.Spans))
	}
	if !strings.Contains(strings.Join(screen(m), "\n"), "a note") || m.bar.fault {
		t.Errorf("the note is not shown, or %q", m.bar.message)
	}
	broken, _ := sessionWith(t, 120, 24, func(e *Env) { e.Shelf = brokenShelf{newFakeShelf()} })
	if broken.Update(shelfMsg{}); !broken.bar.fault || broken.bar.message != "no shelf" {
		t.Errorf("a shelf that fails: %q", broken.bar.message)
	}
}

type brokenShelf struct{ *fakeShelf }

func (brokenShelf) Err() error { return errors.New("no shelf") }

// A notice stands until the next key, and the next notice is waited for.
func TestNotices(t *testing.T) {
	notices := make(chan string, 2)
	m, _ := sessionWith(t, 120, 24, func(e *Env) { e.Notices = notices })
	notices <- "first"
	notices <- "second"
	wait := awaitNotice(m.requests.ctx, notices)
	for _, want := range []string{"first", "second"} {
		_, wait = m.Update(wait())
		if m.bar.message != want || !m.bar.fault || wait == nil {
			t.Fatalf("the bar says %q, want %q", m.bar.message, want)
		}
	}
	if press(m, "down"); m.bar.message != "" {
		t.Errorf("after a key: %q", m.bar.message)
	}
	if awaitNotice(m.requests.ctx, nil) != nil {
		t.Error("waits for nobody")
	}
}

// Names of two kinds are not merged, and splitting what is one says nothing.
func TestSplittingNothing(t *testing.T) {
	m, shelf := session(t, 120, 24)
	press(m, "tab", "tab", "-")
	if m.bar.message != "" || len(shelf.merged) != 0 {
		t.Errorf("%q, %v", m.bar.message, shelf.merged)
	}
	press(m, "+")
	if m.bar.message != m.looks.lang.MergeWith {
		t.Errorf("holding says %q", m.bar.message)
	}
	if press(m, "down", "+"); m.bar.message != m.looks.lang.Merged {
		t.Errorf("merging says %q", m.bar.message)
	}
	if press(m, "-"); m.bar.message != m.looks.lang.Split || len(shelf.merged) != 0 {
		t.Errorf("splitting says %q, %v", m.bar.message, shelf.merged)
	}
}

// A paste goes into the field that is open, and nowhere else.
func TestPasting(t *testing.T) {
	m, _ := session(t, 120, 24)
	send(m, tea.PasteMsg{Content: "أرمينيا"})
	if m.list.Len() != 3 {
		t.Error("a paste without a field filters")
	}
	press(m, "/")
	if send(m, tea.PasteMsg{Content: "أرمينيا"}); m.list.Len() != 1 {
		t.Errorf("a paste into the filter lists %d", m.list.Len())
	}
}

// Drawing anew holds everywhere and leaves what the bar says.
func TestRedraw(t *testing.T) {
	m, _ := session(t, 120, 24)
	press(m, "s")
	said := m.bar.message
	_, cmd := m.Update(tea.KeyPressMsg{Code: 'l', Mod: tea.ModCtrl})
	if m.bar.message != said || cmd != nil {
		t.Errorf("the bar says %q", m.bar.message)
	}
}

// The background that the terminal tells of decides the colours.
func TestBackground(t *testing.T) {
	m, _ := session(t, 120, 24)
	neutral := m.looks.theme
	m.Update(tea.BackgroundColorMsg{})
	if m.looks.theme == neutral {
		t.Error("the background changes nothing")
	}
}

// Messages about what is waited for come through the commands of the start.
func TestWhatIsAwaited(t *testing.T) {
	closed := make(chan struct{})
	close(closed)
	if msg := await(t.Context(), closed, func(struct{}) tea.Msg { return "come" })(); msg != "come" {
		t.Errorf("%v", msg)
	}
	snap := collection()
	snap.over = closed
	next := collection()
	if msg := awaitLibrary(t.Context(), fakeLibrary{next}, snap)(); msg != (libraryMsg{next}) {
		t.Errorf("%v", msg)
	}
}
