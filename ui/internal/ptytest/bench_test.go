package ptytest

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
)

// Every figure is a ratio to what command bare takes in the same run, one
// start or key of each in turn, so that a busy machine slows both. The names
// end in the peer: bare120 draws 120 frames a second at most, as qari does,
// bare60 at Bubble Tea's default of 60. beside120 is bare120 with something
// that stays beside its text, as every program with panes has: Bubble Tea
// then has to write every row anew, and cannot let the terminal scroll.
//
//	go test -run - -bench 'Start|Key' -benchtime 150x ./ui/internal/ptytest
//	go test -run - -bench Folder -benchtime 3x ./ui/internal/ptytest

const (
	benchCols, benchRows = 120, 36
	quiet                = 40 * time.Millisecond // a frame is over when nothing more came for so long
	loading              = 5 * time.Minute       // for a big folder, on a busy machine
)

var screen = Options{Cols: benchCols, Rows: benchRows, Terminal: XTerm}

// bareFile is what command bare shows: lines about as long as the screen is
// wide, of as many different characters as qari's.
func bareFile(tb testing.TB) string {
	r := rand.New(rand.NewPCG(5, 6))
	var b strings.Builder
	for range 500 {
		line := []rune(sentence(r) + sentence(r))
		fmt.Fprintln(&b, string(line[:min(len(line), benchCols-5)]))
	}
	return file(tb, b.String())
}

// startBare starts command bare; its first frame is whole when its last row
// is not blank.
func startBare(tb testing.TB, fps int, args ...string) *Session {
	args = append([]string{"-fps", fmt.Sprint(fps)}, args...)
	return run(tb, screen, build(tb, "qari/ui/internal/ptytest/bare"), args...)
}

func fullOfText(sc *Screen) bool { return sc.Row(sc.rows-1) != "" }

// usable is a screen whose list and reading pane show articles, down to the
// bar.
func usable(sc *Screen) bool {
	middle := func(n int) string {
		return strings.TrimSpace(reads(pane(sc, 8, n))) + strings.TrimSpace(reads(pane(sc, 9, n)))
	}
	return middle(0) != "" && middle(1) != "" && strings.Contains(sc.Row(sc.rows-1), "q quit")
}

func named(sc *Screen) bool { return strings.Contains(sc.Text(), "People") }

// series are durations of one kind, one an iteration.
type series map[string][]time.Duration

func (s series) add(name string, d time.Duration) { s[name] = append(s[name], d) }

// ratio reports a percentile of one kind as a multiple of another's.
func (s series) ratio(b *testing.B, unit, of, to string, p float64) {
	b.ReportMetric(float64(Percentile(s[of], p))/float64(Percentile(s[to], p)), unit)
}

func (s series) milliseconds(b *testing.B, unit, of string, p float64) {
	b.ReportMetric(Percentile(s[of], p).Seconds()*1000, unit)
}

// BenchmarkStart starts qari on its samples, and bare.
func BenchmarkStart(b *testing.B) {
	path, took := bareFile(b), series{}
	build(b, "qari/cmd/qari")
	for b.Loop() {
		s := qari(b, screen)
		at, err := s.When(patience, func(sc *Screen) bool { return usable(sc) && strings.Contains(sc.Text(), "5 articles") })
		must(b, err)
		took.add("frame", at)
		took.add("byte", s.FirstByte())
		at, err = s.When(patience, named)
		must(b, err)
		took.add("names", at)
		must(b, s.Close())
		for _, fps := range []int{120, 60} {
			s := startBare(b, fps, path)
			at, err := s.When(patience, fullOfText)
			must(b, err)
			took.add(fmt.Sprint("bare", fps), at)
			took.add(fmt.Sprint("bare-byte", fps), s.FirstByte())
			must(b, s.Close())
		}
	}
	for _, fps := range []string{"120", "60"} {
		took.ratio(b, "first-byte-x-bare"+fps, "byte", "bare-byte"+fps, 50)
		took.ratio(b, "first-frame-x-bare"+fps, "frame", "bare"+fps, 50)
		took.ratio(b, "names-x-bare"+fps, "names", "bare"+fps, 50)
		took.milliseconds(b, "bare"+fps+"-ms", "bare"+fps, 50)
	}
	took.milliseconds(b, "first-frame-ms", "frame", 50)
}

// BenchmarkKey scrolls by a line, in articles of 5 KB and of 5 MB from their
// end on, and in bare.
func BenchmarkKey(b *testing.B) {
	path := bareFile(b)
	sessions := map[string]*Session{
		"bare120": startBare(b, 120, path), "bare60": startBare(b, 60, path),
		"beside120": startBare(b, 120, "-beside", path),
	}
	for _, s := range sessions {
		must(b, s.Until(patience, fullOfText))
		for range 20 {
			must(b, s.Send("j"))
		}
	}
	for name, size := range map[string]int{"5KB": 5 << 10, "5MB": 5 << 20} {
		s := qari(b, screen, generatedFile(b, size))
		must(b, s.Until(loading, named))
		must(b, s.Send(enter+"G"))
		must(b, s.UntilText(patience, "100%"))
		sessions[name] = s
	}
	for _, s := range sessions {
		s.waitStill(quiet, patience)
	}
	took, i := series{}, 0
	for b.Loop() {
		key := "k" // ten lines up, ten down
		if i/10%2 == 1 {
			key = "j"
		}
		i++
		for name, s := range sessions {
			time.Sleep(rand.N(17 * time.Millisecond)) // any moment between two frames
			d, err := s.KeyLatency(key, quiet, patience)
			if err != nil {
				b.Fatalf("%s: %v", name, err)
			}
			took.add(name, d)
		}
	}
	for _, size := range []string{"5KB", "5MB"} {
		took.ratio(b, size+"-p50-x-bare120", size, "bare120", 50)
		took.ratio(b, size+"-p99-x-bare120", size, "bare120", 99)
		took.ratio(b, size+"-p50-x-beside120", size, "beside120", 50)
		took.ratio(b, size+"-p99-x-beside120", size, "beside120", 99)
		took.ratio(b, size+"-p50-x-bare60", size, "bare60", 50)
		took.milliseconds(b, size+"-p50-ms", size, 50)
	}
	took.ratio(b, "5MB-p50-x-5KB", "5MB", "5KB", 50)
	took.milliseconds(b, "bare120-p50-ms", "bare120", 50)
}

// BenchmarkFolder opens 10,000 articles of 5 KB: how soon the list can be
// used, how long a letter typed into the filter takes once everything is
// loaded, and the memory as a multiple of the text.
func BenchmarkFolder(b *testing.B) {
	dir, size := generatedFolder(b, 10_000, 5<<10)
	path, took := bareFile(b), series{}
	var s *Session
	for b.Loop() {
		s = qari(b, screen, dir)
		at, err := s.When(loading, usable)
		must(b, err)
		took.add("usable", at)
		bare := startBare(b, 120, path)
		at, err = bare.When(patience, fullOfText)
		must(b, err)
		took.add("bare", at)
		must(b, bare.Close())
		must(b, s.UntilText(loading, "Loading")) // shown once it has taken a blink
		at, err = s.When(loading, func(sc *Screen) bool { return !strings.Contains(sc.Row(sc.rows-1), "Loading") })
		must(b, err)
		took.add("loaded", at)
		now, peak := steadyMemory(b, s)
		b.ReportMetric(float64(now)/float64(size), "rss-x-text")
		b.ReportMetric(float64(peak)/float64(size), "peak-rss-x-text")
		filterByLetters(b, s, took)
		must(b, s.Close())
	}
	took.ratio(b, "usable-x-bare120", "usable", "bare", 50)
	took.milliseconds(b, "usable-ms", "usable", 50)
	took.milliseconds(b, "loaded-ms", "loaded", 50)
	took.milliseconds(b, "filter-key-p50-ms", "filter", 50)
	took.milliseconds(b, "filter-key-p99-ms", "filter", 99)
}

// steadyMemory is the memory once it is steady, and its peak.
func steadyMemory(b *testing.B, s *Session) (now, peak int64) {
	for {
		before, _, err := s.Memory()
		must(b, err)
		time.Sleep(time.Second)
		if now, peak, err = s.Memory(); err != nil || max(now-before, before-now) < before/100 {
			must(b, err)
			return now, peak
		}
	}
}

// filterByLetters types words of different frequency into the filter.
func filterByLetters(b *testing.B, s *Session, took series) {
	for _, word := range []string{"الجسر", "سامي حداد", "مياه الوادي", "خشبيه", "عيادة الأطفال قرب الميناء"} {
		must(b, s.Send("/"))
		must(b, s.UntilText(patience, "Filter:"))
		for _, letter := range word {
			if letter == ' ' { // changes no cell at the end of the text
				must(b, s.Send(" "))
				continue
			}
			d, err := s.KeyLatency(string(letter), 4*quiet, patience)
			must(b, err)
			took.add("filter", d)
		}
		must(b, s.Send(escape))
		must(b, s.UntilText(patience, "10000 articles"))
		s.waitStill(quiet, patience)
	}
}
