package ptytest

import (
	"bytes"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"qari/ui/grid"
)

const (
	enter, escape, tab = "\r", "\x1b", "\t"
	down               = "\x1b[B"
)

// opened starts the program on our own pages and waits until the first is
// shown with the names that were found in it.
func opened(t *testing.T, o Options) *Session {
	t.Helper()
	s := qari(t, o, folder(t))
	untilText(t, s, "People")
	return s
}

func TestSamplesOpenWithoutAPath(t *testing.T) {
	t.Parallel()
	s := qari(t, Options{Terminal: XTerm})
	untilText(t, s, "5 articles")
	untilText(t, s, "People")
	s.Look(func(sc *Screen) {
		if !sc.Mode(AltScreen) || sc.Title() != "qari" {
			t.Errorf("alternate screen %v, title %q", sc.Mode(AltScreen), sc.Title())
		}
	})
	leaves(t, s, "q")
}

func TestReading(t *testing.T) {
	t.Parallel()
	s := opened(t, Options{Terminal: XTerm})
	for _, title := range []string{longTitle, armenia, shortTitle} {
		untilReads(t, s, title)
	}
	must(t, s.Send(down))
	untilReads(t, s, "وصلت الوفود إلى يريفان")
	must(t, s.Send("\x1b[A"))
	untilReads(t, s, "محطة ألف")
	must(t, s.Send(enter)) // into the reading pane: the same key now scrolls
	for range 12 {
		must(t, s.Send(down))
	}
	untilGone(t, s, "محطة ألف")
	must(t, s.Send("G"))
	untilReads(t, s, "محطة "+stations[len(stations)-1])
	untilText(t, s, "100%")
	leaves(t, s, "q")
}

// Tab goes round the panes; the cursor of the pane in focus is in reverse
// video.
func TestTabGoesRoundThePanes(t *testing.T) {
	t.Parallel()
	s := opened(t, Options{Terminal: XTerm})
	reversed := func(n int) func(*Screen) bool {
		return func(sc *Screen) bool {
			for y := range sc.rows - 1 {
				for _, c := range pane(sc, y, n) {
					if c.Style.Attr&grid.Reverse != 0 {
						return true
					}
				}
			}
			return false
		}
	}
	list, panel := reversed(0), reversed(2)
	for i, want := range []struct{ list, panel bool }{{true, false}, {false, false}, {false, true}, {true, false}} {
		if i > 0 {
			must(t, s.Send(tab))
		}
		if err := s.Until(patience, func(sc *Screen) bool { return list(sc) == want.list && panel(sc) == want.panel }); err != nil {
			t.Fatalf("after %d tabs: %v", i, err)
		}
	}
	leaves(t, s, "q")
}

// The filter folds letters, and the cursor stands where the next letter goes.
func TestFilterByTyping(t *testing.T) {
	t.Parallel()
	s := opened(t, Options{Terminal: XTerm})
	must(t, s.Send("/"))
	untilText(t, s, "Filter:")
	typed := ""
	for _, letter := range "ارمينيا" {
		must(t, s.Send(string(letter)))
		typed += string(letter)
		if err := s.Until(patience, func(sc *Screen) bool { return typedAt(sc) == typed }); err != nil {
			t.Fatalf("after %q: %v", typed, err)
		}
	}
	untilText(t, s, "1 article")
	untilReads(t, s, armenia)
	untilGone(t, s, shortTitle)
	must(t, s.Send(enter))
	untilReads(t, s, "وصلت الوفود إلى يريفان")
	must(t, s.Send(escape)) // takes the filter off
	untilText(t, s, "3 articles")
	leaves(t, s, "q")
}

// typedAt is the Arabic text that begins right of a visible cursor, up to the
// blank before it.
func typedAt(sc *Screen) string {
	x, y := sc.Cursor()
	if !sc.Mode(CursorVisible) || y != sc.rows-1 {
		return ""
	}
	text := reads(sc.Cells(y)[x+1:])
	return text[strings.LastIndexByte(strings.TrimRight(text, " "), ' ')+1:]
}

func TestArabicLayout(t *testing.T) {
	t.Parallel()
	s := opened(t, Options{Terminal: XTerm})
	must(t, s.Send("ت")) // j
	untilReads(t, s, "وصلت الوفود إلى يريفان")
	must(t, s.Send("ن")) // k
	untilReads(t, s, "محطة ألف")
	must(t, s.Send("ظ")) // /
	untilText(t, s, "Filter:")
	must(t, s.Send("ت")) // a letter in the field
	if err := s.Until(patience, func(sc *Screen) bool { return typedAt(sc) == "ت" }); err != nil {
		t.Fatal(err)
	}
	must(t, s.Send(escape))
	// Esc and a letter at once would be Alt and the letter: wait for the field
	// to close. The count beside it can be the right one before that.
	must(t, s.Until(patience, func(sc *Screen) bool { return !strings.Contains(sc.Text(), "Filter:") }))
	must(t, s.Send("؟"))
	untilText(t, s, "Keys · Esc closes")
	must(t, s.Send(escape))
	untilReads(t, s, "محطة ألف")
	leaves(t, s, "ض")
}

// A name chosen in the panel is marked, and n and N go from one mention to
// the next.
func TestMentions(t *testing.T) {
	t.Parallel()
	s := opened(t, Options{Terminal: XTerm})
	untilText(t, s, "People") // the names come after the text
	must(t, s.Send(tab+tab+" "))
	untilText(t, s, "1/3")
	untilReads(t, s, "محطة "+firstMention)
	s.Look(func(sc *Screen) {
		if !lit(sc, "سامي") || lit(sc, "محطة") {
			t.Errorf("the mention is not marked:\n%s", sc.Text())
		}
	})
	must(t, s.Send("n"))
	untilText(t, s, "2/3")
	must(t, s.Send("n"))
	untilText(t, s, "3/3")
	untilReads(t, s, "محطة "+lastMention)
	must(t, s.Send("N"))
	untilText(t, s, "2/3")
	must(t, s.Send("nn"))
	untilText(t, s, "1/3")
	untilText(t, s, "wrapped to the top")
	must(t, s.Send(enter)) // and shows the articles that mention it
	untilText(t, s, "1 article")
	leaves(t, s, "q")
}

// lit tells whether the reading pane draws a word on a background of its own.
func lit(sc *Screen, word string) bool {
	for y := range sc.rows - 1 {
		var filled []Cell
		for _, c := range pane(sc, y, 1) {
			if c.Style.BG.IsDefault() {
				c = blank
			}
			filled = append(filled, c)
		}
		if strings.Contains(reads(filled), word) {
			return true
		}
	}
	return false
}

func TestSearchInTheArticle(t *testing.T) {
	t.Parallel()
	s := opened(t, Options{Terminal: XTerm})
	must(t, s.Send(enter+"/"))
	untilText(t, s, "Search:")
	must(t, s.Send("محطه نون")) // folded: ه finds ة
	untilText(t, s, "1 hit")
	untilReads(t, s, "محطة نون")
	must(t, s.Send(enter))
	untilText(t, s, "1/1")
	leaves(t, s, "q")
}

func TestHelp(t *testing.T) {
	t.Parallel()
	s := opened(t, Options{Terminal: XTerm})
	must(t, s.Send("?"))
	untilText(t, s, "page down")
	must(t, s.Send("G"))
	untilText(t, s, "q  ctrl+c")
	must(t, s.Send("q")) // closes the help, not the program
	untilReads(t, s, "محطة ألف")
	leaves(t, s, "q")
}

// The paragraph at the top of the reading pane stays there in any size.
func TestResizeKeepsThePlace(t *testing.T) {
	t.Parallel()
	s := opened(t, Options{Terminal: XTerm})
	must(t, s.Send(enter))
	const place = "محطة حاء"
	reading := func(sc *Screen) []Cell {
		if cols, _ := sc.Size(); cols < 64 {
			return sc.Cells(0)
		}
		return pane(sc, 0, 1)
	}
	top := func(sc *Screen) string { return strings.TrimSpace(reads(reading(sc))) }
	onTop := func(sc *Screen) bool { return strings.HasPrefix(top(sc), place) }
	for i := range stations { // paragraph by paragraph, waiting for each
		if must(t, s.Send("}")); stations[i] == "حاء" {
			break
		}
		must(t, s.Until(patience, func(sc *Screen) bool { return strings.HasPrefix(top(sc), "محطة "+stations[i]) }))
	}
	must(t, s.Until(patience, onTop))
	for _, size := range [][2]int{{40, 10}, {200, 50}, {80, 24}, {120, 36}} {
		must(t, s.Resize(size[0], size[1]))
		if err := s.Until(patience, func(sc *Screen) bool {
			return onTop(sc) && strings.Contains(sc.Row(sc.rows-1), "q quit")
		}); err != nil {
			t.Fatalf("at %d×%d: %v", size[0], size[1], err)
		}
	}
	leaves(t, s, "q")
}

func TestFoldedFurniture(t *testing.T) {
	t.Parallel()
	s := opened(t, Options{Terminal: XTerm})
	s.Look(func(sc *Screen) {
		if shows(sc, shareButton) {
			t.Errorf("the share button is not folded away:\n%s", sc.Text())
		}
	})
	must(t, s.Send("f"))
	untilReads(t, s, shareButton)
	must(t, s.Send("f"))
	untilGone(t, s, shareButton)
	leaves(t, s, "q")
}

// The way to display that a reader chose by looking is drawn at once and
// remembered for the same terminal.
func TestCalibration(t *testing.T) {
	t.Parallel()
	const override = "\u202d" // LRO, which none but this way sends
	state, dir := t.TempDir(), folder(t)
	s := qariWith(t, state, Options{Terminal: XTerm}, dir)
	untilText(t, s, "People")
	if bytes.Contains(s.Output(), []byte(override)) {
		t.Fatal("xterm was sent overrides before they were chosen")
	}
	must(t, s.Send("T"))
	untilText(t, s, "Which line looks right?")
	must(t, s.Send("٣"))
	untilText(t, s, "override")
	leaves(t, s, "q")

	s = qariWith(t, state, Options{Terminal: XTerm}, dir)
	untilText(t, s, "People")
	must(t, s.Until(patience, func(sc *Screen) bool { return strings.Contains(sc.Text(), override) }))
	leaves(t, s, "q")
}

// What cannot be opened is said in one line, before any screen.
func TestNoSuchPath(t *testing.T) {
	t.Parallel()
	s := qari(t, Options{Terminal: XTerm}, filepath.Join(t.TempDir(), "absent"))
	left(t, s, 2)
	if out := s.Output(); bytes.Contains(out, []byte("\x1b[?1049h")) || !bytes.Contains(out, []byte("absent")) ||
		bytes.Count(out, []byte("\n")) != 1 {
		t.Errorf("output %q", out)
	}
}

func TestNoTerminal(t *testing.T) {
	t.Parallel()
	program, dir := build(t, "qari/cmd/qari"), folder(t)
	dumb := qari(t, Options{Terminal: Silent}, dir)
	if code, err := dumb.Wait(patience); err != nil || code != 1 && code != 2 {
		t.Errorf("TERM=dumb: exit code %d, %v", code, err)
	}
	oneLine(t, "TERM=dumb", dumb.Output())

	piped := exec.Command(program, dir)
	piped.Env = append(environment(Options{}), "XDG_STATE_HOME="+t.TempDir())
	out, err := piped.CombinedOutput()
	if code := piped.ProcessState.ExitCode(); code != 1 && code != 2 {
		t.Errorf("a pipe: exit code %d, %v", code, err)
	}
	oneLine(t, "a pipe", out)
}

func oneLine(t *testing.T, name string, out []byte) {
	t.Helper()
	text := strings.TrimRight(string(out), "\r\n")
	if !strings.HasPrefix(text, "qari: ") || strings.ContainsAny(text, "\n\x1b") {
		t.Errorf("%s: output %q", name, out)
	}
}

// A file that comes while the folder is open is listed; one that goes is not.
func TestFilesComeAndGo(t *testing.T) {
	t.Parallel()
	dir := folder(t)
	s := qari(t, Options{Terminal: XTerm}, dir)
	untilText(t, s, "People")
	for i := range 2 {
		must(t, exec.Command("cp", filepath.Join(dir, "b.txt"), filepath.Join(dir, fmt.Sprintf("d%d.txt", i))).Run())
		untilText(t, s, fmt.Sprintf("%d articles", 4+i))
	}
	must(t, exec.Command("rm", filepath.Join(dir, "d0.txt")).Run())
	untilText(t, s, "4 articles")
	leaves(t, s, "q")
}

func TestReadsReadsArabic(t *testing.T) {
	sc := NewScreen(12, 1, XTerm, nil)
	sc.Write([]byte("│ﻡﻼﺳ│"))
	if got := reads(pane(sc, 0, 1)); got != "سلام" || !shows(sc, "سلام") || norm.NFKC.String("ﻡ") != "م" {
		t.Errorf("reads %q", got)
	}
}
