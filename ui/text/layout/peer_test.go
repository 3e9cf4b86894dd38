package layout

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// TestMain lets the test binary be a process that shows a file, to be timed
// against one of a peer.
func TestMain(m *testing.M) {
	if path := os.Getenv("LAYOUT_SHOW"); path != "" {
		if err := showFile(path); err != nil {
			panic(err)
		}
		return
	}
	os.Exit(m.Run())
}

// showFile writes the lines of a file's paragraphs, 80 columns wide.
func showFile(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	var p Paragraph
	var l Line
	var row []byte
	in, out := bufio.NewScanner(f), bufio.NewWriterSize(os.Stdout, 1<<16)
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		p.Set(in.Text(), Options{Width: 80})
		for i := 0; p.Has(i); i++ {
			p.Line(i, &l)
			row = appendRow(row[:0], &p, &l)
			if _, err := out.Write(row); err != nil {
				return err
			}
		}
	}
	if err := in.Err(); err != nil {
		return err
	}
	return out.Flush()
}

func appendRow(row []byte, p *Paragraph, l *Line) []byte {
	for range l.Left {
		row = append(row, ' ')
	}
	for i := range l.Cells {
		c := &l.Cells[i]
		row = utf8.AppendRune(row, c.Rune)
		if c.Marked() {
			row = append(row, p.Marks(*c)...)
		}
	}
	return append(row, '\n')
}

// The articles of ../shared look as the fribidi command has them, character by
// character, but for two things: it leaves a hamza alone in its base form, and
// makes no ligature of a lam and an alef with marks between them.
func TestAsFribidi(t *testing.T) {
	peer, err := exec.LookPath("fribidi")
	if err != nil {
		t.Skip("the fribidi command is not installed")
	}
	files, _ := filepath.Glob("../../../../shared/articles/*.txt")
	if len(files) == 0 {
		t.Skip("there is no ../shared/articles beside the repository")
	}
	var text []string
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		text = append(text, strings.FieldsFunc(string(b), func(r rune) bool { return r == '\n' || r == '\r' })...)
	}
	c := exec.Command(peer, "--nopad", "--nobreak", "--reordernsm", "--clean")
	c.Stdin = strings.NewReader(strings.Join(text, "\n") + "\n")
	out, err := c.Output()
	if err != nil {
		t.Fatal(err)
	}
	markedLam := regexp.MustCompile(`ل\p{Mn}+[اأإآ]`)
	compared := 0
	for i, want := range strings.Split(strings.TrimSuffix(string(out), "\n"), "\n") {
		if markedLam.MatchString(text[i]) {
			continue
		}
		compared++
		got := strings.ReplaceAll(lines(text[i], Options{})[0], "\uFE80", "ء")
		if got != want {
			t.Errorf("line %d differs", i+1) // not shown: it is other people's text
		}
	}
	if compared < len(text)*9/10 {
		t.Errorf("only %d of %d lines were compared", compared, len(text))
	}
}

// BenchmarkAgainstFribidi runs 50 MB through a process of ours and one of the
// fribidi command, both from reading the file to writing lines of 80 columns,
// and reports the user time of ours as a part of fribidi's.
func BenchmarkAgainstFribidi(b *testing.B) {
	peer, err := exec.LookPath("fribidi")
	if err != nil {
		b.Skip("the fribidi command is not installed")
	}
	path := filepath.Join(b.TempDir(), "news.txt")
	paragraphs := strings.Join(news(1<<20), "\n") + "\n"
	if err := os.WriteFile(path, []byte(strings.Repeat(paragraphs, 50)), 0o600); err != nil {
		b.Fatal(err)
	}
	var ours, theirs time.Duration
	for b.Loop() {
		ours += userTime(b, exec.Command(os.Args[0]), "LAYOUT_SHOW="+path)
		theirs += userTime(b, exec.Command(peer, "--width", "80", path))
	}
	b.ReportMetric(ours.Seconds()/float64(b.N), "ours-s")
	b.ReportMetric(theirs.Seconds()/float64(b.N), "fribidi-s")
	b.ReportMetric(ours.Seconds()/theirs.Seconds(), "ratio")
}

func userTime(b *testing.B, c *exec.Cmd, env ...string) time.Duration {
	c.Env = append(os.Environ(), env...)
	if err := c.Run(); err != nil {
		b.Fatal(err)
	}
	return c.ProcessState.UserTime()
}
