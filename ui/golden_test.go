package ui

import (
	"flag"
	"fmt"
	"image/color"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"

	tea "charm.land/bubbletea/v2"

	"qari/model"
	"qari/ui/lang"
)

var update = flag.Bool("update", false, "write the golden frames anew")

// framesFolder holds what each surface looks like, a folder each.
var framesFolder = filepath.Join("..", "testdata", "frames")

// surface is a state of the screen: what a reader presses to get there.
type surface struct {
	name string
	keys []string
	snap func(*testing.T) Snapshot // nil for [framePages]
	// background is what the terminal says of itself; nil is silence.
	background color.Color
	small      bool // one size shows all there is to see
}

var surfaces = []surface{
	{name: "list", keys: []string{"down"}, background: color.Black},
	{name: "reading", keys: []string{"enter"}, background: color.Black},
	{name: "marks", keys: []string{"tab", "tab", "space", "tab", "n"}, background: color.Black},
	{name: "findings", keys: []string{"tab", "tab", "down", "down", "down"}, background: color.Black},
	{name: "filter-typed", keys: []string{"/", "سام"}, background: color.Black},
	{name: "search-typed", keys: []string{"enter", "/", "المحط"}, background: color.Black},
	{name: "help", keys: []string{"?"}, background: color.Black},
	{name: "calibration", keys: []string{"T"}, background: color.Black},
	{name: "unfolded", keys: []string{"enter", "f", "pgdown"}, background: color.Black},
	{name: "latin-article", keys: []string{"end", "up", "enter"}, background: color.Black},
	{name: "light", keys: []string{"tab", "tab", "space"}, background: color.White},
	{name: "background-unknown", keys: []string{"tab", "tab", "space"}, small: true},
	{name: "justified", keys: []string{"enter", "e", "d", "d"}, background: color.Black, small: true},
	{name: "note-typed", keys: []string{"c", "فكرة (2)"}, background: color.Black, small: true},
	{name: "note", keys: []string{"c", "فكرة (2)", "enter"}, background: color.Black, small: true},
	{name: "message", keys: []string{"down", "down", "s"}, background: color.Black, small: true},
	{name: "analysing", keys: []string{"end", "tab", "tab"}, background: color.Black, small: true},
	{name: "fault", keys: []string{"/", "سامي)"}, background: color.Black, small: true},
	{name: "no-match", keys: []string{"/", "ظظظ", "enter"}, background: color.Black, small: true},
	{name: "no-articles", snap: emptyPages, background: color.Black, small: true},
	{name: "loading", snap: loadingPages, background: color.Black, small: true},
	{name: "problems", snap: brokenPages, background: color.Black, small: true},
}

func emptyPages(*testing.T) Snapshot { return &fakeSnapshot{progress: Progress{Done: true}} }

func brokenPages(t *testing.T) Snapshot {
	s := framePages(t)
	s.progress.Problems = []string{"6-صورة.txt: not a text file"}
	return s
}

// loading is a collection of which a part has been read and nothing analysed.
type loading struct {
	*fakeSnapshot
	loaded int
}

func loadingPages(t *testing.T) Snapshot {
	s := loading{framePages(t), 2}
	s.progress = Progress{Files: s.Len(), Loaded: s.loaded}
	return s
}

func (s loading) Article(i int) *model.Article {
	if i >= s.loaded {
		return nil
	}
	return s.fakeSnapshot.Article(i)
}

func (s loading) Findings(int) *model.Findings { return nil }

// look is a way to show every surface.
type look struct {
	w, h     int
	text     *lang.Text
	mirrored bool // the list stands at the right
}

func (l look) file() string {
	name := fmt.Sprintf("%dx%d-%s", l.w, l.h, l.text.Code)
	if l.mirrored {
		name += "-mirrored"
	}
	return name + ".txt"
}

func allLooks(small bool) []look {
	var all []look
	for _, size := range [][2]int{{40, 12}, {80, 24}, {120, 36}} {
		if small && size[0] != 80 {
			continue
		}
		for _, text := range []*lang.Text{lang.Arabic(), lang.English()} {
			for _, mirrored := range []bool{false, true} {
				all = append(all, look{size[0], size[1], text, mirrored})
			}
		}
	}
	return all
}

// What a terminal shows of each surface, cell by cell with its style. Run with
// -update to write the files anew, and read what git says has changed.
func TestFrames(t *testing.T) {
	written := map[string]bool{}
	for _, s := range surfaces {
		plain := map[look]string{}
		for _, l := range allLooks(s.small) {
			frame := frameOf(t, s, l)
			straight := l
			straight.mirrored = false
			if l.mirrored && frame == plain[straight] {
				continue // one pane, or none: it has no file of its own
			}
			plain[l] = frame
			name := filepath.Join(s.name, l.file())
			written[name] = true
			checkFrame(t, name, frame)
		}
	}
	noOtherFiles(t, written)
}

// frameOf shows a surface on a played terminal and writes down what is seen.
func frameOf(t *testing.T, s surface, l look) (frame string) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		var snap Snapshot = framePages(t)
		if s.snap != nil {
			snap = s.snap(t)
		}
		st := openStage(t, snap, l.text, l.w, l.h)
		st.shelf.SetStarred("2-cafe.txt", true)
		st.shelf.SetRead("2-cafe.txt", true)
		if s.background != nil {
			st.update(tea.BackgroundColorMsg{Color: s.background})
		}
		if l.mirrored {
			st.press("w")
		}
		st.press(s.keys...)
		frame = frameText(st.terminal, &st.model.looks.theme)
		if err := st.model.Close(); err != nil {
			t.Error(err)
		}
	})
	return frame
}

// checkFrame compares a frame with its file, or writes it.
func checkFrame(t *testing.T, name, frame string) {
	t.Helper()
	path := filepath.Join(framesFolder, name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(frame), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Errorf("%v; go test ./ui -run TestFrames -update writes it", err)
		return
	}
	if diff := firstDifferences(string(want), frame); diff != "" {
		t.Errorf("%s is not as it was; where that is meant: go test ./ui -run TestFrames -update\n%s", name, diff)
	}
}

// maxDifferences is how many lines of a frame that has changed are shown: the
// first ones tell where to look, git shows the rest.
const maxDifferences = 4

// firstDifferences shows the first lines that differ; "" where none does.
func firstDifferences(want, got string) string {
	var b strings.Builder
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	shown := 0
	for i := 0; i < max(len(w), len(g)) && shown < maxDifferences; i++ {
		was, is := lineOf(w, i), lineOf(g, i)
		if was != is {
			fmt.Fprintf(&b, "line %d\n\twas %s\n\tis  %s\n", i+1, was, is)
			shown++
		}
	}
	return b.String()
}

func lineOf(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return "(no more lines)"
}

// noOtherFiles finds frames of surfaces that are gone, or removes them.
func noOtherFiles(t *testing.T, written map[string]bool) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(framesFolder, "*", "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		name, err := filepath.Rel(framesFolder, file)
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case written[name]:
		case *update:
			if err := os.Remove(file); err != nil {
				t.Error(err)
			}
		default:
			t.Errorf("no surface looks like %s", name)
		}
	}
}
