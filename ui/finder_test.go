package ui

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"qari/model"
	"qari/ui/findings"
)

// later gives the model a message and returns what gives it the answer: until
// then the request is on its way.
func later(t *testing.T, m *Model, msg tea.Msg) (answer func()) {
	t.Helper()
	_, cmd := m.Update(msg)
	if cmd == nil {
		t.Fatalf("%v asks for nothing", msg)
	}
	return func() {
		if msg := cmd(); msg != nil {
			send(m, msg)
		}
	}
}

// twoFridays is an article that says «الجمعة» of two days.
func twoFridays() *fakeSnapshot {
	const friday = "الجمعة"
	a := article("f.txt", "جمعتان", "اجتمعوا يوم الجمعة وتفرقوا.", "ثم عادوا يوم الجمعة التالية.")
	at := mentions(a.Text, friday)
	f := &model.Findings{Dates: []model.Timex{
		{Span: at[0], Value: "2020-10-09"}, {Span: at[1], Value: "2020-10-16"},
	}}
	return &fakeSnapshot{articles: []*model.Article{a}, findings: []*model.Findings{f}, progress: Progress{Files: 1, Loaded: 1, Done: true}}
}

// What is marked is a thing and not a text: two dates in the same words are
// two, and choosing the second marks it.
func TestMarksHaveAnIdentity(t *testing.T) {
	m, _ := sessionWith(t, 120, 24, func(e *Env) { e.Library = fakeLibrary{twoFridays()} })
	press(m, "tab", "tab", "space")
	first := m.finder.marked
	if first == nil || first.Key != "2020-10-09" || m.finder.marked.Kind != findings.Date {
		t.Fatalf("marked is %v", first)
	}
	press(m, "down", "space")
	if m.finder.marked.Key != "2020-10-16" || m.bar.message != "" {
		t.Errorf("marked is %v, the bar says %q", m.finder.marked, m.bar.message)
	}
	if got := m.reading.Paragraph(); !strings.Contains(got, "التالية") {
		t.Errorf("the reader is at %q", got)
	}
	press(m, "space") // again: the only mention comes around
	if m.bar.message != m.looks.lang.Wrapped {
		t.Errorf("choosing again says %q", m.bar.message)
	}
}

// A mention that the reader goes to takes the place of the marks of an entry:
// choosing the entry marks it anew.
func TestGoingToAMentionForgetsTheEntry(t *testing.T) {
	m, _ := session(t, 120, 24)
	press(m, "tab", "tab", "space", ".")
	if n, _ := m.reading.Marks(); n != 1 {
		t.Fatalf("%d places are marked", n)
	}
	press(m, "space")
	if n, at := m.reading.Marks(); n != 40 || at != 1 {
		t.Errorf("mark %d of %d", at, n)
	}
}

// While a search is going on the bar says so, the marks stay, and the next key
// is answered.
func TestSearchIsOffTheLoop(t *testing.T) {
	for _, w := range []int{120, 40} {
		m, _ := session(t, w, 24)
		press(m, "enter", "/")
		answer := later(t, m, pressed("س"))
		if n, _ := m.reading.Marks(); n != 0 || !m.finder.searching() {
			t.Fatalf("%d marks before the answer", n)
		}
		bar := func() string { rows := screen(m); return rows[len(rows)-1] }
		if got := bar(); !strings.Contains(got, stillSearching) || strings.Contains(got, "hit") {
			t.Errorf("the prompt says %q", got)
		}
		answer()
		if got := bar(); strings.Contains(got, stillSearching) || !strings.Contains(got, "hits") {
			t.Errorf("then the prompt says %q", got)
		}
		if n, at := m.reading.Marks(); n < 80 || at != 1 {
			t.Errorf("mark %d of %d", at, n)
		}
	}
}

// A search whose field was closed goes on, and says what it finds.
func TestSearchEnteredBeforeTheAnswer(t *testing.T) {
	for text, message := range map[string]string{"س": "", "ظ": "Not found"} {
		m, _ := session(t, 120, 24)
		press(m, "enter", "/")
		answer := later(t, m, pressed(text))
		press(m, "enter")
		rows := screen(m)
		if got := rows[len(rows)-1]; !strings.Contains(got, stillSearching+"  ") || m.bar.message != "" {
			t.Errorf("%s: the bar says %q before the answer", text, got)
		}
		answer()
		if m.bar.message != message {
			t.Errorf("%s: the answer says %q, want %q", text, m.bar.message, message)
		}
	}
}

func TestSearchThatFindsNothing(t *testing.T) {
	for keys, message := range map[string]string{"ظ enter": "Not found", "enter": "", "space enter": "", "ظ": "", "ظ esc": "", "ظ enter n": "Not found"} {
		m, _ := session(t, 120, 24)
		press(m, "enter", "/")
		press(m, strings.Fields(keys)...)
		if m.bar.message != message {
			t.Errorf("%s: the bar says %q, want %q", keys, m.bar.message, message)
		}
	}
}

// The first place that a search finds is gone to when the answer comes, unless
// the reader has moved on.
func TestSearchLeavesWhoHasMovedOn(t *testing.T) {
	for _, moved := range []bool{false, true} {
		m, _ := session(t, 120, 24)
		press(m, "enter", "pgdown", "pgdown", "/")
		answer := later(t, m, tea.PasteMsg{Content: "رحلة"}) // in the title
		press(m, "enter")
		if moved {
			press(m, "down")
		}
		at := m.reading.Position()
		answer()
		n, current := m.reading.Marks()
		if n != 1 {
			t.Fatalf("%d marks", n)
		}
		if moved && (m.reading.Position() != at || current != 0) || !moved && (m.reading.Position() != 0 || current != 1) {
			t.Errorf("moved %v: at %d and mark %d, was at %d", moved, m.reading.Position(), current, at)
		}
	}
}

// What takes the search back, or another article, ends it: its answer dies.
func TestSearchThatIsTakenBack(t *testing.T) {
	for name, end := range map[string][]string{
		"esc in the field":  {"esc"},
		"esc after it":      {"enter", "esc"},
		"nothing to search": {"backspace"},
		"another article":   {"enter", "l"},
		"a name is marked":  {"enter", "tab", "space", "esc"},
	} {
		m, _ := session(t, 120, 24)
		press(m, "enter", "/")
		answer := later(t, m, pressed("س"))
		press(m, end...)
		filter := m.finder.filter
		answer()
		if n, _ := m.reading.Marks(); n != 0 || m.finder.searching() || m.finder.filter != filter {
			t.Errorf("%s: %d marks, searching %v", name, n, m.finder.searching())
		}
	}
}

// The places that were found in a text are never marked in another: neither in
// what the file has become nor in what the shelf opens elsewhere.
func TestSearchEndsWithItsText(t *testing.T) {
	for name, msg := range map[string]tea.Msg{"changed": libraryMsg{collection()}, "opened at its place": shelfMsg{}} {
		m, shelf := session(t, 120, 24)
		shelf.positions["a.txt"] = 2000
		press(m, "enter", "/")
		answer := later(t, m, pressed("س"))
		m.Update(msg)
		answer()
		if n, _ := m.reading.Marks(); n != 0 || m.finder.searching() {
			t.Errorf("%s: %d marks, searching %v", name, n, m.finder.searching())
		}
	}
}

// A later answer wins over an earlier one, in whatever order they come.
func TestSearchTypedOver(t *testing.T) {
	m, _ := session(t, 120, 24)
	press(m, "enter", "/")
	first := later(t, m, tea.PasteMsg{Content: "سامي"})
	second := later(t, m, tea.PasteMsg{Content: " حد"})
	second()
	n, _ := m.reading.Marks()
	first()
	if after, _ := m.reading.Marks(); n != 40 || after != n {
		t.Errorf("%d marks, then %d", n, after)
	}
}

// slowSearch ends when it is told to, or with its context.
type slowSearch struct {
	fakeSearch
	begun chan string // what was asked for
	fail  error
}

func (s slowSearch) wait(ctx context.Context, what string) error {
	s.begun <- what
	if s.fail != nil {
		return s.fail
	}
	<-ctx.Done()
	return ctx.Err()
}

func (s slowSearch) Filter(ctx context.Context, query string, _ bool) ([]string, error) {
	return nil, s.wait(ctx, "filter "+query)
}

func (s slowSearch) Hits(ctx context.Context, _ *model.Article, query string) ([]model.Span, error) {
	return nil, s.wait(ctx, "hits "+query)
}

func (s slowSearch) Named(ctx context.Context, _ model.Label, key, _ string) (string, error) {
	return "", s.wait(ctx, "named "+key)
}

// A new request cancels the one before of its kind, and no other; what was
// canceled answers nothing.
func TestRequestsAreCanceled(t *testing.T) {
	for name, c := range map[string]struct {
		begin  []string // the last of these begins the request
		cancel []string
	}{
		"filter typed on":          {[]string{"/", "س"}, []string{"ا"}},
		"filter taken back":        {[]string{"/", "س"}, []string{"esc"}},
		"search typed on":          {[]string{"enter", "/", "س"}, []string{"ا"}},
		"search taken back":        {[]string{"enter", "/", "س"}, []string{"enter", "esc"}},
		"another article":          {[]string{"enter", "/", "س"}, []string{"enter", "l"}},
		"a filter in place of one": {[]string{"tab", "tab", "enter"}, []string{"/"}},
		"a name taken back":        {[]string{"tab", "tab", "enter"}, []string{"esc"}},
		"another name":             {[]string{"tab", "tab", "enter"}, []string{"down", "enter"}},
	} {
		s := slowSearch{begun: make(chan string, 9)}
		m, _ := sessionWith(t, 120, 24, func(e *Env) { e.Search = s })
		last := len(c.begin) - 1
		for _, k := range c.begin[:last] {
			m.Update(pressed(k))
		}
		_, cmd := m.Update(pressed(c.begin[last]))
		answer := make(chan tea.Msg)
		go func() { answer <- cmd() }()
		<-s.begun
		for _, k := range c.cancel {
			m.Update(pressed(k))
		}
		if msg := <-answer; msg != nil {
			t.Errorf("%s: answered %v", name, msg)
		}
	}
}

// What fails is said in the bar, once.
func TestRequestsThatFail(t *testing.T) {
	for name, begin := range map[string][]string{
		"filter": {"/", "س"}, "hits": {"enter", "/", "س"}, "named": {"tab", "tab", "enter"},
	} {
		s := slowSearch{begun: make(chan string, 9), fail: errors.New("broken")}
		m, _ := sessionWith(t, 120, 24, func(e *Env) { e.Search = s })
		press(m, begin...)
		if !m.bar.fault || !strings.Contains(m.bar.message, "broken") {
			t.Errorf("%s: the bar says %q", name, m.bar.message)
		}
		if asked := <-s.begun; !strings.HasPrefix(asked, name+" ") {
			t.Errorf("%s: asked for %q", name, asked)
		}
		if m.list.Len() != 3 {
			t.Errorf("%s: %d articles are listed", name, m.list.Len())
		}
		press(m, "right")
		if m.bar.fault {
			t.Errorf("%s: the next key leaves %q", name, m.bar.message)
		}
	}
}

// growing is a search whose index grows: it finds one article more each time.
type growing struct {
	fakeSearch
	grown chan struct{}
	asked *int
}

func (g growing) More() <-chan struct{} { return g.grown }

func (g growing) Filter(context.Context, string, bool) ([]string, error) {
	*g.asked++
	return []string{"a.txt", "b.txt", "c.txt"}[:min(*g.asked, 3)], nil
}

// While the collection is still being indexed a filter finds more and more.
func TestFilterGrows(t *testing.T) {
	g := growing{grown: make(chan struct{}), asked: new(int)}
	m, _ := sessionWith(t, 120, 24, func(e *Env) { e.Search = g })
	press(m, "/")
	_, cmd := m.Update(pressed("س"))
	_, wait := m.Update(cmd())
	if m.list.Len() != 1 || wait == nil {
		t.Fatalf("%d articles are listed", m.list.Len())
	}
	close(g.grown)
	_, cmd = m.Update(wait())
	m.Update(cmd())
	if m.list.Len() != 2 {
		t.Errorf("then %d articles are listed", m.list.Len())
	}
}

// What waits for the index to grow ends with the filter, and with the session.
func TestWaitingForMoreEnds(t *testing.T) {
	for name, end := range map[string]func(*Model){
		"filter":  func(m *Model) { press(m, "esc") },
		"session": func(m *Model) { m.Close() },
	} {
		m, _ := sessionWith(t, 120, 24, func(e *Env) { e.Search = growing{grown: make(chan struct{}), asked: new(int)} })
		press(m, "/")
		_, cmd := m.Update(pressed("س"))
		_, wait := m.Update(cmd())
		end(m)
		if msg := wait(); msg != nil {
			t.Errorf("%s: hears %v", name, msg)
		}
	}
}

// An article that goes while a filter is on its way leaves the list at once,
// and the numbers of the others stay theirs.
func TestCollectionChangesUnderAFilter(t *testing.T) {
	m, _ := session(t, 120, 24)
	press(m, "/", "س", "enter", "down") // a.txt and b.txt
	if id, _ := selectedID(m.snap, &m.list); m.list.Len() != 2 || id != "b.txt" {
		t.Fatalf("%d articles are listed, the cursor is on %s", m.list.Len(), id)
	}
	smaller := collection()
	smaller.articles, smaller.findings = smaller.articles[1:], smaller.findings[1:]
	m.Update(libraryMsg{smaller})
	if id, _ := selectedID(m.snap, &m.list); m.list.Len() != 1 || id != "b.txt" {
		t.Errorf("%d articles are listed, the cursor is on %s", m.list.Len(), id)
	}
	screen(m)
}

func TestNumbers(t *testing.T) {
	if got := numbers(collection(), []string{"c.txt", "gone.txt", "a.txt"}); !slices.Equal(got, []int{0, 2}) {
		t.Errorf("%v", got)
	}
}
