//go:build terminals

package realterm

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"qari/ui/internal/ptytest"
)

// article is what qari is given to show: Arabic only, so that recognition can
// be told one language, and short enough for one screen.
const article = `المدينة تفتح مكتبتها الجديدة أمام القراء

افتتحت البلدية صباح اليوم مكتبة عامة في الحي القديم بعد أعمال استمرت ثلاث سنوات كاملة.

وقال مدير المكتبة إن القاعة الكبرى تتسع لمئات القراء وإن الكتب رتبت على رفوف خشبية طويلة.

وأضاف أن الأطفال سيجدون ركنا خاصا بهم فيه قصص ملونة وألعاب هادئة تشجعهم على القراءة.

ويأمل سكان الحي أن تصبح المكتبة ملتقى للجيران في أمسيات الشتاء الباردة.
`

// limit is the highest character error rate of a right picture.
const limit = 0.03

// setting is how qari is started within a terminal.
type setting struct {
	name string
	// wrap is the shell command that runs a command; "%s" for none around it.
	wrap string
	env  []string
}

var settings = []setting{
	{name: "", wrap: "%s"},
	// As over SSH, where only TERM comes along.
	{name: "no environment", wrap: `env -i TERM="$TERM" PATH="$PATH" HOME="$HOME" %s`},
	{name: "tmux", wrap: "tmux -L $QARI_TMUX -f /dev/null -u new-session '%s'"},
}

// result is one row of the table.
type result struct {
	terminal, detected, emitter, joined, verdict string
	rate                                         float64
}

// table collects the results; its mutex lets tests run side by side.
type table struct {
	sync.Mutex
	rows []result
}

func (t *table) add(r result) {
	t.Lock()
	defer t.Unlock()
	t.rows = append(t.rows, r)
}

func (t *table) String() string {
	var b strings.Builder
	b.WriteString("| terminal | detected | emitter | error rate | joined | |\n| --- | --- | --- | --- | --- | --- |\n")
	slices.SortFunc(t.rows, func(a, b result) int { return strings.Compare(a.terminal, b.terminal) })
	for _, r := range t.rows {
		rate := "–"
		if r.rate >= 0 {
			rate = fmt.Sprintf("%.3f", r.rate)
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s |\n", r.terminal, r.detected, r.emitter, rate, r.joined, r.verdict)
	}
	return b.String()
}

// build checks that everything is there, and builds qari.
func build(t *testing.T) string {
	t.Helper()
	for _, tool := range []string{"Xvfb", "import", "convert", "tesseract", "script", "tmux"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Fatalf("%s is not installed; see packages.txt", tool)
		}
	}
	qari := filepath.Join(t.TempDir(), "qari")
	if out, err := exec.Command("go", "build", "-o", qari, "qari/cmd/qari").CombinedOutput(); err != nil {
		t.Fatalf("building qari: %v\n%s", err, out)
	}
	return qari
}

func TestRealTerminals(t *testing.T) {
	qari := build(t)
	results := &table{}
	t.Run("all", func(t *testing.T) {
		slots := make(chan struct{}, 2)
		for _, term := range terminals {
			switch missing := term.missing(); {
			case missing && term.required:
				t.Errorf("%s is not installed", term.name)
				fallthrough
			case missing:
				results.add(result{terminal: term.name, rate: -1, verdict: "missing"})
				continue
			}
			for _, s := range settings {
				t.Run(term.name+"/"+s.name, func(t *testing.T) {
					t.Parallel()
					slots <- struct{}{}
					defer func() { <-slots }()
					right(t, results, term, s, qari)
				})
			}
			t.Run(term.name+"/wrong", func(t *testing.T) {
				t.Parallel()
				slots <- struct{}{}
				defer func() { <-slots }()
				wrong(t, results, term, qari)
			})
		}
	})
	t.Logf("\n%s", results)
}

// right checks that qari, left to find out for itself, is right.
func right(t *testing.T, results *table, term terminal, s setting, qari string) {
	name := strings.TrimSuffix(term.name+", "+s.name, ", ")
	shown := show(t, term, s, qari)
	r := shown.judge(t, name)
	r.detected, r.emitter = shown.report.Profile, shown.report.Emitter
	if shown.report.Switch != "" {
		r.emitter += " " + shown.report.Switch
	}
	results.add(r)
	shown.keep(t, name)
	if r.verdict != "ok" {
		t.Errorf("%s: %+v", name, r)
	}
}

// wrong checks that a wrong emission is seen to be wrong.
func wrong(t *testing.T, results *table, term terminal, qari string) {
	name := term.name + ", wrong emission"
	shown := show(t, term, setting{wrap: "%s", env: []string{"QARI_TERMINAL=" + term.wrong}}, qari)
	shown.keep(t, name)
	r := shown.judge(t, name)
	r.emitter, r.detected = term.wrong, "(told)"
	switch moved := r.rate < 0 && r.verdict != "ok"; {
	case moved: // so far that no pane could be read
		r.verdict = "seen to be wrong: " + r.verdict
	case r.rate > 0.5:
		r.verdict = "seen to be wrong"
	default:
		t.Errorf("%s: %s passes with an error rate of %.3f", term.name, term.wrong, r.rate)
		r.verdict = "NOT SEEN"
	}
	results.add(r)
}

// report is the part of doctor's that the table shows.
type report struct{ Profile, Emitter, Switch string }

// screen is a picture of qari in a terminal, with what should be on it.
type screen struct {
	img    *image.Gray
	report report
	walls
}

// walls are the vertical borders between the panes.
type walls struct {
	columns []int
	rows    int // on how many rows they stand
}

// show starts qari in the terminal and takes its picture.
func show(t *testing.T, term terminal, s setting, qari string) *screen {
	t.Helper()
	dir := t.TempDir()
	pages := filepath.Join(dir, "pages")
	must(t, os.Mkdir(pages, 0o700))
	must(t, os.WriteFile(filepath.Join(pages, "a.txt"), []byte(article), 0o600))
	// Without colours, which recognition need not see through.
	d := launch(t, term, s, dir, fmt.Sprintf("export NO_COLOR=1\nstty size >%[1]s/size\n"+
		"script -qec '%[2]s doctor --json' %[1]s/doctor\nexec %[2]s %[3]s\n", dir, qari, pages))

	shown := &screen{}
	var cols, rows int
	wait(t, 20*time.Second, "the terminal's size", func() bool {
		text, _ := os.ReadFile(filepath.Join(dir, "size"))
		n, _ := fmt.Sscan(string(text), &rows, &cols)
		return n == 2
	})
	shown.walls = wallsOf(t, qari, pages, cols, rows)
	wait(t, 20*time.Second, "doctor's report", func() bool {
		text, _ := os.ReadFile(filepath.Join(dir, "doctor"))
		_, text, _ = bytes.Cut(text, []byte("{"))
		return json.NewDecoder(io.MultiReader(strings.NewReader("{"), bytes.NewReader(text))).Decode(&shown.report) == nil
	})
	shown.img = d.waitStill(t, 15*time.Second, func(img *image.Gray) bool {
		return len(rules(img, 10*shown.rows)) >= len(shown.columns)
	})
	return shown
}

// launch starts the terminal with a script in it, on a display of its own.
func launch(t *testing.T, term terminal, s setting, dir, script string) display {
	t.Helper()
	inner, outer, home := filepath.Join(dir, "inner"), filepath.Join(dir, "outer"), term.settings(t)
	must(t, os.WriteFile(inner, []byte(script), 0o600))
	must(t, os.WriteFile(outer, []byte("exec "+fmt.Sprintf(s.wrap, "sh "+inner)+"\n"), 0o600))
	d := newDisplay(t)
	argv := term.argv(home, outer)
	cmd := exec.Command(argv[0], argv[1:]...)
	tmux := "qari" + strings.ReplaceAll(dir, "/", "-")
	cmd.Env = append([]string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + home, "XDG_RUNTIME_DIR=" + home, "LANG=C.UTF-8",
		"DISPLAY=" + string(d), "LIBGL_ALWAYS_SOFTWARE=1", "NO_AT_BRIDGE=1", "QARI_TMUX=" + tmux,
	}, s.env...)
	run(t, cmd)
	t.Cleanup(func() { exec.Command("tmux", "-L", tmux, "kill-server").Run() })
	return d
}

func wait(t *testing.T, limit time.Duration, what string, done func() bool) {
	t.Helper()
	for end := time.Now().Add(limit); !done(); time.Sleep(100 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("waited %v for %s", limit, what)
		}
	}
}

// wallsOf are the borders of qari's screen of this size, by what it draws in a
// terminal that is no more than a grid.
func wallsOf(t *testing.T, qari, pages string, cols, rows int) (w walls) {
	t.Helper()
	s, err := ptytest.Start(exec.Command(qari, pages), ptytest.Options{Cols: cols, Rows: rows, Terminal: ptytest.XTerm})
	must(t, err)
	defer s.Close()
	err = s.Until(20*time.Second, func(screen *ptytest.Screen) bool {
		w = walls{}
		for x := range cols {
			n := 0
			for y := range rows {
				if screen.Cells(y)[x].Text == "│" {
					n++
				}
			}
			if n > rows/2 {
				w.columns, w.rows = append(w.columns, x), n
			}
		}
		return len(w.columns) >= 2
	})
	if err != nil {
		t.Fatalf("qari draws %d borders on %d × %d: %v", len(w.columns), cols, rows, err)
	}
	return w
}

// judge looks at the borders and reads the widest pane.
func (s *screen) judge(t *testing.T, name string) result {
	t.Helper()
	r := result{terminal: name, rate: -1, verdict: "ok"}
	found := rules(s.img, 10*s.rows)
	if complaint := s.compare(found); complaint != "" {
		r.verdict = complaint
		return r
	}
	pane := lines(s.img, widest(found), s.rows)
	text := ""
	for _, scale := range []string{"150%", "200%", "175%", "125%"} { // at one or the other a line is passed over
		read, err := recognize(pane, scale)
		must(t, err)
		if rate := errorRate(article, read); r.rate < 0 || rate < r.rate {
			r.rate, text = rate, read
		}
		if r.rate <= limit {
			break
		}
	}
	joined, apart := expected(article)
	n := components(pane)
	r.joined = fmt.Sprintf("yes (%d)", n)
	if n > (joined+apart)/2 {
		r.joined = fmt.Sprintf("no (%d of %d)", n, apart)
		r.verdict = "letters stand apart"
	}
	if r.rate > limit {
		r.verdict = "misread"
		t.Logf("%s reads:\n%s", name, text)
	}
	return r
}

// compare tells what is wrong with the borders: each must be one unbroken line
// over all of its rows, in its column.
func (s *screen) compare(found []rule) string {
	if len(found) != len(s.columns) {
		return fmt.Sprintf("%d borders of %d", len(found), len(s.columns))
	}
	first, last := found[0], found[len(found)-1]
	cell := float64(last.x-first.x) / float64(s.columns[len(found)-1]-s.columns[0])
	for i, f := range found {
		at := float64(first.x) + cell*float64(s.columns[i]-s.columns[0])
		if d := float64(f.x) - at; d > 2 || d < -2 {
			return fmt.Sprintf("border %d stands %.0f pixels off", i, d)
		}
		if f.to-f.from != first.to-first.from {
			return fmt.Sprintf("border %d is broken", i)
		}
	}
	if left := float64(first.x) - cell*(float64(s.columns[0])+0.5); left < -cell || left > cell {
		return fmt.Sprintf("borders stand %.0f pixels off", left)
	}
	return ""
}

// widest is the space between the two borders farthest apart.
func widest(found []rule) (best image.Rectangle) {
	const clear = 4
	for i := 1; i < len(found); i++ {
		r := image.Rect(found[i-1].x+clear, found[i].from, found[i].x-clear, found[i].to)
		if r.Dx() > best.Dx() {
			best = r
		}
	}
	return best
}

// keep saves the picture where QARI_PICTURES says, for a look at it.
func (s *screen) keep(t *testing.T, name string) {
	t.Helper()
	dir := os.Getenv("QARI_PICTURES")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, strings.ReplaceAll(name, " ", "-")+".png"))
	must(t, err)
	defer f.Close()
	must(t, png.Encode(f, s.img))
}
