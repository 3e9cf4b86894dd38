package ui

import (
	"cmp"
	"context"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"qari/model"
	"qari/model/calendar"
	"qari/model/query"
	"qari/model/word"
	"qari/ui/grid"
	"qari/ui/keys"
	"qari/ui/lang"
	"qari/ui/term"
)

// article makes an article of blocks; the first is its title.
func article(id string, blocks ...string) *model.Article {
	a := &model.Article{ID: id, Title: blocks[0], Text: strings.Join(blocks, "\n")}
	at := 0
	for i, b := range blocks {
		kind := model.Paragraph
		if i == 0 {
			kind = model.Title
		}
		a.Blocks = append(a.Blocks, model.Block{Kind: kind, Span: model.Span{Start: at, End: at + len(b)}})
		at += len(b) + 1
	}
	a.Direction = model.DirectionOf(a.Text)
	return a
}

// mentions are all places of a word in the text.
func mentions(text, word string) []model.Span {
	var spans []model.Span
	for at := 0; ; {
		i := strings.Index(text[at:], word)
		if i < 0 {
			return spans
		}
		spans = append(spans, model.Span{Start: at + i, End: at + i + len(word)})
		at += i + len(word)
	}
}

type fakeSnapshot struct {
	articles []*model.Article
	findings []*model.Findings
	progress Progress
	over     chan struct{}
}

func (s *fakeSnapshot) Len() int                       { return len(s.articles) }
func (s *fakeSnapshot) ID(i int) string                { return s.articles[i].ID }
func (s *fakeSnapshot) Article(i int) *model.Article   { return s.articles[i] }
func (s *fakeSnapshot) Findings(i int) *model.Findings { return s.findings[i] }
func (s *fakeSnapshot) Progress() Progress             { return s.progress }
func (s *fakeSnapshot) Find(id string) (int, bool) {
	for i, a := range s.articles {
		if a.ID == id {
			return i, true
		}
	}
	return 0, false
}

func (s *fakeSnapshot) Over() <-chan struct{} { return s.over }

type fakeLibrary struct{ snap *fakeSnapshot }

func (l fakeLibrary) Snapshot() Snapshot { return l.snap }
func (l fakeLibrary) Want(string)        {}

// fakeSearch is the query language over a snapshot; over [collection] where it
// has none.
type fakeSearch struct{ snap Snapshot }

func (s fakeSearch) Filter(_ context.Context, text string, typing bool) ([]string, error) {
	if s.snap == nil {
		s.snap = collection()
	}
	return matching(s.snap, text, typing)
}

// matching are the IDs of the articles of a snapshot that match a query.
func matching(s Snapshot, text string, typing bool) ([]string, error) {
	parse := query.Parse
	if typing {
		parse = query.ParseTyping
	}
	q, err := parse(text)
	if err != nil {
		return nil, err
	}
	var found []string
	for i := range s.Len() {
		if q.Match(query.NewDocument(s.Article(i), s.Findings(i), query.State{})) {
			found = append(found, s.ID(i))
		}
	}
	return found, nil
}

func (fakeSearch) More() <-chan struct{} { return nil }

func (fakeSearch) Hits(_ context.Context, a *model.Article, text string) ([]model.Span, error) {
	return query.FindFolded(a.Text, word.NewFolded(a.Text, word.Search), query.Pattern(text, true)), nil
}

func (fakeSearch) Named(_ context.Context, _ model.Label, _, name string) (string, error) {
	return `person:"` + name + `"`, nil
}

type fakeShelf struct {
	read, starred map[string]bool
	positions     map[string]int
	undone        int
	notes         map[string]string
	queries       map[string]string
	settings      map[string]string
	merged        map[string]string
}

func newFakeShelf() *fakeShelf {
	return &fakeShelf{read: map[string]bool{}, starred: map[string]bool{}, positions: map[string]int{}, notes: map[string]string{}, queries: map[string]string{}, merged: map[string]string{}, settings: map[string]string{}}
}

func (s *fakeShelf) Entry(id string) Entry {
	return Entry{Read: s.read[id], Starred: s.starred[id], Position: s.positions[id], Note: s.notes[id]}
}
func (s *fakeShelf) SetRead(id string, on bool)        { s.read[id] = on }
func (s *fakeShelf) SetStarred(id string, on bool)     { s.starred[id] = on }
func (s *fakeShelf) SetPosition(id string, offset int) { s.positions[id] = offset }
func (s *fakeShelf) Shown(entities []model.Entity) []model.Entity {
	var shown []model.Entity
	for _, e := range entities {
		key := cmp.Or(s.merged[e.Key], e.Key)
		at := slices.IndexFunc(shown, func(x model.Entity) bool { return x.Key == key && x.Label == e.Label })
		if at < 0 {
			shown = append(shown, model.Entity{Label: e.Label, Name: key, Key: key})
			at = len(shown) - 1
		}
		shown[at].Mentions = append(slices.Clone(shown[at].Mentions), e.Mentions...)
		slices.SortFunc(shown[at].Mentions, func(a, b model.Span) int { return a.Start - b.Start })
	}
	return shown
}
func (s *fakeShelf) Split(_ model.Label, key string) bool {
	n := len(s.merged)
	maps.DeleteFunc(s.merged, func(_, into string) bool { return into == key })
	return len(s.merged) < n
}
func (s *fakeShelf) Merge(_ model.Label, key, into string) { s.merged[key] = into }
func (s *fakeShelf) SetNote(id, note string)               { s.notes[id] = note }
func (s *fakeShelf) Query(name string) string              { return s.queries[name] }
func (s *fakeShelf) SaveQuery(name, query string)          { s.queries[name] = query }
func (s *fakeShelf) Queries() []string                     { return slices.Sorted(maps.Keys(s.queries)) }
func (s *fakeShelf) Setting(name string) string            { return s.settings[name] }
func (s *fakeShelf) SetSetting(name, value string)         { s.settings[name] = value }
func (s *fakeShelf) Ready() <-chan struct{}                { return nil }
func (s *fakeShelf) Err() error                            { return nil }
func (s *fakeShelf) Close() error                          { return nil }
func (s *fakeShelf) Undo() bool                            { s.undone++; return s.undone == 1 }

// collection is three articles, one long enough to scroll.
func collection() *fakeSnapshot {
	var long []string
	long = append(long, "رحلة طويلة على ضفاف النيل")
	for range 40 {
		long = append(long, "سار المسافر على ضفة النهر (في مصر) نحو 120 كيلومترًا، ثم التقى صديقه سامي حداد الذي كتب: \"Hello\" وعاد.")
	}
	articles := []*model.Article{
		article("a.txt", long...),
		article("b.txt", "أرمينيا تستقبل الوفود", "وصل سامي حداد إلى يريفان يوم 9 أكتوبر 2020."),
		article("c.txt", "خبر قصير", "لا أسماء هنا."),
	}
	articles[1].Asides = []model.Aside{{Kind: model.PageDate, Text: "الأحد 1 مارس 2026", After: 0}, {Text: "شارك القصة", After: 2}}
	snap := &fakeSnapshot{articles: articles, progress: Progress{Files: 3, Loaded: 3, Analysed: 3, Done: true}}
	for _, a := range articles {
		f := &model.Findings{}
		if m := mentions(a.Text, "سامي حداد"); m != nil {
			f.Entities = append(f.Entities, model.Entity{Label: model.PER, Name: "سامي حداد", Key: "سامي حداد", Mentions: m})
		}
		if m := mentions(a.Text, "المسافر"); m != nil {
			f.Entities = append(f.Entities, model.Entity{Label: model.PER, Name: "المسافر", Key: "المسافر", Mentions: m})
		}
		for _, m := range mentions(a.Text, "9 أكتوبر 2020") {
			f.Dates = append(f.Dates, model.Timex{Span: m, Value: "2020-10-09", Extent: calendar.Parse("2020-10-09", calendar.Gregorian)})
		}
		snap.findings = append(snap.findings, f)
	}
	return snap
}

// session is a root model on a screen of a size, with its terminal chosen.
func session(t testing.TB, w, h int) (*Model, *fakeShelf) {
	t.Helper()
	return sessionWith(t, w, h, func(*Env) {})
}

// sessionWith is a session in an environment that is changed before.
func sessionWith(t testing.TB, w, h int, change func(*Env)) (*Model, *fakeShelf) {
	t.Helper()
	shelf := newFakeShelf()
	env := Env{
		Library: fakeLibrary{collection()}, Search: fakeSearch{}, Shelf: shelf,
		Lang: lang.English(), Keys: keys.NewMap(keys.Table()),
		Detector: term.NewDetector(func(string) string { return "" }, "visual"), Screen: newScreen(),
	}
	change(&env)
	m := New(t.Context(), env)
	m.Update(libraryMsg{m.snap})
	m.Update(term.SizeMsg{Width: w, Height: h})
	return m, shelf
}

// press types keys by Bubble Tea's names; a single character is typed as text.
func press(m *Model, names ...string) {
	for _, name := range names {
		send(m, pressed(name))
	}
}

// send gives the model a message and the answers to what it asks for.
func send(m *Model, msg tea.Msg) {
	_, cmd := m.Update(msg)
	if cmd == nil {
		return
	}
	if answer, ok := cmd().(answerMsg); ok {
		send(m, answer)
	}
}

func pressed(name string) tea.KeyPressMsg {
	named := map[string]rune{
		"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "up": tea.KeyUp, "down": tea.KeyDown,
		"pgdown": tea.KeyPgDown, "pgup": tea.KeyPgUp, "home": tea.KeyHome, "end": tea.KeyEnd,
		"backspace": tea.KeyBackspace, "left": tea.KeyLeft, "right": tea.KeyRight,
	}
	if code, ok := named[name]; ok {
		return tea.KeyPressMsg{Code: code}
	}
	if name == "space" {
		return tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}
	}
	return tea.KeyPressMsg{Code: []rune(name)[0], Text: name}
}

func typeText(m *Model, text string) {
	for _, r := range text {
		send(m, tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

// newScreen is a screen on a terminal that nobody looks at.
func newScreen() *term.Screen {
	return term.NewScreen(term.NewOutput(io.Discard), colorprofile.TrueColor, new(term.Canvases))
}

func painted(m *Model) *grid.Grid {
	g := grid.New(m.screen.width, m.screen.height)
	m.Paint(g)
	return g
}

// screen is the painted rows, one string each, in visual order.
func screen(m *Model) []string {
	g := painted(m)
	var rows []string
	for y := range g.H {
		var b strings.Builder
		for _, c := range g.Row(y) {
			if c.Width > 0 {
				b.WriteRune(c.Rune)
			}
		}
		rows = append(rows, b.String())
	}
	return rows
}
