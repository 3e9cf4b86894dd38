package ptytest

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// stations name the paragraphs of the long page, so that each can be told
// apart on the screen.
var stations = strings.Fields("ألف باء تاء ثاء جيم حاء خاء دال ذال راء زاي سين شين صاد ضاد " +
	"طاء ظاء عين غين فاء قاف كاف ميم نون هاء واو ياء")

// The titles of our pages, in the order of the list.
const (
	longTitle    = "رحلة في ثلاثة أسابيع"
	armenia      = "أرمينيا تستقبل الوفود"
	shortTitle   = "خبر قصير"
	shareButton  = "شارك القصة"
	person       = "سامي حداد" // mentioned at the stations of thaa, sad and nun
	firstMention = "ثاء"
	lastMention  = "نون"
)

// folder is a folder of three pages of our own.
func folder(tb testing.TB) string {
	tb.Helper()
	dir := tb.TempDir()
	for name, text := range map[string]string{
		"a.txt": longPage(),
		"b.txt": armenia + "\n\nوصلت الوفود إلى يريفان مساء الجمعة، وتبدأ الأعمال في الصباح.\n",
		"c.txt": shortTitle + "\n\nلا أسماء هنا، ولا شيء يذكر غير الطقس.\n",
	} {
		must(tb, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600))
	}
	return dir
}

func longPage() string {
	var b strings.Builder
	b.WriteString(longTitle + "\n\n" + longTitle + "\n\n" + shareButton + "\n")
	for _, name := range stations {
		fmt.Fprintf(&b, "\nمحطة %s تقع عند منعطف النهر، وقد بلغها المسافر مع الغروب بعد مسير طويل بين البساتين. ", name)
		switch name {
		case firstMention, "صاد", lastMention:
			fmt.Fprintf(&b, "والتقى هناك الكاتب %s قبل أن يواصل طريقه. ", person)
		}
		b.WriteString("ونام ليلته في خان قديم، ثم رحل في الصباح الباكر.\n")
	}
	return b.String()
}

// reads is a row as its reader reads Arabic: the cells from right to left,
// joined forms as letters.
func reads(row []Cell) string {
	var b strings.Builder
	for i := len(row) - 1; i >= 0; i-- {
		b.WriteString(row[i].Text)
	}
	return norm.NFKC.String(b.String())
}

// shows tells whether a row of the screen reads so.
func shows(sc *Screen, arabic string) bool {
	for y := range sc.rows {
		if strings.Contains(reads(sc.Cells(y)), arabic) {
			return true
		}
	}
	return false
}

// untilReads waits until a row of the screen reads so.
func untilReads(t *testing.T, s *Session, arabic string) {
	t.Helper()
	if err := s.Until(patience, func(sc *Screen) bool { return shows(sc, arabic) }); err != nil {
		t.Fatalf("waiting for %q: %v", arabic, err)
	}
}

func untilGone(t *testing.T, s *Session, arabic string) {
	t.Helper()
	if err := s.Until(patience, func(sc *Screen) bool { return !shows(sc, arabic) }); err != nil {
		t.Fatalf("waiting for %q to go: %v", arabic, err)
	}
}

func untilText(t *testing.T, s *Session, text string) {
	t.Helper()
	must(t, s.UntilText(patience, text))
}

// pane is the part of row y between the vertical rules: pane n from the left.
func pane(sc *Screen, y, n int) []Cell {
	row, from := sc.Cells(y), 0
	for x, c := range row {
		if c.Text == "│" {
			if n == 0 {
				return row[from:x]
			}
			n, from = n-1, x+1
		}
	}
	if n > 0 {
		return nil
	}
	return row[from:]
}

// qari starts the program in a terminal, with nothing remembered.
func qari(tb testing.TB, o Options, args ...string) *Session {
	tb.Helper()
	return qariWith(tb, tb.TempDir(), o, args...)
}

// qariWith starts the program with what a state folder remembers.
func qariWith(tb testing.TB, state string, o Options, args ...string) *Session {
	tb.Helper()
	o.Env = append(o.Env, "XDG_STATE_HOME="+state, "XDG_CONFIG_HOME="+state)
	if o.Cols == 0 {
		o.Cols, o.Rows = 120, 36
	}
	return run(tb, o, build(tb, "qari/cmd/qari"), args...)
}

// leaves ends the program by a key and checks that the terminal is as it was.
func leaves(t *testing.T, s *Session, key string) {
	t.Helper()
	must(t, s.Send(key))
	left(t, s, 0)
}

// left waits for the end and checks that the terminal is as it was before.
func left(t *testing.T, s *Session, code int) {
	t.Helper()
	got, err := s.Wait(patience)
	if err != nil || got != code {
		t.Errorf("exit code %d, %v; want %d", got, err, code)
	}
	if !s.Restored() {
		t.Error("the terminal's settings were not restored")
	}
	s.Look(func(sc *Screen) {
		if modes := sc.Changed(); len(modes) > 0 {
			t.Errorf("modes left changed: %v", modes)
		}
	})
}
