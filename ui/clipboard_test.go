package ui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"qari/model"
	"qari/ui/term"
)

// copied is what a key puts into the clipboard, "" for nothing.
func copied(t *testing.T, m *Model, name string) string {
	t.Helper()
	_, cmd := m.Update(pressed(name))
	if cmd == nil {
		return ""
	}
	for _, candidate := range []string{m.reading.Paragraph(), m.reading.Article().Text, sourceLink(m.reading.Article())} {
		if cmd() == term.Send(term.Clipboard(candidate, false))() {
			return candidate
		}
	}
	t.Errorf("%s sends %v", name, cmd())
	return ""
}

// sessionAt is a session on one article, at a time that the test sets.
func sessionAt(t *testing.T, now *time.Time, a *model.Article) *Model {
	t.Helper()
	*now = time.Unix(1_600_000_000, 0)
	m, _ := sessionWith(t, 80, 24, func(e *Env) {
		e.Now = func() time.Time { return *now }
		e.Library = fakeLibrary{&fakeSnapshot{articles: []*model.Article{a}, findings: []*model.Findings{{}}, progress: Progress{Done: true}}}
	})
	return m
}

// What is copied is logical text: a paragraph, the article, or its address.
func TestCopying(t *testing.T) {
	var now time.Time
	a := article("a.txt", "عنوان", "نص الخبر هنا", "ذيل: https://example.org/1")
	m := sessionAt(t, &now, a)
	for _, c := range []struct{ key, want string }{
		{"y", "عنوان"}, {"Y", a.Text}, {"o", "https://example.org/1"},
	} {
		now = now.Add(copyGap)
		if got := copied(t, m, c.key); got != c.want || m.bar.message != m.looks.lang.Copied {
			t.Errorf("%s copies %q, want %q; the bar says %q", c.key, got, c.want, m.bar.message)
		}
	}
}

// A copy is bounded in size and in how often it is made.
func TestCopyingIsBounded(t *testing.T) {
	var now time.Time
	m := sessionAt(t, &now, article("a.txt", "عنوان"))
	if copied(t, m, "y") == "" {
		t.Fatal("nothing is copied")
	}
	now = now.Add(copyGap - 1)
	if copied(t, m, "y") != "" || m.bar.message != "" {
		t.Errorf("copies as often as is asked, saying %q", m.bar.message)
	}
	now = now.Add(1)
	if copied(t, m, "y") == "" {
		t.Error("never copies again")
	}
	now = now.Add(copyGap)
	for _, c := range []struct {
		bytes int
		fault bool
	}{{maxCopy, false}, {maxCopy + 1, true}} {
		m := sessionAt(t, &now, article("a.txt", strings.Repeat("x", c.bytes)))
		_, cmd := m.Update(pressed("Y"))
		if (cmd == nil) != c.fault || m.bar.fault != c.fault || c.fault && m.bar.message != m.looks.lang.TooLongToCopy {
			t.Errorf("%d bytes: the bar says %q", c.bytes, m.bar.message)
		}
	}
}

func TestNothingToCopy(t *testing.T) {
	var now time.Time
	m := sessionAt(t, &now, article("a.txt", "عنوان"))
	if _, cmd := m.Update(pressed("o")); cmd != nil || m.bar.message != m.looks.lang.NoSource {
		t.Errorf("an article without an address: %q", m.bar.message)
	}
	none, _ := sessionWith(t, 80, 24, func(e *Env) {
		e.Library = fakeLibrary{&fakeSnapshot{progress: Progress{Done: true}}}
	})
	for _, key := range []string{"y", "Y", "o"} {
		if _, cmd := none.Update(pressed(key)); cmd != nil || none.bar.message != map[string]string{"o": none.looks.lang.NoSource}[key] {
			t.Errorf("no article, %s: %q", key, none.bar.message)
		}
	}
}

// In tmux the sequence is wrapped for it.
func TestCopyingInTmux(t *testing.T) {
	var sent [2]tea.Msg
	for i, inTmux := range []string{"", "/tmp/tmux"} {
		m, _ := sessionWith(t, 80, 24, func(e *Env) {
			e.Detector = term.NewDetector(func(name string) string { return map[string]string{"TMUX": inTmux}[name] }, "visual")
		})
		_, cmd := m.Update(pressed("y"))
		sent[i] = cmd()
	}
	if sent[0] == sent[1] {
		t.Error("both are sent alike")
	}
}
